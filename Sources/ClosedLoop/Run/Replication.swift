import EventKernel
import PortableMath

/// One run of a plan: the only thing that changes.
///
/// It owns the agenda, the cases, the staff, the customers and all that is watched. One loop takes the next event; one
/// switch says what can happen.
struct Replication: ~Copyable, Simulation {
  let prepared: PreparedPlan
  let phases: Phases
  let chance: Chance

  var agenda = Agenda<Event>(capacity: 64)
  var arrivals: Arrivals
  var upcoming: ContiguousArray<Arrivals.Item?> = []
  var customers: CustomerBook
  var cases: ContiguousArray<Case> = []
  var freeCase: Int32 = -1
  var serial: UInt64 = 0
  var room: WaitingRoom
  var roster: Roster
  var measures: Measures
  var ledger: Ledger
  var audit: Audit
  var fingerprint = Fingerprint()
  var isDispatchDue = false
  /// When levels were last booked into integrals.
  var levelsSince: Ticks = 0
  var openCases: Int64 = 0
  var waitingCases: Int64 = 0

  init(_ prepared: PreparedPlan, replication: UInt64) {
    self.prepared = prepared
    phases = prepared.plan.phases
    chance = Chance(seed: prepared.plan.seed, replication: replication)
    arrivals = Arrivals(prepared.plan, demand: prepared.demand, chance: chance)
    let silence = SilentIntensity(
      voicedByHour: arrivals.voicedByHour(), silentPerVoiced: prepared.customers.mix.silentPerVoiced)
    customers = CustomerBook(prepared.customers, chance: chance, silence: silence)
    room = WaitingRoom(
      queues: prepared.plan.queues.count, lanes: prepared.laneCount,
      keepsAge: prepared.plan.triage.starvationLimit != nil)
    roster = Roster(prepared.plan)
    measures = Measures(prepared.plan, dayCount: prepared.demand.dayCount)
    ledger = Ledger(prepared.plan)
    audit = Audit(queues: prepared.plan.queues.count)
  }

  /// Schedules first arrivals, shifts, hours and the window.
  mutating func open() {
    for channel in prepared.plan.channels.indices {
      upcoming.append(arrivals.next(of: channel))
      scheduleArrival(of: channel)
    }
    for person in roster.people.indices { planNextDay(of: person) }
    agenda.schedule(.hourStrikes, at: min(Time.hour, phases.drainEnd), rank: Rank.sampling)
    agenda.schedule(.windowTurns, at: phases.windowStart, rank: Rank.completion)
    agenda.schedule(.windowTurns, at: phases.windowEnd, rank: Rank.completion)
  }

  mutating func next(through limit: Ticks) -> Event? { audit.isStuck ? nil : agenda.next(through: limit) }

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
    case .caseReopens(let row): caseReopens(Int(row))
    case .caseReturns(let row): caseReturns(Int(row))
    case .caseIsDue(let row): caseIsDue(Int(row))
    case .feedbackArrives(let channel): receiveFeedback(over: Int(channel))
    case .dispatch: dispatch()
    case .hourStrikes: hourStrikes()
    case .windowTurns: windowTurns()
    }
  }

  /// Asks for a dispatch at the end of this instant.
  mutating func requestDispatch() {
    guard !isDispatchDue else { return }
    isDispatchDue = true
    agenda.schedule(.dispatch, at: agenda.now, rank: Rank.dispatch)
  }

  // MARK: Levels over time

  /// Books the levels of open and waiting cases and of the staff up to now.
  mutating func bookLevels() {
    let now = agenda.now
    let elapsed = now - levelsSince
    guard elapsed > 0 else { return }
    audit.openIntegral += Int128(openCases) * Int128(elapsed)
    audit.waitingIntegral += Int128(waitingCases) * Int128(elapsed)
    audit.busyIntegral += Int128(roster.busy) * Int128(elapsed)
    if levelsSince >= phases.windowStart && levelsSince < phases.windowEnd {
      measures.openIntegral += Int128(openCases) * Int128(elapsed)
      measures.waitingIntegral += Int128(waitingCases) * Int128(elapsed)
    }
    let hour = min(Int(levelsSince / Time.hour), prepared.demand.dayOfHour.count - 1)
    if hour >= 0 {
      let day = Int(prepared.demand.dayOfHour[hour])
      measures.series[day].backlog += waitingCases * elapsed
      measures.series[day].staffed += roster.staffed * elapsed
      measures.series[day].busy += roster.busy * elapsed
      measures.series[day].ticks += elapsed
    }
    levelsSince = now
  }

  private mutating func hourStrikes() {
    bookLevels()
    let now = agenda.now
    if phases.isMeasured(now) && waitingCases > 0 {
      for row in cases where row.stage == .waiting || row.stage == .held {
        measures.backlogAges.add((now - row.received) / 1000)
      }
    }
    if now < phases.drainEnd {
      agenda.schedule(.hourStrikes, at: min(now + Time.hour, phases.drainEnd), rank: Rank.sampling)
    }
  }

  private mutating func windowTurns() {
    bookLevels()
    for person in roster.people.indices { bookTime(of: person) }
  }

  /// Row of the day in the series on which an instant falls.
  func day(of tick: Ticks) -> Int {
    let hour = min(Int(tick / Time.hour), prepared.demand.dayOfHour.count - 1)
    return Int(prepared.demand.dayOfHour[hour])
  }

  /// Factor that brings money of an instant back to the window's start.
  func discountFactor(at tick: Ticks) -> Double {
    exponential(-customers.terms.discount * days(max(0, tick - phases.windowStart)))
  }

  func membership(of row: Case) -> Membership {
    Membership(
      tier: Int(row.tier), channel: Int(row.channel), sla: Int(row.promise), treatment: Int(row.treatment),
      severity: Int(row.severity), cause: Int(row.cause))
  }
}

extension Plan {
  /// Lanes of each queue that the discipline needs; the last is for approvals, which go first.
  var laneCount: Int {
    switch triage.discipline {
    case .fifo, .earliestDue, .valueAtRisk: 2
    case .valueTier, .ageing: population.tiers.count + 1
    case .leastSlack: promises.count + 2
    }
  }
}

/// Millionths of a currency unit, to the nearest, ties to even.
func millionths(_ amount: Double) -> Int64 {
  let scaled = amount * 1e6
  // Adding and taking away 1.5 · 2^52 rounds ties to even for all amounts of money a customer can mean.
  if scaled > -0x1p51 && scaled < 0x1p51 { return Int64((scaled + 0x1.8p52) - 0x1.8p52) }
  return Int64(scaled)
}
