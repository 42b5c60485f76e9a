import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("How far a metric moved")
struct MetricDifferenceTests {
  private let metric: Metric

  init() throws {
    metric = try #require(Metric.catalogue.first { $0.name.description == "backlog.count" })
  }

  private let first = [12.1, 11.4, 13.0, 12.7, 11.9, 12.5, 13.3, 12.0, 11.8, 12.6].map { Observation($0) }
  private let second = [11.6, 11.1, 12.2, 12.4, 11.5, 11.7, 12.9, 11.4, 11.6, 12.0].map { Observation($0) }

  @Test("Pairs have the interval that was computed outside")
  func pairs() throws {
    let moved = try #require(MetricDifference(of: metric, now: first, accepted: second, paired: true))
    #expect(abs(moved.value - 0.49) < 1e-12)
    #expect(moved.degreesOfFreedom == 9)
    let interval = moved.interval(level: 0.95)
    #expect(abs(interval.low - 0.341_277_622_309) < 1e-11)
    #expect(abs(interval.high - 0.638_722_377_691) < 1e-11)
  }

  @Test("The same data unpaired say nothing: p is .0676 by Welch")
  func apart() throws {
    let moved = try #require(MetricDifference(of: metric, now: first, accepted: second, paired: false))
    #expect(abs(moved.equivalence(within: 0).pValueOfNoDifference - 0.067_553_267_9) < 1e-9)
  }

  @Test("The two one-sided tests have the oracle's values")
  func equivalence() {
    let judged = Equivalence(difference: 0.4, standardError: 0.5, degreesOfFreedom: 29, tolerance: 1.5)
    #expect(abs(judged.pValue - 0.017_963_379_575) < 1e-11)
  }

  @Test("Replications in which a mean was not observed are left out in pairs")
  func holes() throws {
    var holed = first
    holed[3] = .nothing
    let moved = try #require(MetricDifference(of: metric, now: holed, accepted: second, paired: true))
    #expect(moved.count == 9)
    #expect(MetricDifference(of: metric, now: [.nothing], accepted: [Observation(1)], paired: true) == nil)
  }
}
