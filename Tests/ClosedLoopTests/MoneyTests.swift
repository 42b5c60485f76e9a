import ClosedLoop
import EventKernel
import PortableMath
import Testing

@Suite("The programme's money")
struct MoneyTests {
  static let calibration = Result { try Calibration.solve(MacroLoopTests.small()) }

  private func run(_ plan: Plan, _ replication: UInt64 = 0) throws -> ReplicationResult {
    try #require(try PreparedPlan(plan, calibration: Self.calibration.get()).replicate(replication))
  }

  private func value(_ metric: String, _ result: ReplicationResult, _ plan: Plan) throws -> Double {
    try #require(result.value(metric, of: plan))
  }

  // MARK: Running costs

  @Test("counts tools by the year and by the person, and the time of those who lead, and changes nothing else")
  func runningCosts() throws {
    var plan = MacroLoopTests.small()
    plan.money.discountRate = 0
    plan.money.countsTerminalValue = false
    let plain = try run(plan)
    plan.money.tools = [
      RunningCost(name: Given.name("platform"), yearly: 12_000_000_000, isPerPerson: false),
      RunningCost(name: Given.name("seats"), yearly: 600_000_000, isPerPerson: true),
    ]
    plan.money.yearlyManagement = 9_000_000_000
    let result = try run(plan)
    #expect(result.fingerprint == plain.fingerprint)
    // 20 weeks of a year of 365.25 days; six people.
    let years = 140 / 365.25
    let tools = (12_000 + 6 * 600) * years
    let management = 9_000 * years
    #expect(abs(try value("money.tools", result, plan) - tools) < 1e-4)
    #expect(abs(try value("money.management", result, plan) - management) < 1e-4)
    let more = try value("money.cost", result, plan) - value("money.cost", plain, plan)
    let less = try value("money.net_benefit", plain, plan) - value("money.net_benefit", result, plan)
    #expect(abs(more - tools - management) < 1e-4)
    #expect(abs(less - tools - management) < 1e-4)
  }

  @Test("discounts a running cost from the middle of its weeks")
  func discounting() throws {
    var plan = MacroLoopTests.small()
    plan.triage.rules = []
    plan.teams = []
    plan.queues = []
    plan.money.yearlyManagement = 36_525_000_000
    let result = try run(plan)
    // Hundred a day for 140 days at 8 % a year; a week's middle stands for it within a millionth.
    let rate = logarithm(1.08) / 365.25
    let exact = 100 * (1 - exponential(-rate * 140)) / rate
    let net = try value("money.net_benefit", result, plan)
    #expect(abs(net + exact) < 1e-5 * exact, "\(net) \(exact)")
    #expect(result.value("money.roi", of: plan) == -1)
    #expect(result.value("money.paid_back", of: plan) == 0)
  }

  // MARK: Hiring

  @Test("pays for every successor of the window, in the team that he joins")
  func hiring() throws {
    var plan = MacroLoopTests.small()
    var attrition = Attrition(hazard: 0.02, hiring: .constant(14 * 86_400))
    plan.teams[0].workforce.attrition = attrition
    let free = try run(plan)
    attrition.costPerHire = 4_000_000_000
    plan.teams[0].workforce.attrition = attrition
    let result = try run(plan)
    let hired = try value("staff.hired", result, plan)
    // Four people leave every 50 days on average and come back after 14: about nine times in 140 days.
    #expect(hired > 2 && hired < 20)
    #expect(try value("money.hiring", result, plan) == 4000 * hired)
    #expect(result.value("money.hiring", .team, 0, of: plan) == 4000 * hired)
    #expect(result.value("money.hiring", .team, 1, of: plan) == 0)
    #expect(try value("staff.hired", free, plan) == hired)
    let more = try value("money.cost", result, plan) - value("money.cost", free, plan)
    #expect(abs(more - 4000 * hired) < 1e-5)
    #expect(result.fingerprint == free.fingerprint)
  }

  // MARK: Who the work was for

  @Test("shares the labour of each team out by the time it worked, without a rest")
  func shares() throws {
    let plan = MacroLoopTests.small()
    let result = try run(plan)
    let all = try value("money.answering", result, plan)
    let tiers = try (0..<2).map { try #require(result.value("money.answering", .tier, $0, of: plan)) }
    let treatments = Treatment.allCases.indices.map { result.value("money.answering", .treatment, $0, of: plan) ?? 0 }
    let paid = try value("money.labour", result, plan) + value("money.remedy", result, plan)
    #expect(abs(all - paid) < 1e-3, "\(all) \(paid)")
    #expect(abs(tiers[0] + tiers[1] - all) < 1e-3)
    #expect(abs(treatments.reduce(0, +) - all) < 1e-3)
    #expect(tiers[0] > 0 && tiers[1] > tiers[0])
  }

  @Test("gives a team that works for one tier alone to that tier")
  func teams() throws {
    // Gold is rung by one team, basic by another that costs twice as much and waits most of its time.
    var plan = MacroLoopTests.small()
    plan.resolution.escalated = 0
    plan.resolution.remedyOffered = 0
    var gold = plan.triage.rules[0]
    gold.match.tiers = 1
    var basic = plan.triage.rules[0]
    basic.name = Given.name("basic")
    basic.match.tiers = 2
    basic.queue = 1
    plan.triage.rules = [gold, basic]
    plan.teams[1].handles = [1]
    plan.teams[1].prefers = []
    plan.teams[1].hourlyCost = 58_000_000
    let result = try run(plan)
    for tier in 0..<2 {
      let labour = try #require(result.value("money.labour", .team, tier, of: plan))
      let share = try #require(result.value("money.answering", .tier, tier, of: plan))
      #expect(abs(labour - share) < 1e-3 && labour > 0, "\(labour) \(share)")
      let kept = try #require(result.value("customers.net", .tier, tier, of: plan))
      let each = try #require(result.observation("money.answering_per_kept_customer", .tier, tier, of: plan))
      #expect(abs(each.denominator - kept) < 1e-9)
      #expect(each.numerator < labour && each.numerator > 0.95 * labour)
    }
  }

  // MARK: Weeks

  @Test("of the weeks is that of the whole: cost as posted, margin as realised")
  func weeks() throws {
    var plan = MacroLoopTests.small()
    plan.macro = MacroLoopTests.loop(plan, effect: 0.5, after: 6 * Time.week)
    plan.macro?.fixes[0].cost = 5_000_000_000
    plan.outcome.advocacy.acceptance = 0.2
    plan.outcome.advocacy.storyValue = 100_000_000
    let result = try run(plan)
    #expect(result.money.count == 46)
    let spent = result.money.reduce(0) { $0 + Double($1.spent) / 1e6 }
    let received = result.money.reduce(0) { $0 + Double($1.received) / 1e6 }
    let roi = try #require(result.observation("money.roi", of: plan))
    #expect(abs(spent - roi.denominator) < 1e-6)
    let came = try value("money.margin_realised", result, plan) + value("advocacy.value", result, plan)
    #expect(abs(received - came) < 1e-3, "\(received) \(came)")
    // Nothing is paid for after the window, and what was kept flows on.
    #expect(result.money[20...].allSatisfy { $0.spent == 0 })
    #expect(result.money[45].received != 0)
    #expect((result.value("money.paid_back", of: plan) == 1) == (came >= spent))
  }

  @Test("flows only while a customer stays who would have left")
  func flow() throws {
    var plan = MacroLoopTests.small()
    plan.money.discountRate = 0
    plan.money.countsTerminalValue = false
    plan.population.tiers[0].margin = .constant(30.4375)
    plan.population.tiers[1].margin = .constant(30.4375)
    let result = try run(plan)
    // Of margin one a day, each week brings the days that those kept were there, less those lost: whole customers.
    for week in result.money.indices.dropFirst(20) {
      let days = Double(result.money[week].received) / 1e6
      #expect(abs(days) <= 7 * Double(result.changedFates.count + 200))
    }
    let last = try #require(result.money.last)
    let kept = result.changedFates.reduce(0.0) { $0 + ($1.isKept ? 1 : -1) }
    // In the last week nearly all who are kept at its end were there on all of its seven days.
    #expect(abs(Double(last.received) / 1e6 / 7 - kept) < 0.1 * Double(result.changedFates.count) + 2)
  }
}
