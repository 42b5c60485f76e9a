import Foundation
import Testing

/// Whatever a scenario says, reading it ends soon, with a scenario or with errors that say where; and whatever is
/// accepted can be simulated with every audit kept.
@Suite("Damaged scenarios", .serialized)
struct ScenarioFuzzTests {
  private let corpus: Corpus

  init() throws { corpus = try Corpus() }

  @Test("Every input of the corpus is refused or simulated")
  func known() throws {
    var tally = Tally("corpus", try Recorder("corpus"))
    for entry in corpus.scenarios {
      for settings in [[], entry.settings] {
        tally.perform(ScenarioTrial(path: entry.path, bytes: entry.bytes, settings: settings, files: corpus.files))
      }
    }
    #expect(tally.counts[.simulated, default: 0] >= 5)
  }

  @Test("Damaged by the grammar they end in a scenario or in errors")
  func grammar() throws {
    var tally = Tally("grammar", try Recorder("grammar"))
    var mutator = Mutator(seed: Effort.seed, donors: corpus.trees)
    let entries = corpus.scenarios.filter { $0.tree != nil }
    for number in 0..<(Effort.inputs * 7 / 20) {
      guard let entry = entries.randomElement(using: &mutator.luck), let tree = entry.tree else { continue }
      let damaged = mutator.damaged(tree)
      var trial = ScenarioTrial(path: entry.path, bytes: Array(damaged.text.utf8), files: corpus.files)
      trial.settings = settings(for: number, entry, damaged, &mutator)
      if mutator.luck.once(in: 20) {
        trial.variants = [mutator.luck.pick(["late", "fifo", "none", "é", ""], or: "late")]
      }
      tally.perform(trial)
    }
    tally.tell()
    #expect(tally.counts[.refused, default: 0] > tally.count / 2)
    #expect(tally.counts[.simulated, default: 0] > 0)
  }

  @Test("Damaged byte by byte they end in a scenario or in errors")
  func bytes() throws {
    var tally = Tally("bytes", try Recorder("bytes"))
    var mutator = Mutator(seed: Effort.seed &+ 1, donors: corpus.trees)
    for number in 0..<(Effort.inputs * 7 / 20) {
      guard let entry = corpus.scenarios.randomElement(using: &mutator.luck) else { continue }
      var trial = ScenarioTrial(path: entry.path, bytes: mutator.damaged(entry.bytes), files: corpus.files)
      if mutator.luck.once(in: 50), let file = corpus.files.keys.sorted().randomElement(using: &mutator.luck) {
        var files = corpus.files
        files[file] = mutator.damaged(Array(files[file, default: []].prefix(20_000)))
        trial = ScenarioTrial(path: entry.path, bytes: entry.bytes, files: files)
      }
      trial.settings = settings(for: number, entry, nil, &mutator)
      tally.perform(trial)
    }
    tally.tell()
    #expect(tally.counts[.refused, default: 0] > tally.count / 2)
  }

  @Test("Varied so that they may still make sense they are simulated with every audit kept")
  func varied() throws {
    var tally = Tally("varied", try Recorder("varied"))
    var mutator = Mutator(seed: Effort.seed &+ 4, donors: corpus.trees)
    let entries = corpus.scenarios.filter { $0.tree != nil && !$0.path.hasSuffix("broken.json") }
    for _ in 0..<(Effort.inputs / 200) {
      guard let entry = entries.randomElement(using: &mutator.luck), let tree = entry.tree else { continue }
      let bytes = Array(mutator.varied(tree).text.utf8)
      tally.perform(ScenarioTrial(path: entry.path, bytes: bytes, settings: entry.settings, files: corpus.files))
    }
    tally.tell()
    #expect(tally.counts[.simulated, default: 0] > tally.count / 20)
  }

  @Test("More working hours than memory holds are refused before they fill it")
  func manyIntervals() throws {
    let hours = (0..<24).map { "\"\(Self.padded($0)):00-\(Self.padded($0)):30\"" }.joined(separator: ", ")
    let shift = "{ \"people\": 0, \"weekly\": { \"mon-sun\": [\(hours)] } }"
    let shifts = (0..<100).map { "\"s\($0)\": \(shift)" }.joined(separator: ",\n")
    let team = "{ \"hourly_cost\": 1, \"handles\": \"desk\", \"shifts\": { \(shifts) } }"
    let teams = (0..<10).map { "\"t\($0)\": \(team)" }.joined(separator: ",\n")
    let text = "{ \"extends\": \"tiny.json\", \"clock\": { \"measure\": \"1000w\" }, \"teams\": { \(teams) } }"
    var tally = Tally("intervals", try Recorder("intervals"))
    tally.perform(ScenarioTrial(path: "scenarios/many.json", bytes: Array(text.utf8), files: corpus.files))
    #expect(tally.counts == [.refused: 1])
  }

  @Test("More items at one instant than the audits allow are refused")
  func crowdedInstant() throws {
    let channel = "{ \"volume\": null, \"shape\": null, \"trace\": { \"csv\": \"crowd.csv\", \"time\": \"t\" } }"
    let text = "{ \"extends\": \"tiny.json\", \"channels\": { \"survey\": \(channel) } }"
    var files = corpus.files
    files["scenarios/crowd.csv"] = Array(("t\n" + String(repeating: "2027-01-05T10:00\n", count: 300_001)).utf8)
    let trial = ScenarioTrial(path: "scenarios/crowd.json", bytes: Array(text.utf8), files: files)
    let (ending, complaints) = trial.perform()
    #expect(ending == .refused)
    #expect(complaints == [])
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Preparing a plan takes long: most inputs carry one more mistake, with which everything is read and nothing
  /// prepared.
  private func settings(
    for number: Int, _ entry: Corpus.Entry, _ damaged: Tree?, _ mutator: inout Mutator
  ) -> [String] {
    var settings = number.isMultiple(of: Effort.isLong ? 200 : 40) ? entry.settings : ["gates.never=x"]
    if mutator.luck.once(in: 8), let damaged, let path = damaged.path(to: mutator.luck.below(damaged.count)) {
      settings.append("\(mutator.damagedWord(path))=\(mutator.luck.pick(Mutator.values, or: ""))")
    }
    return settings
  }
}

/// What came of many trials.
struct Tally {
  let name: String
  let recorder: Recorder
  private(set) var counts: [ScenarioTrial.Ending: Int] = [:]
  private(set) var count = 0
  private(set) var slowest = 0.0
  private var finds = 0

  /// Seconds of processor time that reading or running a small scenario may take.
  private static let longest = 4.0

  init(_ name: String, _ recorder: Recorder) {
    self.name = name
    self.recorder = recorder
  }

  /// Performs a trial; a complaint keeps its input in a file and fails the test.
  mutating func perform(_ trial: ScenarioTrial) {
    let (outcome, seconds) = recorder.record(trial.record) { trial.perform() }
    var complaints = outcome.complaints
    if seconds > Self.longest { complaints.append("takes \(seconds) s") }
    count += 1
    counts[outcome.ending, default: 0] += 1
    slowest = max(slowest, seconds)
    if count.isMultiple(of: name == "varied" ? 500 : 10_000) { tell() }
    guard !complaints.isEmpty else { return }
    finds += 1
    let path = NSTemporaryDirectory() + "closedloop-fuzz-\(name)-find-\(finds).json"
    try? Data(trial.record).write(to: URL(fileURLWithPath: path))
    if finds <= 20 {
      Issue.record(
        "input \(count) of seed \(Effort.seed), kept in \(path): \(complaints.prefix(3).joined(separator: "; "))")
    }
  }

  /// Says what a long run tried so far; at once, since what is collected is lost in a trap.
  func tell() {
    guard Effort.isLong else { return }
    let endings = counts.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ")
    let line = "fuzz \(name): \(count) inputs, \(endings), \(finds) finds, slowest \(slowest) s\n"
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }
}
