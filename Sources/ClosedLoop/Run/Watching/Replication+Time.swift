import EventKernel

extension Replication {
  /// Books the stay in a case's stage, which ends now.
  @inline(__always) mutating func bookStay(_ index: Int) {
    if agenda.now > desk.cases[index].stageSince || desk.times[index].line >= 0 || records.watching.isOn {
      bookWholeStay(index)
    }
    desk.times[index].gapEnds = Time.never
  }

  private mutating func bookWholeStay(_ index: Int) {
    let stay = desk.stay(of: index)
    let elapsed = agenda.now - desk.cases[index].stageSince
    switch stay {
    case .nothing: break
    case .line: desk.roster.lines.leave(&desk.times[index], clock: 0, at: agenda.now)
    case .all(let category): desk.times[index].split.add(elapsed, to: category)
    case .gap:
      desk.roster.lines.book(
        stay, since: desk.cases[index].stageSince, into: &desk.times[index], clock: 0, at: agenda.now)
    }
    if records.watching.isOn { watchStay(index, stay) }
  }

  /// Lets a case that begins a stage wait for what it waits for.
  @inline(__always) mutating func beginStay(_ index: Int) {
    watchStage(index)
    guard desk.cases[index].stage == .waiting && desk.cases[index].task == .contact else { return }
    if desk.roster.lines.isBehind(desk.line(of: index), turn: desk.times[index].turn) {
      enterLine(index, isBehind: true)
    } else {
      // Most are taken in the instant in which they come: who is not enters at its end.
      desk.entrants.append(Int32(index))
    }
  }

  /// Lets those who came to wait in this instant and were not taken wait in their lines.
  @inline(__always) mutating func enterLines() {
    if desk.entrants.count > 0 { enterEach() }
  }

  private mutating func enterEach() {
    for place in desk.entrants.indices {
      let index = Int(desk.entrants[place])
      if desk.times[index].line < 0 && desk.cases[index].stage == .waiting && desk.cases[index].task == .contact {
        enterLine(index, isBehind: false)
      }
    }
    desk.entrants.removeAll()
  }

  private mutating func enterLine(_ index: Int, isBehind: Bool) {
    desk.roster.lines.enter(desk.line(of: index), &desk.times[index], clock: 0, isBehind: isBehind, at: agenda.now)
    watchLine(index, isBehind: isBehind)
  }

  /// Holds the split of a case that is at its end against the time that has passed since its feedback, or since the run
  /// began where the feedback came before.
  mutating func checkTime(_ index: Int) {
    let end = desk.cases[index].ending == .open ? agenda.now : desk.cases[index].closedAt
    records.audit.equal(
      "the categories of a case's time sum to what has elapsed", desk.times[index].split.sum,
      end - max(desk.cases[index].received, 0))
    if !desk.times[index].split.isSound {
      records.audit.equal("no category of a case's time is negative", Int64(-1), Int64(0))
    }
  }
}

extension DeskState {
  /// Gives a case the next place in the order of joining queues.
  mutating func takeTurn(_ index: Int) {
    if roster.lines.isFull { forgetOldTurns() }
    times[index].turn = roster.lines.takeTurn()
  }

  /// Nobody asks for places before that of the oldest open case.
  mutating func forgetOldTurns() {
    var oldest: UInt32?
    for index in cases.indices where times[index].turn > 0 {
      switch cases[index].stage {
      case .unused, .closed: break
      case .triage, .waiting, .held, .betweenAttempts, .inWork, .awaitingCustomer, .parked, .automated:
        oldest = min(oldest ?? .max, times[index].turn)
      }
    }
    roster.lines.makeRoom(oldest: oldest, least: cases.count)
  }

  /// The line in which a case waits: that of its queue's cases with the same requirement.
  @inline(__always) func line(of index: Int) -> Int {
    Int(cases[index].queue) * prepared.skillGroups.requirementCount + Int(cases[index].requirement)
  }

  /// What the time since a case's stage began was spent on.
  @inline(__always) func stay(of index: Int) -> Stay {
    switch cases[index].stage {
    case .unused: .nothing
    case .triage: .all(.triage)
    case .waiting:
      switch cases[index].task {
      case .contact: .line
      case .escalation: .all(.specialist)
      case .approval: .all(.approval)
      case .look: .all(.triage)
      }
    case .held: .all(.outsideCallableHours)
    case .betweenAttempts: .gap(until: times[index].gapEnds)
    case .inWork:
      switch cases[index].task {
      case .contact: .all(cases[index].isAnswering ? .inWork : .notReached)
      case .escalation, .approval: .all(.inWork)
      case .look: .all(.triage)
      }
    case .awaitingCustomer: .all(.customer)
    case .parked: .all(.deskClosed)
    case .automated: .all(.automated)
    case .closed: .all(.settled)
    }
  }
}
