import ClosedLoop
import EventKernel
import Experiments
import Foundation
import Statistics
import Testing

/// What somebody writes first who uses the library.
@Suite("First steps in Swift")
struct FirstStepsTests {
  /// Three people who answer two tiers of customers on weekdays.
  static func desk() throws -> Plan {
    try Plan(
      phases: Phases(warmUp: Time.week, measure: 4 * Time.week, drain: Time.week),
      tiers: [NamedTier("gold", customers: 1_000), NamedTier("standard", customers: 9_000)],
      channels: [Channel(name: "survey", arrivals: .evenly(perWeek: 240))],
      promises: [NamedPromise("same day", firstResponse: .duration(24 * Time.hour))],
      work: [WorkType(name: "call", talk: .exponential(mean: 20 * 60))],
      queues: ["recovery"],
      rules: [NamedRule("all", queue: "recovery", work: "call", promise: "same day")],
      teams: [
        NamedTeam(
          "agents", people: 3, hours: 9 * Time.hour..<17 * Time.hour, weekdays: 0..<5, handles: ["recovery"])
      ])
  }

  /// How much of its promise to one tier the desk keeps, in a line.
  static func answer() async throws -> String {
    let result = try await desk().run(replications: 10)
    guard let gold = try result["sla.first_response.met", tier: "gold"], let range = gold.interval else {
      return "no case of gold came"
    }
    return "gold: \(gold.value) in time, \(range.low) to \(range.high)"
  }

  @Test("a desk in a dozen lines runs, and tells how much of its promise it keeps, with an interval")
  func firstSteps() async throws {
    let result = try await Self.desk().run(replications: 10)
    let gold = try #require(try result["sla.first_response.met", tier: "gold"])
    let interval = try #require(gold.interval)
    #expect(gold.count == 10)
    #expect(interval.low < gold.value && gold.value < interval.high)
    // What comes on Friday night and at the weekend waits for Monday: some five of seven days' feedback is in time.
    #expect(gold.value > 0.6 && gold.value < 0.8)
    #expect(try await Self.answer() == "gold: \(gold.value) in time, \(interval.low) to \(interval.high)")
    #expect(try result["sla.first_response.met"] == result.estimate("sla.first_response.met"))
    #expect(try result["staff.occupancy", team: "agents"] == result.estimate("staff.occupancy", .team, 0))
  }

  @Test("the article on first steps shows the code that is compiled and run here, line by line")
  func article() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = root.appending(path: "Sources/ClosedLoop/ClosedLoop.docc/FirstSteps.md")
    func lines(_ text: some StringProtocol) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let code = lines(try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8))
    let samples = try String(contentsOf: page, encoding: .utf8).split(separator: "```swift\n").dropFirst()
      .map { lines($0[..<($0.range(of: "```")?.lowerBound ?? $0.endIndex)]) }
    #expect(samples.count == 3)
    for sample in samples {
      #expect(code.firstRange(of: sample) != nil, "\(sample.joined(separator: "\n"))")
    }
    // "In a dozen lines", and three for the package that they stand in.
    #expect(samples[0].count <= 15)
  }

  @Test("a figure under a wrong name is an error that says what there is")
  func wrongFigures() async throws {
    let result = try await Self.desk().run(replications: 2)
    #expect(throws: UnknownFigure.group("gald", of: .tier, known: ["gold", "standard"])) {
      try result["sla.first_response.met", tier: "gald"]
    }
    #expect(throws: UnknownFigure.division("backlog.count", by: .tier, known: [])) {
      try result["backlog.count", tier: "gold"]
    }
    do {
      _ = try result["sla.first_respnse.met"]
      Issue.record("there is no such metric")
    } catch {
      #expect(error.description.contains("sla.first_response.met"))
      #expect(!error.description.contains("money.cost"))
    }
  }

  @Test("all wrong names of a plan are told at once, with their places")
  func wrongNames() {
    do {
      _ = try Plan(
        phases: Phases(measure: Time.week), tiers: [NamedTier("gold", customers: 10)],
        channels: [Channel(name: "survey", arrivals: .evenly(perWeek: 1))],
        promises: [NamedPromise("day", on: "office", firstResponse: .duration(Time.hour))],
        work: [WorkType(name: "call", talk: .constant(60))], queues: ["recovery", "recovery"],
        rules: [NamedRule("all", tiers: ["silver"], queue: "recovry", work: "mail", promise: "day")],
        teams: [NamedTeam("agents", people: 1, handles: ["recovery"], prefers: ["other"])])
      Issue.record("the names are wrong")
    } catch {
      let lines = error.description.split(separator: "\n").map(String.init)
      #expect(
        lines == [
          "the plan has two of the kind queue that are called \"recovery\"",
          "the promise \"day\" names the calendar \"office\", which the plan has not; it has \"always\"",
          "the rule \"all\" names the tier \"silver\", which the plan has not; it has \"gold\"",
          "the rule \"all\" names the queue \"recovry\", which the plan has not; it has \"recovery\", \"recovery\"",
          "the rule \"all\" names the work \"mail\", which the plan has not; it has \"call\"",
          "the team \"agents\" names the queue \"other\", which the plan has not; it has \"recovery\", \"recovery\"",
        ])
    }
  }

  @Test("a plain queue waits as Erlang's formula says", arguments: [(4.5, 1, 0.5), (15, 3, 0.234_082)])
  func plainQueue(arrivals: Double, servers: Int, hours: Double) async throws {
    let plan = Plan.queue(
      arrivals: arrivals, service: .exponential(mean: 600), servers: servers, measure: 26 * Time.week)
    let result = try await plan.run(replications: 12)
    let wait = try #require(try result["wait.time.mean"])
    let error = try #require(wait.standardError)
    #expect(abs(wait.value - hours) < 4 * error, "\(wait.value) h, not \(hours) h")
    #expect(error < 0.05 * hours)
  }

  @Test("a plain queue of impatient customers loses whom a server never takes")
  func impatience() async throws {
    // One server, as many arrivals as he could serve, exponential patience as long as service: an M/M/1+M whose number is
    // Poisson with mean 1, so that exp(-1) of the time nobody is there and one in e of the customers is lost.
    let plan = Plan.queue(
      arrivals: 6, service: .exponential(mean: 600), servers: 1, patience: .exponential(mean: 600), promise: Time.hour,
      measure: 26 * Time.week)
    let result = try await plan.run(replications: 12)
    let lost = try #require(try result["cases.gave_up", tier: "customers"])
    let busy = try #require(try result["staff.occupancy", team: "servers"])
    #expect(abs(lost.value - 0.367_879) < 0.01)
    #expect(abs(busy.value - 0.632_121) < 0.01)
    #expect(try #require(try result["sla.first_response.met", promise: "promise"]).value < 1)
  }
}
