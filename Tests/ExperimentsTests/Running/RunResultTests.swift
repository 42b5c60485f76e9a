import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("The result of a run")
struct RunResultTests {
  @Test("The fingerprint depends on every replication and on their order")
  func fingerprint() async throws {
    let plan = try PreparedPlan(Given.plan())
    let result = try await Experiment(plan, rule: .fixed(3)).run()
    func fingerprint(_ numbers: [Int]) -> UInt64 {
      RunResult(plan: plan.plan, results: numbers.map { result.results[$0] }, level: 0.95, ending: .fixed).fingerprint
    }
    #expect(fingerprint([0, 1, 2]) == result.fingerprint)
    #expect(Set([[0, 1, 2], [0, 2, 1], [0, 1], [1, 2]].map(fingerprint)).count == 4)
  }

  @Test("Metrics are found by name and group, and nothing else is")
  func lookUp() async throws {
    let plan = try PreparedPlan(Given.plan())
    let result = try await Experiment(plan, rule: .fixed(1)).run()
    #expect(result.estimates.count == Metric.instances(of: plan.plan).count)
    #expect(result.estimate("staff.hours", .team, 0)?.value == 672)
    #expect(result.estimate("staff.hours", .team, 1) == nil)
    #expect(result.estimate("staff.hour") == nil)
    #expect(result.estimate("feedback.received", .tier, 0) == result.estimate("feedback.received"))
  }
}
