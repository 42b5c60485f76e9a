import Foundation
import Testing

@Suite("accept")
struct AcceptTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(tinyScenario, to: "scenarios/tiny.json")
  }

  private static let golden = "scenarios/goldens/tiny.golden.json"

  @Test("A golden is made where there is none, and is the same for any number of threads")
  func new() async throws {
    let outcome = try await folder.run("accept", "--threads", "1")
    #expect(outcome.status == 0)
    #expect(outcome.output == "tiny: a new golden over 10 replications\n")
    #expect(outcome.errors == "wrote \(Self.golden)\n")
    let text = try folder.read(Self.golden)
    #expect(text.utf8.count < 100_000)
    #expect(!text.contains(folder.path))
    #expect(try await folder.run("accept", "--threads", "4", "--goldens", "others").status == 0)
    #expect(try folder.read("others/tiny.golden.json") == text)
    let again = try await folder.run("accept")
    #expect(again.output == "tiny: unchanged, bit by bit over 10 replications\n")
    #expect(again.errors == "\(Self.golden) is as it was\n")
  }

  @Test("What is taken is shown first, and checks pass afterwards")
  func changed() async throws {
    #expect(try await folder.run("accept", "--quiet").status == 0)
    try folder.write(
      tinyScenario.replacingOccurrences(of: "\"people\": 2", with: "\"people\": 3"), to: "scenarios/tiny.json")
    #expect(try await folder.run("check", "--quiet").status == 3)
    let outcome = try await folder.run("accept")
    #expect(outcome.output.contains("scenario: teams.desk.shifts.day.people: 2 -> 3\n"))
    #expect(try await folder.run("check", "--quiet").status == 0)
  }

  @Test("A golden keeps its number of replications unless another is asked for")
  func replications() async throws {
    #expect(try await folder.run("accept", "--quiet", "--replications", "12").status == 0)
    #expect(try folder.read(Self.golden).contains("\"replications\": 12,"))
    #expect(try await folder.run("accept", "--quiet").status == 0)
    #expect(try folder.read(Self.golden).contains("\"replications\": 12,"))
    #expect(try await folder.run("accept", "--replications", "10001").status == 64)
  }

  @Test("A damaged golden is remarked on and made anew")
  func damaged() async throws {
    try folder.write("{ \"format\": ", to: Self.golden)
    let outcome = try await folder.run("accept")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("error[syntax]"))
    #expect(try await folder.run("check", "--quiet").status == 0)
  }

  @Test("One faulty scenario, and no golden is written")
  func allOrNone() async throws {
    try folder.write(
      tinyScenario.replacingOccurrences(of: "\"60/w\"", with: "\"60\""), to: "scenarios/broken.json")
    #expect(try await folder.run("accept").status == 65)
    #expect(!folder.names().contains(Self.golden))
  }

  @Test("Interrupted, no golden is written")
  func interruption() async throws {
    let outcome = try await folder.run(
      "accept", "--replications", "9000", signals: [Signal(number: SIGINT, delay: .milliseconds(200))])
    #expect(outcome.status == 130)
    #expect(!folder.names().contains(Self.golden))
  }

  @Test("A folder that cannot be made is told before anything is simulated")
  func unwritable() async throws {
    #expect(try await folder.run("accept", "--goldens", "scenarios/tiny.json/below").status == 73)
  }
}
