import Statistics
import Testing

struct ChiSquaredTestTests {
  /// From scipy.stats.chisquare.
  @Test func `five equal cells agree with scipy`() {
    let test = ChiSquaredTest(observed: [18, 22, 25, 15, 20], expected: [20, 20, 20, 20, 20])
    #expect(relativeError(test.statistic, 2.9) < 1e-15)
    #expect(test.degreesOfFreedom == 4)
    #expect(relativeError(test.pValue, 0.5746972058298043) < 1e-13)
  }
}
