import Statistics
import Testing

struct WilsonTests {
  @Test(arguments: [(8, 10, 0.490162471537, 0.943317848546), (80, 100, 0.711170834407, 0.866633066669)])
  func `the interval is the oracle's`(successes: Int, trials: Int, low: Double, high: Double) {
    let interval = Wilson.interval(successes: successes, of: trials, level: 0.95)
    #expect(relativeError(interval.low, low) < 2e-12)
    #expect(relativeError(interval.high, high) < 2e-12)
  }

  @Test func `no success has the lower end zero`() {
    #expect(Wilson.interval(successes: 0, of: 7, level: 0.9).low == 0)
    #expect(Wilson.interval(successes: 7, of: 7, level: 0.9).high == 1)
  }
}
