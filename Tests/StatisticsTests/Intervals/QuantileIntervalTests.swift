import Statistics
import Testing

struct QuantileIntervalTests {
  @Test(arguments: [
    (20, 0.5, 6, 15, 0.95861), (100, 0.5, 40, 61, 0.96480), (50, 0.9, 41, 50, 0.97031), (100, 0.95, 90, 100, 0.98261),
    (200, 0.95, 184, 197, 0.96715),
  ])
  func `the ranks are the oracle's`(count: Int, probability: Double, lower: Int, upper: Int, coverage: Double) {
    let ranks = QuantileInterval(count: count, probability: probability, level: 0.95)
    #expect(ranks.lowerRank == lower)
    #expect(ranks.upperRank == upper)
    #expect((ranks.coverage - coverage).magnitude < 6e-6)
  }

  @Test func `a sample too small has no upper end`() {
    let ranks = QuantileInterval(count: 30, probability: 0.9, level: 0.95)
    #expect(ranks.lowerRank == 23)
    #expect(ranks.upperRank == nil)
  }

  @Test func `the estimate reads the ranks from the sorted sample`() {
    let values = (1...20).map { Double(($0 * 8) % 21) }
    let median = Estimate.quantile(of: values, probability: 0.5, level: 0.95)
    #expect(median.value == 10)
    #expect(median.interval == Interval(low: 6, high: 15))
    #expect(Estimate.quantile(of: [3], probability: 0.5, level: 0.95).interval == nil)
  }
}
