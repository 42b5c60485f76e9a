import EventKernel
import PortableMath

/// One run of a plan: the only thing that changes.
///
/// It has four owners inside it, and what concerns one of them is its own method: the desk, the customers, the root
/// causes, and the records of what happened. Here stands what joins them, so that a reader sees at each call who is
/// touched. One loop takes the next event; one switch says what can happen. Arrivals and the dispatch that ends an
/// instant are kept beside the agenda, which saves two walks through it for each item.
struct Replication: ~Copyable, Simulation {
  let prepared: PreparedPlan
  let phases: Phases
  let chance: Chance

  var agenda = Agenda<Event>(capacity: 64)
  var arrivals: Arrivals
  var upcoming = Upcoming()
  var incidentHits: IncidentHits
  /// Cases, people, and who waits for whom.
  var desk: DeskState
  /// Who is touched by feedback, and what becomes of them.
  var customers: Customers
  /// What is known and done about root causes.
  var rootCauses: RootCauseProgramme
  /// What is counted and written down of all that.
  var records: Records

  init(_ prepared: PreparedPlan, replication: UInt64, domain: UInt64 = 0, watch: Watch = Watch()) {
    self.prepared = prepared
    phases = prepared.plan.phases
    chance = Chance(seed: prepared.plan.seed, replication: replication, domain: domain)
    arrivals = Arrivals(prepared.plan, demand: prepared.demand, chance: chance)
    let silence = SilentIntensity(
      voicedByHour: arrivals.voicedByHour(), silentPerVoiced: prepared.customers.mix.unseenPerVoiced)
    incidentHits = IncidentHits(prepared.plan, chance: chance)
    desk = DeskState(prepared, chance: chance, watch: watch)
    customers = Customers(prepared, chance: chance, silence: silence, watch: watch)
    rootCauses = RootCauseProgramme(prepared.plan)
    records = Records(prepared, watch: watch)
  }

  /// Schedules first arrivals, shifts, hours and the window.
  mutating func open() {
    for channel in prepared.plan.channels.indices {
      upcoming.append(arrivals.next(of: channel), before: phases.drainEnd)
    }
    for incident in prepared.plan.incidents.indices {
      upcoming.append(incidentHits.next(of: incident), before: phases.drainEnd)
    }
    desk.openCareers()
    for person in desk.roster.people.indices { planNextDay(of: person) }
    if !prepared.plan.backlog.isEmpty { openBacklog() }
    agenda.schedule(.hourStrikes, at: min(Time.hour, phases.drainEnd), rank: Rank.sampling)
    openRootCauses()
    agenda.schedule(.windowTurns, at: phases.windowStart, rank: Rank.completion)
    agenda.schedule(.windowTurns, at: phases.windowEnd, rank: Rank.completion)
  }

  mutating func next(through limit: Ticks) -> Event? {
    if records.audit.isStuck { return nil }
    let arrival = upcoming.time
    if arrival <= (desk.isDispatchDue ? agenda.now : limit) {
      if let event = agenda.next(before: arrival, rank: Rank.arrival) { return event }
      agenda.advance(to: arrival)
      return .feedbackArrives(upcoming.channel)
    }
    guard desk.isDispatchDue else { return agenda.next(through: limit) }
    return agenda.next(before: agenda.now, rank: Rank.dispatch) ?? .dispatch
  }

  mutating func handle(_ event: Event) {
    records.audit.eventHappens(at: agenda.now)
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
    if desk.isDispatchDue && upcoming.time > agenda.now && agenda.isFree(through: agenda.now) {
      records.audit.eventHappens(at: agenda.now)
      dispatch()
    }
  }

  // MARK: Levels over time

  /// Books the levels into integrals, days and hours.
  ///
  /// It is called at every full hour, so that no stretch is longer and none lies in two days.
  private mutating func closeLevels() {
    desk.bookLevels(at: agenda.now)
    records.book(desk.levels)
    desk.levels = LevelSums(from: agenda.now)
  }

  private mutating func hourStrikes() {
    closeLevels()
    let now = agenda.now
    records.levelDay = records.day(of: now)
    if phases.isMeasured(now) { noteBacklogAges(at: now) }
    if now < phases.drainEnd {
      agenda.schedule(.hourStrikes, at: min(now + Time.hour, phases.drainEnd), rank: Rank.sampling)
    }
  }

  private mutating func noteBacklogAges(at now: Ticks) {
    for place in desk.waiting.indices {
      records.measures.backlogAges.add((now - desk.waiting[place].received) / 1000)
    }
  }

  private mutating func windowTurns() {
    closeLevels()
    // What is booked between the two turns is the window's.
    if agenda.now == phases.windowStart {
      records.measures.openIntegral -= records.audit.openIntegral
      records.measures.waitingIntegral -= records.audit.waitingIntegral
    }
    if agenda.now == phases.windowEnd {
      customers.book.thinning.close(phases, hazard: customers.book.terms.laws.meanShockHazard)
      records.measures.openIntegral += records.audit.openIntegral
      records.measures.waitingIntegral += records.audit.waitingIntegral
    }
    for person in desk.roster.people.indices { bookTime(of: person) }
  }

}

/// Millionths of a currency unit, to the nearest, ties to even.
func millionths(_ amount: Double) -> Int64 {
  let scaled = amount * 1e6
  // Adding and taking away 1.5 · 2^52 rounds ties to even for all amounts of money a customer can mean.
  if scaled > -0x1p51 && scaled < 0x1p51 { return Int64((scaled + 0x1.8p52) - 0x1.8p52) }
  return Int64(scaled)
}
