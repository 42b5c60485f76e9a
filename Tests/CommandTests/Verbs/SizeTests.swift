import Foundation
import Testing

@Suite("size")
struct SizeTests {
  private let folder: Folder
  private static let people = "teams.desk.shifts.day.people"

  init() throws {
    folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
  }

  private func size(_ words: String...) async throws -> Outcome {
    try await folder.run(["size", "tiny.json"] + words)
  }

  @Test("0: finds and certifies by the gates of the scenario, and writes its files")
  func certified() async throws {
    let outcome = try await size("--vary", "\(Self.people)=1..4")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Under this scenario file (digest "))
    #expect(outcome.output.contains("This covers sampling error of the simulation only"))
    let files = ["datapackage.json", "manifest.json", "run-info.json", "scenario.resolved.json", "sizing.csv"]
    #expect(
      folder.names() == ["outputs", "outputs/size-tiny"] + files.map { "outputs/size-tiny/\($0)" } + ["tiny.json"])
  }

  @Test("0: the same bytes for any number of threads")
  func threads() async throws {
    let words = [
      "--vary", "\(Self.people)=1..4", "--require", "sla.first_response.met >= 90% on at least 80% of weeks",
    ]
    #expect(try await folder.run(["size", "tiny.json", "--out", "one", "--threads", "1"] + words).status == 0)
    #expect(
      try await folder.run(["size", "tiny.json", "--out", "two", "--threads", "4", "--json"] + words).status == 0)
    for file in ["datapackage.json", "manifest.json", "scenario.resolved.json", "sizing.csv"] {
      #expect(try folder.read("one/\(file)") == folder.read("two/\(file)"), "\(file)")
    }
  }

  @Test("0: the cheapest of two fields, and the same certificate on the page and in JSON")
  func mix() async throws {
    let outcome = try await size(
      "--vary", "\(Self.people)=1..3", "--vary", "teams.desk.shifts.night.people=0..2", "--set",
      "teams.desk.shifts.night={\"people\": 1, \"weekly\": {\"mon-sun\": [\"00:00-12:00\"]}}", "--no-files", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("minimality is heuristic"))
    #expect(outcome.output.contains("\"\(Self.people)\": 1, \"teams.desk.shifts.night.people\": 0"))
    #expect(folder.names() == ["tiny.json"])
  }

  @Test("2: undecided when the budget is used up, with the best so far")
  func budget() async throws {
    let outcome = try await size("--vary", "\(Self.people)=1..4", "--budget", "1us")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("Undecided: the budget was used up"))
  }

  @Test("4: infeasible within the bounds, with what would be needed")
  func infeasible() async throws {
    let outcome = try await size(
      "--vary", "\(Self.people)=1..2", "--set", "work.mail.prepare=9h", "--no-files")
    #expect(outcome.status == 4)
    #expect(outcome.output.contains("Infeasible: no staffing within the bounds suffices. Even 2 people: "))
    #expect(outcome.output.contains("What would be needed"))
  }

  @Test("64: tells all mistakes at once, each with what to write instead")
  func mistakes() async throws {
    let outcome = try await size(
      "--vary", "teams.desk.shifts.dya.people=1..4", "--vary", "\(Self.people)=1..2", "--vary", "\(Self.people)=1..3",
      "--require", "sla.first_responce.met >= 90%", "--require", "customers.saved >= 3 on at least 90% of weeks")
    #expect(outcome.status == 64)
    for told in [
      "did you mean \(Self.people)?", "this field is varied twice", "did you mean sla.first_response.met?",
      "not tallied week by week", "nothing was run",
    ] {
      #expect(outcome.errors.contains(told), "\(outcome.errors)")
    }
    #expect(folder.names() == ["tiny.json"])
  }

  @Test("64: without --vary lists the people that may vary")
  func nothingVaried() async throws {
    let outcome = try await size()
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--vary '\(Self.people)=0..4'"))
  }

  @Test("64: without gates something has to be required")
  func nothingRequired() async throws {
    let outcome = try await size("--vary", "\(Self.people)=1..4", "--set", "gates=null")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("what is required is missing"))
  }

  @Test("64: bounds that cannot be read", arguments: ["4..1", "1-4", "x..3"])
  func bounds(range: String) async throws {
    #expect(try await size("--vary", "\(Self.people)=\(range)").status == 64)
  }

  @Test("65: a scenario that is faulty, or becomes so at an end of the bounds")
  func faulty() async throws {
    try folder.write(tinyScenario.replacingOccurrences(of: "\"shape\"", with: "\"shap\""), to: "faulty.json")
    let faulty = try await folder.run("size", "faulty.json", "--vary", "\(Self.people)=1..4")
    #expect(faulty.status == 65)
    #expect(faulty.errors.contains("nothing was run"))
    let end = try await size("--vary", "contact.attempts=0..4", "--set", "contact.attempts=2")
    #expect(end.status == 64)
    let low = try await size("--vary", "customers.count=0..4")
    #expect(low.status == 65)
  }

  @Test("66: a file that is not there")
  func missing() async throws {
    #expect(try await folder.run("size", "missing.json", "--vary", "\(Self.people)=1..4").status == 66)
  }

  @Test("73: an output that cannot be created is told before anything is simulated")
  func unwritable() async throws {
    #expect(try await size("--vary", "\(Self.people)=1..4", "--out", "tiny.json/below").status == 73)
  }

  @Test("74: a full disk under standard output is told, and the files are complete")
  func fullDisk() async throws {
    let outcome = try await folder.run(
      "size", "tiny.json", "--vary", "\(Self.people)=1..4", output: .device("/dev/full"))
    #expect(outcome.status == 74)
    #expect(folder.names().contains("outputs/size-tiny/manifest.json"))
  }

  @Test("130: an interrupted search says how far it was and leaves no file")
  func interruption() async throws {
    let outcome = try await folder.run(
      [
        "size", "tiny.json", "--vary", "\(Self.people)=1..9", "--set", "clock.measure=200w", "--set",
        "channels.survey.volume=4000/w", "--set", "customers.count=2000000",
      ], signals: [Signal(number: SIGINT, delay: .seconds(3))])
    #expect(outcome.status == 130)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("interrupted") && outcome.errors.contains("nothing was written"))
    #expect(folder.names().filter { $0 != "tiny.json" && $0.contains(".") } == [])
  }
}
