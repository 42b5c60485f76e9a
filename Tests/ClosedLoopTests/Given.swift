import ClosedLoop
import EventKernel

/// Plans in code, for tests that need one without a file.
enum Given {
  static func name(_ text: String) -> Name { Name(utf8: text.utf8) }

  /// A bare queue: Poisson arrivals, exponential service, no customers' fate, everybody reached at once.
  ///
  /// - Parameters:
  ///   - perHour: arrivals per hour.
  ///   - meanService: minutes.
  ///   - shares: of the classes, best first; each is a tier.
  ///   - patience: mean minutes until a waiting case gives up, or nil.
  static func queue(
    perHour: Double, meanService: Double, servers: Int, shares: [Double] = [1], discipline: Discipline = .fifo,
    patience: Double? = nil, promiseMinutes: Double = 15, warmUp: Ticks = 0, measure: Ticks = 8760 * Time.hour,
    seed: UInt64 = 1
  ) -> Plan {
    let phases = Phases(warmUp: warmUp, measure: measure, drain: 1 * Time.week, followUp: 0)
    let count = 10_000_000
    var first = 0
    var tiers: [Tier] = []
    for (index, share) in shares.enumerated() {
      let seats = index == shares.count - 1 ? count - first : Int(share * Double(count))
      tiers.append(
        Tier(
          name: name("class\(index)"), firstSeat: first, seats: seats, margin: .constant(1), churn: .total(0.1)))
      first += seats
    }
    var plan = empty(phases: phases, seed: seed)
    plan.population = Population(count: count, replacement: .steady, tiers: tiers)
    plan.channels = [
      Channel(
        name: name("calls"), arrivals: .weekly(perWeek: perHour * 168, shape: flat), dayFactorVariation: 0, bursts: [],
        identified: 1, phoneConsent: 1, mailConsent: 1, validContact: 1, bands: [1, 0, 0], delay: nil,
        patience: .constant(86_400), expectsAnswer: 0, prefersPhone: nil)
    ]
    plan.triage = TriagePolicy(
      rules: [
        TriageRule(
          name: name("all"), match: RuleMatch(), sample: 1, treatment: .personal, queue: 0, work: 0, promise: 0)
      ], discipline: discipline)
    plan.promises = [
      Promise(
        name: name("answer"), calendar: 0,
        firstResponse: .duration(Time.ticks(seconds: promiseMinutes * 60)), resolution: nil)
    ]
    if let patience { plan.contact.givesUpAfter = .exponential(mean: patience * 60) }
    plan.work = [
      WorkType(
        name: name("call"), prepare: .constant(0), attemptFailed: .constant(0),
        talk: .exponential(mean: meanService * 60), wrapUp: .constant(0))
    ]
    plan.queues = [name("desk")]
    plan.teams = [
      Team(
        name: name("team"), hourlyCost: 30_000_000, overtimeFactor: 1.25,
        shifts: [Shift(name: name("always"), people: servers, intervals: [(0, phases.drainEnd)])], shrinkage: [],
        absence: nil, handles: [0], prefers: [], remedyLimit: 0)
    ]
    return plan
  }

  static let flat = ContiguousArray(repeating: 1.0, count: 168)

  /// A plan without channels, rules or people.
  static func empty(phases: Phases, seed: UInt64 = 1) -> Plan {
    Plan(
      seed: seed, phases: phases, civil: CivilClock(firstDay: 20_822), calendars: [.always(name("always"))],
      deskCalendar: 0,
      population: Population(
        count: 1000, replacement: .steady,
        tiers: [Tier(name: name("all"), firstSeat: 0, seats: 1000, margin: .constant(10), churn: .total(0.1))]),
      channels: [], dayFactorCorrelation: 0, causes: [], steps: [],
      triage: TriagePolicy(rules: [], discipline: .fifo), promises: [],
      contact: ContactPlan(
        attempts: 1, gaps: [], callable: 0, reach: nil, reachByHour: Array(repeating: 1, count: 24), messageShare: 1,
        messageCountsAsResponse: true, planEnds: nil, givesUpAfter: nil), work: [], queues: [], teams: [],
      resolution: ResolutionPlan(
        solvedAtContact: 1, empoweredBonus: 0, escalated: 0, escalationQueue: nil, escalationService: .constant(0),
        escalationSolves: 1, approvalQueue: nil, approvalService: .constant(0), reopened: 0,
        reopenedAfter: .constant(0), remedyOffered: 0, remedyShareOfLoss: 0, remedyRedeemed: 1, remedyCostShare: 1),
      outcome: OutcomeModel(), money: MoneyPlan())
  }

  /// Feedback of unhappy customers who are answered by a small team in office hours.
  static func desk(
    customers: Int = 100_000, perWeek: Double = 600, people: Int = 4, warmUp: Ticks = 4 * Time.week,
    measure: Ticks = 26 * Time.week, drain: Ticks = 4 * Time.week, followUp: Ticks = 52 * Time.week,
    churn: Double = 0.2,
    seed: UInt64 = 7
  ) -> Plan {
    let phases = Phases(warmUp: warmUp, measure: measure, drain: drain, followUp: followUp)
    var plan = empty(phases: phases, seed: seed)
    var office: [(start: Ticks, end: Ticks)] = []
    for day in 0..<630 where day % 7 < 5 {
      let midnight = Int64(day) * Time.day
      office.append((midnight + 9 * Time.hour, midnight + 17 * Time.hour))
    }
    plan.calendars.append(WorkCalendar(name: name("office"), intervals: office))
    plan.deskCalendar = 1
    plan.population = Population(
      count: customers, replacement: .steady,
      tiers: [
        Tier(
          name: name("gold"), firstSeat: 0, seats: customers / 4, margin: .lognormal(mu: 3, sigma: 0.5),
          churn: .total(churn * 0.8)),
        Tier(
          name: name("basic"), firstSeat: customers / 4, seats: customers - customers / 4,
          margin: .lognormal(mu: 2, sigma: 0.5), churn: .total(churn)),
      ])
    plan.channels = [
      Channel(
        name: name("survey"), arrivals: .weekly(perWeek: perWeek, shape: flat), dayFactorVariation: 0.2, bursts: [],
        identified: 0.9, phoneConsent: 0.8, mailConsent: 0.8, validContact: 0.95, bands: [0.3, 0.3, 0.4],
        delay: .exponential(mean: 86_400), patience: .lognormal(mu: 12.46845, sigma: 1), expectsAnswer: 0.5,
        prefersPhone: nil)
    ]
    plan.causes = [
      Cause(
        name: name("billing"), share: 0.6, severities: [0.4, 0.4, 0.2], losses: [15_000_000, 40_000_000, 140_000_000]),
      Cause(
        name: name("waiting"), share: 0.4, severities: [0.5, 0.4, 0.1], losses: [5_000_000, 15_000_000, 60_000_000]),
    ]
    var detractors = RuleMatch()
    detractors.bands = 1
    plan.triage = TriagePolicy(
      rules: [
        TriageRule(
          name: name("detractors"), match: detractors, sample: 1, treatment: .personal, queue: 0, work: 0,
          workWithoutPhone: 1, promise: 0)
      ], discipline: .valueTier)
    plan.promises = [
      Promise(name: name("day"), calendar: 1, firstResponse: .duration(8 * Time.hour), resolution: .openDays(3))
    ]
    plan.contact = ContactPlan(
      attempts: 4, gaps: [3 * Time.hour, Time.day], callable: 1, reach: (1.2, 1.8),
      reachByHour: Array(repeating: 1, count: 24), messageShare: 1, messageCountsAsResponse: true,
      planEnds: 14 * Time.day, givesUpAfter: nil)
    plan.work = [
      WorkType(
        name: name("phone"), prepare: .gamma(shape: 4, scale: 90), attemptFailed: .constant(120),
        talk: .lognormal(mu: 6.2, sigma: 0.5), wrapUp: .gamma(shape: 2, scale: 180)),
      WorkType(
        name: name("mail"), prepare: .gamma(shape: 4, scale: 90), attemptFailed: nil,
        talk: .lognormal(mu: 6.2, sigma: 0.5), wrapUp: .constant(0)),
    ]
    plan.queues = [name("recovery"), name("escalation"), name("approval")]
    plan.teams = [
      Team(
        name: name("agents"), hourlyCost: 29_000_000, overtimeFactor: 1.25,
        shifts: [Shift(name: name("day"), people: people, intervals: office)],
        shrinkage: [Shrinkage(name: name("meetings"), share: 0.1), Shrinkage(name: name("other"), share: 0.08)],
        absence: Absence(rate: 0.07, meanSpell: 4), handles: [0], prefers: [], remedyLimit: 40_000_000),
      Team(
        name: name("specialists"), hourlyCost: 42_000_000, overtimeFactor: 1.25,
        shifts: [Shift(name: name("day"), people: 2, intervals: office)],
        shrinkage: [], absence: nil, handles: [1, 2], prefers: [2, 1], remedyLimit: 250_000_000),
    ]
    plan.resolution = ResolutionPlan(
      solvedAtContact: 0.65, empoweredBonus: 0.15, escalated: 0.12, escalationQueue: 1,
      escalationService: .lognormal(mu: 7.4, sigma: 0.7), escalationSolves: 0.85, approvalQueue: 2,
      approvalService: .gamma(shape: 4, scale: 60), reopened: 0.07, reopenedAfter: .exponential(mean: 6 * 86_400),
      remedyOffered: 0.35, remedyShareOfLoss: 0.5, remedyRedeemed: 1, remedyCostShare: 1)
    return plan
  }
}

extension ReplicationResult {
  /// The value of a metric for all, or for one group.
  func value(_ name: String, _ dimension: Dimension = .all, _ group: Int = 0, of plan: Plan) -> Double? {
    observation(name, dimension, group, of: plan)?.value
  }

  func observation(_ name: String, _ dimension: Dimension = .all, _ group: Int = 0, of plan: Plan) -> Observation? {
    for (place, instance) in Metric.instances(of: plan).enumerated()
    where instance.dimension == dimension && instance.group == group {
      if Metric.catalogue[instance.metric].name.description == name { return observations[place] }
    }
    return nil
  }
}
