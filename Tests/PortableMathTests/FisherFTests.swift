import PortableMath
import Testing

struct FisherFTests {
  @Test(arguments: [(3.0, 20.0, 3.09839121214), (5, 50, 2.40040912710)])
  func `the F quantile has the oracle's values`(numerator: Double, denominator: Double, expected: Double) {
    let degrees = (numerator: numerator, denominator: denominator)
    #expect(relativeError(FisherF.quantile(probability: 0.95, degreesOfFreedom: degrees), expected) < 3e-12)
    #expect((FisherF.cumulative(expected, degreesOfFreedom: degrees) - 0.95).magnitude < 1e-11)
    #expect((FisherF.upperTail(expected, degreesOfFreedom: degrees) - 0.05).magnitude < 1e-11)
  }
}
