import ClosedLoop
import EventKernel
import Testing

/// Traps that the model cannot step into (model: money/traps): each by what a run shows.
@Suite("A trap that cannot happen here")
struct BuiltTrapTests {
  @Test("T6: being asked, in both fates, is no effect of the programme")
  func surveys() throws {
    var plan = MacroLoopTests.small()
    plan.triage.rules = []
    plan.teams = []
    plan.queues = []
    plan.outcome.survey.invited = 1
    let result = try MacroLoopTests.run(plan)
    #expect(try #require(result.value("feedback.received", of: plan)) > 1000)
    for metric in ["customers.saved", "customers.lost_by_harm", "clv.saved", "money.margin_realised", "money.cost"] {
      #expect(result.value(metric, of: plan) == 0, "\(metric)")
    }
    #expect(result.value("nps.true", of: plan) == result.value("nps.twin", of: plan))
  }

  /// Customers of one margin, a tier that leaves as a known level says, and nothing but severe failures.
  private func complaining(times: Int) throws -> (plan: Plan, atRisk: Double) {
    var plan = Given.empty(phases: Phases(warmUp: 0, measure: 4 * Time.week, drain: Time.week, followUp: 4 * Time.week))
    plan.population = Population(
      count: 1, replacement: .none,
      tiers: [
        Tier(name: Given.name("all"), firstSeat: 0, seats: 1, margin: .constant(30.4375), churn: .netOfFailures(0))
      ])
    plan.outcome.exogenousShare = 0
    plan.outcome.leaveProbabilities = [0.5, 0.5, 0.5]
    plan.causes = [Cause(name: Given.name("bill"), share: 1, severities: [0, 0, 1], losses: [0, 0, 0])]
    plan.channels = [
      Channel(
        name: Given.name("mail"), arrivals: .trace(ContiguousArray((0..<times).map { Time.hour * Int64($0 + 1) })),
        dayFactorVariation: 0, bursts: [], identified: 1, phoneConsent: 1, mailConsent: 1, validContact: 1,
        bands: [1, 0, 0], delay: nil, patience: .constant(86_400), expectsAnswer: 0, prefersPhone: nil)
    ]
    let result = try #require(try PreparedPlan(plan).replicate(0))
    return (plan, try #require(result.value("clv.at_risk", of: plan)))
  }

  @Test("T9: however often a customer complains, no more than his value is at risk, and each time of what is left")
  func cap() throws {
    let (plan, once) = try complaining(times: 1)
    let (_, thrice) = try complaining(times: 3)
    let (_, often) = try complaining(times: 12)
    // One a day for ever at 8 % a year, and no other churn: 365.25 / ln 1.08.
    let value = 30.4375 * 12 / 0.07696104113612832
    #expect(abs(once - value / 2) < 1e-3 * value, "\(once) of \(value)")
    #expect(abs(thrice / once - 1.75) < 1e-6)
    #expect(often < 2 * once && often > 1.99 * once)
    #expect(plan.population.count == 1)
  }

  @Test("T11: cases that no longer come save no hour that is on the schedule")
  func labour() throws {
    var plan = MacroLoopTests.small()
    for team in plan.teams.indices { plan.teams[team].workforce.shiftEnd = .handOver }
    let busy = try MacroLoopTests.run(plan)
    plan.macro = MacroLoopTests.loop(plan)
    let idle = try MacroLoopTests.run(plan)
    #expect(try #require(busy.value("cases.opened", of: plan)) > 500)
    #expect(idle.value("cases.opened", of: plan) == 0)
    let hours = try #require(busy.observation("staff.hours", of: plan))
    #expect(idle.observation("staff.hours", of: plan) == hours)
    let (one, other) = (busy.value("money.labour", of: plan), idle.value("money.labour", of: plan))
    let overtime = try #require(busy.value("staff.overtime", of: plan))
    #expect(try #require(one) - #require(other) <= overtime * 42 * 1.25 + 1e-6)
    #expect(try #require(other) > 10_000)
  }

  @Test("T12: what answers and fixes save is booked once, and the parts make up the whole")
  func parts() throws {
    var plan = MacroLoopTests.small()
    let answers = try MacroLoopTests.run(plan)
    plan.macro = MacroLoopTests.loop(plan, effect: 0.6, after: 4 * Time.week)
    let both = try MacroLoopTests.run(plan)
    plan.triage.rules = []
    let fixes = try MacroLoopTests.run(plan)
    func saved(_ result: ReplicationResult, _ metric: String = "clv.saved") throws -> Double {
      try #require(result.value(metric, of: plan))
    }
    let whole = try saved(both)
    let byTreatment = Treatment.allCases.indices.reduce(0.0) {
      $0 + (both.value("clv.saved", .treatment, $1, of: plan) ?? 0)
    }
    let rest = try whole - byTreatment - saved(both, "clv.saved_by_fixes")
    #expect(abs(rest) < 1e-3, "\(rest)")
    // A cause that is gone makes no case to be saved: both bring less than the sum of each alone.
    #expect(try whole < saved(answers) + saved(fixes))
    #expect(try whole > saved(fixes))
  }

  @Test("T14: a promise kept over a weekend is short by the desk's clock and long by the customer's")
  func clocks() throws {
    // Friday of the first week at 16:30; the desk closes at 17:00 and opens on Monday at 9:00.
    let friday = 4 * Time.day + 16 * Time.hour + 30 * Time.minute
    var desk = SmallDesk(at: [friday], talk: 3600)
    var office: [(start: Ticks, end: Ticks)] = []
    for day in 0..<14 where day % 7 < 5 {
      office.append((Int64(day) * Time.day + 9 * Time.hour, Int64(day) * Time.day + 17 * Time.hour))
    }
    desk.addTeam("desk", from: 0, to: 24)
    // Busy with an hour of work from Monday on only: nobody is there on Friday evening.
    desk.plan.teams[0].shifts[0].intervals = office.filter { $0.start > friday }
    desk.plan.calendars.append(WorkCalendar(name: Given.name("office"), intervals: office))
    desk.plan.promises = [
      Promise(name: Given.name("day"), calendar: 1, firstResponse: .duration(8 * Time.hour), resolution: nil)
    ]
    desk.plan.triage.rules[0].promise = 0
    let run = try desk.run()
    #expect(run.all("sla.first_response.met") == 1)
    #expect(isNear(run.all("response.time_business.mean"), 1.5))
    #expect(isNear(run.all("response.time.mean"), 65.5))
  }
}
