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

  /// A scenario that steps into each trap, as outcome or as a change elsewhere, and a word of the reason.
  static let flagged: [(outcome: String, change: (String, String)?, code: String, reason: String)] = [
    (#"{ "causal_share": 0.8 }"#, nil, "trap-T3", "association"),
    (#"{ "causal_share": 0.8, "factors": { "recovered": 0.1 } }"#, nil, "trap-T4", "twice"),
    (#"{ "reliability": 0.9 }"#, nil, "trap-T5", "by chance"),
    (
      #"{ "hazard_half_life": "20d", "factors": { "ignored": 1.3 }, "recovery": { "response_delay": 0.4 } }"#, nil,
      "trap-T2", "three times"
    ),
    ("{}", (#""20/month""#, #"{ "dist": "lognormal", "mean": "20/month", "cv": 1.5 }"#), "trap-T13", "independently"),
    (
      "{}",
      (
        #""count": 100000, "tiers": { "all": { "share": "100%", "margin": "20/month", "annual_churn": "20%" } }"#,
        #""count": 100000, "tier_order": ["rich", "poor"], "#
          + #""tiers": { "rich": { "share": "10%", "margin": "90/month", "annual_churn": "20%" }, "#
          + #""poor": { "share": "90%", "margin": "9/month", "annual_churn": "20%" } }"#
      ), "trap-T13", "leave alike"
    ),
    (#"{ "hazard": { "shape": "weibull", "k": 0.7 } }"#, nil, "trap-T18", "the readier leave first"),
    (#"{ "advocacy": { "referrals": 0.1, "referral_value": 500 } }"#, nil, "trap-T15", "cost of winning"),
    (#"{ "voice": { "low": "100%", "mid": "100%", "high": "100%" } }"#, nil, "trap-T16", "who writes is taken for all"),
  ]

  static let refused: [(outcome: String, change: (String, String)?, code: String, reason: String)] = [
    (#"{ "retention_uplift": "12%" }"#, nil, "trap-T20", "predict itself"),
    (#"{ "detractor_churn": "30%", "leave_probability": { "high": "40%" } }"#, nil, "trap-T1", "twice"),
    (#"{ "detractor_churn": "90%" }"#, nil, "trap-T1", "at most"),
    (
      "{}",
      (
        #""solved_at_contact": "70%""#,
        #""solved_at_contact": "70%", "remedy": { "booked": "margin", "cost_share": "80%" }"#
      ), "trap-T10", "twice"
    ),
  ]

  @Test("is flagged with its reason, and the scenario runs", arguments: flagged.indices)
  func isFlagged(_ index: Int) {
    let step = Self.flagged[index]
    let (text, isRefused) = Self.shown(step.outcome, step.change)
    #expect(text.contains("warning[\(step.code)]") && text.contains(step.reason), "\(text)")
    #expect(!isRefused)
  }

  @Test("that can only be wrong is refused", arguments: refused.indices)
  func isRefused(_ index: Int) {
    let step = Self.refused[index]
    let (text, isRefused) = Self.shown(step.outcome, step.change)
    #expect(text.contains("error[\(step.code)]") && text.contains(step.reason), "\(text)")
    #expect(isRefused)
  }

  @Test("that is named has its guard: a diagnostic that a scenario gets, a metric that shows it, or a reason")
  func everyTrapHasItsGuard() {
    #expect(KnownTrap.all.map(\.id) == (1...20).map { "T\($0)" })
    let metrics = Set(Metric.catalogue.map { "\($0.name)" })
    for trap in KnownTrap.all {
      #expect(!trap.meaning.isEmpty && !trap.remedy.isEmpty)
      switch trap.protection {
      case .refused: #expect(Self.refused.contains { $0.code == trap.code }, "\(trap.id)")
      case .flagged: #expect(Self.flagged.contains { $0.code == trap.code }, "\(trap.id)")
      case .built(let names): #expect(!names.isEmpty && metrics.isSuperset(of: names), "\(trap.id)")
      case .notRead: break
      }
    }
    // And no diagnostic is without its entry.
    for code in Self.flagged.map(\.code) + Self.refused.map(\.code) {
      #expect(KnownTrap.all.contains { $0.code == code }, "\(code)")
    }
  }

  @Test("of vouchers is one switch: a cost, or nothing beside the margins that hold them")
  func vouchers() throws {
    func plan(_ remedy: String) throws -> Plan {
      let text = Given.minimal.replacingFirst(
        #""solved_at_contact": "70%""#, by: #""solved_at_contact": "70%", "remedy": "# + remedy)
      let reading = Given.scenario(text)
      let scenario = try #require(reading.scenario, "\(Given.shown(reading))")
      // What was resolved reads back as the same.
      let again = try #require(Given.scenario(CanonicalJSON.document(scenario.resolved)).scenario)
      #expect(again.plan.resolution.remedyCostShare == scenario.plan.resolution.remedyCostShare)
      return scenario.plan
    }
    #expect(try plan(#"{ "cost_share": "75%" }"#).resolution.remedyCostShare == 0.75)
    #expect(try plan(#"{ "booked": "margin", "offered": "50%" }"#).resolution.remedyCostShare == 0)
    #expect(try plan(#"{ "booked": "margin", "offered": "50%" }"#).resolution.remedyOffered == 0.5)
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
