import ClosedLoop
import EventKernel
import PortableMath
import Testing

/// What a reviewer can rerun: twelve statements about customers' fates, each with its number
/// (model: customers/two-fates).
@Suite("The acceptance tests of the outcome model")
struct AcceptanceTests {
  @Test("1. Without failures and loop survival is exp(-(l+x)t), with frailty the Lomax curve", arguments: [0, 0.5])
  func survival(frailty: Double) throws {
    let plan = FateTests.survivors(frailty: frailty, seed: 41)
    let hazard = try PreparedPlan(plan).calibration.hazards[0]
    let days = 78.0 * 7
    let level = frailty > 0 ? power(1 + frailty * hazard.level * days, -1 / frailty) : exponential(-hazard.level * days)
    let (mean, error) = try FateTests.leaving(plan, replications: 6)
    let exact = 1 - level * exponential(-hazard.uncontrollable * days)
    if frailty == 0 {
      // As stated: 30 % in the first year.
      let stated = 1 - exponential(days / 365.25 * logarithm(0.7))
      #expect(abs(exact - stated) < 1e-9)
    }
    #expect(abs(mean - exact) <= 3 * error, "\(mean) against \(exact), standard error \(error)")
  }

  @Test("2. One failure that nobody attends to makes a share of q leave eventually", arguments: [0.03, 0.18])
  func oneFailure(leaving: Double) throws {
    var plan = FateTests.oneFailure(level: 0, answeredAfter: nil, seed: 42)
    plan.outcome.leaveProbabilities[2] = leaving
    plan.outcome.ignoredFactor = 1
    let (share, senders) = try FateTests.shareOfSenders(plan, "churn.share_without")
    let error = (leaving * (1 - leaving) / senders).squareRoot()
    #expect(abs(share - leaving) <= 3 * error, "\(share), standard error \(error)")
  }

  /// Four ways of sampling a change of hazard: c = .12 without uncontrollable churn, q = .18, half-life 30 d, recovery
  /// on day 10 leaves .30.
  struct Table72 {
    static let level = -logarithm(0.88) / 365.25
    static let constant = 30 / 0.6931471805599453
    static let shock = -logarithm(1 - 0.18) / constant
    static let customers = 60_000

    static func hazard(shock: Double) -> Hazard {
      Hazard(
        baseline: .constant, level: level, background: 0, shock: shock, shockConstant: constant, tenure: 0)
    }

    /// The instant at which a budget is used up, or a day beyond the year.
    static func exit(_ hazard: Hazard, _ budget: Double) -> Double {
      hazard.integral(365) <= budget ? 366 : hazard.days(until: budget, within: 365)
    }

    /// Share present after a year, where `second` says when a customer leaves who is present on day 10.
    static func survival(
      _ second: (_ budget: Double, _ used: Double, _ fresh: Double) -> Double
    ) -> Double {
      let chance = Chance(seed: 72, replication: 0)
      let untreated = hazard(shock: shock)
      let used = untreated.integral(10)
      var present = 0
      for customer in 0..<customers {
        let draws = chance.block(entity: UInt64(customer), purpose: 32)
        let budget = -logarithm(draws.u0)
        if budget < used { continue }
        if second(budget, used, -logarithm(draws.u1)) > 365 { present += 1 }
      }
      return Double(present) / Double(customers)
    }
  }

  @Test("3. Table 7.2: budgets are exact, fresh residuals unbiased, both other ways biased as computed")
  func resampling() {
    let old = Table72.hazard(shock: Table72.shock)
    let treatedNow = Table72.hazard(shock: 0.3 * Table72.shock * exponential(-10 / Table72.constant))
    let treatedAlways = Table72.hazard(shock: 0.3 * Table72.shock)
    func residual(_ budget: Double) -> Double {
      treatedNow.integral(355) <= budget ? 366 : 10 + treatedNow.days(until: budget, within: 355)
    }
    let ways: [(String, Double, Double)] = [
      ("budget", Table72.survival { budget, used, _ in residual(budget - used) }, 0.8058),
      ("fresh residual", Table72.survival { _, _, fresh in residual(fresh) }, 0.8058),
      ("total drawn anew", Table72.survival { _, _, fresh in max(10, Table72.exit(treatedAlways, fresh)) }, 0.7932),
      (
        "the later of both",
        Table72.survival { budget, _, fresh in max(Table72.exit(old, budget), Table72.exit(treatedAlways, fresh)) },
        0.9164
      ),
      ("untreated", Table72.survival { budget, _, _ in Table72.exit(old, budget) }, 0.7217),
    ]
    for (name, share, exact) in ways {
      let error = (exact * (1 - exact) / Double(Table72.customers)).squareRoot()
      #expect(abs(share - exact) <= 3 * error + 0.00005, "\(name): \(share) against \(exact), standard error \(error)")
    }
  }

  @Test("3. In a run the budget survives a change of state: no exit of the old hazard comes true")
  func noStaleExit() throws {
    let plan = FateTests.oneFailure(level: 0.12, answeredAfter: 10, seed: 43)
    let with = try FateTests.shareOfSenders(plan, "churn.share")
    let error = (0.8058 * 0.1942 / with.senders).squareRoot()
    #expect(abs(1 - with.share - 0.8058) <= 3 * error, "\(1 - with.share), standard error \(error)")
    let without = try FateTests.shareOfSenders(plan, "churn.share_without")
    #expect(abs(1 - without.share - 0.7217) <= 3 * error, "\(1 - without.share), standard error \(error)")
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(
      result.changedFates.allSatisfy { $0.isKept }, "the same budget never makes a treated customer leave earlier")
  }

  @Test("4. Without a policy every uplift is exactly zero, and both fates are the same to the last bit")
  func emptyPolicy() throws {
    var plan = Given.desk(customers: 10_000, perWeek: 100, seed: 44)
    plan.triage.rules = []
    let result = try #require(try PreparedPlan(plan).replicate(0))
    for metric in [
      "customers.saved", "customers.lost_by_harm", "customers.kept_realised", "customers.lost_realised", "clv.saved",
      "money.margin_realised", "money.terminal_realised",
    ] { #expect(result.value(metric, of: plan) == 0, "\(metric)") }
    #expect(result.changedFates.isEmpty)
    #expect(result.observation("churn.share", of: plan) == result.observation("churn.share_without", of: plan))
    #expect(result.observation("churn.rate", of: plan) == result.observation("churn.rate_without", of: plan))
    #expect(result.observation("nps.true", of: plan) == result.observation("nps.twin", of: plan))
  }

  @Test("5. A programme without power lifts no margin and returns minus one")
  func powerless() throws {
    var plan = Given.desk(customers: 10_000, perWeek: 100, seed: 45)
    plan.outcome.recoveredFactor = 1
    plan.outcome.resolvedFactor = 1
    plan.outcome.unsolvedFactor = 1
    plan.outcome.ignoredFactor = 1
    plan.outcome.recoveredRelief = 0
    plan.outcome.resolvedRelief = 0
    plan.outcome.unsolvedRelief = 0
    plan.outcome.ignoredRelief = 0
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(result.value("clv.saved", of: plan) == 0)
    #expect(result.value("money.margin_realised", of: plan) == 0)
    #expect(result.value("money.roi", of: plan) == -1)
    #expect(try #require(result.value("money.cost", of: plan)) > 0)
  }

  /// Harm branches off: no answer makes anything worse than none.
  static func harmless(_ plan: Plan) -> Plan {
    var plan = plan
    plan.outcome.unsolvedFactor = 1
    plan.outcome.ignoredFactor = 1
    plan.outcome.unsolvedRelief = 0
    plan.outcome.ignoredRelief = 0
    return plan
  }

  @Test("6. With infinite staff and no harm a higher reach never raises churn, in any paired replication")
  func monotoneInReach() throws {
    var low = Self.harmless(Given.desk(customers: 10_000, perWeek: 60, people: 400, seed: 46))
    low.contact.attempts = 3
    low.contact.gaps = [3 * Time.hour, Time.day]
    low.resolution.reopened = 0
    low.teams[1] = low.teams[0]
    low.teams[1].handles = [1, 2]
    var high = low
    low.contact.reach = (alpha: 1.2, beta: 1.8)
    high.contact.reach = (alpha: 2.4, beta: 0.6)
    for replication in 0..<3 {
      let few = try #require(try PreparedPlan(low).replicate(UInt64(replication)))
      let many = try #require(try PreparedPlan(high).replicate(UInt64(replication)))
      let (less, more) = (few.value("churn.share", of: low), many.value("churn.share", of: high))
      #expect(try #require(more) <= #require(less), "replication \(replication)")
      #expect(few.changedFates.allSatisfy { $0.isKept } && many.changedFates.allSatisfy { $0.isKept })
    }
  }

  @Test("7. Re-scored without a loop, 55 % of detractors still are detractors at a reliability of .6")
  func rescored() throws {
    let plan = SurveyTests.asked(drop: 0)
    var observed = Observation.nothing
    for replication in 0..<4 {
      let result = try #require(try PreparedPlan(plan).replicate(UInt64(replication)))
      let seen = try #require(result.observation("recovery.observed_conversion_twin", of: plan))
      observed.numerator += seen.numerator
      observed.denominator += seen.denominator
    }
    let share = 1 - observed.numerator / observed.denominator
    // Exact by quadrature over the attitude given a detractor's score.
    let exact = SurveyTests.stillDetractors(reliability: 0.6)
    #expect(abs(exact - 0.55) < 0.006)
    let error = (exact * (1 - exact) / observed.denominator).squareRoot()
    #expect(abs(share - exact) <= 3 * error, "\(share) against \(exact), standard error \(error)")
  }

  @Test("8. M/M/c settings give the waits of Erlang C")
  func queue() throws {
    let plan = Given.queue(
      perHour: 20, meanService: 6, servers: 3, warmUp: Time.week, measure: 8760 * Time.hour, seed: 48)
    // c = 3, a = 2: C = (a^c/c!·c/(c-a)) / (1 + a + a^2/2 + the same); mean wait = C/(c·mu - lambda).
    let tail = 8.0 / 6 * 3
    let waiting = tail / (1 + 2 + 2 + tail)
    let exact = waiting / (3 * 10 - 20)
    let (mean, error) = try FateTests.leaving(plan, replications: 8, metric: "wait.time.mean")
    #expect(abs(mean - exact) <= 3 * error + 0.001 * exact, "\(mean) h against \(exact) h, standard error \(error)")
  }

  @Test("10. The series is the mean value of a customer: 1171.91 without a failure, 1034.49 after one")
  func value() throws {
    var plan = FateTests.oneFailure(level: 0.12, answeredAfter: 1e-6, seed: 50)
    plan.population.tiers[0].margin = .constant(20)
    plan.outcome.leaveProbabilities[2] = 0.12
    plan.outcome.recoveredFactor = 0
    plan.outcome.attitudeDrops = [0, 0, 0]
    // Failures that go on after the window are none of the formula's.
    plan.phases = Phases(warmUp: 0, measure: Time.day, drain: 364 * Time.day, followUp: 364 * Time.day)
    plan.outcome.voiceProbabilities = [1, 1, 1]
    let prepared = try PreparedPlan(plan)
    let result = try #require(try prepared.replicate(0))
    let senders = try #require(result.value("failures.voiced", of: plan))
    let booked = try #require(result.value("clv.saved", of: plan)) / senders
    let margin = try #require(result.value("money.margin_realised", of: plan))
    let terminal = try #require(result.value("money.terminal_realised", of: plan))
    let realised = (margin + terminal) / senders
    // Spread of one customer's realised difference: at most the whole value, for the share that is kept.
    let error = 1172 * (0.12 / senders).squareRoot()
    #expect(abs(realised - booked) <= 3 * error, "\(realised) against \(booked), standard error \(error)")
    #expect(Self.formula(shock: 0) - 1171.91 < 0.01)
    #expect(abs(Self.formula(shock: 0.12) - 1034.49) < 0.03)
  }

  /// The series of model: money/customer-value: 20 a month, 12 % a year, 8 % discount, half-life 30 d.
  static func formula(shock leaving: Double) -> Double {
    let amount = -logarithm(1 - leaving)
    let rate = -logarithm(0.88) / 365.25 + logarithm(1.08) / 365.25
    var sum = 0.0
    var term = 1.0
    for index in 0..<20 {
      sum += term / (rate + Double(index) / Table72.constant)
      term *= amount / Double(index + 1)
    }
    return 20 * 12 / 365.25 * exponential(-amount) * sum
  }

  @Test("11. A promise in business hours steps over a change of the clock and a holiday")
  func calendar() {
    // Friday 2027-03-26 is closed, and the clock goes forward on Sunday the 28th; Monday the 29th is closed too.
    let clock = CivilClock(
      firstDay: 20_901, firstOffset: Time.hour,
      shifts: [CivilClock.Shift(start: 3 * Time.day + 2 * Time.hour, shift: Time.hour)])
    let thursday = (start: 9 * Time.hour, end: 17 * Time.hour)
    let tuesday = 5 * Time.day - Time.hour
    let desk = WorkCalendar(
      name: Given.name("desk"),
      intervals: [thursday, (tuesday + 9 * Time.hour, tuesday + 17 * Time.hour)])
    let promise = Promise(
      name: Given.name("day"), calendar: 0, firstResponse: .duration(8 * Time.hour), resolution: .openDays(1))
    // Thursday 15:00 and eight open hours: two on Thursday, six on Tuesday, local 15:00.
    let due = desk.deadline(of: promise.firstResponse, from: 15 * Time.hour, civil: clock)
    #expect(due == tuesday + 15 * Time.hour)
    #expect(clock.hourOfDay(at: due) == 15)
    #expect(
      desk.deadline(of: promise.resolution, from: 15 * Time.hour, civil: clock) == tuesday + 17 * Time.hour
    )
  }

  @Test(
    "12. Every failure is silent or voiced, every voiced one without contact, left alone or a case, every case closed or open"
  )
  func conservation() throws {
    let plan = Given.desk(customers: 20_000, perWeek: 120, seed: 52)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    func number(_ metric: String) throws -> Double { try #require(result.value(metric, of: plan)) }
    let cases =
      try number("cases.solved") + number("cases.unsolved") + number("cases.unreachable") + number("cases.expired")
      + number("cases.open")
    #expect(try number("cases.opened") == cases)
    let others =
      try number("cases.not_contactable") + number("cases.untreated") + number("cases.filtered")
      + number("cases.attached") + number("cases.automated") + number("cases.acknowledged")
    #expect(try number("feedback.received") == cases + others)
    // Of all failures, the silent ones are expected beside the voiced: voiced over coverage.
    let coverage = try #require(result.observation("loop.coverage", of: plan))
    let voiced = try number("failures.voiced")
    #expect(coverage.numerator == voiced && coverage.denominator > voiced)
    var silent = 0.0
    for severity in 0..<3 {
      let share = plan.outcome.voiceProbabilities[severity]
      silent += try #require(result.value("failures.voiced", .severity, severity, of: plan)) * (1 - share) / share
    }
    #expect(abs(coverage.denominator - voiced - silent) < 1e-9 * silent)
  }
}
