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

  /// A watched replication: its result and all its cases.
  private func watched(_ plan: Plan) throws -> (result: ReplicationResult, cases: [CaseRecord]) {
    var watch = Watch()
    watch.cases = true
    var cases: [CaseRecord] = []
    let result = try PreparedPlan(plan).replicate(0, watching: watch, record: { cases += $0.cases })
    return (try #require(result), cases)
  }

  @Test("waits with all of it at the first instant, and is not clear where nobody works on it")
  func queue() throws {
    var plan = plan(cases: 50, people: 0)
    plan.contact.planEnds = nil
    for tier in plan.population.tiers.indices { plan.population.tiers[tier].churn = .netOfFailures(0) }
    plan.outcome.leaveProbabilities = [0, 0, 0]
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(result.series[0].backlog == 50 * Time.day)
    #expect(result.series.last?.backlog == 50 * (result.series.last?.ticks ?? 0))
    #expect(result.backlogClearedAt == nil)
  }

  @Test("is clear of what nobody worked on when the last contact plan ends, and not before")
  func expires() throws {
    var plan = plan(cases: 50, people: 0)
    for tier in plan.population.tiers.indices { plan.population.tiers[tier].churn = .netOfFailures(0) }
    plan.outcome.leaveProbabilities = [0, 0, 0]
    let (result, cases) = try watched(plan)
    #expect(cases.count == 50)
    for row in cases {
      #expect(row.ending == .planEnded)
      #expect(row.closed == row.received + 14 * Time.day)
    }
    #expect(result.backlogClearedAt == plan.backlog[49].received + 14 * Time.day)
  }

  @Test("serves old cases before new ones where the first come is served first")
  func order() throws {
    var full = plan(cases: 300, people: 1, perWeek: 20)
    // No plan ends while its case waits.
    full.contact.planEnds = nil
    let (after, cases) = try watched(full)
    let old = cases.filter { $0.received < 0 && $0.firstStart >= 0 }.map(\.firstStart)
    let new = cases.filter { $0.received >= 0 && $0.firstStart >= 0 }.map(\.firstStart)
    #expect(old.count > 290 && new.count > 20)
    #expect(try #require(old.max()) < #require(new.min()))
    // And the old ones in their order.
    let oldest = cases.filter { $0.received < 0 && $0.firstStart >= 0 }.sorted { $0.received < $1.received }
    #expect(oldest.map(\.firstStart) == oldest.map(\.firstStart).sorted())

    let empty = plan(cases: 0, people: 1, perWeek: 20)
    let before = try #require(try PreparedPlan(empty).replicate(0))
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
