import ClosedLoop
import EventKernel

/// Small plans for tests: a desk that is open always, one tier, one channel, one team, a few simulated weeks.
enum Given {
  /// A desk of some people that answers a few dozen failures a week.
  static func plan(
    seed: UInt64 = 1, people: Int = 2, perWeek: Double = 60, weeks: Int64 = 2, promise: Bool = true,
    bands: [Double] = [0.4, 0.3, 0.3]
  ) -> Plan {
    let phases = Phases(warmUp: 0, measure: weeks * Time.week, drain: Time.week, followUp: 8 * Time.week)
    let shift = Shift(name: name("day"), people: people, intervals: [(start: 0, end: phases.drainEnd)])
    let team = Team(
      name: name("desk"), hourlyCost: 30_000_000, overtimeFactor: 1.25, shifts: people > 0 ? [shift] : [],
      shrinkage: [], absence: nil, handles: [0], prefers: [0], remedyLimit: 0)
    let answer = TriageRule(
      name: name("answer"), match: RuleMatch(), sample: 1, treatment: people > 0 ? .personal : .none,
      promise: promise ? 0 : nil)
    return Plan(
      seed: seed, phases: phases, civil: CivilClock(firstDay: 20_822), calendars: [.always(name("always"))],
      deskCalendar: 0, population: population, channels: [channel(perWeek: perWeek, bands: bands)],
      dayFactorCorrelation: 0,
      causes: [Cause(name: name("billing"), share: 1, severities: [0.5, 0.3, 0.2], losses: [0, 0, 0])],
      steps: [JourneyStep(name: name("bill"), share: 1)], triage: TriagePolicy(rules: [answer], discipline: .fifo),
      promises: promise
        ? [Promise(name: name("gold"), calendar: 0, firstResponse: .duration(4 * Time.hour), resolution: nil)] : [],
      contact: contact, work: [call], queues: [name("voice")], teams: people > 0 ? [team] : [],
      resolution: resolution, outcome: OutcomeModel(), money: MoneyPlan())
  }

  private static var population: Population {
    Population(
      count: 20_000, replacement: .steady,
      tiers: [
        Tier(
          name: name("all"), firstSeat: 0, seats: 20_000, margin: .constant(40), churn: .netOfFailures(0.15),
          recoveryOffset: 0)
      ])
  }

  private static func channel(perWeek: Double, bands: [Double]) -> Channel {
    Channel(
      name: name("survey"),
      arrivals: .weekly(perWeek: perWeek, shape: ContiguousArray(repeating: 1, count: 168)), dayFactorVariation: 0,
      bursts: [], identified: 1, phoneConsent: 1, mailConsent: 1, validContact: 1, bands: bands, delay: nil,
      patience: .constant(5 * 86_400), expectsAnswer: 1, prefersPhone: nil)
  }

  private static var contact: ContactPlan {
    ContactPlan(
      attempts: 2, gaps: [4 * Time.hour], callable: 0, reach: nil, reachByHour: Array(repeating: 1, count: 24),
      messageShare: 0, messageCountsAsResponse: false, planEnds: nil, givesUpAfter: nil)
  }

  private static var call: WorkType {
    WorkType(
      name: name("call"), prepare: .constant(300), attemptFailed: .constant(60), talk: .exponential(mean: 600),
      wrapUp: .constant(300))
  }

  private static var resolution: ResolutionPlan {
    ResolutionPlan(
      solvedAtContact: 0.6, empoweredBonus: 0, escalated: 0, escalationQueue: nil, escalationService: .constant(0),
      escalationSolves: 0, approvalQueue: nil, approvalService: .constant(0), reopened: 0,
      reopenedAfter: .constant(86_400), remedyOffered: 0, remedyShareOfLoss: 0, remedyRedeemed: 0,
      remedyCostShare: 0)
  }

  private static func name(_ text: String) -> Name { Name(utf8: text.utf8) }
}
