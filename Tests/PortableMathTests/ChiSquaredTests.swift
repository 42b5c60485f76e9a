import PortableMath
import Testing

struct ChiSquaredTests {
  @Test(arguments: [
    (1.0, 0.95, 3.84145882069), (5, 0.025, 0.831211613487), (5, 0.975, 12.8325019940), (10, 0.95, 18.3070380533),
    (19, 0.025, 8.90651648199), (19, 0.975, 32.8523268617), (99, 0.95, 123.225221453),
  ])
  func `the chi-squared quantile has the oracle's values`(degrees: Double, p: Double, expected: Double) {
    #expect(relativeError(ChiSquared.quantile(probability: p, degreesOfFreedom: degrees), expected) < 3e-12)
    #expect((ChiSquared.cumulative(expected, degreesOfFreedom: degrees) - p).magnitude < 1e-11)
    #expect((ChiSquared.upperTail(expected, degreesOfFreedom: degrees) - (1 - p)).magnitude < 1e-11)
  }
}
