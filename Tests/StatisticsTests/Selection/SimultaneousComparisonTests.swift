import Statistics
import Testing

struct SimultaneousComparisonTests {
  @Test(
    arguments: [
      (1, 20, SimultaneousComparison.Sides.two, 2.08596), (2, 20, .two, 2.37869), (2, .infinity, .two, 2.21213),
      (3, 20, .two, 2.54035), (3, .infinity, .two, 2.34897), (5, 20, .two, 2.73468), (5, .infinity, .two, 2.51146),
      (11, 20, .two, 3.01577), (11, .infinity, .two, 2.74317), (3, 20, .one, 2.19228), (11, 20, .one, 2.66995),
      (11, .infinity, .one, 2.47641),
    ] as [(Int, Double, SimultaneousComparison.Sides, Double)])
  func `Dunnett's factor is the oracle's`(
    comparisons: Int, degrees: Double, sides: SimultaneousComparison.Sides, expected: Double
  ) {
    let factor = SimultaneousComparison.dunnett(
      level: 0.95, comparisons: comparisons, degreesOfFreedom: degrees, sides: sides)
    #expect((factor - expected).magnitude < 6e-6, "\(factor)")
  }

  @Test(arguments: [(3, 10, 3.8768), (3, 20, 3.5779), (5, 20, 4.2319), (12, 60, 4.8085)])
  func `Tukey's factor is the oracle's`(groups: Int, degrees: Double, expected: Double) {
    let factor = SimultaneousComparison.tukey(level: 0.95, groups: groups, degreesOfFreedom: degrees)
    #expect((factor - expected).magnitude < 6e-5, "\(factor)")
  }

  @Test func `Bonferroni divides what is left`() {
    #expect(relativeError(SimultaneousComparison.bonferroniLevel(0.95, comparisons: 5), 0.99) < 1e-15)
  }
}
