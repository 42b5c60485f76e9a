import ClosedLoop
import EventKernel
import PortableMath
import Testing

@Suite("The hazard of churn")
struct HazardTests {
  static let shapes: [Baseline] = [
    .constant, .piecewise(from: [0, 90, 365.25], factors: [2, 1.2, 0.7]), .weibull(shape: 0.7), .weibull(shape: 1.6),
    .gompertz(growth: -0.2), .gompertz(growth: 0.3),
  ]

  @Test("has the integral that quadrature finds, for every shape", arguments: shapes, [0.0, 30, 700])
  func quadrature(shape: Baseline, tenure: Double) {
    let hazard = Hazard(
      baseline: shape, level: 0.0008, background: 0.0002, shock: 0.004, shockConstant: 43.28, tenure: tenure)
    let days = 500.0
    // Midpoints in a scale that crowds them at the start, where a falling Weibull hazard is without bound.
    let steps = 60_000
    var sum = 0.0
    for step in 0..<steps {
      let from = days * power(Double(step) / Double(steps), 4)
      let to = days * power(Double(step + 1) / Double(steps), 4)
      sum += hazard.value(after: (from + to) / 2) * (to - from)
    }
    #expect(abs(hazard.integral(days) - sum) < 4e-4 * sum, "\(hazard.integral(days)) against \(sum)")
  }

  @Test("uses up a budget at the day on which its integral reaches it, for every shape", arguments: shapes)
  func inversion(shape: Baseline) {
    let chance = Chance(seed: 5, replication: 0, domain: 3)
    for index in 0..<400 {
      let draws = chance.block(entity: UInt64(index), purpose: 1)
      let hazard = Hazard(
        baseline: shape, level: 0.002 * draws.u0, background: 0, shock: draws.u1 < 0.5 ? 0 : 0.01 * draws.u1,
        shockConstant: 43.28, tenure: 2000 * draws.u2 * draws.u2)
      let budget = draws.u3 * hazard.integral(730)
      let elapsed = hazard.days(until: budget, within: 730)
      #expect(abs(hazard.integral(elapsed) - budget) < 1e-9, "\(shape): \(elapsed) days")
    }
  }

  /// Everybody is touched, nobody fails, and all have the same tenure.
  static func survivors(_ shape: Baseline, tenureDays: Double, seed: UInt64) -> Plan {
    var plan = FateTests.survivors(frailty: 0, seed: seed)
    plan.outcome.baseline = shape
    plan.population.tenure = .constant(tenureDays * 86_400)
    return plan
  }

  @Test("of a run is the stated one, for every shape", arguments: shapes)
  func survival(shape: Baseline) throws {
    let plan = Self.survivors(shape, tenureDays: 200, seed: 21)
    let calibrated = try PreparedPlan(plan).calibration.hazards[0]
    let days = 78.0 * 7
    let exact =
      1
      - exponential(
        -calibrated.level * (shape.integral(to: 200 + days) - shape.integral(to: 200))
          - calibrated.uncontrollable * days)
    let (mean, error) = try FateTests.leaving(plan, replications: 4)
    #expect(abs(mean - exact) <= 4 * error, "\(mean) against \(exact), standard error \(error)")
  }

  @Test("is calibrated for every shape: the first year's churn is the stated one", arguments: shapes)
  func firstYear(shape: Baseline) throws {
    var plan = Self.survivors(shape, tenureDays: 200, seed: 22)
    let calibrated = try PreparedPlan(plan).calibration.hazards[0]
    let used = calibrated.level * (shape.integral(to: 565.25) - shape.integral(to: 200))
    #expect(abs(1 - exponential(-used - calibrated.uncontrollable * 365.25) - 0.3) < 1e-9)
    plan.outcome.frailtyVariance = 0.5
    #expect(try PreparedPlan(plan).calibration.hazards[0].level > calibrated.level)
  }

  @Test("of renewals is that of the sBG model: survivors are the products of (beta + i)/(alpha + beta + i)")
  func renewals() throws {
    var plan = FateTests.survivors(frailty: 0, seed: 23)
    let (alpha, beta) = (0.76, 1.30)
    let year = Time.ticks(seconds: 365.25 * 86_400)
    plan.phases = Phases(warmUp: 0, measure: 26 * Time.week, drain: 0, followUp: 100 * Time.week)
    plan.outcome.exogenousShare = 0
    plan.outcome.renewalMix = RenewalMix(alpha: alpha, beta: beta)
    plan.population.tenure = .constant(0)
    plan.population.contract = Contract(minimum: year, renews: year)
    plan.population.tiers[0].churn = .total(alpha / (alpha + beta))
    let calibrated = try PreparedPlan(plan).calibration.hazards[0]
    #expect(abs(calibrated.level * 365.25 - 1) < 1e-9, "a year's chance is the beta law's own: \(calibrated.level)")
    let exact = 1 - beta / (alpha + beta) * (beta + 1) / (alpha + beta + 1)
    let (mean, error) = try FateTests.leaving(plan, replications: 4)
    #expect(abs(mean - exact) <= 4 * error, "\(mean) after two renewals against \(exact), standard error \(error)")
  }

  @Test("decides under a contract, and the customer goes at its end if notice was given in time")
  func contract() throws {
    var plan = FateTests.survivors(frailty: 0, seed: 24)
    plan.population.tenure = .constant(0)
    plan.population.contract = Contract(minimum: 26 * Time.week, renews: 26 * Time.week, notice: 8 * Time.week)
    let hazard = try PreparedPlan(plan).calibration.hazards[0]
    let exact = 1 - exponential(-hazard.level * 70 * 7 - hazard.uncontrollable * 78 * 7)
    let (mean, error) = try FateTests.leaving(plan, replications: 4)
    #expect(abs(mean - exact) <= 4 * error, "\(mean) against \(exact), standard error \(error)")
  }

  @Test(
    "of untouched customers in closed form is that of touched ones, under a contract too", arguments: [false, true])
  func untouched(isBound: Bool) throws {
    var plan = Self.survivors(.weibull(shape: 0.8), tenureDays: 300, seed: 25)
    plan.population.tenure = .exponential(mean: 700 * 86_400)
    if isBound {
      plan.population.contract = Contract(minimum: 52 * Time.week, renews: 26 * Time.week, notice: 4 * Time.week)
    }
    let closed = try PreparedPlan(plan).calibration.untouched[0].left
    let (mean, error) = try FateTests.leaving(plan, replications: 6)
    #expect(abs(mean - closed) <= 4 * error, "\(mean) against \(closed), standard error \(error)")
  }

  static let lives: [(String, @Sendable (inout Plan) -> Void)] = [
    ("weibull", { $0.outcome.baseline = .weibull(shape: 0.8) }),
    (
      "contract",
      {
        $0.population.contract = Contract(
          minimum: 26 * Time.week, renews: 13 * Time.week, notice: 4 * Time.week, saved: 0.5)
      }
    ),
    (
      "over-contact",
      {
        $0.outcome.overContact.factor = 1.5; $0.outcome.overContact.fromContact = 1
      }
    ),
  ]

  @Test("is booked when the programme changes it, as realised exits agree within four errors", arguments: [0, 1, 2])
  func bookedAndRealised(life: Int) throws {
    var plan = Given.desk(customers: 40_000, perWeek: 240, seed: 26)
    Self.lives[life].1(&plan)
    let prepared = try PreparedPlan(plan)
    let pairs = [
      ("customers.net", "customers.net_realised"), ("money.margin_saved", "money.margin_realised"),
      ("money.terminal_saved", "money.terminal_realised"),
    ]
    var differences = pairs.map { _ in [Double]() }
    for replication in 0..<10 {
      let result = try #require(try prepared.replicate(UInt64(replication)))
      for (place, pair) in pairs.enumerated() {
        let booked = try #require(result.value(pair.0, of: plan))
        differences[place].append(booked - (try #require(result.value(pair.1, of: plan))))
      }
    }
    for (pair, values) in zip(pairs, differences) {
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let square = values.reduce(0) { $0 + $1 * $1 } / count
      let error = ((square - mean * mean) / (count - 1)).squareRoot()
      #expect(abs(mean) <= 4 * error, "\(Self.lives[life].0), \(pair.0): \(mean), standard error \(error)")
    }
  }

  @Test("is raised by needless contact, which the programme is charged with as harm")
  func overContact() throws {
    var plan = AcceptanceTests.harmless(Given.desk(customers: 30_000, perWeek: 180, seed: 27))
    // A solution that does not last takes some of its good away again, which is harm of another kind.
    plan.resolution.reopened = 0
    let harmless = try #require(try PreparedPlan(plan).replicate(0))
    #expect(harmless.value("customers.lost_by_harm", of: plan) == 0)
    plan.outcome.overContact.factor = 1.3
    plan.outcome.overContact.fromContact = 2
    let burdened = try #require(try PreparedPlan(plan).replicate(0))
    #expect(try #require(burdened.value("customers.lost_by_harm", of: plan)) > 0)
  }
}
