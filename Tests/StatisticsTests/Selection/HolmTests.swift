import Statistics
import Testing

struct HolmTests {
  @Test func `four p-values adjust to the oracle's`() {
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(relativeError(value, expected) < 1e-15) }
    #expect(Holm.adjusted([]) == [])
    #expect(Holm.adjusted([0.9, 0.8]) == [1, 1])
  }
}
