import ClosedLoop
import Scenarios
import Testing

@Suite struct GateTextTests {
  @Test(arguments: [
    ("sla.first_response.met >= 90%", Relation.atLeast, GateBound.value(0.9)),
    ("sla.first_response.met>0.9", .above, .value(0.9)),
    ("backlog.age.p95 <= 5d", .atMost, .value(120)), ("money.net_benefit > 25000.5 EUR", .above, .value(25_000.5)),
    ("money.net_benefit >= -3", .atLeast, .value(-3)), ("customers.saved < 12", .below, .value(12)),
    ("money.net_benefit >= golden", .atLeast, .golden(relative: 0, absolute: 0)),
    ("money.net_benefit >= golden - 2%", .atLeast, .golden(relative: -0.02, absolute: 0)),
    ("money.net_benefit <= golden \u{2212} 100", .atMost, .golden(relative: 0, absolute: -100)),
    ("wait.time.mean <= golden + 30m", .atMost, .golden(relative: 0, absolute: 0.5)),
    ("money.roi >= 150%", .atLeast, .value(1.5)),
  ]) func `a gate has a relation and a bound`(text: String, relation: Relation, bound: GateBound) throws {
    let plan = try #require(Given.scenario(Given.minimal).scenario).plan
    switch Gate.parse(text, in: plan) {
    case .success(let gate):
      #expect(gate.relation == relation)
      #expect(gate.bound == bound)
    case .failure(let remedy): Issue.record("\(remedy.text)")
    }
  }

  @Test(arguments: [
    "", ">=", "customers.saved", "customers.saved >=", "customers.saved >= many", "customers.saved >= golden * 2",
    "sla.first_response.met >= 120%", "money.net_benefit >= 3 USD", "backlog.age.p95 <= 5", "customers.saved >= 1e999",
  ]) func `anything else is refused`(text: String) throws {
    let plan = try #require(Given.scenario(Given.minimal).scenario).plan
    guard case .failure = Gate.parse(text, in: plan) else {
      Issue.record("\(text) is read")
      return
    }
  }
}
