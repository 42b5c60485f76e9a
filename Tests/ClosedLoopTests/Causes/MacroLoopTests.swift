import ClosedLoop
import EventKernel
import PortableMath
import Testing

/// Root causes that are found and removed, against what the model says of them (model: causes/the-programme).
@Suite("The macro loop")
struct MacroLoopTests {
  /// A fix that takes no time, costs nothing and works.
  static func fix(effect: Double = 1, after: Ticks = 0) -> MacroPlan.Fix {
    var fix = MacroPlan.Fix()
    fix.hoursNeeded = .constant(0)
    fix.hoursToFind = 0
    fix.leadTime = .constant(Double(after) / 1e6)
    fix.success = 1
    fix.effect = .constant(effect)
    fix.erosionHalfLife = nil
    return fix
  }

  /// A loop in which every cause is fixed so long after the start of the run.
  static func loop(_ plan: Plan, effect: Double = 1, after: Ticks = 0) -> MacroPlan {
    var macro = MacroPlan()
    macro.minCases = 0
    macro.approval = .constant(0)
    macro.slots = 64
    macro.fixes = plan.causes.map { _ in fix(effect: effect, after: after) }
    return macro
  }

  static func small(_ seed: UInt64 = 7) -> Plan {
    Given.desk(
      customers: 20_000, perWeek: 150, warmUp: 2 * Time.week, measure: 20 * Time.week, drain: 2 * Time.week,
      followUp: 26 * Time.week, churn: 0.24, seed: seed)
  }

  /// Hazards net of failures are those of the small plan whatever is fixed, and take long to find.
  static let calibration = Result { try Calibration.solve(small()) }

  static func prepared(_ plan: Plan) throws -> PreparedPlan { try PreparedPlan(plan, calibration: calibration.get()) }

  static func run(_ plan: Plan, _ replication: UInt64 = 0) throws -> ReplicationResult {
    try #require(try prepared(plan).replicate(replication))
  }

  @Test("Acceptance 9: where every cause is gone from the start, nothing fails any more")
  func nothingFails() throws {
    var plan = Self.small()
    plan.macro = Self.loop(plan)
    let result = try Self.run(plan)
    #expect(result.value("failures.voiced", of: plan) == 0)
    #expect(result.value("cases.opened", of: plan) == 0)
    #expect(result.value("causes.fixed", of: plan) == 2)
    #expect(try #require(result.value("failures.avoided", of: plan)) > 1000)
    // Praise and what carries no failure is still written.
    #expect(try #require(result.value("feedback.received", of: plan)) > 1000)
    #expect(try #require(result.value("clv.saved", of: plan)) > 0)
    #expect(result.value("customers.lost_by_harm", of: plan) == 0)
  }

  @Test("Acceptance 9: a stronger fix keeps a subset of what a weaker one lets happen, by the marks of the failures")
  func subset() throws {
    var received: [Double] = []
    var avoided: [Double] = []
    for effect in [0, 0.3, 0.6, 1] {
      var plan = Self.small()
      plan.triage.rules = []
      plan.macro = Self.loop(plan, effect: effect)
      let result = try Self.run(plan)
      received.append(try #require(result.value("failures.voiced", of: plan)))
      avoided.append(try #require(result.value("failures.avoided_voiced", of: plan)))
    }
    // Items are the same in all runs, so the numbers fall and rise without an exception, and to the expected share.
    #expect(received == received.sorted(by: >))
    #expect(avoided == avoided.sorted(by: <))
    #expect(received[3] == 0 && avoided[0] == 0)
    let share = received[1] / received[0]
    #expect(abs(share - 0.7) < 4 * (0.21 / received[0]).squareRoot(), "\(share)")
  }

  @Test("The fate without the programme is the same, customer by customer, whatever is fixed")
  func sameTwin() throws {
    var plan = Self.small()
    plan.triage.rules = []
    plan.population.replacement = .none
    let before = try Self.run(plan)
    plan.macro = Self.loop(plan, effect: 0.6, after: 6 * Time.week)
    let after = try Self.run(plan)
    for metric in ["churn.share_without", "churn.rate_without"] {
      for tier in 0..<2 {
        let one = try #require(before.observation(metric, .tier, tier, of: plan))
        let two = try #require(after.observation(metric, .tier, tier, of: plan))
        let (more, longer) = (two.numerator - one.numerator, two.denominator - one.denominator)
        #expect(abs(more) < 1e-6 && abs(longer) < 1e-6 * one.denominator, "\(metric) in tier \(tier)")
      }
    }
    let with = try #require(after.value("churn.share", of: plan))
    let without = try #require(after.value("churn.share_without", of: plan))
    #expect(with < without)
  }

  @Test("With harm branches off nobody who is followed is lost by a fix")
  func nobodyIsLost() throws {
    var plan = Self.small()
    plan.triage.rules = []
    plan.macro = Self.loop(plan, effect: 0.8, after: 3 * Time.week)
    let result = try Self.run(plan)
    #expect(result.changedFates.allSatisfy { $0.isKept && $0.value >= 0 })
    #expect(result.changedFates.count > 10)
    #expect(result.value("customers.lost_realised", of: plan) == 0)
  }

  @Test("What is booked for fixes is what exits show, within luck")
  func expectedIsRealised() throws {
    var plan = Self.small(3)
    plan.triage.rules = []
    plan.population.tiers[0].margin = .constant(20)
    plan.population.tiers[1].margin = .constant(8)
    plan.macro = Self.loop(plan, effect: 0.8, after: 4 * Time.week)
    let prepared = try Self.prepared(plan)
    var differences: [Double] = []
    var sum = 0.0
    for replication in 0..<16 {
      let result = try #require(try prepared.replicate(UInt64(replication)))
      let expected = try #require(result.value("customers.net", of: plan))
      let realised = try #require(result.value("customers.net_realised", of: plan))
      differences.append(realised - expected)
      sum += expected
    }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let square = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = (square / (count - 1) / count).squareRoot()
    #expect(abs(mean) <= 3.5 * error, "\(mean) on \(sum / count), standard error \(error)")
  }

  @Test("A fix is analysed, approved and built before it works, and costs what it costs")
  func timing() throws {
    var plan = Self.small()
    plan.triage.rules = []
    plan.teams = []
    plan.queues = []
    var macro = Self.loop(plan, effect: 0.5)
    macro.minCases = 1
    macro.hoursPerWeek = 10
    macro.hourlyCost = 60_000_000
    macro.approval = .constant(2 * 604_800)
    macro.slots = 1
    macro.priority = .frequency
    for cause in plan.causes.indices {
      macro.fixes[cause].hoursNeeded = .constant(20 * 3600)
      macro.fixes[cause].leadTime = .constant(5 * 604_800)
      macro.fixes[cause].cost = 1_000_000_000
    }
    plan.macro = macro
    let result = try Self.run(plan)
    // Found in week 1, analysed by week 3, approved in week 5, built in week 10; the second gets the slot then, is
    // approved in week 12 and built in week 17.
    #expect(result.value("causes.analysed", of: plan) == 2)
    #expect(result.value("causes.analysis_hours", of: plan) == 40)
    #expect(result.value("money.analysis", of: plan) == 2400)
    #expect(result.value("money.fixes", of: plan) == 2000)
    #expect(result.value("money.cost", of: plan) == 4400)
    #expect(result.value("causes.fixed", of: plan) == 2)
    #expect(result.value("money.fixes", .cause, 0, of: plan) == 1000)
  }

  @Test("An analysis that is too short names a wrong cause: full cost, no effect")
  func wrongCause() throws {
    var plan = Self.small()
    plan.triage.rules = []
    var macro = Self.loop(plan)
    for cause in plan.causes.indices {
      macro.fixes[cause].hoursToFind = 100
      macro.fixes[cause].cost = 1_000_000_000
    }
    macro.minCases = 1_000_000
    plan.macro = macro
    plan.macro?.minCases = 0
    let result = try Self.run(plan)
    // No hour was spent, so nothing is found, however often it is tried.
    #expect(result.value("causes.fixed", of: plan) == 0)
    #expect(result.value("causes.missed", of: plan) == result.value("causes.analysed", of: plan))
    #expect(try #require(result.value("money.fixes", of: plan)) >= 2000)
    #expect(result.value("failures.avoided", of: plan) == 0)
    #expect(result.value("clv.saved", of: plan) == 0)
  }

  @Test("The chance to find the true cause is 1 - exp(-hours/h)")
  func chanceToFind() throws {
    var plan = Self.small()
    plan.triage.rules = []
    var missed = 0.0
    var analysed = 0.0
    var macro = Self.loop(plan, effect: 0)
    for cause in plan.causes.indices {
      macro.fixes[cause].hoursNeeded = .constant(10 * 3600)
      macro.fixes[cause].hoursToFind = 20
    }
    macro.hoursPerWeek = 1000
    plan.macro = macro
    let prepared = try Self.prepared(plan)
    for replication in 0..<8 {
      let result = try #require(try prepared.replicate(UInt64(replication)))
      missed += try #require(result.value("causes.missed", of: plan))
      analysed += try #require(result.value("causes.analysed", of: plan))
    }
    let share = missed / analysed
    let expected = exponential(-0.5)
    #expect(analysed > 100)
    #expect(abs(share - expected) < 4 * (expected * (1 - expected) / analysed).squareRoot(), "\(share) of \(analysed)")
  }

  @Test("Codes err as often as stated, and to the causes that are stated")
  func coding() throws {
    var plan = Self.small()
    plan.triage.rules = []
    var macro = MacroPlan()
    macro.fixes = plan.causes.map { _ in MacroPlan.Fix() }
    macro.minCases = 1_000_000
    macro.codingAccuracy = 0.7
    macro.confusions = [[0, 1], [1, 0]]
    plan.macro = macro
    let result = try Self.run(plan)
    let all = try #require(result.value("failures.voiced", of: plan))
    let first = try #require(result.value("failures.voiced", .cause, 0, of: plan))
    let coded = try #require(result.value("causes.coded", .cause, 0, of: plan))
    let expected = 0.7 * first + 0.3 * (all - first)
    #expect(abs(coded - expected) < 4 * (0.21 * all).squareRoot(), "\(coded) against \(expected)")
    #expect(result.value("causes.coded", of: plan) == all)
  }

  @Test("A cause is taken up when it has cases enough and a share above the threshold")
  func detection() throws {
    var plan = Self.small()
    plan.triage.rules = []
    plan.macro = Self.loop(plan, effect: 0.2)
    plan.macro?.minCases = 30
    plan.macro?.shareAbove = 0.5
    // Billing makes up 60 %, waiting 40 %.
    let result = try Self.run(plan)
    #expect(result.value("causes.fixed", of: plan) == 1)
    #expect(result.value("failures.avoided", .cause, 1, of: plan) == 0)
    #expect(try #require(result.value("failures.avoided", .cause, 0, of: plan)) > 0)
  }

  @Test("Wear and growth of a fix follow model: causes/effect-of-a-fix")
  func erosion() throws {
    func voiced(_ change: (inout MacroPlan.Fix) -> Void) throws -> Double {
      var plan = Self.small()
      plan.triage.rules = []
      plan.macro = Self.loop(plan)
      if var macro = plan.macro {
        for cause in plan.causes.indices { change(&macro.fixes[cause]) }
        plan.macro = macro
      }
      return try #require(try Self.run(plan).value("failures.voiced", of: plan))
    }
    let all = try voiced { $0.effect = .constant(0) }
    // Half of it worn off after 10 weeks: mean of 1 - 2^(-t/10) over weeks 2 to 22.
    let worn = try voiced { $0.erosionHalfLife = 70 }
    let rate = 0.6931471805599453 / 10
    let left = 1 - (exponential(-2 * rate) - exponential(-22 * rate)) / (20 * rate)
    #expect(abs(worn / all - left) < 0.02, "\(worn / all) against \(left)")
    // Grown over 22 weeks: mean of 1 - t/22 over the same weeks.
    let growing = try voiced { $0.ramp = 22 * Time.week }
    #expect(abs(growing / all - (1 - 12.0 / 22)) < 0.02)
  }

  @Test("A named team spends its protected hours off the desk, others cost money and take nobody")
  func protectedHours() throws {
    var plan = Self.small()
    var macro = Self.loop(plan, effect: 0)
    macro.minCases = 1
    macro.hoursPerWeek = 12
    for cause in plan.causes.indices { macro.fixes[cause].hoursNeeded = .constant(1e9) }
    macro.hourlyCost = 1_000_000
    plan.macro = macro
    let unnamed = try Self.run(plan)
    plan.macro?.team = 1
    let named = try Self.run(plan)
    let away = try #require(named.value("staff.off_desk", .team, 1, of: plan))
    // Two people of 40 hours a week each.
    #expect(abs(away - 12.0 / 80) < 0.002, "\(away)")
    #expect(unnamed.value("staff.off_desk", .team, 1, of: plan) == 0)
    #expect(named.value("money.analysis", of: plan) == 0)
    let hours = try #require(named.value("causes.analysis_hours", of: plan))
    #expect(hours > 0.9 * 12 * 22 && hours <= 12 * 22 + 1, "\(hours)")
    let paid = try #require(unnamed.value("money.analysis", of: plan))
    #expect(paid == unnamed.value("causes.analysis_hours", of: plan))
  }

  @Test("All orders spend the same hours; macro-first has fixed more by then, micro-first less")
  func orders() throws {
    var avoided: [Double] = []
    for order in [MacroPlan.Order.microFirst, .parallel, .macroFirst] {
      var plan = Self.small()
      plan.triage.rules = []
      var macro = Self.loop(plan, effect: 0.7)
      macro.order = order
      macro.switchesAt = 11 * Time.week
      macro.hoursPerWeek = 10
      macro.minCases = 1
      for cause in plan.causes.indices { macro.fixes[cause].hoursNeeded = .constant(60 * 3600) }
      plan.macro = macro
      let result = try Self.run(plan)
      avoided.append(try #require(result.value("failures.avoided", of: plan)))
      #expect(result.value("causes.analysis_hours", of: plan) == 120, "\(order)")
    }
    #expect(avoided[0] < avoided[1] && avoided[1] < avoided[2], "\(avoided)")
  }

  @Test("Who told of a cause and hears that it is fixed is relieved a little: never worth less")
  func told() throws {
    var plan = Self.small()
    plan.triage.rules = []
    plan.macro = Self.loop(plan, effect: 0.5, after: 8 * Time.week)
    let silent = try Self.run(plan)
    plan.macro?.tellsCustomers = true
    let loud = try Self.run(plan)
    #expect(silent.value("causes.told", of: plan) == 0)
    #expect(try #require(loud.value("causes.told", of: plan)) > 100)
    let (before, after) = (
      try #require(silent.value("clv.saved", of: plan)), try #require(loud.value("clv.saved", of: plan))
    )
    #expect(after > before)
  }

  @Test("A common budget pays remedies or fixes by the order, and no more than there is")
  func budget() throws {
    func spent(_ order: MacroPlan.Order, _ budget: Int64?) throws -> (remedies: Double, fixes: Double) {
      var plan = Self.small()
      var macro = Self.loop(plan, effect: 0.5)
      macro.order = order
      macro.switchesAt = 11 * Time.week
      macro.budget = budget
      for cause in plan.causes.indices { macro.fixes[cause].cost = 3_000_000_000 }
      plan.macro = macro
      let result = try Self.run(plan)
      return (
        try #require(result.value("money.remedy", of: plan)), try #require(result.value("money.fixes", of: plan))
      )
    }
    let free = try spent(.parallel, nil)
    #expect(free.fixes == 6000 && free.remedies > 0)
    let first = try spent(.macroFirst, 6_100_000_000)
    #expect(first.fixes == 6000 && first.remedies <= 100)
    let last = try spent(.microFirst, 6_100_000_000)
    #expect(last.remedies > first.remedies)
    #expect(last.fixes + last.remedies <= 6100)
  }

  @Test("Half-way stops cost a part and bring nothing")
  func stopped() throws {
    var plan = Self.small()
    plan.triage.rules = []
    plan.macro = Self.loop(plan, after: Time.week)
    plan.macro?.cancelled = 1
    for cause in plan.causes.indices { plan.macro?.fixes[cause].cost = 1_000_000_000 }
    let result = try Self.run(plan)
    let stopped = try #require(result.value("causes.stopped", of: plan))
    let approved = try #require(result.value("causes.approved", of: plan))
    #expect(stopped > 0 && stopped <= approved)
    #expect(result.value("causes.live", of: plan) == 0)
    #expect(result.value("failures.avoided", of: plan) == 0)
    let cost = try #require(result.value("money.fixes", of: plan))
    #expect(cost > 0 && cost < approved * 1000)
  }
}
