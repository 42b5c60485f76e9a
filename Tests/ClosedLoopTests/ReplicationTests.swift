import ClosedLoop
import EventKernel
import Testing

@Suite("A replication")
struct ReplicationTests {
  @Test("is the same every time")
  func repeats() throws {
    let plan = Given.desk(customers: 20_000, perWeek: 100, measure: 4 * Time.week)
    let first = try #require(try PreparedPlan(plan).replicate(3))
    let second = try #require(try PreparedPlan(plan).replicate(3))
    #expect(first.fingerprint == second.fingerprint)
    #expect(first.observations == second.observations)
    let other = try #require(try PreparedPlan(plan).replicate(4))
    #expect(other.fingerprint != first.fingerprint)
  }

  @Test("meets the same feedback with one person more, waits less, and costs that person's hours")
  func onePersonMore() throws {
    let plan = Given.desk(customers: 100_000, perWeek: 600, people: 3)
    var more = plan
    more.teams[0].shifts[0].people = 4
    let before = try #require(try PreparedPlan(plan).replicate(0))
    let after = try #require(try PreparedPlan(more).replicate(0))
    for metric in ["feedback.received", "failures.voiced", "nps.observed", "cases.not_contactable"] {
      #expect(before.value(metric, of: plan) == after.value(metric, of: more), "\(metric)")
    }
    for severity in 0..<4 {
      #expect(
        before.value("feedback.received", .severity, severity, of: plan)
          == after.value("feedback.received", .severity, severity, of: more))
    }
    let wait = try #require(before.value("wait.time.mean", of: plan))
    let shorter = try #require(after.value("wait.time.mean", of: more))
    #expect(shorter < wait)
    let met = try #require(before.value("sla.first_response.met", of: plan))
    let better = try #require(after.value("sla.first_response.met", of: more))
    #expect(better >= met)
    let hours = 26.0 * 5 * 8
    let labour = try #require(before.observation("staff.hours", .team, 0, of: plan))
    let longer = try #require(after.observation("staff.hours", .team, 0, of: more))
    #expect(longer.numerator - labour.numerator == hours)
  }

  @Test("keeps people off the desk for the stated share, also where no interval holds it in one piece")
  func offDesk() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 60, measure: 8 * Time.week, seed: 23)
    var halves: [(start: Ticks, end: Ticks)] = []
    for interval in plan.teams[0].shifts[0].intervals {
      halves.append((interval.start, interval.start + 4 * Time.hour))
      halves.append((interval.start + 5 * Time.hour, interval.end))
    }
    plan.teams[0].shifts[0].intervals = halves
    plan.teams[0].absence = nil
    for stated in [0.2, 0.6] {
      plan.teams[0].shrinkage = [Shrinkage(name: Given.name("other"), share: stated)]
      let result = try #require(try PreparedPlan(plan).replicate(0))
      let share = try #require(result.value("staff.off_desk", .team, 0, of: plan))
      // Work in hand is finished first, which can push a block beyond the end of an interval.
      #expect(share > stated - 0.02 && share <= stated, "\(share) of \(stated)")
    }
  }

  @Test("stops when it is asked to")
  func stops() throws {
    let plan = Given.desk(customers: 20_000, perWeek: 100, measure: 4 * Time.week)
    #expect(try PreparedPlan(plan).replicate(0, shouldStop: { true }) == nil)
  }

  @Test("keeps its identities under every discipline, with starvation and automation", arguments: Discipline.allCases)
  func auditsHold(_ discipline: Discipline) throws {
    var plan = Given.desk(customers: 20_000, perWeek: 120, people: 1, measure: 13 * Time.week, seed: 21)
    plan.triage.discipline = discipline
    plan.triage.starvationLimit = 2 * Time.day
    plan.triage.quarantine = Time.day
    var basic = RuleMatch()
    basic.tiers = 2
    basic.bands = 1
    var rule = plan.triage.rules[0]
    rule.match = basic
    plan.triage.rules = [
      TriageRule(
        name: Given.name("basic"), match: basic, sample: 1, treatment: .automated, promise: 0, solves: 0.35,
        unitCost: 400_000, comeback: AutomatedReturn(share: 0.5, after: Time.day, queue: 0, work: 1)),
      TriageRule(name: Given.name("passives"), match: passives, sample: 0.5, treatment: .acknowledge),
      plan.triage.rules[0],
    ]
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect((result.value("cases.automated", of: plan) ?? 0) > 0)
    #expect((result.value("cases.acknowledged", of: plan) ?? 0) > 0)
    #expect((result.value("cases.solved", of: plan) ?? 0) > 0)
    #expect((result.value("money.automation", of: plan) ?? 0) > 0)
  }

  private var passives: RuleMatch {
    var match = RuleMatch()
    match.bands = 2
    return match
  }

  @Test("keeps its identities where seats stay empty, and makes no case of them")
  func emptySeats() throws {
    var plan = Given.desk(customers: 2000, perWeek: 60, churn: 0.9, seed: 22)
    plan.population.replacement = .none
    plan.population.tiers[0].churn = .netOfFailures(0.9)
    plan.population.tiers[1].churn = .netOfFailures(0.9)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect((result.value("churn.share", of: plan) ?? 0) > 0.5)
  }

  @Test("says which tier's churn is below what failures alone cause")
  func churnTooLow() {
    let plan = Given.desk(customers: 1000, perWeek: 600, churn: 0.05)
    #expect(throws: ChurnTooLow.self) { try PreparedPlan(plan) }
  }
}
