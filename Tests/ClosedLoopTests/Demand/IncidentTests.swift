import ClosedLoop
import EventKernel
import Testing

@Suite("An incident")
struct IncidentTests {
  /// A thousand customers to whom nothing happens but an incident, told on a survey.
  private func plan(
    hits: Double, told: Double, customers: Int = 1000, severities: [Double] = [0, 0, 1], people: Int = 0
  ) -> Plan {
    var plan = Given.desk(
      customers: customers, perWeek: 0, people: people, warmUp: Time.week, measure: 4 * Time.week, drain: Time.week,
      followUp: 104 * Time.week)
    for tier in plan.population.tiers.indices { plan.population.tiers[tier].churn = .netOfFailures(0) }
    plan.causes = [
      Cause(name: Given.name("other"), share: 0.5, severities: [1, 0, 0], losses: [0, 0, 0]),
      Cause(name: Given.name("outage"), share: 0.5, severities: severities, losses: [0, 0, 0]),
    ]
    plan.channels[0].identified = 1
    plan.channels[0].phoneConsent = 1
    plan.channels[0].mailConsent = 1
    plan.channels[0].validContact = 1
    plan.outcome.ordinaryRecovery = 0
    plan.outcome.ignoredFactor = 1
    plan.incidents = [
      Incident(
        name: Given.name("blackout"), start: 2 * Time.week, length: 5 * Time.hour, hits: hits, cause: 1,
        voices: told > 0 ? [Incident.Voice(channel: 0, share: told)] : [], within: 6 * Time.hour)
    ]
    return plan
  }

  @Test("strikes exactly its share of the customers, each once", arguments: [0.1, 0.5, 1])
  func everybodyOnce(hits: Double) throws {
    let plan = plan(hits: hits, told: 1)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(result.value("feedback.received", of: plan) == 1000 * hits)
    #expect(result.value("failures.voiced", .cause, 1, of: plan) == 1000 * hits)
    // Nobody works here, so that a second item of a customer would be attached to his open case.
    #expect(result.value("cases.attached", of: plan) == 0)
    #expect(result.value("loop.coverage", of: plan) == 1)
  }

  @Test("is told within the stated time after it has struck")
  func within() throws {
    let plan = plan(hits: 1, told: 1)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let days = result.series.indices.filter { result.series[$0].received > 0 }
    #expect(days == [14])
  }

  @Test("is kept silent by the rest, who are known in the coverage")
  func silence() throws {
    let plan = plan(hits: 1, told: 0.3, customers: 10_000)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let told = try #require(result.value("feedback.received", of: plan))
    #expect(abs(told - 3000) < 6 * (10_000 * 0.3 * 0.7).squareRoot())
    let coverage = try #require(result.value("loop.coverage", of: plan))
    #expect(abs(coverage - told / 10_000) < 1e-12)
  }

  @Test("makes as many leave as its severity says, told or not, in both fates alike", arguments: [0, 1.0])
  func leaving(told: Double) throws {
    var plan = plan(hits: 1, told: told, customers: 20_000)
    plan.triage.rules = []
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let left = try #require(result.value("churn.share", of: plan))
    let chance = plan.outcome.leaveProbabilities[2]
    #expect(abs(left - chance) < 5 * (chance * (1 - chance) / 20_000).squareRoot(), "\(left), \(chance)")
    #expect(result.value("churn.share_without", of: plan) == left)
  }

  @Test("hits the same customers and some more where it is larger, and leaves other luck alone")
  func nested() throws {
    var small = Given.desk(customers: 5000, perWeek: 60, measure: 6 * Time.week)
    small.causes[0].severities = [0.4, 0.4, 0.2]
    let incident = Incident(
      name: Given.name("blackout"), start: 5 * Time.week, length: 5 * Time.hour, hits: 0.02, cause: 0,
      voices: [Incident.Voice(channel: 0, share: 0.6)], within: 6 * Time.hour)
    var plain = small
    plain.triage.rules = []
    small.incidents = [incident]
    var large = small
    large.incidents[0].hits = 0.04
    let none = try #require(try PreparedPlan(plain).replicate(1))
    let some = try #require(try PreparedPlan(small).replicate(1))
    let more = try #require(try PreparedPlan(large).replicate(1))
    for day in none.series.indices where !(35...37).contains(day) {
      #expect(none.series[day].received == some.series[day].received)
    }
    let counts = [none, some, more].map { run in run.series[35...36].reduce(0) { $0 + $1.received } }
    #expect(counts[1] > counts[0] && counts[2] > counts[1])
  }
}
