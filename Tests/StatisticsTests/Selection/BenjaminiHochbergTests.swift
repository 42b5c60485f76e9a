import Statistics
import Testing

struct BenjaminiHochbergTests {
  @Test func `four p-values adjust to the oracle's`() {
    let adjusted = BenjaminiHochberg.adjusted([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.02, 0.04, 0.04, 0.02]) { #expect(relativeError(value, expected) < 1e-15) }
  }
}
