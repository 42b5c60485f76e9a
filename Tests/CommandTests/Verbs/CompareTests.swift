import Command
import Foundation
import Testing

@Suite("compare")
struct CompareTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      tinyScenario.replacingOccurrences(
        of: #""late": {"#, with: #""one": { "teams": { "desk": { "shifts": { "day": { "people": 1 } } } } }, "late": {"#
      ),
      to: "tiny.json")
    try folder.write(tinyScenario.replacingOccurrences(of: "\"EUR\"", with: "\"USD\""), to: "dollars.json")
    try folder.write(
      tinyScenario.replacingOccurrences(of: "gold", with: "silver").replacingOccurrences(
        of: "\"tiny\"", with: "\"silver\""),
      to: "silver.json")
  }

  @Test("It tells the differences, writes its files and ends with 0")
  func whole() async throws {
    let outcome = try await folder.run("compare", "tiny.json", "@one")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("For whom: @one against tiny"))
    #expect(outcome.errors.hasSuffix("files in outputs/compare-tiny\n"))
    #expect(
      folder.names().filter { $0.hasPrefix("outputs/compare-tiny/") } == [
        "outputs/compare-tiny/comparison.csv", "outputs/compare-tiny/datapackage.json",
        "outputs/compare-tiny/manifest.json", "outputs/compare-tiny/run-info.json",
      ])
    let digest = SHA256.hexadecimal(of: Array(try folder.read("outputs/compare-tiny/comparison.csv").utf8))
    #expect(try folder.read("outputs/compare-tiny/manifest.json").contains(digest))
  }

  @Test("Threads change no byte of any file but run-info.json")
  func sameBytes() async throws {
    for threads in ["1", "8"] {
      let outcome = try await folder.run(
        "compare", "tiny.json", "@one", "@late", "-j", threads, "-o", threads, "-q", "-n", "4")
      #expect(outcome.status == 0)
      #expect(outcome.output == "")
    }
    for file in ["comparison.csv", "datapackage.json", "manifest.json"] {
      #expect(try folder.read("1/\(file)") == folder.read("8/\(file)"), "\(file)")
    }
  }

  @Test("A single scenario is compared with itself changed")
  func changed() async throws {
    let setting = "teams.desk.shifts.day.people=1"
    let outcome = try await folder.run("compare", "tiny.json", "--set", setting, "--no-files", "-n", "3")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("For whom: teams.desk.shifts.da"))
    #expect(!folder.names().contains("outputs"))
  }

  @Test("Seeds and times that differ are remarked")
  func remarks() async throws {
    try folder.write(tinyScenario.replacingOccurrences(of: "\"seed\": 1", with: "\"seed\": 7"), to: "seven.json")
    let outcome = try await folder.run(
      "compare", "tiny.json", "@late", "seven.json", "--no-files", "-n", "2", "--json")
    #expect(outcome.output.contains("tiny@late covers another time than tiny"))
    #expect(outcome.output.contains("tiny was run with the seed of tiny"))
  }

  @Test(
    "What the command line gets wrong ends with 64 and says what to write",
    arguments: [
      (["tiny.json"], "at least two scenarios"),
      (["tiny.json", "@one", "--metric", "wait.time.men"], "did you mean wait.time.mean?"),
      (["tiny.json", "@one", "--objective", "feedback.received"], "neither more nor less is better"),
      (["tiny.json", "@one", "--worth", "5"], "add --objective"),
      (["tiny.json", "@one", "--objective", "money.cost", "--worth", "much"], "--worth much"),
      (["tiny.json", "@one", "--objective", "money.cost", "--worth", "0"], "above 0"),
      (["tiny.json", "@one", "--until", "nothing within 1%"], "--until nothing within 1%"),
      (["tiny.json", "@one", "--until", "nothing"], "METRIC within X"),
      (["tiny.json", "@one", "-n", "3", "--until", "wait.time.mean within 1h"], "exclude each other"),
      (["tiny.json", "dollars.json"], "counts in USD"),
      (["tiny.json", "@one", "--level", "50%"], "a share above 50% and up to 99.99%"),
      (["tiny.json", "@one", "--level", "0.9999999999999999"], "a share above 50% and up to 99.99%"),
      (
        ["tiny.json", "silver.json", "--until", "sla.first_response.met[sla=gold] within 1%"],
        "only tiny has this metric"
      ),
      (
        ["tiny.json", "silver.json", "--objective", "sla.first_response.met[sla=gold]"],
        "silver has no such metric, so the best cannot be told by it"
      ),
    ])
  func misuse(words: [String], remedy: String) async throws {
    let outcome = try await folder.run(["compare"] + words)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(remedy), "\(outcome.errors)")
    #expect(!folder.names().contains("outputs"))
  }

  @Test("A faulty scenario ends with 65, a missing one with 66, a folder that cannot be with 73")
  func inputs() async throws {
    try folder.write("{", to: "broken.json")
    #expect(try await folder.run("compare", "tiny.json", "broken.json").status == 65)
    #expect(try await folder.run("compare", "tiny.json", "@nobody").status == 65)
    #expect(try await folder.run("compare", "tiny.json", "none.json").status == 66)
    #expect(try await folder.run("compare", "tiny.json", "@one", "-o", "tiny.json/below").status == 73)
    #expect(
      try await folder.run(["compare", "tiny.json", "@one", "-n", "2"], output: .device("/dev/full")).status == 74)
  }

  @Test("Ctrl-C ends it with 130 and no file", arguments: [SIGINT, SIGTERM])
  func interrupted(signal: Int32) async throws {
    let outcome = try await folder.run(
      "compare", "tiny.json", "@one", "-n", "90000", signals: [Signal(number: signal, delay: .milliseconds(800))])
    #expect(outcome.status == (signal == SIGINT ? 130 : 143))
    #expect(!folder.names().contains { $0.hasSuffix(".csv") })
  }
}
