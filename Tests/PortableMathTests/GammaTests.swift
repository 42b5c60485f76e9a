import PortableMath
import Testing

struct GammaTests {
  @Test(arguments: [
    (0.1, 2.25271265173421), (0.5, 0.572364942924700), (1.5, -0.120782237635245), (10.5, 13.9406252194038),
    (100, 359.134205369575), (1e4, 82099.71749644238),
  ])
  func `the logarithm of the gamma function has the oracle's values`(x: Double, expected: Double) {
    #expect(relativeError(Gamma.logarithm(x), expected) < 2e-14)
  }

  @Test(arguments: [
    (2.5, 3.0, 0.693781081586714), (0.5, 0.1, 0.345279153981423), (100, 110, 0.841721329939580),
  ])
  func `the incomplete gamma function has the oracle's values`(shape: Double, x: Double, expected: Double) {
    #expect(relativeError(Gamma.lower(shape: shape, at: x), expected) < 1e-12)
    #expect(relativeError(Gamma.upper(shape: shape, at: x), 1 - expected) < 3e-12)
  }

  @Test func `the incomplete gamma function has exact special cases`() {
    #expect(relativeError(Gamma.upper(shape: 1, at: 40), exponential(-40)) < 1e-14)
    #expect(relativeError(Gamma.lower(shape: 1, at: 1e-9), -exponentialMinusOne(-1e-9)) < 1e-14)
    #expect(Gamma.lower(shape: 3, at: 0) == 0)
    #expect(Gamma.lower(shape: 3, at: .infinity) == 1)
  }

  /// From mpmath with 60 digits.
  @Test(arguments: [
    (0.05, 1e-08, 0.408942399583405592, 0.591057600416594408),
    (0.3, 25.0, 0.999999999999525084, 4.74916053121397421e-13),
    (7.25, 60.0, 0.999999999999999999, 1.09628130680593394e-18),
    (1000.0, 900.0, 0.000549902265711782923, 0.999450097734288217),
    (1000.0, 1200.0, 0.999999998711839391, 1.2881606086281433e-9),
    (100000.0, 100000.0, 0.500420522110365177, 0.499579477889634823),
    (100000.0, 98000.0, 9.69083515816048645e-11, 0.999999999903091648),
    (30.5, 1.0, 2.58292689459977446e-34, 1.0),
  ])
  func `the incomplete gamma function keeps its digits in the tails and for large shapes`(
    shape: Double, x: Double, lower: Double, upper: Double
  ) {
    #expect(relativeError(Gamma.lower(shape: shape, at: x), lower) < 1e-12)
    #expect(relativeError(Gamma.upper(shape: shape, at: x), upper) < 1e-12)
  }
}
