import EventKernel

extension Plan {
  /// A plan whose parts name each other: what a rule or a team says of a queue, a tier or a promise is its name.
  ///
  /// What is not said is plain: customers can be written to and rung and are reached at once, every conversation solves
  /// what was told, and nothing goes wrong that nobody tells of.
  ///
  /// - Parameters:
  ///   - seed: of all chance.
  ///   - phases: warm-up, window, drain and follow-up.
  ///   - civil: local time of the first day; a Monday where it is not said.
  ///   - calendars: beside the first, which never closes and is called `always`.
  ///   - tiers: the most valuable first.
  ///   - channels: over which feedback comes, each with its volume and scores.
  ///   - promises: response times that rules name.
  ///   - contact: attempts to reach a customer and the gaps between them.
  ///   - work: kinds of work with the time that each takes, which rules name.
  ///   - queues: where cases wait; rules and teams name them.
  ///   - rules: the first that matches an item decides what is done with it.
  ///   - discipline: the order in which waiting work is taken.
  ///   - teams: people with their shifts, each with the queues that it serves.
  ///   - resolution: what conversations solve, escalate and leave open.
  ///   - outcome: what failures and answers do to customers.
  ///   - money: margins, discount and costs.
  /// - Precondition: there are at most 64 tiers and 64 channels.
  /// - Throws: `NameFaults` where a name names nothing, or several parts of one kind have one name; all of them at once.
  public init(
    seed: UInt64 = 1, phases: Phases, civil: CivilClock = .plain, calendars: [WorkCalendar] = [], tiers: [NamedTier],
    channels: [Channel], promises: [NamedPromise] = [], contact: ContactPlan = ContactPlan(), work: [WorkType],
    queues: [Name], rules: [NamedRule], discipline: Discipline = .fifo, teams: [NamedTeam],
    resolution: ResolutionPlan = ResolutionPlan(), outcome: OutcomeModel = OutcomeModel(),
    money: MoneyPlan = MoneyPlan()
  ) throws(NameFaults) {
    var reader = NameReader()
    precondition(tiers.count <= 64 && channels.count <= 64, "a plan has at most 64 tiers and 64 channels")
    let calendars = [WorkCalendar.always("always")] + calendars
    reader.check(calendars.map { $0.name }, kind: "calendar")
    reader.check(tiers.map { $0.name }, kind: "tier")
    reader.check(channels.map { $0.name }, kind: "channel")
    reader.check(promises.map { $0.name }, kind: "promise")
    reader.check(work.map { $0.name }, kind: "work")
    reader.check(queues, kind: "queue")
    reader.check(rules.map { $0.name }, kind: "rule")
    reader.check(teams.map { $0.name }, kind: "team")

    var read: [Promise] = []
    for promise in promises {
      let calendar = reader.index(
        of: promise.calendar, among: calendars.map { $0.name }, kind: "calendar", in: "promise", promise.name)
      read.append(
        Promise(
          name: promise.name, calendar: calendar, firstResponse: promise.firstResponse, resolution: promise.resolution))
    }
    let triage = rules.map { reader.read($0, tiers, channels, promises, work, queues) }
    let staff = teams.map { reader.read($0, queues, until: phases.drainEnd, civil) }
    guard reader.faults.isEmpty else { throw NameFaults(faults: reader.faults) }
    self.init(
      seed: seed, phases: phases, civil: civil, calendars: calendars, population: Population(tiers), channels: channels,
      triage: TriagePolicy(rules: triage, discipline: discipline), promises: read, contact: contact, work: work,
      queues: queues, teams: staff, resolution: resolution, outcome: outcome, money: money)
  }
}

extension Population {
  /// Tiers side by side in the order in which they stand, whose leavers are replaced.
  fileprivate init(_ named: [NamedTier]) {
    var tiers: [Tier] = []
    var seats = 0
    for tier in named {
      tiers.append(
        Tier(name: tier.name, firstSeat: seats, seats: tier.customers, margin: tier.margin, churn: tier.churn))
      seats += tier.customers
    }
    self.init(count: seats, replacement: .steady, tiers: tiers)
  }
}

extension NameReader {
  fileprivate mutating func read(
    _ rule: NamedRule, _ tiers: [NamedTier], _ channels: [Channel], _ promises: [NamedPromise], _ work: [WorkType],
    _ queues: [Name]
  ) -> TriageRule {
    var match = RuleMatch()
    match.tiers = mask(of: rule.tiers, among: tiers.map { $0.name }, kind: "tier", in: "rule", rule.name)
    match.channels = mask(of: rule.channels, among: channels.map { $0.name }, kind: "channel", in: "rule", rule.name)
    let queue = index(of: rule.queue, among: queues, kind: "queue", in: "rule", rule.name)
    let kind = index(of: rule.work, among: work.map { $0.name }, kind: "work", in: "rule", rule.name)
    var promise: Int?
    if let name = rule.promise {
      promise = index(of: name, among: promises.map { $0.name }, kind: "promise", in: "rule", rule.name)
    }
    return TriageRule(
      name: rule.name, match: match, sample: rule.sample, treatment: .personal, queue: queue, work: kind,
      promise: promise)
  }

  fileprivate mutating func read(
    _ team: NamedTeam, _ queues: [Name], until end: Ticks, _ civil: CivilClock
  ) -> Team {
    var handles: [Int] = []
    for name in team.handles {
      handles.append(index(of: name, among: queues, kind: "queue", in: "team", team.name))
    }
    var prefers: [Int] = []
    for name in team.prefers {
      prefers.append(index(of: name, among: queues, kind: "queue", in: "team", team.name))
    }
    return Team(
      name: team.name, hourlyCost: team.hourlyCost,
      shifts: [Shift(name: "day", people: team.people, intervals: team.intervals(until: end, civil))],
      handles: handles, prefers: prefers)
  }
}
