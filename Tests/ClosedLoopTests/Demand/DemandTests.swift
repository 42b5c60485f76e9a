import ClosedLoop
import EventKernel
import Testing

@Suite("Demand")
struct DemandTests {
  /// One channel that nobody answers, so many items a week, for a year.
  private func plan(perWeek: Double, weeks: Int64 = 52) -> Plan {
    var plan = Given.desk(
      customers: 100_000, perWeek: perWeek, warmUp: 0, measure: weeks * Time.week, drain: 0, followUp: 0)
    plan.causes = []
    plan.triage.rules = []
    plan.channels[0].dayFactorVariation = 0
    return plan
  }

  private func daily(_ plan: Plan, replication: UInt64 = 0) throws -> [Double] {
    let result = try #require(try PreparedPlan(plan).replicate(replication))
    return result.series.map { Double($0.received) }
  }

  private func mean(_ values: some Sequence<Double>) -> Double {
    var (sum, count) = (0.0, 0.0)
    for value in values { (sum, count) = (sum + value, count + 1) }
    return sum / count
  }

  private func variance(_ values: [Double]) -> Double {
    let centre = mean(values)
    return mean(values.map { ($0 - centre) * ($0 - centre) })
  }

  private func correlation(_ one: [Double], _ other: [Double]) -> Double {
    let (a, b) = (mean(one), mean(other))
    let both = mean(zip(one, other).map { ($0 - a) * ($1 - b) })
    return both / (variance(one) * variance(other)).squareRoot()
  }

  @Test("follows the factor of each day, and keeps the items of days whose factor is one")
  func dayProfile() throws {
    let plain = plan(perWeek: 7000, weeks: 8)
    var seasonal = plain
    seasonal.channels[0].dayProfile = ContiguousArray((0..<60).map { $0 < 14 ? 1 : $0 < 28 ? 2 : 0.25 })
    let before = try daily(plain)
    let after = try daily(seasonal)
    #expect(before[0..<14] == after[0..<14])
    // Means of 14 and 28 days of a Poisson law, six standard errors.
    #expect(abs(mean(after[14..<28]) - 2000) < 6 * (2000.0 / 14).squareRoot())
    #expect(abs(mean(after[28..<56]) - 250) < 6 * (250.0 / 28).squareRoot())
  }

  @Test("with hour factors that forget at once spreads as 24 independent gamma factors of a day")
  func independentHours() throws {
    var plan = plan(perWeek: 168 * 24)
    plan.channels[0].hourFactorVariation = 0.5
    plan.hourFactorPersistence = 0
    let counts = try daily(plan).dropLast()
    // Var = m + m²·cv²/24 with m = 576; a variance of 363 days has a standard error of 7.5 %.
    let expected = 576 + 576.0 * 576 * 0.25 / 24
    #expect(abs(variance(Array(counts)) / expected - 1) < 0.35)
    #expect(abs(mean(counts) - 576) < 6 * (expected / 363).squareRoot())
  }

  @Test("with hour factors that last varies from day to day as one gamma factor of the day does")
  func lastingHours() throws {
    var plan = plan(perWeek: 168 * 24)
    plan.channels[0].hourFactorVariation = 0.5
    plan.hourFactorPersistence = 0.98
    let lasting = variance(try daily(plan).dropLast().map { $0 })
    plan.hourFactorPersistence = 0
    let forgetting = variance(try daily(plan).dropLast().map { $0 })
    // Of 24 hours with correlation 0.98^k the mean keeps 86 % of the variance of one.
    #expect(lasting > 0.5 * 576 * 576 * 0.25)
    #expect(lasting > 8 * forgetting)
  }

  @Test("is correlated between channels as stated, by day and by hour", arguments: [false, true])
  func channels(byHour: Bool) throws {
    for (stated, low, high) in [(0.0, -0.25, 0.25), (1.0, 0.9, 1.0)] {
      var plan = plan(perWeek: 168 * 24)
      plan.dayFactorCorrelation = stated
      if byHour {
        plan.channels[0].hourFactorVariation = 0.5
        plan.hourFactorPersistence = 0.95
      } else {
        plan.channels[0].dayFactorVariation = 0.5
      }
      // Each channel alone: the luck of a channel does not depend on whether there is another.
      var other = plan
      other.channels[0].name = Given.name("web")
      other.channels[0].identity = Given.name("web").identity(kind: "source")
      let found = correlation(
        try daily(plan).dropLast().map { $0 }, try daily(other).dropLast().map { $0 })
      #expect(found >= low && found <= high, "\(found) where \(stated) is stated")
    }
  }

  @Test("shocks by a failure as much as is left of it when the feedback comes")
  func delay() throws {
    var plan = Given.desk(customers: 2_000_000, warmUp: 0, measure: 104 * Time.week, drain: 0, followUp: 0)
    plan.triage.rules = []
    for tier in plan.population.tiers.indices { plan.population.tiers[tier].churn = .netOfFailures(0) }
    plan.causes = [Cause(name: Given.name("grave"), share: 1, severities: [0, 0, 1], losses: [0, 0, 0])]
    plan.outcome.voiceProbabilities = [1, 1, 1]
    plan.outcome.ordinaryRecovery = 0
    let items = 20_000
    plan.channels[0].arrivals = .trace(ContiguousArray((0..<items).map { Int64($0) * Time.second }))
    plan.channels[0].bands = [1, 0, 0]
    plan.channels[0].expectsAnswer = 0
    let chance = plan.outcome.leaveProbabilities[2]
    let halfLife = plan.outcome.shockTimeConstant * 0.693147180559945
    for (delay, part) in [(0.0, 1.0), (halfLife, 0.5)] {
      plan.channels[0].delay = delay > 0 ? .constant(delay * 86_400) : nil
      let result = try #require(try PreparedPlan(plan).replicate(0))
      let left = try #require(result.value("churn.share", of: plan)) * 2_000_000
      // -ln(1 - q) is what a fresh failure adds to the hazard; the half of it after a half-life.
      var survival = 1 - chance
      if part == 0.5 { survival = survival.squareRoot() }
      let expected = Double(items) * (1 - survival)
      let deviation = (expected * survival).squareRoot()
      #expect(abs(left - expected) < 5 * deviation, "\(left) left, \(expected) expected")
    }
  }
}
