import Scenarios
import Testing

/// Whatever a scenario says, reading ends with a plan or with errors.
@Suite struct ScenarioMutationTests {
  @Test func `thousands of damaged scenarios become plans or errors without a trap`() throws {
    try damage(AdaptedExample.text, seed: 42, rounds: 2_000)
  }

  @Test func `every field with a default can be damaged`() throws {
    let scenario = try #require(Given.scenario(AdaptedExample.text).scenario)
    try damage(CanonicalJSON.document(scenario.resolved), seed: 43, rounds: 4_000)
  }

  private func damage(_ text: String, seed: UInt64, rounds: Int) throws {
    let original = Array(text.utf8)
    let values = [
      "0", "-1", "1e300", "-1e300", "1e-300", "9223372036854775807", "\"0s\"", "\"50000w\"", "\"1e9/s\"", "null", "{}",
      "[]",
      "\"100%\"", "\"0%\"", "true", "\"always\"", "\"desk\"", "\"call\"", "0.5", "\"1us\"", "\"999999999999/month\"",
      "\"2199-12-31\"", "\"1900-01-01\"", "\"none\"",
    ]
    // Places where a value begins.
    let places = original.indices.filter { original[$0] == 0x3A && $0 > 0 && original[$0 - 1] == 0x22 }
    var random = SplitMix(state: seed)
    var accepted = 0
    for round in 0..<rounds {
      var bytes = original
      for _ in 0...random.below(2) {
        if random.below(4) == 0 {
          let place = random.below(bytes.count)
          bytes[place] = UInt8(truncatingIfNeeded: random.next())
        } else {
          let start = places[random.below(places.count)] + 1
          guard start < bytes.count else { continue }
          var end = start
          var depth = 0
          while end < bytes.count {
            let byte = bytes[end]
            if byte == 0x7B || byte == 0x5B { depth += 1 }
            if byte == 0x7D || byte == 0x5D {
              if depth == 0 { break }
              depth -= 1
            }
            if byte == 0x2C || byte == 0x0A, depth == 0 { break }
            end += 1
          }
          bytes.replaceSubrange(start..<end, with: Array(values[random.below(values.count)].utf8))
        }
      }
      // Preparing a plan takes long: most rounds carry one more mistake, so that they end before it.
      let isWhole = round.isMultiple(of: 20)
      let reading = Given.scenario(bytes: bytes, settings: isWhole ? [] : ["gates.never=x"])
      if (reading.scenario == nil) != reading.diagnostics.hasErrors {
        Issue.record("round \(round): a plan and errors, or neither")
      }
      if reading.scenario != nil { accepted += 1 }
      if reading.diagnostics.rendered(in: reading.sources).utf8.count > 200_000 {
        Issue.record("round \(round): too much said")
      }
    }
    #expect(accepted > 3)
  }
}
