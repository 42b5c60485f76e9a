import ClosedLoop
import EventKernel
import Testing

@Suite("People away")
struct AwayTests {
  private func run(_ away: [Away], people: Int = 4) throws -> (plan: Plan, result: ReplicationResult) {
    var plan = Given.desk(customers: 20_000, perWeek: 150, people: people, measure: 8 * Time.week, seed: 5)
    plan.teams[0].shifts[0].away = away
    plan.teams[0].absence = nil
    return (plan, try #require(try PreparedPlan(plan).replicate(0)))
  }

  private let march = Away(start: 6 * Time.week, end: 8 * Time.week, people: 2, isPaid: true)

  @Test("are absent for the stated time, and paid for it")
  func absence() throws {
    let usual = try run([])
    let away = try run([march])
    // Two of four people for two of eight weeks.
    let absent = try #require(away.result.value("staff.absent", .team, 0, of: away.plan))
    #expect(abs(absent - 2.0 * 2 / (4 * 8)) < 1e-12)
    #expect(usual.result.value("staff.absent", .team, 0, of: usual.plan) == 0)
    let cost = "money.labour"
    let paid = try #require(usual.result.value(cost, .team, 0, of: usual.plan))
    let overtime = try #require(away.result.value("staff.overtime", .team, 0, of: away.plan)) * 29 * 1.25
    let before = try #require(usual.result.value("staff.overtime", .team, 0, of: usual.plan)) * 29 * 1.25
    let away2 = try #require(away.result.value(cost, .team, 0, of: away.plan))
    #expect(abs((away2 - overtime) - (paid - before)) < 0.01)
  }

  @Test("without pay cost nothing")
  func leave() throws {
    var unpaid = march
    unpaid.isPaid = false
    let away = try run([march])
    let gone = try run([unpaid])
    #expect(away.result.fingerprint == gone.result.fingerprint)
    let with = try #require(away.result.value("money.labour", .team, 0, of: away.plan))
    let without = try #require(gone.result.value("money.labour", .team, 0, of: gone.plan))
    // Ten days of eight hours for two people at 29.
    #expect(abs((with - without) - 2 * 10 * 8 * 29) < 0.01)
  }

  @Test("leave everybody's luck as it is until they go")
  func before() throws {
    let usual = try run([])
    let away = try run([march])
    for day in 0..<(6 * 7) {
      #expect(usual.result.series[day].busy == away.result.series[day].busy)
      #expect(usual.result.series[day].backlog == away.result.series[day].backlog)
    }
    #expect(
      usual.result.series[6 * 7..<8 * 7].reduce(0) { $0 + $1.staffed }
        > away.result.series[6 * 7..<8 * 7].reduce(0) { $0 + $1.staffed })
  }

  @Test("may be everybody: then nobody works")
  func all() throws {
    let away = try run([Away(start: 0, end: 60 * Time.week, people: 9, isPaid: true)])
    #expect(
      away.result.value("wait.time.mean", of: away.plan) == nil || away.result.value("cases.solved", of: away.plan) == 0
    )
    #expect(away.result.value("staff.absent", .team, 0, of: away.plan) == 1)
  }
}
