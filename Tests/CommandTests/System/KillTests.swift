import Command
import Foundation
import Testing

/// Whenever a run is ended, each file of its folder is completely the old one or completely the new one.
///
/// `CLOSEDLOOP_FUZZ_INPUTS=1000000`, the long run of the fuzzer, tries 200 moments instead of 20.
@Suite("Runs that are killed", .serialized)
struct KillTests {
  private static let moments =
    (ProcessInfo.processInfo.environment["CLOSEDLOOP_FUZZ_INPUTS"].flatMap { Int($0) } ?? 0) > 100_000 ? 200 : 20

  /// The words of a run that gives one or the other content.
  private static func words(seed: Int, into folder: String) -> [String] {
    ["run", "tiny.json", "--seed", "\(seed)", "--out", folder, "--quiet"]
  }

  @Test("Whenever a signal ends a run, each file is the old one or the new one, and nothing is half-written")
  func anyMoment() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    let references = [
      try await folder.run(Self.words(seed: 1, into: "old")), try await folder.run(Self.words(seed: 2, into: "new")),
    ]
    #expect(references.allSatisfy { $0.status == 0 })
    let length = references.map(\.length).min() ?? .zero
    let (old, new) = (try contents(folder, "old"), try contents(folder, "new"))
    #expect(old.keys.sorted() == new.keys.sorted())
    #expect(old["replications.csv"] != new["replications.csv"])

    var luck = SplitMix(state: 20_270_104)
    var counts = (killed: 0, finished: 0, mixed: 0, leftovers: 0)
    for moment in 0..<Self.moments {
      for (name, text) in old { try folder.write(text, to: "target/\(name)") }
      let number = [SIGKILL, SIGINT, SIGTERM][moment % 3]
      let signal = signal(number, of: moment, length: length, in: folder, &luck)
      let outcome = try await folder.run(Self.words(seed: 2, into: "target"), signals: [signal])
      let wanted = [SIGKILL: Int32(137), SIGINT: 130, SIGTERM: 143][number]
      #expect(outcome.status == wanted || outcome.status == 0, "moment \(moment): \(outcome.errors)")
      if outcome.status == 0 { counts.finished += 1 } else { counts.killed += 1 }
      let found = try contents(folder, "target")
      let (kept, others) = (found.filter { old[$0.key] != nil }, found.filter { old[$0.key] == nil })
      #expect(kept.count == old.count, "moment \(moment): a file is gone")
      var changed = 0
      for (name, text) in kept {
        if name == "run-info.json" { #expect(isWhole(text), "moment \(moment): \(name)") }
        guard name != "run-info.json" else { continue }
        #expect(text == old[name] || text == new[name], "moment \(moment): \(name) is neither")
        if text == new[name], text != old[name] { changed += 1 }
      }
      if changed > 0, outcome.status != 0 { counts.mixed += 1 }
      guard !others.isEmpty else { continue }
      counts.leftovers += 1
      // Nobody can tidy up who is killed; whoever comes next does.
      #expect(number == SIGKILL, "moment \(moment): \(others.keys) is left over")
      #expect(try await folder.run(Self.words(seed: 2, into: "target")).status == 0)
      let after = try contents(folder, "target")
      #expect(after.keys.sorted() == new.keys.sorted(), "moment \(moment): leftovers stay")
      #expect(after["manifest.json"] == new["manifest.json"])
    }
    if Self.moments > 100 { print("killed at \(Self.moments) moments: \(counts)") }
    #expect(counts.killed >= Self.moments / 4)
  }

  /// Every other moment lies anywhere in the run; the others follow the first sight of a file being written.
  private func signal(
    _ number: Int32, of moment: Int, length: Duration, in folder: Folder, _ luck: inout SplitMix
  ) -> Signal {
    let share = Double(luck.next() >> 11) / 0x1p53
    guard moment / 3 % 2 == 0 else { return Signal(number: number, delay: length * share) }
    let target = folder.path + "/target"
    return Signal(number: number, delay: .microseconds(Int(share * 20_000))) {
      let names = try? FileManager.default.contentsOfDirectory(atPath: target)
      return names?.contains { $0.hasSuffix(".partial") } ?? false
    }
  }

  /// It tells time and machine and is another each time.
  private func isWhole(_ text: String) -> Bool {
    text.hasSuffix("}\n") && (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
  }

  private func contents(_ folder: Folder, _ name: String) throws -> [String: String] {
    var contents: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(name)") {
      contents[file] = try folder.read("\(name)/\(file)")
    }
    return contents
  }
}

/// A small generator with a fixed seed.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
