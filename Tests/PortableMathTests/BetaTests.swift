import PortableMath
import Testing

struct BetaTests {
  @Test(arguments: [
    (0.3, 0.5, 0.5, 0.369010119565545), (0.4, 2, 3, 0.5248), (0.9, 10, 2, 0.6973568802), (0.2, 1, 3, 0.488),
    (0.5, 50, 50, 0.5),
  ])
  func `the incomplete beta function has the oracle's values`(x: Double, a: Double, b: Double, expected: Double) {
    #expect(relativeError(Beta.regularized(x, alpha: a, beta: b), expected) < 1e-14)
  }

  @Test(arguments: [
    (2.0, 3.0, 0.05, 0.0976114628864), (2, 3, 0.5, 0.385727568132), (2, 3, 0.95, 0.751395374270),
    (4, 1.5, 0.5, 0.756135560954),
  ])
  func `the beta quantile has the oracle's values`(a: Double, b: Double, p: Double, expected: Double) {
    #expect(relativeError(Beta.quantile(probability: p, alpha: a, beta: b), expected) < 3e-12)
  }

  @Test func `the beta quantile inverts the probability over shapes and levels`() {
    for a in [0.1, 0.5, 1, 2.142857, 10, 200, 1e5] {
      for b in [0.2, 0.5, 1, 3.857, 40, 1e4] {
        for p in [1e-9, 0.001, 0.05, 0.5, 0.8, 0.99] {
          let x = Beta.quantile(probability: p, alpha: a, beta: b)
          if x < 1e-290 || x > 0.99 { continue }
          let error = relativeError(Beta.regularized(x, alpha: a, beta: b), p)
          #expect(error < 1e-10, "alpha \(a), beta \(b), p \(p)")
        }
      }
    }
  }

  /// From mpmath with 50 digits.
  @Test(arguments: [
    (1e-05, 0.1, 3.0, 0.36524240567287841),
    (0.999, 20.0, 0.5, 0.84241618601636144),
    (0.9, 10000.0, 1000.0, 0.00061529556729750105),
    (0.91, 10000.0, 1000.0, 0.62688091136728252),
    (0.999995, 500000.0, 0.5, 0.025347172227059199),
    (0.3, 300.0, 700.0, 0.50367118286076761),
    (0.25, 300.0, 700.0, 0.00017989197772738935),
    (0.02, 2.5, 40.0, 0.10439979061538537),
    (0.5, 0.05, 0.07, 0.58374811403790433),
  ])
  func `the incomplete beta function keeps its digits at the ends and for large shapes`(
    x: Double, a: Double, b: Double, expected: Double
  ) {
    #expect(relativeError(Beta.regularized(x, alpha: a, beta: b), expected) < 2e-11)
  }
}
