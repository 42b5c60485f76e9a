import ClosedLoop
import EventKernel
import Scenarios
import Testing

@Suite("The stress library")
struct StressLibraryTests {
  /// A desk that is short of people, so that a strain shows.
  private static func scenario(_ stress: String? = nil, variants: [String] = []) -> ScenarioReading {
    var text = Given.minimal.replacingFirst(#""volume": "200/w""#, by: #""volume": "300/w""#)
    text = text.replacingFirst(#""mean": "9m""#, by: #""mean": "75m""#)
    text = text.replacingFirst(
      #""bursts": { "spring": { "starts": "2027-01-20", "lasts": "1w", "multiply": 1.5 } },"#, by: "")
    text = text.replacingFirst(
      #""measure": "4w", "drain": "1w""#, by: #""measure": "12w", "drain": "4w", "follow_up": "4w""#)
    text = text.replacingFirst(
      #""variants": {"#, by: #""variants": { "bad": { "stress": ["sick", "leavers"] }, "#)
    if let stress { text = text.replacingFirst(#""outcome": {},"#, by: "\"outcome\": {}, \"stress\": \(stress),") }
    return Given.scenario(text, variants: variants)
  }

  private struct Course {
    var plan: Plan
    var result: ReplicationResult

    init(_ reading: ScenarioReading) throws {
      plan = try #require(reading.scenario, "\(Given.shown(reading))").plan
      result = try #require(try PreparedPlan(plan).replicate(0))
    }

    func value(_ name: String) throws -> Double {
      for (place, instance) in Metric.instances(of: plan).enumerated() where instance.dimension == .all {
        if Metric.catalogue[instance.metric].name.description == name {
          return try #require(result.observations[place].value, "\(name) was not observed")
        }
      }
      throw Missing()
    }

    struct Missing: Error {}
  }

  /// A third of the window on, the next Monday: five weeks in.
  private static let day = 35

  @Test(
    "changes nothing before its day, and makes customers wait longer from then on", arguments: StressLibrary.allCases)
  func sign(_ stress: StressLibrary) throws {
    let calm = try Course(Self.scenario())
    let strained = try Course(Self.scenario("\"\(stress.rawValue)\""))
    for day in 0..<Self.day {
      #expect(calm.result.series[day].received == strained.result.series[day].received)
      #expect(calm.result.series[day].staffed == strained.result.series[day].staffed)
    }
    #expect(try strained.value("wait.time.mean") > calm.value("wait.time.mean"))
    #expect(try strained.value("sla.first_response.met") < calm.value("sla.first_response.met"))
    let staffed = try (calm.value("staff.hours"), strained.value("staff.hours"))
    let received = try (calm.value("feedback.received"), strained.value("feedback.received"))
    let week = Self.day..<(Self.day + 7)
    func atDesk(_ course: Course) -> Ticks { course.result.series[week].reduce(0) { $0 + $1.staffed } }
    switch stress {
    case .campaign:
      // Two weeks of twelve bring twice as much.
      #expect(abs(received.1 / received.0 - 14.0 / 12) < 0.05)
      #expect(staffed.0 == staffed.1)
    case .outage:
      // A week's feedback more, on one day.
      #expect(abs(received.1 - received.0 - 300) < 60)
      #expect(try strained.value("failures.voiced") > calm.value("failures.voiced") + 240)
      #expect(staffed.0 == staffed.1)
    case .sick, .holiday:
      // Away and paid: of three people one is ill, and two are on leave.
      #expect(received.0 == received.1 && staffed.0 == staffed.1)
      let left = stress == .sick ? 2.0 / 3 : 1.0 / 3
      #expect(abs(Double(atDesk(strained)) / Double(atDesk(calm)) - left) < 0.05)
    case .leavers:
      // Two of three from the fifth week of twelve on; unpaid.
      #expect(received.0 == received.1)
      let paid = try strained.value("money.labour") / calm.value("money.labour")
      #expect(abs(paid - (4 + 8.0 / 3) / 12) < 0.03)
    }
  }

  @Test("stands in a variant too, several at once, and reads back from the resolved scenario as the same plan")
  func variant() throws {
    let reading = Self.scenario(variants: ["bad"])
    let scenario = try #require(reading.scenario, "\(Given.shown(reading))")
    #expect(scenario.plan.teams[0].shifts[0].away.count == 2)
    let again = Given.scenario(CanonicalJSON.document(scenario.resolved))
    let plan = try #require(again.scenario, "\(Given.shown(again))").plan
    #expect(plan.teams[0].shifts[0].away == scenario.plan.teams[0].shifts[0].away)
    let alone = try #require(Self.scenario("[\"sick\", \"leavers\", \"sick\"]").scenario).plan
    #expect(alone.teams[0].shifts[0].away == plan.teams[0].shifts[0].away)
    #expect(try #require(Self.scenario("null").scenario).plan.teams[0].shifts[0].away.isEmpty)
  }

  @Test("says where its values come from")
  func origins() throws {
    let reading = Self.scenario("\"sick\"")
    let lines = Origins.lines(of: try #require(reading.scenario).resolved, in: reading.sources)
    let line = try #require(lines.first { $0.path == "teams.front.away.stress_sick.share" })
    #expect(line.origin == "stress sick" && line.value == "0.2")
  }

  @Test("is a merge patch that a variant takes", arguments: StressLibrary.allCases)
  func patch(_ stress: StressLibrary) throws {
    let plan = try #require(Self.scenario().scenario).plan
    guard case .settings(let settings, _, let day) = stress.patch(of: plan) else {
      Issue.record("it does not apply")
      return
    }
    #expect(day == Self.day)
    let patch = CanonicalJSON.line(StressLibrary.mergePatch(settings))
    let text = Given.minimal.replacingFirst(#""measure": "4w", "drain": "1w""#, by: #""measure": "12w", "drain": "4w""#)
      .replacingFirst(#""variants": {"#, by: "\"variants\": { \"strained\": \(patch), ")
    let reading = Given.scenario(text, variants: ["strained"])
    #expect(reading.scenario != nil, "\(Given.shown(reading))")
  }

  static let wrong: [(String, String, String)] = [
    ("\"otage\"", "unknown-name", "outage"), ("[\"sick\", \"leaver\"]", "unknown-name", "leavers"),
    ("7", "type", "the name of a strain"), ("{ \"sick\": true }", "type", "the name of a strain"),
    ("[[\"sick\"]]", "type", "the name of a strain"),
  ]

  @Test("tells what is wrong with its names, and the nearest", arguments: wrong)
  func mistakes(stress: String, code: String, remedy: String) {
    let reading = Self.scenario(stress)
    #expect(reading.scenario == nil)
    #expect(
      Given.shown(reading).contains("[\(code)]") && Given.shown(reading).contains(remedy), "\(Given.shown(reading))")
  }

  @Test("does not apply where there is nothing to strain, and says so")
  func doesNotApply() {
    let nobody = Given.minimal.replacingFirst(#""people": 3, "weekly""#, by: #""people": 0, "weekly""#)
      .replacingFirst(#""outcome": {},"#, by: #""outcome": {}, "stress": "sick","#)
    let reading = Given.scenario(nobody)
    #expect(reading.scenario == nil)
    #expect(Given.shown(reading).contains("there is no staff"), "\(Given.shown(reading))")
  }
}
