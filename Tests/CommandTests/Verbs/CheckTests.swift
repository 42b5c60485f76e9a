import Command
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("check")
struct CheckTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(tinyScenario, to: "scenarios/tiny.json")
  }

  private static let golden = "scenarios/goldens/tiny.golden.json"
  /// A gate that may lose nothing and one that asks for the golden to be beaten.
  private static let keeps = "gates.keeps=cases.solved >= golden - 2%"
  private static let beats = "gates.beats=cases.solved > golden"

  private func check(_ words: String..., environment: [String: String] = [:]) async throws -> Outcome {
    try await folder.run(["check"] + words, environment: environment)
  }

  private func accept(_ words: String...) async throws {
    #expect(try await folder.run(["accept", "--quiet"] + words).status == 0)
  }

  // MARK: Statuses

  @Test("0: gates hold, with a golden and without")
  func passed() async throws {
    let without = try await check("scenarios/")
    #expect(without.status == 0)
    #expect(without.output.contains("no golden, so only gates are checked"))
    #expect(without.output.contains("  passed    on_time"))
    #expect(without.output.contains("at most 1 time in 1,000"))
    try await accept()
    let with = try await check("scenarios")
    #expect(with.status == 0)
    #expect(with.output.contains("the accepted outcome bit by bit"))
  }

  @Test("1: a gate failed, whatever else is wrong")
  func failed() async throws {
    let wrong = "gates.on_time=sla.first_response.met[sla=gold] <= 50%"
    let outcome = try await check("tiny", "--set", wrong)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("  FAILED    on_time"))
    try await accept()
    // The golden differs too, and a third gate is undecided.
    let all = try await check(
      "tiny", "--set", wrong, "--set", "teams.desk.shifts.day.people=1", "--set",
      "gates.unknown=cases.solved[severity=none] >= golden")
    #expect(all.output.contains("  DIFFERS   golden"))
    #expect(all.output.contains("  UNDECIDED unknown"))
    #expect(all.status == 1)
  }

  @Test("2: a gate that nobody can decide is never green")
  func undecided() async throws {
    let few = try await check("tiny", "--set", "run.replications=9")
    #expect(few.status == 2)
    #expect(few.output.contains("[too-few]"))
    let near = try await check("tiny", "--set", "gates.near=feedback.received >= 120")
    #expect(near.status == 2)
    #expect(near.output.contains("[bound-inside]"))
  }

  @Test("2: a change gate without a golden, or with one that lacks its metric")
  func noGolden() async throws {
    let without = try await check("tiny", "--set", Self.keeps)
    #expect(without.status == 2)
    #expect(without.output.contains("[no-golden]"))
    try await accept()
    let lacking = try await check("tiny", "--set", "gates.low=cases.solved[severity=low] >= golden - 2%")
    #expect(lacking.status == 2)
    #expect(lacking.output.contains("[not-in-golden]"))
  }

  @Test("3: the golden differs, and the first replication that does is named with the cause")
  func differs() async throws {
    try await accept()
    let outcome = try await check("tiny", "--set", "teams.desk.shifts.day.people=1")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("replication 0 took another course"))
    #expect(outcome.output.contains("(teams.desk.shifts.day.people)"))
    // A golden that somebody changed: the same scenario, another course.
    var text = try folder.read(Self.golden)
    let start = try #require(text.range(of: "\"fingerprints\": [\""))
    let end = text.index(start.upperBound, offsetBy: 16)
    text.replaceSubrange(start.upperBound..<end, with: "0123456789abcdef")
    try folder.write(text, to: Self.golden)
    let edited = try await check("tiny")
    #expect(edited.status == 3)
    #expect(edited.output.contains("replication 0"))
    #expect(edited.output.split { $0.isWhitespace }.joined(separator: " ").contains("so the program did"))
  }

  @Test("Change gates are held against the golden, and a warning never changes the status")
  func changes() async throws {
    try await accept()
    let kept = try await check("tiny", "--set", Self.keeps)
    #expect(kept.status == 0)
    #expect(kept.output.contains("  passed    keeps"))
    #expect(try await check("tiny", "--set", Self.beats).status == 1)
    let warned = try await check(
      "tiny", "--set", "gates.beats.require=cases.solved > golden", "--set", "gates.beats.severity=warn")
    #expect(warned.status == 0)
    #expect(warned.output.contains("  failed    beats"))
  }

  @Test("Bounds of gates, titles and layout are no part of what a golden is of")
  func identity() async throws {
    try await accept()
    var text = tinyScenario.replacingOccurrences(of: ">= 50%", with: ">= 40%")
    text = text.replacingOccurrences(of: "A tiny desk", with: "Another title")
    text = "// a remark\n" + text.replacingOccurrences(of: "\"4h\"", with: "\"240m\"")
    try folder.write(text, to: "scenarios/tiny.json")
    let outcome = try await check("tiny")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("the accepted outcome bit by bit\n"))
  }

  @Test("Declared or by a raised contract, figures are compared instead of bits")
  func statistics() async throws {
    try await accept("--replications", "20")
    let declared = try await check("tiny", "--expect", "statistical")
    #expect(declared.status == 0)
    #expect(declared.output.contains("within tolerance"))
    let worse = try await check("tiny", "--expect", "statistical", "--set", "channels.survey.volume=90/w")
    #expect(worse.status == 1)
    #expect(worse.output.contains("beyond tolerance: "))
    let text = try folder.read(Self.golden)
    try folder.write(
      text.replacingOccurrences(of: "\"randomNumbers\": 1", with: "\"randomNumbers\": 0"), to: Self.golden)
    let raised = try await check("tiny", "--set", "channels.survey.volume=90/w")
    #expect(raised.status == 1)
    #expect(raised.output.contains("beyond tolerance: "))
    let settled = try await check("tiny")
    #expect(settled.status == 0)
  }

  @Test("64: a wrong command line", arguments: [["--expect", "bits"], ["--false-alarms", "60%"], ["@late"]])
  func misuse(words: [String]) async throws {
    #expect(try await folder.run(["check"] + words).status == 64)
  }

  @Test("65: a scenario with a metric that does not exist, with its line")
  func unknownMetric() async throws {
    let text = tinyScenario.replacingOccurrences(of: "sla.first_response.met", with: "sla.first_response.mat")
    try folder.write(text, to: "scenarios/tiny.json")
    let outcome = try await check("scenarios")
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("error[gate-metric]  scenarios/tiny.json:"))
    #expect(outcome.errors.contains("did you mean \"sla.first_response.met\"?"))
  }

  @Test(
    "65: a damaged golden, with its place",
    arguments: [
      ("\"replications\": 10", "\"replications\": 11"), ("\"format\": \"golden/1\"", "\"format\": \"golden/2\""),
      ("\"seed\": \"1\"", "\"seed\": \"-1\""), ("\"id\": \"tiny\"", "\"id\": \"other\""),
      ("\"count\": 20000", "\"count\": 20001"), ("\"values\": [", "\"values\": [1e300, "), ("{", "{{"),
      ("\"over\": [", "\"over\": [-1, "), ("\"fingerprints\": [\"", "\"fingerprints\": [\"g"),
    ])
  func damaged(part: String, other: String) async throws {
    try await accept()
    let text = try folder.read(Self.golden)
    let range = try #require(text.range(of: part))
    try folder.write(text.replacingCharacters(in: range, with: other), to: Self.golden)
    let outcome = try await check("tiny")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("scenarios/goldens/tiny.golden.json"))
    #expect(outcome.errors.contains("nothing was run"))
  }

  @Test("65: a golden of a variant that is gone")
  func orphan() async throws {
    try folder.write("{}", to: "scenarios/goldens/tiny@gone.golden.json")
    let outcome = try await check("scenarios")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("has no variant gone"))
  }

  @Test("66: no scenario there")
  func missing() async throws {
    #expect(try await check("other").status == 66)
    try folder.write("", to: "empty/readme")
    let empty = try await check("empty/")
    #expect(empty.status == 66)
    #expect(empty.errors.contains("there is no scenario in this folder"))
  }

  @Test("73: a file that cannot be created is told before anything is simulated")
  func unwritable() async throws {
    let outcome = try await check("tiny", "--junit", "scenarios/tiny.json/below/checks.xml")
    #expect(outcome.status == 73)
    #expect(outcome.output == "")
  }

  @Test("74: a full disk")
  func fullDisk() async throws {
    #expect(try await folder.run(["check", "tiny"], output: .device("/dev/full")).status == 74)
    #expect(try await check("tiny", "--junit", "/dev/full").status == 74)
  }

  @Test("130 and 143: interrupted, and nothing is written", arguments: zip([SIGINT, SIGTERM], [Int32(130), 143]))
  func interruption(signal: Int32, status: Int32) async throws {
    let outcome = try await folder.run(
      [
        "check", "tiny", "--set", "run.replications=90000", "--set", "gates.near=feedback.received >= 120", "--junit",
        "checks.xml",
      ],
      signals: [Signal(number: signal, delay: .milliseconds(800))])
    #expect(outcome.status == status)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("nothing was written\n"))
    #expect(!folder.names().contains("checks.xml"))
  }

  // MARK: What is checked

  @Test("A folder stands for its scenarios and the variants that have a golden")
  func folders() async throws {
    try folder.write(tinyScenario.replacingOccurrences(of: "\"tiny\"", with: "\"small\""), to: "scenarios/small.json")
    try folder.write("no scenario", to: "scenarios/deep/other.json")
    let bare = try await check("scenarios")
    #expect(bare.output.contains("small: 10 replications, scenarios/small.json\n"))
    #expect(bare.output.contains("tiny: 10 replications, scenarios/tiny.json\n"))
    #expect(!bare.output.contains("@late"))
    try await accept("tiny@late")
    let outcome = try await check("scenarios")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("tiny@late: 10 replications, scenarios/tiny.json\n"))
    #expect(outcome.output.contains("3 scenarios, 4 checks: 4 passed."))
  }

  @Test("Threads and what is shown change no byte")
  func sameBytes() async throws {
    try await accept()
    let one = try await check("tiny", "--threads", "1", "--json", "--junit", "one.xml")
    let two = try await check("tiny", "--threads", "3", "--json", "--junit", "two.xml")
    #expect(one.output == two.output)
    #expect(try folder.read("one.xml") == folder.read("two.xml"))
  }

  @Test("The rates that were asked for are the rates that are stated")
  func rates() async throws {
    let outcome = try await check("tiny", "--false-alarms", "1%", "--false-passes", "10%")
    #expect(outcome.output.contains("at most 1 time in 100 (shared"))
    let json = try await check("tiny", "--false-alarms", "1%", "--json")
    #expect(json.output.contains("\"falseAlarms\": 0.01, \"falsePasses\": 0.05, \"tests\": 1"))
  }

  // MARK: For machines

  /// The line of the tiny scenario at which its gate is written.
  private var gateLine: Int {
    let lines = tinyScenario.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains("\"on_time\"") } ?? -1) + 1
  }

  @Test("A stock parser reads the JUnit file: a suite for each scenario, a case for each gate and golden")
  func junit() async throws {
    let wrong = tinyScenario.replacingOccurrences(
      of: "[sla=gold] >= 50%\"", with: "[sla=gold] < 50%\", \"a<&>'b\": \"cases.solved >= golden\"")
    try folder.write(wrong, to: "scenarios/tiny.json")
    let outcome = try await check("scenarios/", "--junit", "outputs/deep/checks.xml")
    #expect(outcome.status == 65)
    let renamed = wrong.replacingOccurrences(of: "a<&>'b", with: "vs_golden")
    try folder.write(renamed, to: "scenarios/tiny.json")
    #expect(try await check("scenarios/", "--junit", "outputs/deep/checks.xml").status == 1)
    let elements = try Elements.of(Data(try folder.read("outputs/deep/checks.xml").utf8))
    #expect(elements.named("testsuites").map { $0["tests"] } == ["3"])
    let suite = try #require(elements.named("testsuite").first)
    #expect(suite["name"] == "tiny")
    #expect([suite["tests"], suite["failures"], suite["errors"], suite["skipped"]] == ["3", "1", "1", "1"])
    #expect(elements.named("testcase").map { $0["name"] } == ["golden", "on_time", "vs_golden"])
    #expect(elements.named("testcase").map { $0["file"] } == Array(repeating: "scenarios/tiny.json", count: 3))
    #expect(elements.named("testcase").map { $0["line"] } == ["1", String(gateLine), String(gateLine)])
    let failure = try #require(elements.named("failure").first)
    #expect(failure["message"]?.hasPrefix("sla.first_response.met[sla=gold] < 50%: it is ") == true)
    #expect(elements.named("error").first?["message"]?.contains("[no-golden]") == true)
    #expect(elements.named("skipped").first?["message"] == "no golden, so only gates are checked")
  }

  @Test("In a workflow each finding is annotated at the line of its gate, and the summary is appended")
  func workflow() async throws {
    let wrong = tinyScenario.replacingOccurrences(of: "[sla=gold] >= 50%", with: "[sla=gold] < 50%")
    try folder.write(wrong, to: "scenarios/tiny.json")
    try folder.write("an earlier step", to: "summary.md")
    let outcome = try await check(
      "scenarios/", "--json", environment: ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary.md"])
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("{\"verdict\": \"failed\""))
    let column = try #require(
      wrong.split(separator: "\n", omittingEmptySubsequences: false)[gateLine - 1].range(of: "\"sla.first"))
    let line = wrong.split(separator: "\n", omittingEmptySubsequences: false)[gateLine - 1]
    let place = "line=\(gateLine),col=\(line.distance(from: line.startIndex, to: column.lowerBound) + 1)"
    #expect(
      outcome.errors.hasPrefix(
        "::error file=scenarios/tiny.json,\(place),title=tiny%3A gate on_time failed::"
          + "sla.first_response.met[sla=gold] < 50%25: it is "))
    let summary = try folder.read("summary.md")
    #expect(summary.hasPrefix("an earlier step\n### closedloop check: 1 scenario, 1 check: 0 passed, 1 failed.\n"))
    #expect(summary.contains("| tiny | on\\_time | **failed** | `sla.first_response.met[sla=gold] < 50%`: it is "))
    // Outside a workflow there is nothing of the sort.
    #expect(!(try await check("scenarios/").errors.contains("::error")))
  }
}

/// The elements of an XML document with their attributes, read by the parser that comes with the system.
private final class Elements: NSObject, XMLParserDelegate {
  private var found: [(name: String, attributes: [String: String])] = []

  static func of(_ document: Data) throws -> Elements {
    let elements = Elements()
    let parser = XMLParser(data: document)
    parser.delegate = elements
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return elements
  }

  func named(_ name: String) -> [[String: String]] { found.filter { $0.name == name }.map(\.attributes) }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
    attributes attributeDict: [String: String] = [:]
  ) {
    found.append((elementName, attributeDict))
  }
}
