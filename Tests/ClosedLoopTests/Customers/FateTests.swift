import ClosedLoop
import EventKernel
import PortableMath
import Testing

/// Customers' fates against what is known of them; statements for reviewers are in `AcceptanceTests`.
@Suite("A customer's fate")
struct FateTests {
  /// Everybody is touched, nobody fails: exits are realised ones.
  static func survivors(frailty: Double, seed: UInt64) -> Plan {
    var plan = Given.empty(
      phases: Phases(warmUp: 0, measure: 26 * Time.week, drain: 0, followUp: 52 * Time.week), seed: seed)
    let queue = Given.queue(perHour: 60, meanService: 0.01, servers: 30)
    plan.channels = queue.channels
    plan.triage = queue.triage
    plan.promises = queue.promises
    plan.work = queue.work
    plan.queues = queue.queues
    plan.teams = queue.teams
    plan.population = Population(
      count: 4000, replacement: .steady,
      tiers: [Tier(name: Given.name("all"), firstSeat: 0, seats: 4000, margin: .constant(10), churn: .total(0.3))])
    plan.outcome.groupHazardRatios = [1, 1, 1]
    plan.outcome.frailtyVariance = frailty
    return plan
  }

  /// Leavers, and those present at the start, over replications.
  static func leaving(_ plan: Plan, replications: Int, metric: String = "churn.share", tier: Int? = nil) throws
    -> (mean: Double, standardError: Double)
  {
    let prepared = try PreparedPlan(plan)
    var sum = 0.0
    var square = 0.0
    for replication in 0..<replications {
      let result = try #require(try prepared.replicate(UInt64(replication)))
      let value = try #require(result.value(metric, tier == nil ? .all : .tier, tier ?? 0, of: plan))
      sum += value
      square += value * value
    }
    let mean = sum / Double(replications)
    let variance = (square - Double(replications) * mean * mean) / Double(replications - 1)
    return (mean, (variance / Double(replications)).squareRoot())
  }

  @Test("with failures and no programme leaves in the first year as stated, in every tier")
  func firstYear() throws {
    var plan = Given.desk(
      customers: 40_000, warmUp: 0, measure: Ticks(365.25 * 86_400e6), drain: 0, followUp: 0, churn: 0.24, seed: 13)
    plan.triage.rules = []
    plan.channels[0].arrivals = .weekly(perWeek: 300, shape: Given.flat)
    for (tier, stated) in [(0, 0.192), (1, 0.24)] {
      let (mean, error) = try Self.leaving(plan, replications: 16, metric: "churn.share_without", tier: tier)
      #expect(
        abs(mean - stated) <= 3 * error + 0.0001, "tier \(tier): \(mean) against \(stated), standard error \(error)")
    }
  }

  /// One grave failure of each sender at the start, and nothing else that makes anybody leave but a level of 12 % a year.
  static func oneFailure(level: Double, answeredAfter: Double?, seed: UInt64) -> Plan {
    let items = 20_000
    var plan = Given.empty(phases: Phases(warmUp: 0, measure: 365 * Time.day, drain: 0, followUp: 0), seed: seed)
    plan.population = Population(
      count: 2_000_000, replacement: .none,
      tiers: [
        Tier(
          name: Given.name("all"), firstSeat: 0, seats: 2_000_000, margin: .constant(10),
          churn: .netOfFailures(level))
      ])
    plan.outcome.groupHazardRatios = [1, 1, 1]
    plan.outcome.frailtyVariance = 0
    plan.outcome.exogenousShare = 0
    plan.outcome.voiceProbabilities = [1, 1, 1]
    plan.outcome.ordinaryRecovery = 0
    plan.causes = [Cause(name: Given.name("one"), share: 1, severities: [0, 0, 1], losses: [0, 0, 0])]
    plan.channels = Given.queue(perHour: 1, meanService: 1, servers: 1).channels
    plan.channels[0].arrivals = .trace(ContiguousArray(repeating: 0, count: items))
    guard let answeredAfter else { return plan }
    let queue = Given.queue(perHour: 1, meanService: 1, servers: items)
    plan.triage = queue.triage
    plan.promises = queue.promises
    plan.queues = queue.queues
    plan.teams = queue.teams
    plan.work = [
      WorkType(
        name: Given.name("talk"), prepare: .constant(0), attemptFailed: nil, talk: .constant(answeredAfter * 86_400),
        wrapUp: .constant(0))
    ]
    plan.outcome.recovery.base = 60
    return plan
  }

  /// Share of the senders who leave, with what the others do taken away.
  static func shareOfSenders(_ plan: Plan, _ metric: String) throws -> (share: Double, senders: Double) {
    let prepared = try PreparedPlan(plan)
    let result = try #require(try prepared.replicate(0))
    let left = try #require(result.observation(metric, of: plan))
    let senders = try #require(result.value("failures.voiced", of: plan))
    // All but the few hit twice are others; they leave as the calibration says.
    let others = left.denominator - senders
    let share = (left.numerator - others * prepared.calibration.untouched[0].left) / senders
    return (share, senders)
  }

  @Test("is booked when the programme changes it, and the bookings agree with realised exits within four errors")
  func bookedAndRealised() throws {
    let plan = Given.desk(customers: 100_000, seed: 18)
    let prepared = try PreparedPlan(plan)
    for (booked, realised) in [
      ("customers.net", "customers.net_realised"), ("money.margin_saved", "money.margin_realised"),
      ("money.terminal_saved", "money.terminal_realised"),
    ] {
      var sum = 0.0
      var square = 0.0
      let count = 40
      for replication in 0..<count {
        let result = try #require(try prepared.replicate(UInt64(replication)))
        let expected = try #require(result.value(booked, of: plan))
        let seen = try #require(result.value(realised, of: plan))
        sum += expected - seen
        square += (expected - seen) * (expected - seen)
      }
      let mean = sum / Double(count)
      let error = ((square / Double(count) - mean * mean) / Double(count - 1)).squareRoot()
      #expect(abs(mean) <= 4 * error, "\(booked) less \(realised): \(mean), standard error \(error)")
    }
  }
}
