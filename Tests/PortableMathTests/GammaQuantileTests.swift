import PortableMath
import Testing

struct GammaQuantileTests {
  @Test(arguments: [
    (0.3, 0.5, 0.0731311358670), (2.5, 0.01, 0.277149038364), (2.5, 0.5, 2.17573009555), (2.5, 0.99, 7.54313623469),
    (10, 0.01, 4.13019916627), (10, 0.99, 18.7831173933), (100, 0.5, 99.6668649193),
  ])
  func `the gamma quantile has the oracle's values`(shape: Double, p: Double, expected: Double) {
    #expect(relativeError(Gamma.quantile(shape: shape, probability: p), expected) < 5e-12)
  }

  @Test func `the gamma quantile inverts the probability over shapes and levels`() {
    for shape in [0.05, 0.1, 0.3, 0.9, 1, 1.5, 5, 50, 200, 1e5] {
      for p in [1e-12, 1e-6, 0.005, 0.3, 0.5, 0.7, 0.995] {
        let x = Gamma.quantile(shape: shape, probability: p)
        if x < 1e-300 { continue }
        #expect(relativeError(Gamma.lower(shape: shape, at: x), p) < 2e-11, "shape \(shape), p \(p)")
      }
      let x = Gamma.quantile(shape: shape, probability: 1 - 0x1p-40)
      #expect(relativeError(Gamma.upper(shape: shape, at: x), 0x1p-40) < 2e-11, "shape \(shape)")
    }
  }

  @Test func `the gamma quantile is exact at its ends`() {
    #expect(Gamma.quantile(shape: 2, probability: 0) == 0)
    #expect(Gamma.quantile(shape: 2, probability: 1) == .infinity)
    #expect(Gamma.quantile(shape: 0.001, probability: 1e-12) == 0)
  }
}
