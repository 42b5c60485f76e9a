internal import ClosedLoop
internal import EventKernel

/// The walk over a plan.
extension Archive {
  mutating func pass(_ plan: inout Plan) {
    pass(&plan.seed)
    pass(&plan.phases.windowStart)
    pass(&plan.phases.windowEnd)
    pass(&plan.phases.drainEnd)
    pass(&plan.phases.horizon)
    pass(&plan.civil)
    pass(&plan.calendars, blank: .always(.blank)) { $0.pass(&$1) }
    pass(&plan.deskCalendar)
    pass(&plan.population)
    let channel = Channel(
      name: .blank, arrivals: .trace([]), dayFactorVariation: 0, bursts: [], identified: 0, phoneConsent: 0,
      mailConsent: 0, validContact: 0, bands: [], delay: nil, patience: .blank, expectsAnswer: 0, prefersPhone: nil)
    pass(&plan.channels, blank: channel) { $0.pass(&$1) }
    pass(&plan.dayFactorCorrelation)
    pass(&plan.causes, blank: Cause(name: .blank, share: 0, severities: [], losses: [])) {
      $0.pass(&$1.name)
      $0.pass(&$1.share)
      $0.pass(&$1.severities)
      $0.pass(&$1.losses)
      $0.pass(&$1.isRepaidInKind)
    }
    pass(&plan.steps, blank: JourneyStep(name: .blank, share: 0)) {
      $0.pass(&$1.name)
      $0.pass(&$1.share)
    }
    pass(&plan.triage)
    pass(&plan.promises, blank: Promise(name: .blank, calendar: 0, firstResponse: nil, resolution: nil)) {
      $0.pass(&$1.name)
      $0.pass(&$1.calendar)
      $0.pass(&$1.firstResponse, blank: .duration(0)) { $0.pass(&$1) }
      $0.pass(&$1.resolution, blank: .duration(0)) { $0.pass(&$1) }
      $0.pass(&$1.pausesForCustomer)
      $0.pass(escalation: &$1)
    }
    pass(&plan.contact)
    pass(&plan.contactPlans, blank: .blank) { $0.pass(&$1) }
    let chasers = Chasers(share: 0, after: .blank, times: 0, handling: .blank)
    pass(&plan.chasers, blank: chasers) {
      $0.pass(&$1.share)
      $0.pass(&$1.after)
      $0.pass(&$1.times)
      $0.pass(&$1.handling)
      $0.pass(&$1.raisesPriority)
    }
    let work = WorkType(name: .blank, prepare: .blank, attemptFailed: nil, talk: .blank, wrapUp: .blank)
    pass(&plan.work, blank: work) {
      $0.pass(&$1.name)
      $0.pass(&$1.prepare)
      $0.pass(&$1.attemptFailed, blank: .blank) { $0.pass(&$1) }
      $0.pass(&$1.talk)
      $0.pass(&$1.wrapUp)
      $0.pass(&$1.contact, blank: 0) { $0.pass(&$1) }
    }
    pass(&plan.queues, blank: .blank) { $0.pass(&$1) }
    let team = Team(
      name: .blank, hourlyCost: 0, overtimeFactor: 1, shifts: [], shrinkage: [], absence: nil, handles: [], prefers: [],
      remedyLimit: 0)
    pass(&plan.teams, blank: team) { $0.pass(&$1) }
    pass(&plan.resolution)
    pass(&plan.outcome)
    pass(&plan.money.discountRate)
    pass(&plan.money.countsTerminalValue)
    pass(&plan.money.tools, blank: RunningCost(name: .blank, yearly: 0, isPerPerson: false)) {
      $0.pass(&$1.name)
      $0.pass(&$1.yearly)
      $0.pass(&$1.isPerPerson)
    }
    pass(&plan.money.yearlyManagement)
    pass(&plan.zones)
    pass(&plan.languages, blank: Language(name: .blank, share: 0)) {
      $0.pass(&$1.name)
      $0.pass(&$1.identity)
      $0.pass(&$1.share)
    }
    passDemand(of: &plan)
    pass(&plan.macro, blank: MacroPlan()) { $0.pass(&$1) }
  }

  mutating func pass(_ name: inout Name) {
    var bytes = name.utf8.map { Int($0) }
    pass(&bytes)
    name = Name(utf8: bytes.map { UInt8(truncatingIfNeeded: $0) })
  }

  mutating func pass(_ clock: inout CivilClock) {
    var firstDay = clock.firstDay
    var firstOffset = clock.firstOffset
    var shifts = Array(clock.shifts)
    pass(&firstDay)
    pass(&firstOffset)
    pass(&shifts, blank: CivilClock.Shift(start: 0, shift: 0)) {
      $0.pass(&$1.start)
      $0.pass(&$1.shift)
    }
    clock = CivilClock(firstDay: firstDay, firstOffset: firstOffset, shifts: shifts)
  }

  private mutating func pass(_ calendar: inout WorkCalendar) {
    var name = calendar.name
    var isAlways = calendar.isAlways
    var civil = calendar.civil
    pass(&civil, blank: CivilClock(firstDay: 0)) { $0.pass(&$1) }
    var intervals = zip(calendar.starts, calendar.ends).map { (start: $0, end: $1) }
    pass(&name)
    pass(&isAlways)
    pass(&intervals)
    var last = Ticks.min
    for interval in intervals {
      if interval.start < last || interval.end < interval.start { return refuse() }
      last = interval.end
    }
    calendar = WorkCalendar(name: name, isAlways: isAlways, intervals: intervals)
    calendar.civil = civil
  }

  private mutating func pass(_ intervals: inout [(start: Ticks, end: Ticks)]) {
    pass(&intervals, blank: (start: 0, end: 0)) {
      $0.pass(&$1.start)
      $0.pass(&$1.end)
    }
  }

  private mutating func pass(_ population: inout Population) {
    pass(&population.count)
    var isSteady = population.replacement == .steady
    pass(&isSteady)
    population.replacement = isSteady ? .steady : .none
    let tier = Tier(name: .blank, firstSeat: 0, seats: 0, margin: .blank, churn: .total(0))
    pass(&population.tiers, blank: tier) {
      $0.pass(&$1.name)
      $0.pass(&$1.firstSeat)
      $0.pass(&$1.seats)
      $0.pass(&$1.margin)
      $0.pass(&$1.churn)
      $0.pass(&$1.recoveryOffset)
    }
    pass(&population.tenure)
    pass(&population.contract, blank: Contract(minimum: 0, renews: 1)) {
      $0.pass(&$1.minimum)
      $0.pass(&$1.renews)
      $0.pass(&$1.notice)
      $0.pass(&$1.saved)
    }
  }

  private mutating func pass(_ churn: inout StatedChurn) {
    var isTotal = false
    var share: Double
    switch churn {
    case .total(let value): (isTotal, share) = (true, value)
    case .netOfFailures(let value): share = value
    }
    pass(&isTotal)
    pass(&share)
    churn = isTotal ? .total(share) : .netOfFailures(share)
  }

  private mutating func pass(_ channel: inout Channel) {
    pass(&channel.name)
    pass(&channel.identity)
    pass(&channel.arrivals)
    pass(&channel.dayFactorVariation)
    pass(&channel.bursts, blank: Burst(start: 0, end: 0, factor: 1)) {
      $0.pass(&$1.start)
      $0.pass(&$1.end)
      $0.pass(&$1.factor)
    }
    pass(&channel.identified)
    pass(&channel.phoneConsent)
    pass(&channel.mailConsent)
    pass(&channel.validContact)
    pass(&channel.bands)
    pass(&channel.delay, blank: .blank) { $0.pass(&$1) }
    pass(&channel.patience)
    pass(&channel.expectsAnswer)
    pass(&channel.prefersPhone, blank: false) { $0.pass(&$1) }
    pass(&channel.contactRequested)
    passChanges(of: &channel)
  }

  private mutating func pass(_ pattern: inout ArrivalPattern) {
    var kind = 0
    var perWeek = 0.0
    var counts: ContiguousArray<Double> = []
    var shape: ContiguousArray<Double> = []
    var times: [Int64] = []
    switch pattern {
    case .weekly(let rate, let relative): (perWeek, shape) = (rate, relative)
    case .daily(let daily, let relative): (kind, counts, shape) = (1, daily, relative)
    case .trace(let trace): (kind, times) = (2, Array(trace))
    }
    switch pass(choice: kind, below: 3) {
    case 0:
      pass(&perWeek)
      pass(&shape)
      pattern = .weekly(perWeek: perWeek, shape: shape)
    case 1:
      pass(&counts)
      pass(&shape)
      pattern = .daily(counts: counts, shape: shape)
    default:
      pass(&times)
      pattern = .trace(ContiguousArray(times))
    }
  }

  private mutating func pass(_ triage: inout TriagePolicy) {
    let rule = TriageRule(name: .blank, match: RuleMatch(), sample: 1, treatment: .none)
    pass(&triage.rules, blank: rule) { $0.pass(&$1) }
    let number = pass(choice: Int(triage.discipline.rawValue), below: Discipline.allCases.count)
    triage.discipline = Discipline.allCases[number]
    pass(&triage.starvationLimit, blank: 0) { $0.pass(&$1) }
    pass(&triage.quarantine)
    pass(&triage.timing)
    pass(&triage.reinforcements)
  }

  private mutating func pass(_ rule: inout TriageRule) {
    pass(&rule.name)
    pass(&rule.identity)
    pass(&rule.match.tiers)
    pass(&rule.match.bands)
    pass(&rule.match.channels)
    pass(&rule.match.severities)
    pass(&rule.match.causes)
    pass(&rule.match.steps)
    pass(details: &rule.match)
    pass(&rule.sample)
    var number = 0
    for (index, treatment) in Treatment.allCases.enumerated() where treatment == rule.treatment { number = index }
    rule.treatment = Treatment.allCases[pass(choice: number, below: Treatment.allCases.count)]
    pass(&rule.queue)
    pass(&rule.work)
    pass(&rule.workWithoutPhone, blank: 0) { $0.pass(&$1) }
    pass(&rule.promise, blank: 0) { $0.pass(&$1) }
    pass(&rule.contact, blank: 0) { $0.pass(&$1) }
    pass(&rule.solves)
    pass(&rule.unitCost)
    pass(&rule.comeback, blank: AutomatedReturn(share: 0, after: 0, queue: 0, work: 0)) {
      $0.pass(&$1.share)
      $0.pass(&$1.after)
      $0.pass(&$1.queue)
      $0.pass(&$1.work)
      $0.pass(&$1.promise, blank: 0) { $0.pass(&$1) }
    }
    pass(&rule.reaction, blank: .blank) { $0.pass(&$1) }
    pass(&rule.countsAsResponse)
    pass(&rule.remedyBudget)
  }

  private mutating func pass(_ time: inout PromisedTime) {
    var isDays = false
    var amount: Int64
    switch time {
    case .duration(let ticks): amount = ticks
    case .openDays(let days): (isDays, amount) = (true, Int64(days))
    }
    pass(&isDays)
    pass(&amount)
    time = isDays ? .openDays(Int(truncatingIfNeeded: amount)) : .duration(amount)
  }

  private mutating func pass(_ contact: inout ContactPlan) {
    pass(&contact.name)
    pass(&contact.attempts)
    pass(&contact.gaps)
    pass(&contact.callable)
    pass(&contact.reach, blank: (alpha: 1, beta: 1)) {
      $0.pass(&$1.alpha)
      $0.pass(&$1.beta)
    }
    pass(&contact.reachByHour)
    pass(&contact.messageShare)
    pass(&contact.messageCountsAsResponse)
    pass(&contact.planEnds, blank: 0) { $0.pass(&$1) }
    pass(&contact.givesUpAfter, blank: .blank) { $0.pass(&$1) }
    pass(&contact.channelSwitch, blank: ChannelSwitch(after: 0, work: 0, wait: 0)) {
      $0.pass(&$1.after)
      $0.pass(&$1.work)
      $0.pass(&$1.wait)
    }
  }

  private mutating func pass(_ team: inout Team) {
    pass(&team.name)
    pass(&team.identity)
    pass(&team.hourlyCost)
    pass(&team.overtimeFactor)
    pass(&team.shifts, blank: Shift(name: .blank, people: 0, intervals: [])) {
      $0.pass(&$1.name)
      $0.pass(&$1.identity)
      $0.pass(&$1.people)
      $0.pass(&$1.intervals)
      $0.pass(&$1.breaks, blank: Break(name: .blank, earliest: 0, latest: 0, length: 0, isPaid: false)) {
        $0.pass(&$1)
      }
      $0.passAway(of: &$1)
    }
    pass(&team.shrinkage, blank: Shrinkage(name: .blank, share: 0)) {
      $0.pass(&$1.name)
      $0.pass(&$1.identity)
      $0.pass(&$1.share)
    }
    pass(&team.absence, blank: Absence(rate: 0, meanSpell: 1)) {
      $0.pass(&$1.rate)
      $0.pass(&$1.meanSpell)
      $0.pass(&$1.spell, blank: .blank) { $0.pass(&$1) }
    }
    pass(&team.handles)
    pass(&team.prefers)
    pass(&team.remedyLimit)
    pass(&team.civil, blank: CivilClock(firstDay: 0)) { $0.pass(&$1) }
    pass(&team.workforce)
  }

  private mutating func pass(_ resolution: inout ResolutionPlan) {
    pass(&resolution.solvedAtContact)
    pass(&resolution.empoweredBonus)
    pass(&resolution.waits)
    pass(&resolution.waitsFor)
    pass(&resolution.waitsPauseClock)
    pass(&resolution.escalated)
    pass(&resolution.escalationQueue, blank: 0) { $0.pass(&$1) }
    pass(&resolution.escalationService)
    pass(&resolution.escalationSolves)
    pass(&resolution.approvalQueue, blank: 0) { $0.pass(&$1) }
    pass(&resolution.approvalService)
    pass(&resolution.reopened)
    pass(&resolution.reopenedAfter)
    pass(&resolution.remedyOffered)
    pass(&resolution.remedyShareOfLoss)
    pass(&resolution.remedyRedeemed)
    pass(&resolution.remedyCostShare)
    pass(&resolution.skillEffect)
  }
}
