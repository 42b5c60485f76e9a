import ClosedLoop
import EventKernel
import Scenarios
import Testing

/// Single fields of a scenario and what they become in the plan.
@Suite struct ScenarioFieldsTests {
  static func plan(_ old: String, _ new: String, files: [String: String] = [:]) throws -> Plan {
    let reading = Given.scenario(Given.minimal.replacingFirst(old, by: new), files: files)
    return try #require(reading.scenario, "\(Given.shown(reading))").plan
  }

  static func shown(_ old: String, _ new: String, files: [String: String] = [:]) -> String {
    Given.shown(Given.scenario(Given.minimal.replacingFirst(old, by: new), files: files))
  }

  @Test func `offsets in the scenario are used instead of the closure`() throws {
    let offsets =
      #""offsets": { "initial": "+02:00", "changes": { "2026-10-25T01:00Z": "+01:00", "2027-01-10T01:00Z": "+03:00" } }"#
    let plan = try Self.plan(#""time_zone": "UTC""#, "\"time_zone\": \"Nowhere\", \(offsets)")
    #expect(plan.civil.firstOffset == Time.hour)
    #expect(plan.civil.shifts.map(\.start) == [6 * Time.day + 2 * Time.hour])
    #expect(plan.civil.shifts.map(\.shift) == [2 * Time.hour])
  }

  @Test func `calendars know holidays, extra days and the end of the day`() throws {
    let plan = try Self.plan(
      #""desk": { "weekly": { "mon-fri": ["09:00-17:00"] } }"#,
      #""desk": { "weekly": { "mon-fri": ["20:00-24:00", "09:00-17:00"], "sat": ["00:00-04:00"] }, "closed_like": "site", "open": { "2027-01-10": ["10:00-11:00"] } }, "site": { "weekly": {}, "closed": ["2027-01-05"] }"#
    )
    let desk = plan.calendars[1]
    func hours(_ day: Int64, _ hour: Int64) -> Ticks { day * Time.day + hour * Time.hour }
    let first: [Ticks] = [hours(0, 9), hours(0, 20), hours(2, 9)]
    #expect(desk.starts.prefix(3) == first[...])
    // Friday night runs into Saturday.
    let evening = hours(4, 20)
    let friday = try #require(desk.starts.firstIndex { $0 == evening })
    #expect(desk.ends[friday] == hours(5, 4))
    #expect(desk.starts[friday + 1] == hours(6, 10))
    let last = try #require(desk.ends.last)
    #expect(last > hours(42 + 398, 0))
  }

  @Test func `kinds of channel come from names and bring defaults`() throws {
    let plan = try Self.plan(
      #""email_survey": {"#,
      #""shop": { "volume": "10/d", "scores": { "detractor": 1, "passive": 0, "promoter": 0 }, "prefers": "phone" }, "email_survey": { "consent": { "phone": "10%" }, "patience": "2d","#
    )
    #expect(plan.channels[0].identified == 0.3)
    #expect(plan.channels[0].prefersPhone == true)
    #expect(plan.channels[0].phoneConsent == 0.75)
    #expect(plan.channels[1].identified == 0.85)
    #expect(plan.channels[1].phoneConsent == 0.1)
    #expect(plan.channels[1].mailConsent == 0.75)
    #expect(plan.channels[1].patience == .constant(172_800))
    guard case .weekly(let perWeek, _) = plan.channels[0].arrivals else {
      Issue.record("no weekly pattern")
      return
    }
    #expect(perWeek == 70)
  }

  @Test func `a trace is sorted, cut to the run, and laid on the start`() throws {
    let csv =
      "id,at\r\n1,2010-01-13 08:40:25\r\n2,\"2010-01-11T00:00:00.5\"\r\n\r\n3,2009-12-31 23:00\r\n4,2010-01-12T01:00:00+01:00\r\n"
    let change = #""trace": { "csv": "calls.csv", "time": "at", "from": "2010-01-11" }"#
    let old = #""volume": "200/w", "shape": "office""#
    let plan = try Self.plan(old, change, files: ["calls.csv": csv])
    guard case .trace(let times) = plan.channels[0].arrivals else {
      Issue.record("no trace")
      return
    }
    #expect(times == [500_000, Time.day, 2 * Time.day + 8 * Time.hour + 40 * Time.minute + 25 * Time.second])
    let shown = Self.shown(old, change, files: ["calls.csv": csv])
    #expect(shown.contains("1 row lies outside the run and is left out; 3 remain"))
    let wrong = Self.shown(old, change, files: ["calls.csv": "id,at\n1,yesterday\n2\n3,\"2010-01-13 08:40\n"])
    #expect(wrong.contains("calls.csv:2:3"))
    #expect(wrong.contains("a time is needed"))
    #expect(wrong.contains("this row has 1 cells, the first one 2"))
    #expect(wrong.contains("a quote is not closed"))
    #expect(Self.shown(old, change, files: ["calls.csv": "id,time\n"]).contains("no such column"))
    #expect(Self.shown(old, change, files: ["calls.csv": ""]).contains("has no rows"))
  }

  @Test func `daily counts are scaled and spread over the days`() throws {
    let csv = "day;x,date,n\na,2027-01-04,100\nb,2027-01-06,50\nc,2030-01-01,9\n"
    let reading = Given.scenario(
      Given.minimal.replacingFirst(
        #""volume": "200/w""#, by: #""daily": { "csv": "data/n.csv", "date": "date", "count": "n" }"#),
      files: ["data/n.csv": csv], settings: ["arrivals.scale=2"])
    let scenario = try #require(reading.scenario, "\(Given.shown(reading))")
    guard case .daily(let counts, _) = scenario.plan.channels[0].arrivals else {
      Issue.record("no daily pattern")
      return
    }
    #expect(counts.prefix(4) == [200, 0, 100, 0])
    #expect(scenario.inputs.map(\.path) == ["desk.json", "data/n.csv"])
    #expect(reading.diagnostics.warningCount == 1)
  }

  @Test func `a shape may be recorded by the hours of the week`() throws {
    let rows = (0..<168).map { "\($0),\($0 < 24 ? 3 : 1)\n" }.joined()
    let plan = try Self.plan(
      #"{ "by_hour": { "00-08": 0.1, "08-24": 1 } }"#, #"{ "csv": "week.csv", "hour": "h", "weight": "w" }"#,
      files: ["week.csv": "h,w\n" + rows])
    guard case .weekly(_, let shape) = plan.channels[0].arrivals else {
      Issue.record("no weekly pattern")
      return
    }
    let (busy, quiet): (Double, Double) = (504 / 216, 168 / 216)
    #expect(abs(shape[0] - busy) < 1e-12)
    #expect(abs(shape[24] - quiet) < 1e-12)
  }

  @Test func `empirical laws come from lists and files`() throws {
    let list = try Self.plan(
      #""dist": "gamma", "mean": "9m", "cv": 0.5"#, #""dist": "empirical", "values": ["3m", "1m"]"#)
    #expect(list.work.first?.talk == .empirical([60, 180]))
    let file = try Self.plan(
      #""dist": "gamma", "mean": "9m", "cv": 0.5"#, #""dist": "empirical", "csv": "a.csv", "column": "t", "in": "m""#,
      files: ["a.csv": "t\n3\n1.5\n"])
    #expect(file.work.first?.talk == .empirical([90, 180]))
  }

  @Test func `contact may be always, and a waiting case may give up by a law`() throws {
    let plan = try Self.plan(
      #""attempts": 3"#, #""attempts": 3, "reach": "always", "give_up_after": { "dist": "exponential", "mean": "2h" }"#)
    #expect(plan.contact.reach == nil)
    #expect(plan.contact.planEnds == nil)
    #expect(plan.contact.givesUpAfter == .exponential(mean: 7_200))
    let named = try Self.plan(#""attempts": 3"#, #""give_up_after": "talk""#)
    #expect(named.contact.givesUpAfter != nil)
    #expect(named.contact.attempts == 4)
    #expect(named.contact.gaps == [3 * Time.hour, Time.day, 2 * Time.day])
  }

  @Test func `a shift may run day and night`() throws {
    let plan = try Self.plan(
      #""calendar": "desk", "shifts": { "day": { "people": 3, "weekly": { "mon-fri": ["09:00-17:00"] } } }"#,
      #""shifts": { "day": { "people": 3, "weekly": "always" } }"#)
    #expect(plan.deskCalendar == 0)
    #expect(plan.teams.first?.shifts.first?.intervals.prefix(2).map(\.end) == [Time.day, 2 * Time.day])
  }

  @Test func `the conservative preset changes three defaults`() throws {
    let plan = try Self.plan(
      #""outcome": {}"#, #""outcome": { "preset": "conservative", "factors": { "ignored": 1.1 } }"#)
    #expect(plan.outcome.causalShare == 0)
    #expect(plan.outcome.recoveredFactor == 0.5)
    #expect(plan.outcome.ignoredFactor == 1.1)
    #expect(plan.outcome.shockHalfLife == 30)
    let standard = try Self.plan(#""outcome": {}"#, #""outcome": { "hazard_half_life": "45d" }"#)
    #expect(standard.outcome.recoveredFactor == 0.3)
    #expect(standard.outcome.shockHalfLife == 45)
    #expect(standard.outcome.recovery.responseZone == 1)
  }

  @Test func `margins are per month, and seats are whole`() throws {
    let plan = try Self.plan(
      #""tiers": { "all": { "share": "100%", "margin": "20/month", "annual_churn": "20%" } }"#,
      #""tier_order": ["b", "a", "c"], "tiers": { "a": { "share": 0.3333333, "margin": "120/year", "annual_churn": "20%" }, "b": { "share": 0.3333333, "margin": 7, "annual_churn": { "net_of_failures": "9%" } }, "c": { "share": 0.3333334, "margin": { "dist": "lognormal", "mean": "3/month", "cv": 0.5 }, "annual_churn": "20%", "recovery_offset": -0.5 } }"#
    )
    #expect(plan.population.tiers.map(\.seats).reduce(0, +) == 100_000)
    #expect(plan.population.tiers.map { String(decoding: $0.name.utf8, as: UTF8.self) } == ["b", "a", "c"])
    #expect(plan.population.tiers[0].churn == .netOfFailures(0.09))
    #expect(plan.population.tiers[1].margin == .constant(10))
    #expect(plan.population.tiers[2].recoveryOffset == -0.5)
  }

  // MARK: Warnings

  @Test func `what nobody uses is told, but not of a variant`() {
    let unused = Self.shown(
      #""distributions": {"#, #""distributions": { "old": { "dist": "constant", "value": "1m" },"#)
    #expect(unused.contains("nothing uses this distribution"))
    let text = Given.minimal.replacingFirst(
      #""distributions": {"#, by: #""distributions": { "old": { "dist": "constant", "value": "1m" },"#)
    #expect(Given.shown(Given.scenario(text, variants: ["late"])) == "")
    #expect(Self.shown(#""order": ["all"]"#, #""order": []"#).contains("not in triage.order"))
  }

  @Test func `a rule that can never match is told`() {
    let second =
      #""order": ["all", "two"], "rules": { "two": { "match": { "score": "detractor", "severity": "high" }, "treat": "none" },"#
    #expect(Self.shown(#""order": ["all"], "rules": {"#, second).contains("earlier rules take all"))
    let never =
      #""order": ["two", "all"], "rules": { "two": { "match": { "score": "promoter", "cause": "bill" }, "treat": "none" },"#
    #expect(Self.shown(#""order": ["all"], "rules": {"#, never).contains("conditions exclude each other"))
  }

  @Test func `too much work and promises out of reach are told`() {
    let much = Self.shown(#""volume": "200/w""#, #""volume": "20000/w""#)
    #expect(much.contains("warning[utilisation]"), "\(much)")
    let text = Given.minimal.replacingFirst(
      #""attempts": 3"#, by: #""attempts": 4, "message_counts_as_response": false"#
    ).replacingFirst(#""work": "phone", "sla""#, by: #""work": "phone", "without_phone": "none", "sla""#)
      .replacingFirst(#""first_response": "8h""#, by: #""first_response": "4h""#)
      .replacingFirst(#", "mail": { "talk": "talk" }"#, by: "")
    let shown = Given.shown(Given.scenario(text))
    #expect(shown.contains("warning[sla-unreachable]"), "\(shown)")
    #expect(shown.contains("at most 58%"), "\(shown)")
  }

  @Test func `a remedy that nobody may grant is told`() {
    let shown = Self.shown(#""solved_at_contact": "70%""#, #""remedy": {}"#)
    #expect(shown.contains("remedies up to 10 are needed, teams may grant 0"), "\(shown)")
  }
}
