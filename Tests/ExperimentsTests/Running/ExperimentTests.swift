import ClosedLoop
import Experiments
import Statistics
import Synchronization
import Testing

@Suite("An experiment")
struct ExperimentTests {
  private let plan: PreparedPlan

  init() throws { plan = try PreparedPlan(Given.plan()) }

  private func run(_ rule: ReplicationRule, threads: Int = 1) async throws -> RunResult {
    try await Experiment(plan, rule: rule, threads: threads).run()
  }

  @Test("The number of threads changes nothing", arguments: [2, 8])
  func threads(count: Int) async throws {
    let one = try await run(.fixed(6))
    let many = try await run(.fixed(6), threads: count)
    #expect(one.fingerprint == many.fingerprint)
    #expect(one.estimates == many.estimates)
    #expect(one.series == many.series)
    #expect(one.results.map(\.observations) == many.results.map(\.observations))
  }

  @Test("Replications differ and each is what it is alone")
  func alone() async throws {
    let result = try await run(.fixed(3), threads: 2)
    #expect(Set(result.results.map(\.fingerprint)).count == 3)
    for number in 0..<3 {
      #expect(try plan.replicate(UInt64(number))?.fingerprint == result.results[number].fingerprint)
    }
  }

  @Test("A sequential run stops at the first look at which the interval is narrow enough")
  func sequential() async throws {
    let all = try await run(.fixed(44), threads: 2)
    let instance = try #require(all.instance("feedback.received"))
    let metric = Metric.catalogue[all.instances[instance].metric]
    func width(_ count: Int) -> Double {
      let observations = all.results.prefix(count).map { $0.observations[instance] }
      return metric.estimate(of: observations, level: 0.9)?.halfWidth ?? .infinity
    }
    // Narrow enough at 28 for sure, and perhaps before.
    let wanted = width(28)
    let expected = try #require([12, 20, 28].first { width($0) <= wanted })
    for threads in [1, 3] {
      let rule = ReplicationRule.until(
        instance: instance, halfWidth: wanted, isRelative: false, level: 0.9, least: 12, greatest: 44)
      let result = try await run(rule, threads: threads)
      #expect(result.count == expected)
      #expect(result.ending == .precisionReached)
      #expect(result.results.map(\.fingerprint) == all.results.prefix(expected).map(\.fingerprint))
    }
  }

  @Test("The greatest number is not exceeded, and said to be too small")
  func cap() async throws {
    let rule = ReplicationRule.until(
      instance: 0, halfWidth: 1e-9, isRelative: true, level: 0.95, least: 4, greatest: 7)
    let result = try await run(rule, threads: 2)
    #expect(result.count == 7)
    #expect(result.ending == .precisionNotReached)
  }

  @Test("A metric that is never observed is not known")
  func neverObserved() async throws {
    let quiet = try PreparedPlan(Given.plan(people: 0, promise: true))
    let result = try await Experiment(quiet, rule: .fixed(1)).run()
    let instance = try #require(result.instance("sla.first_response.met"))
    let rule = ReplicationRule.until(
      instance: instance, halfWidth: 0.5, isRelative: false, level: 0.95, least: 2, greatest: 3)
    #expect(try await Experiment(quiet, rule: rule).run().ending == .precisionNotReached)
  }

  @Test("An interrupted run keeps what it finished, without a gap", arguments: [1, 2, 5])
  func interruption(threads: Int) async throws {
    let asked = Counter()
    let whole = try await run(.fixed(8))
    let result = try await Experiment(plan, rule: .fixed(200), threads: threads).run(
      shouldStop: { asked.next() > 12 })
    #expect(result.ending == .interrupted)
    #expect(result.count < 13)
    #expect(result.count > 0)
    let shared = min(8, result.count)
    #expect(
      result.results.prefix(shared).map(\.fingerprint) == whole.results.prefix(shared).map(\.fingerprint))
  }

  @Test("Progress counts up to the goal")
  func progress() async throws {
    var seen: [Experiment.Progress] = []
    _ = try await Experiment(plan, rule: .fixed(5), threads: 2).run(progress: { seen.append($0) })
    #expect(seen.map(\.done) == [1, 2, 3, 4, 5])
    #expect(seen.allSatisfy { $0.goal == 5 })
  }
}

/// Counts how often it was asked, from any thread.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
