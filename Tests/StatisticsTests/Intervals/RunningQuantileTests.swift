import Statistics
import Testing

struct RunningQuantileTests {
  @Test func `the published twenty observations have the oracle's median`() {
    var median = RunningQuantile(probability: 0.5)
    let values = [
      0.02, 0.15, 0.74, 3.39, 0.83, 22.37, 10.15, 15.43, 38.62, 15.92, 34.60, 10.28, 1.47, 0.40, 0.05, 11.39, 0.27,
      0.42, 0.09, 11.37,
    ]
    for value in values { median.add(value) }
    #expect(relativeError(median.value, 4.440634353260) < 1e-11)
    #expect(median.count == 20)
  }

  @Test func `four values are too few`() {
    var median = RunningQuantile(probability: 0.5)
    for value in [1.0, 2, 3, 4] { median.add(value) }
    #expect(median.value == nil)
  }
}
