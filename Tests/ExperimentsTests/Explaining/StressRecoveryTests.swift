import ClosedLoop
import EventKernel
import Experiments
import Testing

@Suite("How a desk comes back from a strain")
struct StressRecoveryTests {
  private func run(_ plan: Plan) async throws -> RunResult {
    try await Experiment(PreparedPlan(plan), rule: .fixed(4)).run()
  }

  @Test("is at once where there is no strain")
  func calm() async throws {
    let base = try await run(Given.plan(weeks: 4))
    let recovery = StressRecovery(base: base, strained: base, from: 7)
    #expect(recovery.days(of: 0.5) == 0 && recovery.worst == 0 && recovery.shareNotBack == 0)
  }

  @Test("takes as long as nobody is there at least, and not at all if nobody comes back")
  func away() async throws {
    var plan = Given.plan(perWeek: 120, weeks: 6)
    // Two people on each day, from midnight to midnight.
    plan.teams[0].shifts[0].intervals = (0..<49).map { (start: $0 * Time.day, end: ($0 + 1) * Time.day) }
    let base = try await run(plan)
    var strained = plan
    strained.teams[0].shifts[0].away = [
      Away(start: 7 * Time.day, end: 14 * Time.day, people: 2, isPaid: true)
    ]
    let week = StressRecovery(base: base, strained: try await run(strained), from: 7)
    // The mean over a week falls back when the week lies behind, and what piled up is worked off in a day or so.
    let days = try #require(week.days(of: 0.5))
    #expect((6...10).contains(days), "\(days)")
    #expect(week.shareNotBack == 0)
    // A week's cases pile up evenly: half of them on average over the days before it is over, more in the last.
    #expect(week.worst > 5)
    strained.teams[0].shifts[0].away[0].end = plan.phases.drainEnd
    let ever = StressRecovery(base: base, strained: try await run(strained), from: 7)
    #expect(ever.days(of: 0.1) == nil && ever.shareNotBack == 1)
    #expect(ever.worst > week.worst)
  }
}
