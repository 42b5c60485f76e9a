import ClosedLoop
import EventKernel
import Testing

/// Where people are alike, draws are fixed and there are no retries, returns or breaks, the vector of the times at
/// which people are free next only falls when a person is added (Kiefer and Wolfowitz), and with it the wait of every
/// single case that is served first come, first served.
@Suite("One person more")
struct AddedPersonTests {
  /// A random small desk: up to 64 cases, each on a channel of its own, so that every wait is a row of results.
  private func plan(_ dice: inout Dice) -> Plan {
    let phases = Phases(warmUp: 0, measure: 30 * Time.day, drain: 0, followUp: 0)
    var plan = Given.quietPlan(phases, seed: dice.word(), seats: 1_000_000)
    let count = dice.number(2...64)
    let grid = dice.pick([1, Time.minute, 15 * Time.minute])
    let days = dice.number(1...4)
    for index in 0..<count {
      let time = Int64(dice.below(Int(Int64(days) * Time.day / grid))) * grid
      plan.channels.append(Given.channel("case\(index)", [time]))
    }
    for kind in 0..<4 {
      let minutes = Double(dice.number(1...240))
      let isCall = dice.happens(0.5)
      plan.work.append(
        WorkType(
          name: Given.name("work\(kind)"), prepare: .constant(60 * Double(dice.below(20))),
          attemptFailed: isCall ? .constant(0) : nil, talk: .constant(60 * minutes), wrapUp: .constant(1e-6)))
      var match = RuleMatch()
      match.channels = 0
      for channel in stride(from: kind, to: count, by: 4) { match.channels |= 1 << UInt64(channel) }
      plan.triage.rules.append(
        TriageRule(
          name: Given.name("rule\(kind)"), match: match, sample: 1, treatment: .personal, queue: 0, work: kind,
          promise: nil))
    }
    var team = Given.team("team", people: dice.number(1...5), until: phases.drainEnd)
    if dice.happens(0.7) {
      // All in one shift of one or two intervals, who finish what they have begun.
      let start = Int64(dice.number(0...12)) * Time.hour
      let middle = start + Int64(dice.number(1...6)) * Time.hour
      let end = middle + Int64(dice.number(1...5)) * Time.hour
      let pause = Int64(dice.below(2)) * Time.hour / 2
      var intervals: [(start: Ticks, end: Ticks)] = []
      for day in 0..<30 as Range<Int64> {
        let midnight = day * Time.day
        intervals.append((start: midnight + start, end: midnight + middle))
        intervals.append((start: midnight + middle + pause, end: midnight + end))
      }
      team.shifts[0].intervals = intervals
    }
    plan.teams = [team]
    return plan
  }

  /// Customers of all these plans are alike and nothing fails, so that one calibration holds for all.
  private static let calibration = try? Calibration.solve(
    Given.quietPlan(Phases(warmUp: 0, measure: 30 * Time.day, drain: 0, followUp: 0), seed: 1, seats: 1_000_000))

  private func waits(_ plan: Plan) throws -> [Double?] {
    let prepared = try PreparedPlan(plan, calibration: Self.calibration)
    let sheet = Sheet(try #require(try prepared.replicate(0)), of: plan)
    return plan.channels.indices.map { sheet("wait.time.mean", .channel, $0).value }
  }

  @Test("makes no case wait longer, whatever the desk", arguments: 0..<6)
  func pathwise(part: Int) throws {
    var shorter = 0
    for instance in 0..<25 {
      var dice = Dice(77_000 + UInt64(part * 25 + instance))
      let plan = plan(&dice)
      var more = plan
      more.teams[0].shifts[0].people += 1
      let (before, after) = (try waits(plan), try waits(more))
      for (index, (wait, other)) in zip(before, after).enumerated() {
        // Two items of one customer can meet; then there is one case.
        guard let wait, let other else { continue }
        #expect(other <= wait, "case \(index) of \(part).\(instance)")
        if other < wait { shorter += 1 }
      }
    }
    #expect(shorter > 100)
  }
}
