import ClosedLoop
import EventKernel
import Testing

@Suite("A run that begins with a backlog")
struct BacklogRunTests {
  private func plan(cases: Int, people: Int, perWeek: Double = 0) -> Plan {
    var plan = Given.desk(
      customers: 20_000, perWeek: perWeek, people: people, warmUp: 0, measure: 8 * Time.week, drain: 4 * Time.week,
      seed: 31)
    plan.triage.discipline = .fifo
    plan.contact.reach = nil
    plan.backlog = (0..<cases).map { number in
      OpenCase(
        received: -Time.week + Int64(number) * Time.minute, tier: number % 2, channel: 0, severity: -1, rule: 0,
        attempts: 0)
    }
    return plan
  }

  @Test("closes it sooner with more people, and counts none of it as the window's")
  func people() throws {
    var cleared: [Ticks] = []
    for people in [1, 2, 4] {
      let plan = plan(cases: 120, people: people)
      let result = try #require(try PreparedPlan(plan).replicate(0))
      cleared.append(try #require(result.backlogClearedAt))
      #expect(result.value("cases.opened", of: plan) == 0)
      #expect(result.value("clv.saved", of: plan) == 0)
    }
    #expect(cleared[0] > cleared[1] && cleared[1] > cleared[2])
  }

  @Test("waits with all of it at the first instant")
  func queue() throws {
    let plan = plan(cases: 50, people: 0)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(result.series[0].backlog == 50 * Time.day)
  }

  @Test("serves old cases before new ones where the first come is served first")
  func order() throws {
    let empty = plan(cases: 0, people: 1, perWeek: 20)
    let full = plan(cases: 300, people: 1, perWeek: 20)
    let before = try #require(try PreparedPlan(empty).replicate(0))
    let after = try #require(try PreparedPlan(full).replicate(0))
    let short = try #require(before.value("wait.time.mean", of: empty))
    let long = try #require(after.value("wait.time.mean", of: full))
    #expect(long > short)
    #expect(before.value("feedback.received", of: empty) == after.value("feedback.received", of: full))
  }

  @Test("knows the attempts that were made: the plan goes on where it stood")
  func attempts() throws {
    var unreached: [Double] = []
    for made in [0, 3] {
      var plan = plan(cases: 200, people: 4)
      plan.contact.reach = (1.2, 1.8)
      for index in plan.backlog.indices { plan.backlog[index].attempts = made }
      let result = try #require(try PreparedPlan(plan).replicate(0))
      unreached.append(Double(result.series.reduce(0) { $0 + $1.busy }))
      #expect(result.backlogClearedAt != nil)
    }
    // One attempt is left of four: less work is done.
    #expect(unreached[1] < unreached[0])
  }

  @Test("goes the same course without one as ever")
  func none() throws {
    let plan = Given.desk(customers: 20_000, perWeek: 100, measure: 4 * Time.week)
    #expect(try #require(try PreparedPlan(plan).replicate(0)).backlogClearedAt == nil)
  }
}
