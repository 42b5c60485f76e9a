import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("The series by day")
struct DaySeriesTests {
  @Test("Each day has each measure, in order, between its quantiles")
  func rows() async throws {
    let plan = try PreparedPlan(Given.plan())
    let result = try await Experiment(plan, rule: .fixed(10), threads: 2).run()
    let series = result.series
    #expect(series.count == 21 * DayMeasure.allCases.count)
    #expect(series.map(\.place) == series.map(\.place).sorted())
    #expect(series.allSatisfy { $0.p10 <= $0.p90 && $0.count == 10 })
    #expect(series.prefix(DayMeasure.allCases.count).map(\.measure) == DayMeasure.allCases)
    // Two people are always there.
    #expect(series.filter { $0.measure == .staffed }.allSatisfy { $0.p10 == 2 && $0.mean == 2 && $0.p90 == 2 })
  }

  @Test("Received items of the window add up to the metric")
  func sums() async throws {
    let plan = try PreparedPlan(Given.plan())
    let result = try await Experiment(plan, rule: .fixed(2)).run()
    let window = result.series.filter { $0.measure == .received && $0.place < 14 }
    let sum = window.reduce(0) { $0 + $1.mean }
    let metric = try #require(result.estimate("feedback.received")?.value)
    #expect(abs(sum - metric) < 1e-9)
  }
}
