import ClosedLoop
import EventKernel

/// Plans in code, of which nothing is left to customers' fates unless a test puts it in.
enum Given {
  static func name(_ text: String) -> Name { Name(utf8: text.utf8) }

  /// A desk that is always open, without channels, rules and people; nobody ever leaves.
  static func quietPlan(_ phases: Phases, seed: UInt64, seats: Int = 100_000) -> Plan {
    var outcome = OutcomeModel()
    outcome.frailtyVariance = 0
    outcome.failureShares = [0, 0, 0]
    outcome.leaveProbabilities = [0, 0, 0]
    outcome.voiceProbabilities = [1, 1, 1]
    return Plan(
      seed: seed, phases: phases, civil: CivilClock(firstDay: 20_822), calendars: [.always(name("always"))],
      deskCalendar: 0, population: population(seats, tiers: 1), channels: [], dayFactorCorrelation: 0, causes: [],
      steps: [], triage: TriagePolicy(rules: [], discipline: .fifo), promises: [],
      contact: ContactPlan(
        attempts: 1, gaps: [], callable: 0, reach: nil, reachByHour: Array(repeating: 1, count: 24), messageShare: 1,
        messageCountsAsResponse: true, planEnds: nil, givesUpAfter: nil), work: [], queues: [name("desk")], teams: [],
      resolution: ResolutionPlan(
        solvedAtContact: 1, empoweredBonus: 0, escalated: 0, escalationQueue: nil, escalationService: .constant(0),
        escalationSolves: 1, approvalQueue: nil, approvalService: .constant(0), reopened: 0,
        reopenedAfter: .constant(0), remedyOffered: 0, remedyShareOfLoss: 0, remedyRedeemed: 1, remedyCostShare: 1),
      outcome: outcome, money: MoneyPlan())
  }

  /// Seats in tiers of equal size.
  static func population(_ seats: Int, tiers: Int) -> Population {
    Population(
      count: seats, replacement: .steady,
      tiers: (0..<tiers).map { tier in
        let first = seats * tier / tiers
        return Tier(
          name: name("tier\(tier)"), firstSeat: first, seats: seats * (tier + 1) / tiers - first, margin: .constant(10),
          churn: .total(0))
      })
  }

  /// Recorded feedback of known senders.
  static func channel(_ label: String, _ times: [Ticks]) -> Channel {
    Channel(
      name: name(label), arrivals: .trace(ContiguousArray(times)), dayFactorVariation: 0, bursts: [], identified: 1,
      phoneConsent: 1, mailConsent: 1, validContact: 1, bands: [1, 0, 0], delay: nil, patience: .constant(86_400),
      expectsAnswer: 0, prefersPhone: nil)
  }

  /// People who are there all the time and take everything of some queues.
  static func team(_ label: String, people: Int, until end: Ticks, handles: [Int] = [0]) -> Team {
    Team(
      name: name(label), hourlyCost: 30_000_000, overtimeFactor: 1.25,
      shifts: [Shift(name: name("always"), people: people, intervals: [(0, end)])], shrinkage: [], absence: nil,
      handles: handles, prefers: [], remedyLimit: 0)
  }
}
