import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("Estimates of metrics")
struct MetricEstimateTests {
  private func metric(_ name: String) throws -> Metric {
    try #require(Metric.catalogue.first { $0.name.description == name })
  }

  @Test("A share is a ratio of sums, kept between 0 and 1")
  func share() throws {
    let observations = [Observation(1, over: 1), Observation(98, over: 99), Observation(50, over: 50)]
    let estimate = try #require(try metric("sla.first_response.met").estimate(of: observations, level: 0.95))
    #expect(
      estimate
        == Estimate.ratio(
          numerators: [1, 98, 50], denominators: [1, 99, 50], level: 0.95, isShare: true))
    let interval = try #require(estimate.interval)
    #expect(interval.low >= 0 && interval.high <= 1)
  }

  @Test("A mean leaves out replications in which nothing was observed")
  func mean() throws {
    let observations = [Observation(2), Observation.nothing, Observation(4)]
    let estimate = try metric("response.time.p90").estimate(of: observations, level: 0.95)
    #expect(estimate == Estimate.mean(of: [2, 4], level: 0.95))
  }

  @Test("Where nothing was observed there is no estimate", arguments: ["response.time.p90", "sla.first_response.met"])
  func nothing(name: String) throws {
    #expect(try metric(name).estimate(of: [.nothing, .nothing], level: 0.95) == nil)
  }
}
