import ClosedLoop
import Scenarios
import Testing

@Suite struct ReplicationRuleTextTests {
  @Test(arguments: [
    ("sla.first_response.met within 1%", 0.01, false, 0.95), ("customers.saved within 5% at 90%", 0.05, true, 0.9),
    ("customers.saved within 0.5 at 99%", 0.5, false, 0.99), ("wait.time.mean within 30m", 0.5, false, 0.95),
    ("nps.observed within 1%", 1, false, 0.95),
  ]) func `a stop rule says a half-width in the unit of its metric`(
    text: String, width: Double, isRelative: Bool, level: Double
  ) throws {
    let plan = try #require(Given.scenario(Given.minimal).scenario).plan
    guard
      case .success(.until(_, width, isRelative, level, 30, 500)) =
        ReplicationRule.parse(until: text, in: plan, least: 30, greatest: 500)
    else {
      Issue.record("\(ReplicationRule.parse(until: text, in: plan))")
      return
    }
  }

  @Test(arguments: [
    "", "customers.saved", "customers.saved within", "customers.saved within x", "customers.saved within -1",
    "customers.saved within 5% at 0%", "x within 5%", "wait.time.mean within 3 parsecs", " within  at ",
  ]) func `anything else is refused`(text: String) throws {
    let plan = try #require(Given.scenario(Given.minimal).scenario).plan
    guard case .failure = ReplicationRule.parse(until: text, in: plan) else {
      Issue.record("\(text) is read")
      return
    }
  }
}
