import EventKernel

extension Replication {
  /// Books the stay in a case's stage, which ends now.
  @inline(__always) mutating func bookStay(_ index: Int) {
    if agenda.now > cases[index].stageSince || times[index].line >= 0 || watching.isOn { bookWholeStay(index) }
    times[index].gapEnds = Time.never
  }

  private mutating func bookWholeStay(_ index: Int) {
    let stay = stay(of: index)
    let elapsed = agenda.now - cases[index].stageSince
    switch stay {
    case .nothing: break
    case .line: roster.lines.leave(&times[index], clock: 0, at: agenda.now)
    case .all(let category): times[index].split.add(elapsed, to: category)
    case .gap: roster.lines.book(stay, since: cases[index].stageSince, into: &times[index], clock: 0, at: agenda.now)
    }
    if watching.isOn { watchStay(index, stay) }
  }

  /// Lets a case that begins a stage wait for what it waits for.
  @inline(__always) mutating func beginStay(_ index: Int) {
    watchStage(index)
    guard cases[index].stage == .waiting && cases[index].task == .contact else { return }
    if roster.lines.isBehind(line(of: index), turn: times[index].turn) {
      enterLine(index, isBehind: true)
    } else {
      // Most are taken in the instant in which they come: who is not enters at its end.
      entrants.append(Int32(index))
    }
  }

  /// Lets those who came to wait in this instant and were not taken wait in their lines.
  @inline(__always) mutating func enterLines() {
    if entrants.count > 0 { enterEach() }
  }

  private mutating func enterEach() {
    for place in entrants.indices {
      let index = Int(entrants[place])
      if times[index].line < 0 && cases[index].stage == .waiting && cases[index].task == .contact {
        enterLine(index, isBehind: false)
      }
    }
    entrants.removeAll()
  }

  private mutating func enterLine(_ index: Int, isBehind: Bool) {
    roster.lines.enter(line(of: index), &times[index], clock: 0, isBehind: isBehind, at: agenda.now)
    watchLine(index, isBehind: isBehind)
  }

  /// Gives a case the next place in the order of joining queues.
  mutating func takeTurn(_ index: Int) {
    if roster.lines.isFull { forgetOldTurns() }
    times[index].turn = roster.lines.takeTurn()
  }

  /// Nobody asks for places before that of the oldest open case.
  private mutating func forgetOldTurns() {
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

  /// The line in which a case waits: that of its queue's cases with the same need.
  mutating func line(of index: Int) -> Int {
    Int(cases[index].queue) * prepared.crews.needCount + Int(cases[index].need)
  }

  /// What the time since a case's stage began was spent on.
  @inline(__always) mutating func stay(of index: Int) -> Stay {
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

  /// Holds the split of a case that is at its end against the time that has passed since its feedback, or since the run
  /// began where the feedback came before.
  mutating func checkTime(_ index: Int) {
    let end = cases[index].ending == .open ? agenda.now : cases[index].closedAt
    audit.equal(
      "the categories of a case's time sum to what has elapsed", times[index].split.sum,
      end - max(cases[index].received, 0))
    if !times[index].split.isSound { audit.equal("no category of a case's time is negative", Int64(-1), Int64(0)) }
  }
}
