import Foundation
import Scenarios
import Testing

/// Whatever bytes come in, reading ends, quickly, with a value or with problems.
@Suite struct JSONMutationTests {
  static let example = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/design/example-scenario.json")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: example.path), "example-scenario.json is not here"))
  func `twenty thousand damaged scenarios are read or refused without a trap`() throws {
    let original = [UInt8](try Data(contentsOf: Self.example))
    #expect(Given.json(bytes: original).value != nil)
    var random = SplitMix(state: 20_270_104)
    let pieces = [
      "{", "}", "[", "]", "\"", ",", ":", "//", "/*", "*/", "\\", "\\u", "null", "1e9999", "-", "\n", "\u{301}",
    ]
    let clock = ContinuousClock()
    var slowest = Duration.zero
    var accepted = 0
    for round in 0..<20_000 {
      var bytes = original
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(6) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        case 3: bytes.insert(contentsOf: Array(pieces[random.below(pieces.count)].utf8), at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + random.below(200)))
        default: bytes.removeSubrange((place + 1)...)
        }
        if bytes.isEmpty { bytes = [0x7B] }
      }
      let started = clock.now
      let (value, problems, sources) = Given.json(bytes: bytes)
      var diagnostics = Diagnostics()
      for problem in problems { diagnostics.add(problem) }
      if (value == nil) == problems.isEmpty { Issue.record("round \(round): a value and problems, or neither") }
      if value != nil {
        accepted += 1
        if accepted.isMultiple(of: 4) { read(bytes) }
      }
      if diagnostics.rendered(in: sources).utf8.count > 20_000 { Issue.record("round \(round): too much said") }
      slowest = max(slowest, clock.now - started)
    }
    #expect(accepted > 1_000)
    // None hangs; how fast they are is not judged where tests run beside each other.
    #expect(slowest < .seconds(30))
  }

  /// Goes all the way with a damaged scenario that is still JSON.
  private func read(_ bytes: [UInt8]) {
    let layers = Layers.resolve("a.json", variants: ["fifo"], settings: ["run.seed=3"]) { _ in .success(bytes) }
    var diagnostics = layers.diagnostics
    if let value = layers.value {
      let outcome = ObjectReader.read(value) { scenario in
        scenario.map("teams", called: "a team") { _, team in team.money("hourly_cost") }
      }
      diagnostics.add(outcome.diagnostics)
      #expect(!CanonicalJSON.document(value).isEmpty)
      #expect(Origins.lines(of: outcome.resolved, in: layers.sources).count < 100)
    }
    #expect(diagnostics.rendered(in: layers.sources).utf8.count < 200_000)
  }

  @Test func `bytes of no meaning at all are refused without a trap`() {
    var random = SplitMix(state: 7)
    for _ in 0..<20_000 {
      let bytes = (0..<random.below(40)).map { _ in
        random.below(3) == 0
          ? UInt8(truncatingIfNeeded: random.next()) : Array("{}[]\",:/*\\u0e-+.1nt' \n#".utf8)[random.below(23)]
      }
      for mode in [JSONParser.Mode.scenario, .strict] {
        let (value, problems, sources) = Given.json(bytes: bytes, mode: mode)
        #expect((value == nil) != problems.isEmpty)
        var diagnostics = Diagnostics()
        for problem in problems { diagnostics.add(problem) }
        #expect(diagnostics.rendered(in: sources).isEmpty == problems.isEmpty)
      }
    }
  }
}

/// A small generator with a fixed seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
