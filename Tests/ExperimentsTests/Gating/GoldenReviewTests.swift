import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("What changed since an outcome was accepted")
struct GoldenReviewTests {
  private func result(_ plan: Plan) async throws -> RunResult {
    try await Experiment(try PreparedPlan(plan), rule: .fixed(12), threads: 2).run()
  }

  private func names(_ result: RunResult) -> [String] {
    result.instances.map { "\(Metric.catalogue[$0.metric].name)/\($0.dimension)/\($0.group)" }
  }

  private func golden(_ result: RunResult) -> GoldenRecord {
    GoldenRecord(result, names: names(result), keeping: GoldenRecord.kept(of: result.plan, gates: []))
  }

  @Test("Nothing, where the run is the same")
  func nothing() async throws {
    let result = try await result(Given.plan())
    let review = GoldenReview(result, names: names(result), with: golden(result))
    #expect(review.changes.isEmpty)
    #expect(review.bits == .identical)
    #expect(review.unchanged == golden(result).figures.count)
  }

  @Test("Each figure that moved, what moved most for certain first, those without tolerance last")
  func order() async throws {
    let before = try await result(Given.plan(perWeek: 100))
    let after = try await result(Given.plan(people: 1, perWeek: 100))
    let review = GoldenReview(after, names: names(after), with: golden(before))
    #expect(review.changes.count > 10)
    #expect(review.changes.count + review.unchanged == golden(before).figures.count)
    let certain = review.changes.compactMap { change -> Double? in
      guard let moved = change.difference, let tolerance = change.tolerance, tolerance > 0 else { return nil }
      return max(0, abs(moved.value) - 2 * moved.standardError) / tolerance
    }
    #expect(certain == certain.sorted(by: >))
    let kinds = review.changes.compactMap { $0.difference == nil ? nil : ($0.tolerance ?? 0) > 0 }
    #expect(kinds == kinds.sorted { $0 && !$1 })
    // Half the people, half the hours, exactly.
    let hours = try #require(review.changes.first { $0.name == "staff.hours/all/0" })
    #expect(try #require(hours.difference).value * -2 == hours.difference?.old)
    #expect(hours.difference?.standardError == 0)
  }

  @Test("A figure that is gone is told")
  func missing() async throws {
    let result = try await result(Given.plan())
    var golden = golden(result)
    golden.figures.append(GoldenRecord.Figure(name: "gone", observations: Array(repeating: Observation(1), count: 12)))
    #expect(GoldenReview(result, names: names(result), with: golden).missing == ["gone"])
  }
}
