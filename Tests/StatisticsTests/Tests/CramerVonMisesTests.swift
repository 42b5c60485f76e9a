import Statistics
import Testing

struct CramerVonMisesTests {
  @Test func `the statistic is the oracle's`() {
    let statistic = CramerVonMises.statistic(
      [0.023, 0.112, 0.187, 0.341, 0.402, 0.466, 0.588, 0.701, 0.823, 0.954], cumulative: { $0 })
    #expect(relativeError(statistic, 0.030906333333) < 2e-11)
  }
}
