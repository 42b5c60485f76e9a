import EventKernel

// What is called here only writes down. Where nobody watches, each is one test.
extension Replication {
  /// A case begins.
  @inline(__always) mutating func watchBeginning(of index: Int) {
    if watching.isOn { beginRecord(of: index) }
  }

  private mutating func beginRecord(of index: Int) {
    var row = CaseWatch()
    let promise = Int(cases[index].promise)
    if promise >= 0 { row.clock = watching.clocks[promise] }
    row.since = agenda.now
    if index == watching.rows.count { watching.rows.append(row) } else { watching.rows[index] = row }
    note(.received, index)
  }

  /// Another promise is made, which counts from now.
  mutating func watchPromise(of index: Int) {
    guard watching.isOn else { return }
    watching.rows[index].promised = CaseTime()
    watching.rows[index].clock = watching.clocks[Int(cases[index].promise)]
    watching.rows[index].since = agenda.now
  }

  /// A stay in a stage is over.
  mutating func watchStay(_ index: Int, _ stay: Stay) {
    guard watching.isOn else { return }
    let now = agenda.now
    roster.lines.book(
      stay, since: max(cases[index].stageSince, watching.rows[index].since), into: &watching.rows[index].promised,
      clock: Int(watching.rows[index].clock), at: now)
    let isCutShort = watching.rows[index].isCutShort
    watching.rows[index].isCutShort = false
    guard watching.watch.events, now > cases[index].stageSince else { return }
    let kind: CaseEvent.Kind
    switch cases[index].stage {
    case .unused, .closed: return
    case .triage: kind = .awaitedTriage
    case .waiting:
      switch cases[index].task {
      case .contact: kind = .waited
      case .escalation: kind = .awaitedSpecialist
      case .approval: kind = .awaitedApproval
      case .look: kind = .awaitedTriage
      }
    case .held: kind = .held
    case .betweenAttempts: kind = .paused
    case .parked: kind = .kept
    case .awaitingCustomer: kind = .awaitedCustomer
    case .automated: kind = .automated
    case .inWork where isCutShort: kind = .stopped
    case .inWork:
      switch cases[index].task {
      case .contact:
        let isCall = prepared.work[Int(cases[index].workType)].isCall
        kind = !cases[index].isAnswering ? .missed : isCall ? .talked : .wrote
      case .escalation: kind = .workedBySpecialist
      case .approval: kind = .approved
      case .look: kind = .sentOn
      }
    }
    let person = cases[index].stage == .inWork ? Int(watching.rows[index].lastPerson) : -1
    note(kind, index, since: cases[index].stageSince, by: person, times[index].split.since(watching.rows[index].before))
  }

  /// A stage begins, before the case waits in a line.
  mutating func watchStage(_ index: Int) {
    guard watching.isOn else { return }
    watching.rows[index].before = times[index].split
  }

  /// The case waits in a line.
  mutating func watchLine(_ index: Int, isBehind: Bool) {
    guard watching.isOn else { return }
    watching.rows[index].promised.turn = times[index].turn
    roster.lines.enter(
      line(of: index), &watching.rows[index].promised, clock: Int(watching.rows[index].clock), isBehind: isBehind,
      at: agenda.now)
  }

  /// Somebody begins to work on it.
  @inline(__always) mutating func watchStart(_ index: Int, by person: Int) {
    guard watching.isOn else { return }
    if watching.rows[index].firstPerson < 0 { watching.rows[index].firstPerson = Int32(person) }
    watching.rows[index].lastPerson = Int32(person)
  }

  /// The first response may be given now, or the first attempt made with which the promise is content.
  mutating func watchResponse(_ index: Int) {
    guard watching.isOn, responseStop(of: index) == agenda.now else { return }
    watching.rows[index].toResponse = promisedSplit(index)
  }

  /// It is solved for the first time, now.
  mutating func watchSolution(_ index: Int) {
    guard watching.isOn else { return }
    watching.rows[index].toSolution = promisedSplit(index)
  }

  /// Where the time went so far on the clock of the promise, with the stay that is not over.
  private mutating func promisedSplit(_ index: Int) -> TimeSplit {
    var time = watching.rows[index].promised
    roster.lines.book(
      stay(of: index), since: max(cases[index].stageSince, watching.rows[index].since), into: &time,
      clock: Int(watching.rows[index].clock), at: agenda.now)
    return time.split
  }

  /// The work on a case stops, although it is not done.
  mutating func watchCut(_ index: Int) {
    if watching.isOn { watching.rows[index].isCutShort = true }
  }

  /// The programme's act on the case has changed what the customer is worth.
  mutating func watchWorth(_ index: Int, margin: Int64, terminal: Int64, presence: Int64) {
    guard watching.isOn else { return }
    watching.rows[index].marginSaved += margin
    watching.rows[index].terminalSaved += terminal
    watching.rows[index].presenceGained += presence
  }

  /// A moment in the life of a case.
  @inline(__always) mutating func watchMoment(_ kind: CaseEvent.Kind, _ index: Int, by person: Int = -1) {
    guard watching.watch.events else { return }
    note(kind, index, by: person)
  }

  private mutating func note(
    _ kind: CaseEvent.Kind, _ index: Int, since start: Ticks? = nil, by person: Int = -1,
    _ split: TimeSplit = TimeSplit()
  ) {
    guard watching.watch.events else { return }
    let now = agenda.now
    watching.journal.events.append(
      CaseEvent(
        number: cases[index].serial, kind: kind, ending: cases[index].ending, start: start ?? now, end: now,
        team: person >= 0 ? roster.people[person].team : -1, shift: person >= 0 ? roster.people[person].shift : -1,
        seat: person >= 0 ? Int32(truncatingIfNeeded: roster.people[person].entity & 0xFFFF_FFFF) : -1,
        queue: cases[index].queue, split: split))
  }

  /// The case is at its end: its clocks are held against its instants, and it is handed over.
  @inline(__always) mutating func watchEnd(_ index: Int, response: Verdict, resolution: Verdict) {
    if watching.isOn { handOver(index, response: response, resolution: resolution) }
  }

  private mutating func handOver(_ index: Int, response: Verdict, resolution: Verdict) {
    let row = cases[index]
    let watched = watching.rows[index]
    let end = row.ending == .open ? agenda.now : row.closedAt
    let whole = watched.promised.split
    let stop = responseStop(of: index)
    let toResponse = stop >= 0 ? watched.toResponse : whole
    let toSolution = row.firstSolved >= 0 ? watched.toSolution : whole
    checkClock(
      "the clock of a promise shows the time to a first response", toResponse, index,
      until: stop >= 0 ? stop : end)
    checkClock(
      "the clock of a promise shows the time to a first solution", toSolution, index,
      until: row.firstSolved >= 0 ? row.firstSolved : end)
    guard watching.watch.cases else { return }
    let customer = Int(row.customer)
    watching.journal.cases.append(
      CaseRecord(
        number: row.serial, seat: customers.rows[customer].seat, generation: customers.rows[customer].generation,
        tier: row.tier, channel: row.channel, band: row.band, failure: row.failure,
        language: row.language, rule: row.rule, promise: row.promise, queue: row.queue,
        team: watched.firstPerson >= 0 ? roster.people[Int(watched.firstPerson)].team : -1,
        isMeasured: row.isMeasured, isReached: row.isReached, wasEscalated: row.wasEscalated,
        hasRecovered: row.hasRecovered, ending: row.ending, response: response, resolution: resolution,
        received: row.received, firstStart: row.firstStart, firstResponse: row.firstResponse,
        firstReached: row.firstReached, firstSolved: row.firstSolved, lastSolved: row.lastSolved,
        closed: row.ending == .open ? -1 : row.closedAt, responseDeadline: row.responseDeadline,
        resolutionDeadline: row.resolutionDeadline, attempts: row.attempts, services: row.services,
        contacts: row.contacts, reopenings: row.reopenings, loss: row.loss, remedy: row.remedy,
        marginSaved: watched.marginSaved, terminalSaved: watched.terminalSaved,
        presenceGained: watched.presenceGained, split: times[index].split, toResponse: toResponse,
        toSolution: toSolution))
  }

  private mutating func checkClock(_ what: StaticString, _ split: TimeSplit, _ index: Int, until end: Ticks) {
    let clock = Int(watching.rows[index].clock)
    let elapsed =
      roster.lines.reading(clock, at: end) - roster.lines.reading(clock, at: watching.rows[index].since)
    audit.equal(what, split.sum, elapsed)
    if !split.isSound { audit.equal("no category of a case's time is negative", Int64(-1), Int64(0)) }
  }

  // MARK: Hours

  /// Changes what the present hour shows, where hours are watched.
  @inline(__always) mutating func watchHour(of tick: Ticks, _ change: (inout DayRow) -> Void) {
    guard watching.watch.hours else { return }
    // What happens in the instant of the end is the last hour's.
    change(&watching.hours[min(Int(max(tick, 0) / Time.hour), watching.hours.count - 1)])
  }
}
