import EventKernel

// What is called here only writes down. Where nobody watches, each is one test.
extension Replication {
  /// A case begins.
  @inline(__always) mutating func watchBeginning(of index: Int) {
    if records.watching.isOn { beginRecord(of: index) }
  }

  private mutating func beginRecord(of index: Int) {
    var row = CaseWatch()
    let promise = Int(desk.cases[index].promise)
    if promise >= 0 { row.clock = records.watching.clocks[promise] }
    row.since = agenda.now
    if index == records.watching.rows.count {
      records.watching.rows.append(row)
    } else {
      records.watching.rows[index] = row
    }
    note(.received, index)
  }

  /// Another promise is made, which counts from now.
  mutating func watchPromise(of index: Int) {
    guard records.watching.isOn else { return }
    records.watching.rows[index].promised = CaseTime()
    records.watching.rows[index].clock = records.watching.clocks[Int(desk.cases[index].promise)]
    records.watching.rows[index].since = agenda.now
  }

  /// A stay in a stage is over.
  mutating func watchStay(_ index: Int, _ stay: Stay) {
    guard records.watching.isOn else { return }
    let now = agenda.now
    desk.roster.lines.book(
      stay, since: max(desk.cases[index].stageSince, records.watching.rows[index].since),
      into: &records.watching.rows[index].promised,
      clock: Int(records.watching.rows[index].clock), at: now)
    let isCutShort = records.watching.rows[index].isCutShort
    records.watching.rows[index].isCutShort = false
    guard records.watching.watch.events, now > desk.cases[index].stageSince else { return }
    let kind: CaseEvent.Kind
    switch desk.cases[index].stage {
    case .unused, .closed: return
    case .triage: kind = .awaitedTriage
    case .waiting:
      switch desk.cases[index].task {
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
      switch desk.cases[index].task {
      case .contact:
        let isCall = prepared.work[Int(desk.cases[index].workType)].isCall
        kind = !desk.cases[index].isAnswering ? .missed : isCall ? .talked : .wrote
      case .escalation: kind = .workedBySpecialist
      case .approval: kind = .approved
      case .look: kind = .sentOn
      }
    }
    let person = desk.cases[index].stage == .inWork ? Int(records.watching.rows[index].lastPerson) : -1
    note(
      kind, index, since: desk.cases[index].stageSince, by: person,
      desk.times[index].split.since(records.watching.rows[index].before))
  }

  /// A stage begins, before the case waits in a line.
  mutating func watchStage(_ index: Int) {
    guard records.watching.isOn else { return }
    records.watching.rows[index].before = desk.times[index].split
  }

  /// The case waits in a line.
  mutating func watchLine(_ index: Int, isBehind: Bool) {
    guard records.watching.isOn else { return }
    records.watching.rows[index].promised.turn = desk.times[index].turn
    desk.roster.lines.enter(
      desk.line(of: index), &records.watching.rows[index].promised, clock: Int(records.watching.rows[index].clock),
      isBehind: isBehind,
      at: agenda.now)
  }

  /// Somebody begins to work on it.
  @inline(__always) mutating func watchStart(_ index: Int, by person: Int) {
    guard records.watching.isOn else { return }
    if records.watching.rows[index].firstPerson < 0 { records.watching.rows[index].firstPerson = Int32(person) }
    records.watching.rows[index].lastPerson = Int32(person)
  }

  /// The first response may be given now, or the first attempt made with which the promise is content.
  mutating func watchResponse(_ index: Int) {
    guard records.watching.isOn, desk.responseStop(of: index) == agenda.now else { return }
    records.watching.rows[index].toResponse = promisedSplit(index)
  }

  /// It is solved for the first time, now.
  mutating func watchSolution(_ index: Int) {
    guard records.watching.isOn else { return }
    records.watching.rows[index].toSolution = promisedSplit(index)
  }

  /// Where the time went so far on the clock of the promise, with the stay that is not over.
  private mutating func promisedSplit(_ index: Int) -> TimeSplit {
    var time = records.watching.rows[index].promised
    desk.roster.lines.book(
      desk.stay(of: index), since: max(desk.cases[index].stageSince, records.watching.rows[index].since), into: &time,
      clock: Int(records.watching.rows[index].clock), at: agenda.now)
    return time.split
  }

  /// The work on a case stops, although it is not done.
  mutating func watchCut(_ index: Int) {
    if records.watching.isOn { records.watching.rows[index].isCutShort = true }
  }

  /// The programme's act on the case has changed what the customer is worth.
  mutating func watchWorth(_ index: Int, margin: Int64, terminal: Int64, presence: Int64) {
    guard records.watching.isOn else { return }
    records.watching.rows[index].marginSaved += margin
    records.watching.rows[index].terminalSaved += terminal
    records.watching.rows[index].presenceGained += presence
  }

  /// A moment in the life of a case.
  @inline(__always) mutating func watchMoment(_ kind: CaseEvent.Kind, _ index: Int, by person: Int = -1) {
    guard records.watching.watch.events else { return }
    note(kind, index, by: person)
  }

  private mutating func note(
    _ kind: CaseEvent.Kind, _ index: Int, since start: Ticks? = nil, by person: Int = -1,
    _ split: TimeSplit = TimeSplit()
  ) {
    guard records.watching.watch.events else { return }
    let now = agenda.now
    records.watching.journal.events.append(
      CaseEvent(
        number: desk.cases[index].serial, kind: kind, ending: desk.cases[index].ending, start: start ?? now, end: now,
        team: person >= 0 ? desk.roster.people[person].team : -1,
        shift: person >= 0 ? desk.roster.people[person].shift : -1,
        seat: person >= 0 ? Int32(truncatingIfNeeded: desk.roster.people[person].entity & 0xFFFF_FFFF) : -1,
        queue: desk.cases[index].queue, split: split))
  }

  /// The case is at its end: its clocks are held against its instants, and it is handed over.
  @inline(__always) mutating func watchEnd(_ index: Int, response: Verdict, resolution: Verdict) {
    if records.watching.isOn { handOver(index, response: response, resolution: resolution) }
  }

  private mutating func handOver(_ index: Int, response: Verdict, resolution: Verdict) {
    let row = desk.cases[index]
    let watched = records.watching.rows[index]
    let end = row.ending == .open ? agenda.now : row.closedAt
    let whole = watched.promised.split
    let stop = desk.responseStop(of: index)
    let toResponse = stop >= 0 ? watched.toResponse : whole
    let toSolution = row.firstSolved >= 0 ? watched.toSolution : whole
    checkClock(
      "the clock of a promise shows the time to a first response", toResponse, index,
      until: stop >= 0 ? stop : end)
    checkClock(
      "the clock of a promise shows the time to a first solution", toSolution, index,
      until: row.firstSolved >= 0 ? row.firstSolved : end)
    guard records.watching.watch.cases else { return }
    let customer = Int(row.customer)
    records.watching.journal.cases.append(
      CaseRecord(
        number: row.serial, seat: customers.book.rows[customer].slot,
        generation: customers.book.rows[customer].generation,
        tier: row.tier, channel: row.channel, band: row.band, failure: row.failure,
        language: row.language, rule: row.rule, promise: row.promise, queue: row.queue,
        team: watched.firstPerson >= 0 ? desk.roster.people[Int(watched.firstPerson)].team : -1,
        isMeasured: row.isMeasured, isReached: row.isReached, wasEscalated: row.wasEscalated,
        hasRecovered: row.hasRecovered, ending: row.ending, response: response, resolution: resolution,
        received: row.received, firstStart: row.firstStart, firstResponse: row.firstResponse,
        firstReached: row.firstReached, firstSolved: row.firstSolved, lastSolved: row.lastSolved,
        closed: row.ending == .open ? -1 : row.closedAt, responseDeadline: row.responseDeadline,
        resolutionDeadline: row.resolutionDeadline, attempts: row.attempts, services: row.services,
        contacts: row.contacts, reopenings: row.reopenings, loss: row.loss, remedy: row.remedy,
        marginSaved: watched.marginSaved, terminalSaved: watched.terminalSaved,
        presenceGained: watched.presenceGained, split: desk.times[index].split, toResponse: toResponse,
        toSolution: toSolution))
  }

  private mutating func checkClock(_ what: StaticString, _ split: TimeSplit, _ index: Int, until end: Ticks) {
    let clock = Int(records.watching.rows[index].clock)
    let elapsed =
      desk.roster.lines.reading(clock, at: end)
      - desk.roster.lines.reading(clock, at: records.watching.rows[index].since)
    records.audit.equal(what, split.sum, elapsed)
    if !split.isSound { records.audit.equal("no category of a case's time is negative", Int64(-1), Int64(0)) }
  }

  // MARK: Hours

}

extension Records {
  /// Changes what the present hour shows, where hours are watched.
  @inline(__always) mutating func watchHour(of tick: Ticks, _ change: (inout DayRow) -> Void) {
    guard watching.watch.hours else { return }
    // What happens in the instant of the end is the last hour's.
    change(&watching.hours[min(Int(max(tick, 0) / Time.hour), watching.hours.count - 1)])
  }
}
