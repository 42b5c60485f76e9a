import EventKernel
import PortableMath

/// One run of a plan: the only thing that changes.
///
/// It owns the agenda, the cases, the staff, the customers and all that is watched. One loop takes the next event; one
/// switch says what can happen. Questions that are asked often are `mutating` although they change nothing: what is lent
/// for reading the compiler hands over as a copy, and this is large. Arrivals and the dispatch that ends an instant are kept beside the agenda, which saves
/// two walks through it for each item.
struct Replication: ~Copyable, Simulation {
  let prepared: PreparedPlan
  let phases: Phases
  let chance: Chance

  var agenda = Agenda<Event>(capacity: 64)
  var arrivals: Arrivals
  var upcoming = Upcoming()
  var incidentHits: IncidentHits
  var customers: CustomerBook
  var cases = Table<Case>()
  /// Where their time went, row by row beside them.
  var times = Table<CaseTime>()
  /// When each was received that waits in a queue, callable or not, row by row; `Time.never` for the others.
  var receipts = Table<Ticks>()
  /// What is written down for those who watch.
  var watching: Watching
  var freeCase: Int32 = -1
  var serial: UInt64 = 0
  var room: WaitingRoom
  var roster: Roster
  var measures: Measures
  var items: Crosstab
  var series: Table<DayRow>
  var ledger: Ledger
  var macro: MacroLoop
  var audit: Audit
  var fingerprint = Fingerprint()
  var isDispatchDue = false
  /// Cases that have come into a queue in this instant, whose patience has not begun.
  var newcomers = Table<Int32>()
  /// Cases that have begun to wait in this instant and have not entered their lines.
  var entrants = Table<Int32>()
  /// Levels over time since they were last booked into integrals.
  var levels = LevelSums()
  /// The day into which they are booked.
  var levelDay = 0
  /// The hour whose day was asked for last.
  private var askedHour: (start: Ticks, day: Int) = (.max, 0)
  /// Surveys on their way, and invitations of each row of customers.
  var surveys = Table<Survey>()
  var invitations = Table<Invitations>()
  var openCases: Int64 = 0
  var waitingCases: Int64 = 0
  /// Of the cases that were open when the run began.
  var oldCases = OldCases()
  var awaitingCases: Int64 = 0
  /// What people of each team are still to be told.
  var notices: Notices
  /// Complaints of each touched customer; used only where a rule asks for them.
  var complaints = Table<ComplaintTimes>()

  init(_ prepared: PreparedPlan, replication: UInt64, domain: UInt64 = 0, watch: Watch = Watch()) {
    self.prepared = prepared
    phases = prepared.plan.phases
    chance = Chance(seed: prepared.plan.seed, replication: replication, domain: domain)
    arrivals = Arrivals(prepared.plan, demand: prepared.demand, chance: chance)
    let silence = SilentIntensity(
      voicedByHour: arrivals.voicedByHour(), silentPerVoiced: prepared.customers.mix.unseenPerVoiced)
    incidentHits = IncidentHits(prepared.plan, chance: chance)
    customers = CustomerBook(prepared.customers, chance: chance, silence: silence)
    customers.prices = watch.fates
    room = WaitingRoom(
      queues: prepared.plan.queues.count, needs: prepared.crews.needCount, classes: prepared.classes,
      keepsAge: prepared.plan.triage.starvationLimit != nil)
    notices = Notices(teams: prepared.plan.teams.count)
    roster = Roster(prepared.plan, crews: prepared.crews, calendars: Watching.calendars(of: prepared.plan, for: watch))
    watching = Watching(watch, plan: prepared.plan)
    measures = Measures(prepared.plan)
    items = Crosstab(prepared.plan)
    series = Table(repeating: DayRow(), count: prepared.demand.dayCount)
    ledger = Ledger(prepared.plan)
    macro = MacroLoop(prepared.plan)
    audit = Audit(queues: prepared.plan.queues.count)
  }

  /// Schedules first arrivals, shifts, hours and the window.
  mutating func open() {
    for channel in prepared.plan.channels.indices {
      upcoming.append(arrivals.next(of: channel), before: phases.drainEnd)
    }
    for incident in prepared.plan.incidents.indices {
      upcoming.append(incidentHits.next(of: incident), before: phases.drainEnd)
    }
    openCareers()
    for person in roster.people.indices { planNextDay(of: person) }
    if !prepared.plan.backlog.isEmpty { openBacklog() }
    agenda.schedule(.hourStrikes, at: min(Time.hour, phases.drainEnd), rank: Rank.sampling)
    openMacro()
    agenda.schedule(.windowTurns, at: phases.windowStart, rank: Rank.completion)
    agenda.schedule(.windowTurns, at: phases.windowEnd, rank: Rank.completion)
  }

  mutating func next(through limit: Ticks) -> Event? {
    if audit.isStuck { return nil }
    let arrival = upcoming.time
    if arrival <= (isDispatchDue ? agenda.now : limit) {
      if let event = agenda.next(before: arrival, rank: Rank.arrival) { return event }
      agenda.advance(to: arrival)
      return .feedbackArrives(upcoming.channel)
    }
    guard isDispatchDue else { return agenda.next(through: limit) }
    return agenda.next(before: agenda.now, rank: Rank.dispatch) ?? .dispatch
  }

  mutating func handle(_ event: Event) {
    audit.eventHappens(at: agenda.now)
    switch event {
    case .workEnds(let row): workEnds(Int(row))
    case .attemptEnds(let row): attemptEnds(Int(row))
    case .scheduleTurns(let person): scheduleTurns(Int(person))
    case .personReturns(let person): personReturns(Int(person))
    case .caseGivesUp(let row): caseGivesUp(Int(row))
    case .planEnds(let row): planEnds(Int(row))
    case .customerTurns(let row): customerTurns(Int(row))
    case .customerAnswers(let row): customerAnswers(Int(row))
    case .caseReopens(let row): caseReopens(Int(row))
    case .customerChases(let row): customerChases(Int(row))
    case .automationEnds(let row): automationEnds(Int(row))
    case .caseReturns(let row): caseReturns(Int(row))
    case .promiseTurns(let row): promiseTurns(Int(row))
    case .caseIsTriaged(let row): caseIsTriaged(Int(row))
    case .caseIsDue(let row): caseIsDue(Int(row))
    case .feedbackArrives(let channel): receiveFeedback(over: Int(channel))
    case .dispatch: dispatch()
    case .causesReviewed: causesReviewed()
    case .fixTurns(let cause): fixTurns(Int(cause))
    case .hourStrikes: hourStrikes()
    case .surveyIsAnswered(let row): surveyIsAnswered(Int(row))
    case .fixIsJudged(let row): fixIsJudged(Int(row))
    case .windowTurns: windowTurns()
    }
    // Where nothing else happens in this instant its end need not be waited for.
    if isDispatchDue && upcoming.time > agenda.now && agenda.isFree(through: agenda.now) {
      audit.eventHappens(at: agenda.now)
      dispatch()
    }
  }

  /// Asks for a dispatch at the end of this instant.
  @inline(__always) mutating func requestDispatch() { isDispatchDue = true }

  // MARK: Levels over time

  /// Adds up the levels of open and waiting cases and of the staff up to now.
  @inline(__always) mutating func bookLevels() {
    let elapsed = agenda.now - levels.until
    if elapsed > 0 { bookLevels(over: elapsed) }
  }

  private mutating func bookLevels(over elapsed: Ticks) {
    levels.until = agenda.now
    levels.open += openCases * elapsed
    levels.waiting += waitingCases * elapsed
    levels.awaiting += awaitingCases * elapsed
    levels.staffed += roster.staffed * elapsed
    levels.busy += roster.busy * elapsed
  }

  /// Books the levels into integrals, days and hours.
  ///
  /// It is called at every full hour, so that no stretch is longer and none lies in two days.
  private mutating func closeLevels() {
    bookLevels()
    let sums = levels
    levels = LevelSums(from: agenda.now)
    audit.openIntegral += Int128(sums.open)
    audit.waitingIntegral += Int128(sums.waiting)
    audit.busyIntegral += Int128(sums.busy)
    audit.customerIntegral += Int128(sums.awaiting)
    func add(to row: inout DayRow) {
      row.backlog += sums.waiting
      row.staffed += sums.staffed
      row.busy += sums.busy
      row.ticks += sums.until - sums.since
    }
    add(to: &series[levelDay])
    if watching.watch.hours && sums.until > sums.since { add(to: &watching.hours[Int(sums.since / Time.hour)]) }
  }

  private mutating func hourStrikes() {
    closeLevels()
    let now = agenda.now
    levelDay = day(of: now)
    if phases.isMeasured(now) { noteBacklogAges(at: now) }
    if now < phases.drainEnd {
      agenda.schedule(.hourStrikes, at: min(now + Time.hour, phases.drainEnd), rank: Rank.sampling)
    }
  }

  private mutating func noteBacklogAges(at now: Ticks) {
    var left = waitingCases
    var index = 0
    while left > 0 {
      if receipts[index] < Time.never {
        measures.backlogAges.add((now - receipts[index]) / 1000)
        left -= 1
      }
      index += 1
    }
  }

  private mutating func windowTurns() {
    closeLevels()
    // What is booked between the two turns is the window's.
    if agenda.now == phases.windowStart {
      measures.openIntegral -= audit.openIntegral
      measures.waitingIntegral -= audit.waitingIntegral
    }
    if agenda.now == phases.windowEnd {
      customers.thinning.close(phases, hazard: customers.terms.laws.meanShockHazard)
      measures.openIntegral += audit.openIntegral
      measures.waitingIntegral += audit.waitingIntegral
    }
    for person in roster.people.indices { bookTime(of: person) }
  }

  /// Row of the day in the series on which an instant falls.
  @inline(__always) mutating func day(of tick: Ticks) -> Int {
    // Most ask for the hour for which somebody has just asked.
    if UInt64(bitPattern: tick &- askedHour.start) < UInt64(bitPattern: Time.hour) { return askedHour.day }
    return findDay(of: tick)
  }

  private mutating func findDay(of tick: Ticks) -> Int {
    let hour = min(Int(tick / Time.hour), prepared.demand.dayOfHour.count - 1)
    askedHour = (tick - tick % Time.hour, Int(prepared.demand.dayOfHour[hour]))
    return askedHour.day
  }

  /// Factor that brings money of an instant back to the window's start.
  mutating func discountFactor(at tick: Ticks) -> Double {
    exponential(-customers.terms.discount * days(max(0, tick - phases.windowStart)))
  }

  /// The row of tallies that a case is counted in.
  @inline(__always) mutating func tally(of index: Int) -> Int { Int(cases[index].tally) }
}

/// The next item of each channel and after them of each incident, and which of them comes first; of several at one instant, the one known first.
struct Upcoming: ~Copyable {
  private var rows = Table<Row>()
  private var known: UInt64 = 0
  /// The channel of the next item, and when it comes; `Ticks.max` where none does.
  private(set) var channel: Int32 = 0
  private(set) var time = Ticks.max

  struct Row: BitwiseCopyable {
    var item: Arrivals.Item
    /// When it comes; `Ticks.max` for never.
    var time: Ticks
    var order: UInt64
  }

  /// Adds a channel with its first item; one that comes after the end never comes.
  mutating func append(_ item: Arrivals.Item?, before end: Ticks) {
    let none = Arrivals.Item(entity: 0, time: 0, draws: Draws(word0: 0, word1: 0, word2: 0, word3: 0))
    rows.append(Row(item: none, time: .max, order: 0))
    set(item, at: rows.count - 1, before: end)
  }

  /// Takes the item of a channel and puts its next one in its place.
  mutating func replace(_ channel: Int, by next: Arrivals.Item?, before end: Ticks) -> Arrivals.Item {
    let item = rows[channel].item
    set(next, at: channel, before: end)
    return item
  }

  private mutating func set(_ item: Arrivals.Item?, at place: Int, before end: Ticks) {
    rows[place].time = .max
    if let item, item.time < end {
      known += 1
      rows[place] = Row(item: item, time: item.time, order: known)
    }
    var first = 0
    for other in 1..<max(1, rows.count)
    where rows[other].time < rows[first].time
      || rows[other].time == rows[first].time && rows[other].order < rows[first].order
    {
      first = other
    }
    channel = Int32(first)
    time = rows[first].time
  }
}

/// Millionths of a currency unit, to the nearest, ties to even.
func millionths(_ amount: Double) -> Int64 {
  let scaled = amount * 1e6
  // Adding and taking away 1.5 · 2^52 rounds ties to even for all amounts of money a customer can mean.
  if scaled > -0x1p51 && scaled < 0x1p51 { return Int64((scaled + 0x1.8p52) - 0x1.8p52) }
  return Int64(scaled)
}
