import PortableMath
import Testing

struct KolmogorovTests {
  @Test(arguments: [(1.0, 0.269999671677355), (1.3580986393225505, 0.05), (1.6276236115189503, 0.01)])
  func `the limit tail has the oracle's values`(x: Double, expected: Double) {
    #expect(relativeError(Kolmogorov.upperTail(x), expected) < 1e-12)
  }

  @Test func `the two forms of the limit meet`() {
    let below = Kolmogorov.upperTail(1.18 - 1e-12)
    let above = Kolmogorov.upperTail(1.18)
    #expect((below - above).magnitude < 1e-11)
  }

  @Test(arguments: [(10, 0.274, 0.628479615456504), (20, 0.29, 0.944694785382)])
  func `the exact law has the published values`(count: Int, distance: Double, expected: Double) {
    #expect(relativeError(Kolmogorov.cumulative(distance, count: count), expected) < 1e-12)
  }

  @Test(arguments: [(10, 0.409246084778), (20, 0.294075314434), (100, 0.134027916486)])
  func `critical distances at five per cent have the oracle's values`(count: Int, expected: Double) {
    #expect(relativeError(Kolmogorov.criticalDistance(level: 0.05, count: count), expected) < 1e-11)
  }

  /// The oracle's distance for 1,000 values is SciPy's approximation; the probability is exact, from the same matrix
  /// with 40 digits.
  @Test func `a thousand values keep the exact law`() {
    #expect(relativeError(Kolmogorov.upperTail(0.042776500461, count: 1000), 0.04999998981110478) < 1e-11)
  }

  /// From scipy.stats.kstwo.
  @Test(arguments: [
    (10, 0.134, 0.9830204599986545), (10, 0.7, 1.95448e-5), (50, 0.31, 9.136517477323259e-5),
    (3, 0.4, 0.5946666666666665),
  ])
  func `the exact tail agrees with scipy`(count: Int, distance: Double, expected: Double) {
    #expect(relativeError(Kolmogorov.upperTail(distance, count: count), expected) < 1e-8)
  }

  @Test func `small samples have elementary probabilities`() {
    // One value: P(D < d) = 2d - 1.
    #expect(relativeError(Kolmogorov.cumulative(0.8, count: 1), 0.6) < 1e-14)
    #expect(Kolmogorov.cumulative(0.05, count: 10) == 0)
    #expect(Kolmogorov.cumulative(1, count: 10) == 1)
  }

  @Test func `large samples use the corrected limit`() {
    let exact = Kolmogorov.upperTail(0.025, count: 2000)
    let corrected = Kolmogorov.upperTail(0.025, count: 2001)
    #expect(relativeError(corrected, exact) < 2e-3)
  }
}
