import ClosedLoop
import EventKernel

/// Small plans that nobody would write, for tests of what holds in every plan.
struct RandomPlan {
  /// What a plan may hold.
  struct Taste {
    /// Failures, and so conversations that fail or are escalated.
    var hasFailures = true
    /// Reach, messages, callable hours, several attempts.
    var hasAttempts = true
    /// Shifts that end, or else people who are always there.
    var hasShifts = true
    /// Calendars on which promises run.
    var hasCalendars = true
    /// Feedback in the same minute, or else never in the same microsecond.
    var hasTies = true
    /// Waiting for the customer, going over to writing, contact plans with names.
    var hasTurns = false
    /// Solved cases that come back.
    var hasReturns = false
    var disciplines = Discipline.allCases
    /// Pieces of feedback in the whole run.
    var items = 150
  }

  let taste: Taste
  private var dice: Dice

  static func plan(_ seed: UInt64, _ taste: Taste = Taste()) -> Plan {
    var maker = RandomPlan(taste: taste, dice: Dice(seed))
    return maker.make()
  }

  private init(taste: Taste, dice: Dice) {
    self.taste = taste
    self.dice = dice
  }

  private mutating func make() -> Plan {
    let hour = Time.hour
    let phases = Phases(
      warmUp: Int64(dice.below(18)) * hour, measure: Int64(dice.number(12...60)) * hour,
      drain: Int64(dice.below(30)) * hour, followUp: 0)
    // Few seats make customers write twice; where failures are followed for years back, only many are quick.
    let hasFailures = taste.hasFailures && dice.happens(0.5)
    let seats = hasFailures ? 200_000 : dice.pick([40, 300, 20_000])
    var plan = Given.quietPlan(phases, seed: dice.word(), seats: seats)
    plan.population = Given.population(seats, tiers: dice.number(1...3))
    plan.calendars.append(calendar("office", phases))
    plan.calendars.append(calendar("calling", phases))
    plan.deskCalendar = taste.hasCalendars ? dice.below(2) : 0
    if hasFailures {
      plan.outcome.failureShares = [1, 0.5, 0.1]
      for index in 0..<dice.number(1...3) {
        plan.causes.append(
          Cause(
            name: Given.name("cause\(index)"), share: 1 + Double(index), severities: [0.5, 0.3, 0.2],
            losses: [1_000_000, 2_000_000, 3_000_000]))
      }
    }
    makeChannels(&plan)
    makePromises(&plan)
    makeWork(&plan)
    makeRules(&plan)
    makeTeams(&plan)
    makeContact(&plan)
    if taste.hasTurns { makeTurns(&plan) }
    if taste.hasReturns {
      plan.resolution.solvedAtContact = 0.7
      plan.resolution.reopened = dice.pick([0.3, 0.8])
      plan.resolution.reopenedAfter = dice.pick([.constant(1800), .exponential(mean: 10_000)])
    }
    return plan
  }

  private mutating func calendar(_ label: String, _ phases: Phases) -> WorkCalendar {
    var intervals: [(start: Ticks, end: Ticks)] = []
    for day in 0..<30 {
      let midnight = Int64(day) * Time.day
      let opening = Int64(dice.number(6...10)) * Time.hour
      let closing = Int64(dice.number(14...20)) * Time.hour
      if dice.happens(0.8) { intervals.append((midnight + opening, midnight + closing)) }
    }
    return WorkCalendar(name: Given.name(label), intervals: intervals)
  }

  private mutating func makeChannels(_ plan: inout Plan) {
    let channelCount = dice.number(1...5)
    let grid = taste.hasTies ? dice.pick([1, Time.minute, 10 * Time.minute, Time.hour]) : 1
    var times = [[Ticks]](repeating: [], count: channelCount)
    var used: Set<Ticks> = []
    for _ in 0..<taste.items {
      var time = Int64(dice.below(Int(plan.phases.drainEnd / grid) + 1)) * grid
      while !taste.hasTies && !used.insert(time).inserted { time += 1 }
      times[dice.below(channelCount)].append(time)
    }
    for (index, own) in times.enumerated() {
      var channel = Given.channel("channel\(index)", own.sorted())
      channel.bands = dice.pick([[1, 0, 0], [0.4, 0.3, 0.3], [0, 0, 1]])
      if dice.happens(0.5) {
        channel.identified = 0.95
        channel.validContact = 0.95
        channel.phoneConsent = 0.7
        channel.mailConsent = 0.6
      }
      plan.channels.append(channel)
    }
  }

  private mutating func makePromises(_ plan: inout Plan) {
    for index in 0..<dice.below(4) {
      let calendar = taste.hasCalendars ? dice.below(2) : 0
      let days = taste.hasCalendars ? dice.below(3) : 0
      plan.promises.append(
        Promise(
          name: Given.name("promise\(index)"), calendar: calendar,
          firstResponse: dice.happens(0.8) ? .duration(Int64(dice.number(1...40)) * 15 * Time.minute) : nil,
          resolution: dice.happens(0.5)
            ? (days > 0 ? .openDays(days) : .duration(Int64(dice.number(1...30)) * Time.hour)) : nil))
    }
  }

  private mutating func seconds(upTo most: Int) -> Distribution {
    .constant(dice.happens(0.3) ? 60 * Double(dice.number(0...(most / 60))) : Double(dice.below(most * 1000)) / 1000)
  }

  private mutating func makeWork(_ plan: inout Plan) {
    for index in 0..<dice.number(1...3) {
      let isCall = dice.happens(0.6)
      plan.work.append(
        WorkType(
          name: Given.name("work\(index)"), prepare: seconds(upTo: 900),
          attemptFailed: isCall ? seconds(upTo: 300) : nil, talk: seconds(upTo: 2400), wrapUp: seconds(upTo: 900)))
    }
  }

  private mutating func makeRules(_ plan: inout Plan) {
    plan.queues = (0..<dice.number(1...4)).map { Given.name("queue\($0)") }
    for index in 0..<dice.number(1...4) {
      var match = RuleMatch()
      if dice.happens(0.5) { match.tiers = dice.mask(of: plan.population.tiers.count) }
      if dice.happens(0.3) { match.bands = dice.mask(of: 3) }
      if dice.happens(0.5) { match.channels = dice.mask(of: plan.channels.count) }
      if dice.happens(0.2) { match.severities = dice.mask(of: 4) }
      if !plan.causes.isEmpty && dice.happens(0.2) { match.causes = dice.mask(of: plan.causes.count) }
      plan.triage.rules.append(
        TriageRule(
          name: Given.name("rule\(index)"), match: match, sample: dice.pick([1, 1, 0.6]),
          treatment: dice.pick([.personal, .personal, .personal, .personal, .personal, .acknowledge, .none]),
          queue: dice.below(plan.queues.count), work: dice.below(plan.work.count),
          workWithoutPhone: dice.happens(0.5) ? dice.below(plan.work.count) : nil,
          promise: plan.promises.isEmpty || dice.happens(0.2) ? nil : dice.below(plan.promises.count)))
    }
    plan.triage.rules.append(
      TriageRule(
        name: Given.name("rest"), match: RuleMatch(), sample: 1, treatment: .personal,
        queue: dice.below(plan.queues.count), work: dice.below(plan.work.count),
        promise: plan.promises.isEmpty ? nil : 0))
    plan.triage.discipline = dice.pick(taste.disciplines)
    if dice.happens(0.4) { plan.triage.starvationLimit = Int64(dice.number(0...12)) * 30 * Time.minute }
    if dice.happens(0.3) { plan.triage.quarantine = Int64(dice.number(1...20)) * Time.hour }
    if taste.hasFailures && dice.happens(0.8) {
      plan.resolution.solvedAtContact = 0.3
      plan.resolution.empoweredBonus = 0.1
      plan.resolution.escalated = dice.pick([0.3, 0.6])
      plan.resolution.escalationQueue = dice.below(plan.queues.count)
      plan.resolution.escalationSolves = dice.pick([0, 0.6, 1])
      plan.resolution.escalationService = seconds(upTo: 3600)
    }
  }

  private mutating func makeTeams(_ plan: inout Plan) {
    for index in 0..<dice.number(1...4) {
      var team = Given.team("team\(index)", people: dice.number(0...3), until: plan.phases.drainEnd)
      let handled = (0..<plan.queues.count).filter { _ in dice.happens(0.6) }
      team.handles = handled.isEmpty ? [dice.below(plan.queues.count)] : handled
      if dice.happens(0.5) { team.handles.reverse() }
      team.prefers = team.handles.filter { _ in dice.happens(0.4) }
      if taste.hasShifts && dice.happens(0.7) {
        team.shifts = (0..<dice.number(1...2)).map { number in
          Shift(name: Given.name("shift\(number)"), people: dice.number(0...2), intervals: intervals(plan.phases))
        }
      }
      plan.teams.append(team)
    }
  }

  /// A day's work in one or two stretches, which sometimes touch.
  private mutating func intervals(_ phases: Phases) -> [(start: Ticks, end: Ticks)] {
    let start = Int64(dice.number(0...10)) * Time.hour
    let middle = start + Int64(dice.number(2...6)) * Time.hour
    let pause = Int64(dice.number(0...2)) * 30 * Time.minute
    let end = middle + pause + Int64(dice.number(1...5)) * Time.hour
    var intervals: [(start: Ticks, end: Ticks)] = []
    for day in 0...Int(phases.drainEnd / Time.day) {
      let midnight = Int64(day) * Time.day
      intervals.append((midnight + start, midnight + middle))
      intervals.append((midnight + middle + pause, midnight + end))
    }
    return intervals
  }

  private mutating func makeTurns(_ plan: inout Plan) {
    if dice.happens(0.7) {
      plan.resolution.waits = dice.pick([0.2, 0.5])
      plan.resolution.waitsFor = dice.pick([
        .constant(Double(dice.below(40)) * 1800), .exponential(mean: 20_000), .constant(300_000),
      ])
      plan.resolution.waitsPauseClock = dice.happens(0.5)
      for index in plan.promises.indices { plan.promises[index].pausesForCustomer = dice.happens(0.6) }
    }
    let written = plan.work.indices.filter { !plan.work[$0].isCall }
    for index in 0..<dice.below(3) {
      var other = plan.contact
      other.name = Given.name("plan\(index)")
      other.attempts = dice.number(1...4)
      other.gaps = dice.pick([[], [15 * Time.minute], [2 * Time.hour]])
      other.callable = dice.pick([0, 2])
      other.reach = dice.happens(0.8) ? (0.8, 1.9) : nil
      if dice.happens(0.3) { other.planEnds = Int64(dice.number(2...30)) * Time.hour }
      plan.contactPlans.append(other)
    }
    if !plan.contactPlans.isEmpty {
      for index in plan.triage.rules.indices where dice.happens(0.4) {
        plan.triage.rules[index].contact = dice.below(plan.contactPlans.count)
      }
      for index in plan.work.indices where dice.happens(0.4) {
        plan.work[index].contact = dice.below(plan.contactPlans.count)
      }
    }
    guard !written.isEmpty else { return }
    func change() -> ChannelSwitch? {
      dice.happens(0.7)
        ? ChannelSwitch(
          after: dice.number(1...4), work: dice.pick(written), wait: dice.pick([0, 0, Time.hour, 7 * Time.hour])) : nil
    }
    plan.contact.channelSwitch = change()
    for index in plan.contactPlans.indices { plan.contactPlans[index].channelSwitch = change() }
  }

  private mutating func makeContact(_ plan: inout Plan) {
    if dice.happens(0.4) { plan.contact.planEnds = Int64(dice.number(2...40)) * Time.hour }
    if dice.happens(0.4) { plan.contact.givesUpAfter = .constant(Double(dice.number(1...60)) * 300) }
    guard taste.hasAttempts else { return }
    plan.contact.attempts = dice.number(1...4)
    plan.contact.gaps = dice.pick([[], [0], [Time.hour], [30 * Time.minute, 3 * Time.hour]])
    plan.contact.callable = dice.pick([0, 2])
    plan.contact.reach = dice.happens(0.6) ? (1.2, 1.8) : nil
    plan.contact.reachByHour = (0..<24).map { 0.5 + Double($0) / 24 }
    plan.contact.messageShare = dice.pick([0, 0.5, 1])
    plan.contact.messageCountsAsResponse = dice.happens(0.5)
  }
}
