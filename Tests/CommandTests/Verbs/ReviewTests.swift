import Foundation
import Testing

@Suite("review")
struct ReviewTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(tinyScenario, to: "scenarios/tiny.json")
  }

  @Test("Without a golden there is nothing to review")
  func nothing() async throws {
    let outcome = try await folder.run("review")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "tiny: no golden; closedloop accept makes one\n")
  }

  @Test("An unchanged outcome is told and is status 0")
  func unchanged() async throws {
    #expect(try await folder.run("accept", "--quiet").status == 0)
    let outcome = try await folder.run("review")
    #expect(outcome.status == 0)
    #expect(outcome.output == "tiny: unchanged, bit by bit over 10 replications\n")
  }

  @Test("Status 3: what changed, old and new with an interval, and why")
  func changed() async throws {
    #expect(try await folder.run("accept", "--quiet").status == 0)
    let text = tinyScenario.replacingOccurrences(of: "\"people\": 2", with: "\"people\": 4")
    try folder.write(text, to: "scenarios/tiny.json")
    let outcome = try await folder.run("review")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("\n  scenario: teams.desk.shifts.day.people: 2 -> 4\n"))
    #expect(outcome.output.contains("\n  first replication that took another course: 0\n"))
    #expect(outcome.output.contains("\nFigure "))
    // Two people for two weeks are 672 hours; four are twice that.
    let hours = try #require(outcome.output.split(separator: "\n").first { $0.hasPrefix("  staff.hours ") })
    #expect(hours.split(separator: " ").map(String.init).starts(with: ["staff.hours", "672", "h", "1,344", "h"]))
    let again = try await folder.run("review", "--threads", "1")
    #expect(again.output == outcome.output)
    let json = try await folder.run("review", "--json")
    #expect(json.output.hasPrefix("{\"scenario\": \"tiny\", \"unchanged\": false, \"replications\": 10"))
  }

  @Test("The cause is the engine, or the data, where these changed")
  func causes() async throws {
    #expect(try await folder.run("accept", "--quiet").status == 0)
    let path = "scenarios/goldens/tiny.golden.json"
    let golden = try folder.read(path)
    try folder.write(
      golden.replacingOccurrences(of: "\"eventOrder\": 1", with: "\"eventOrder\": 0"), to: path)
    let engine = try await folder.run("review")
    #expect(engine.status == 3)
    #expect(engine.output.contains("engine: contracts changed: order of events 0 -> 1\n"))
    try folder.write(
      golden.replacingOccurrences(of: "\"data\": {}", with: "\"data\": { \"cases.csv\": \"ab\" }"), to: path)
    let data = try await folder.run("review")
    #expect(data.status == 3)
    #expect(data.output.contains("data: cases.csv is gone\n"))
  }
}
