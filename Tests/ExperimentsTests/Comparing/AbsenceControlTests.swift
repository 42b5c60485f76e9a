import ClosedLoop
import EventKernel
import Statistics
import Testing

@testable import Experiments

@Suite("Luck with absence")
struct AbsenceControlTests {
  /// A desk that is open on weekdays from eight to four, whose people fall ill.
  private func plan(
    people: Int, discipline: Discipline = .fifo, rate: Double = 0.12
  ) -> Plan {
    var plan = Given.plan(seed: 3, people: people, perWeek: 150, weeks: 26)
    var intervals: [(start: Ticks, end: Ticks)] = []
    for day in 0..<Int(plan.phases.drainEnd / Time.day) where day % 7 < 5 {
      intervals.append((Int64(day) * Time.day + 8 * Time.hour, Int64(day) * Time.day + 16 * Time.hour))
    }
    plan.teams[0].shifts = [Shift(name: plan.teams[0].shifts[0].name, people: people, intervals: intervals)]
    plan.teams[0].absence = rate > 0 ? Absence(rate: rate, meanSpell: 5) : nil
    plan.triage.discipline = discipline
    return plan
  }

  private func compare(_ plans: [Plan], _ count: Int) async throws -> ComparisonResult {
    try #require(
      try await Comparison(plans.map { try PreparedPlan($0) }, rule: .fixed(count), threads: 2).run())
  }

  @Test("is taken out of what another staffing changes, and what is left is the same change, known better")
  func staffing() async throws {
    let plans = [plan(people: 1), plan(people: 2)]
    let few = try await compare(plans, 30)
    let many = try await compare(plans, 120)
    #expect(few.usesControl)
    let wait = try #require(few.runs[0].instance("wait.time.mean"))
    let short = try #require(few.againstFirst(wait).first?.difference)
    let long = try #require(many.againstFirst(wait).first?.difference)
    let control = try #require(short.paired.control)
    #expect(control.explained > 0.4)
    // What pairing alone gains, by its definition.
    let plain = PairedDifference(values(few, 1, wait), values(few, 0, wait), level: 0.95)
    #expect(try #require(short.paired.gain) > 1.5 * #require(plain.gain))
    let longPlain = PairedDifference(values(many, 1, wait), values(many, 0, wait), level: 0.95)
    let error = try #require(short.paired.estimate.standardError)
    let longError = try #require(longPlain.estimate.standardError)
    let distance = short.paired.estimate.value - longPlain.estimate.value
    #expect(abs(distance) < 4 * (error * error + longError * longError).squareRoot())
    #expect(try #require(long.paired.estimate.standardError) < longError)
  }

  @Test("is 0 on average, with the cases of each replication or with those of an average one", arguments: [2, 1])
  func centred(people: Int) async throws {
    let plans = [plan(people: people), plan(people: people + 1)]
    let contenders = try plans.map { try PreparedPlan($0) }
    let results = try await compare(plans, 120).runs.map(\.results)
    let control = try #require(AbsenceControl(contenders, results))
    // One person leaves so many unanswered that it shows in what comes.
    #expect(control.takesCasesAsTheyCome == (people == 2))
    let luck = try #require(control.difference(first: 0, other: 1, count: 120))
    let moments = Moments(luck.values)
    #expect(luck.mean == 0)
    #expect(try moments.mean.magnitude < 4 * #require(moments.standardError))

    // What is known is kept, and what is new is added to it.
    let first = try #require(AbsenceControl(contenders, results.map { Array($0.prefix(20)) }))
    #expect(first.difference(first: 0, other: 1, count: 21) == nil)
    let later = try #require(AbsenceControl(contenders, results, after: first))
    #expect(later.difference(first: 0, other: 1, count: 120) == luck)
  }

  @Test("takes the cases as they come only if none of the staffings moves them")
  func harmlessStaffing() async throws {
    // A meeting of a thirtieth of a second a day is another staffing, too, but moves no case.
    var almost = plan(people: 1)
    almost.teams[0].shrinkage = [Shrinkage(name: almost.teams[0].name, share: 1e-6)]
    let plans = [plan(people: 1), almost, plan(people: 2)]
    let contenders = try plans.map { try PreparedPlan($0) }
    let results = try await compare(plans, 20).runs.map(\.results)
    let pair = try #require(AbsenceControl(Array(contenders[..<2]), Array(results[..<2])))
    #expect(pair.takesCasesAsTheyCome)
    let all = try #require(AbsenceControl(contenders, results))
    #expect(!all.takesCasesAsTheyCome)
  }

  @Test("says nothing where staffing is the same, and nothing where nobody falls ill")
  func nothing() async throws {
    let discipline = try await compare([plan(people: 2), plan(people: 2, discipline: .valueTier)], 20)
    #expect(!discipline.usesControl)
    let healthy = try await compare([plan(people: 1, rate: 0), plan(people: 2, rate: 0)], 20)
    #expect(!healthy.usesControl)
    let few = try await compare([plan(people: 1), plan(people: 2)], 10)
    #expect(!few.usesControl)
    let wait = try #require(few.runs[0].instance("wait.time.mean"))
    #expect(try #require(few.againstFirst(wait).first?.difference).paired.control == nil)
  }

  @Test("is not asked of so many people that it would take long")
  func crowd() async throws {
    // 26 weeks and one of drain, 300 people: more than half a second for the fewest further draws.
    let plans = [plan(people: 300), plan(people: 301)]
    #expect(try await !compare(plans, 20).usesControl)
  }

  private func values(_ result: ComparisonResult, _ contender: Int, _ instance: Int) -> [Double] {
    let observations = result.runs[contender].results.map { $0.observations[instance] }
    return Estimate.linearizedRatio(
      numerators: observations.map(\.numerator), denominators: observations.map(\.denominator)) ?? []
  }
}
