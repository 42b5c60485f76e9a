import ClosedLoop
import Scenarios
import Testing

@Suite("A trap")
struct TrapTests {
  static func shown(_ outcome: String, _ more: (String, String)? = nil) -> (text: String, isRefused: Bool) {
    var text = Given.minimal.replacingFirst(#""outcome": {}"#, by: "\"outcome\": \(outcome)")
    if let more { text = text.replacingFirst(more.0, by: more.1) }
    let reading = Given.scenario(text)
    return (Given.shown(reading), reading.scenario == nil)
  }

  @Test(
    "is flagged with its reason, and the scenario runs",
    arguments: [
      (#"{ "causal_share": 0.8 }"#, "trap-T3", "association"),
      (#"{ "causal_share": 0.8, "factors": { "recovered": 0.1 } }"#, "trap-T4", "twice"),
      (#"{ "reliability": 0.9 }"#, "trap-T5", "by chance"),
      (
        #"{ "hazard_half_life": "20d", "factors": { "ignored": 1.3 }, "recovery": { "response_delay": 0.4 } }"#,
        "trap-T2",
        "three times"
      ),
      (#"{ "hazard": { "shape": "weibull", "k": 0.7 } }"#, "trap-T18", "the readier leave first"),
      (#"{ "advocacy": { "referrals": 0.1, "referral_value": 500 } }"#, "trap-T15", "cost of winning"),
    ])
  func isFlagged(outcome: String, code: String, reason: String) {
    let (text, isRefused) = Self.shown(outcome)
    #expect(text.contains("warning[\(code)]") && text.contains(reason), "\(text)")
    #expect(!isRefused)
  }

  @Test(
    "that can only be wrong is refused",
    arguments: [
      (#"{ "retention_uplift": "12%" }"#, "trap-T20", "predict itself"),
      (#"{ "detractor_churn": "30%", "leave_probability": { "high": "40%" } }"#, "trap-T1", "twice"),
      (#"{ "detractor_churn": "90%" }"#, "trap-T1", "at most"),
    ])
  func isRefused(outcome: String, code: String, reason: String) {
    let (text, isRefused) = Self.shown(outcome)
    #expect(text.contains("error[\(code)]") && text.contains(reason), "\(text)")
    #expect(isRefused)
  }

  @Test("is not what usual values are taken for", arguments: ["{}", #"{ "preset": "optimistic" }"#])
  func isQuiet(outcome: String) { #expect(!Self.shown(outcome).text.contains("trap")) }

  @Test("of detractors' churn is solved: the chances to leave reproduce what was measured")
  func statusQuo() throws {
    let reading = Given.scenario(
      Given.minimal.replacingFirst(#""outcome": {}"#, by: #""outcome": { "detractor_churn": "32%" }"#))
    let scenario = try #require(reading.scenario, "\(Given.shown(reading))")
    let churn = try StatusQuo.detractorChurn(scenario.plan)
    #expect(abs(churn - 0.32) < 0.0005, "\(churn)")
    let standard = OutcomeModel().leaveProbabilities
    let ratio = scenario.plan.outcome.leaveProbabilities[2] / standard[2]
    #expect(ratio != 1)
    // What was found is written out and reads back; its origin is the line of the measured churn.
    let again = try #require(Given.scenario(CanonicalJSON.document(scenario.resolved)).scenario)
    #expect(again.plan.outcome.leaveProbabilities == scenario.plan.outcome.leaveProbabilities)
    let line = try #require(
      Origins.lines(of: scenario.resolved, in: reading.sources).first { $0.path == "outcome.leave_probability.high" })
    #expect(line.origin.hasPrefix("desk.json:"))
    #expect(!scenario.weakInputs.contains("outcome.leave_probability.high"))
  }

  @Test("may be stated net of failures, and then moves the group's hazard alone")
  func netOfShock() throws {
    let reading = Given.scenario(
      Given.minimal.replacingFirst(
        #""outcome": {}"#, by: #""outcome": { "detractor_churn": { "share": "20%", "net_of_shock": true } }"#))
    let scenario = try #require(reading.scenario, "\(Given.shown(reading))")
    #expect(scenario.plan.outcome.leaveProbabilities == OutcomeModel().leaveProbabilities)
    let churn = try StatusQuo.detractorChurn(scenario.plan, netOfFailures: true)
    #expect(abs(churn - 0.20) < 0.0005, "\(churn)")
  }
}
