import Statistics
import Testing

struct MeanEstimateTests {
  @Test func `the mean of the paired differences has the oracle's interval`() {
    let estimate = Estimate.mean(of: zip(scenarioA, scenarioB).map { $0 - $1 }, level: 0.95)
    #expect(relativeError(estimate.value, 0.49) < 1e-13)
    #expect(relativeError(estimate.interval?.low, 0.341277622309) < 3e-12)
    #expect(relativeError(estimate.interval?.high, 0.638722377691) < 3e-12)
    #expect(estimate.count == 10)
  }

  @Test func `one value has no interval and equal values one of no width`() {
    #expect(Estimate.mean(of: [5], level: 0.95).interval == nil)
    #expect(Estimate.mean(of: [5, 5, 5], level: 0.95).interval == Interval(low: 5, high: 5))
  }
}
