import ClosedLoop
import EventKernel
import Testing

@Suite("A technical solution")
struct AutomationTests {
  /// Every item gets one, which solves four in ten; customers take exactly a day and a half over it.
  static func plan(reaction: Distribution? = .constant(129_600)) -> Plan {
    var plan = Given.queue(perHour: 4, meanService: 10, servers: 3, measure: 4 * Time.week, seed: 61)
    plan.triage.rules[0].treatment = .automated
    plan.triage.rules[0].promise = nil
    plan.triage.rules[0].solves = 0.4
    plan.triage.rules[0].unitCost = 500_000
    plan.triage.rules[0].reaction = reaction
    return plan
  }

  static func result(_ plan: Plan) throws -> ReplicationResult { try #require(try PreparedPlan(plan).replicate(0)) }

  @Test("solves its share, after the time that customers take over it")
  func solves() throws {
    let plan = Self.plan()
    let result = try Self.result(plan)
    let solved = try #require(result.observation("automation.solved", of: plan))
    let error = (0.24 / solved.denominator).squareRoot()
    #expect(solved.denominator > 2400)
    #expect(abs(solved.numerator / solved.denominator - 0.4) < 4 * error)
    #expect(result.value("automation.reaction.mean", of: plan) == 36)
    // All but those whose customer leaves in that day and a half.
    let closed = try #require(result.value("cases.automated", of: plan))
    let left = try #require(result.value("cases.expired", of: plan))
    #expect(closed + left == solved.denominator && left < 5)
    #expect(result.value("money.automation", of: plan) == 0.5 * solved.denominator)
    // At once where nothing is said, and for the same customers.
    let quick = Self.plan(reaction: nil)
    let before = try Self.result(quick)
    #expect(before.value("automation.reaction.mean", of: quick) == 0)
    #expect(before.observation("automation.solved", of: quick) == solved)
  }

  @Test("keeps its case open meanwhile, so that more feedback of the customer is taken up by it")
  func open() throws {
    var plan = Self.plan()
    plan.population = Population(
      count: 200, replacement: .steady,
      tiers: [Tier(name: Given.name("all"), firstSeat: 0, seats: 200, margin: .constant(1), churn: .total(0.1))])
    // A seat is taken up for 36 hours after an item: of a rate of 0.02 an hour, 0.72 / 1.72 are attached.
    let attached = try #require(try Self.result(plan).value("cases.attached", of: plan))
    let received = try #require(try Self.result(plan).value("feedback.received", of: plan))
    #expect(abs(attached / received - 0.72 / 1.72) < 0.04)
    #expect(try Self.result(Self.plan(reaction: nil)).value("cases.attached", of: plan) == 0)
  }

  @Test("lets its share of the rest come back to people under a promise that counts from then")
  func comeback() throws {
    var plan = Self.plan()
    var comeback = AutomatedReturn(share: 0.5, after: 3 * Time.day, queue: 0, work: 0)
    comeback.promise = 0
    plan.triage.rules[0].comeback = comeback
    let result = try Self.result(plan)
    let back = try #require(result.observation("automation.returned", of: plan))
    let error = (0.21 / back.denominator).squareRoot()
    #expect(abs(back.numerator / back.denominator - 0.3) < 4 * error)
    #expect(result.value("cases.opened", of: plan) == back.numerator)
    // Answered within minutes of the return, which is three days after the feedback.
    let met = try #require(result.value("sla.first_response.met", .sla, 0, of: plan))
    #expect(met > 0.95)
    let time = try #require(result.value("response.time.mean", .sla, 0, of: plan))
    #expect(time > 72 && time < 72.2)
    // Items and cases with that promise are the ones that came back, and all others have none.
    #expect(result.value("cases.opened", .sla, 0, of: plan) == back.numerator)
    #expect(result.value("cases.solved", .sla, 0, of: plan) == result.value("cases.solved", of: plan))
    // Without a promise of its own nothing is promised.
    plan.triage.rules[0].comeback?.promise = nil
    #expect(try Self.result(plan).observation("sla.first_response.met", .sla, 0, of: plan)?.denominator == 0)
  }

  @Test("keeps every identity where customers leave over it")
  func audits() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 120, people: 1, measure: 8 * Time.week, churn: 0.6, seed: 62)
    plan.triage.rules[0].treatment = .automated
    plan.triage.rules[0].solves = 0.3
    plan.triage.rules[0].countsAsResponse = true
    plan.triage.rules[0].reaction = .exponential(mean: 20 * 86_400)
    var comeback = AutomatedReturn(share: 0.4, after: 10 * Time.day, queue: 0, work: 1)
    comeback.promise = 0
    plan.triage.rules[0].comeback = comeback
    plan.triage.rules[0].promise = nil
    let result = try Self.result(plan)
    #expect((result.value("cases.expired", of: plan) ?? 0) > 0)
    #expect((result.value("cases.open", of: plan) ?? 0) > 0)
  }
}
