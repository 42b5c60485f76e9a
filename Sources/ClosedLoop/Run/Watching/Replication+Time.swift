import EventKernel

extension Replication {
  /// Books the stay in a case's stage, which ends now.
  mutating func bookStay(_ index: Int) {
    let stay = stay(of: index)
    roster.lines.book(stay, since: cases[index].stageSince, into: &times[index], clock: 0, at: agenda.now)
    watchStay(index, stay)
    times[index].gapEnds = Time.never
  }

  /// Lets a case that begins a stage wait for what it waits for.
  mutating func beginStay(_ index: Int) {
    watchStage(index)
    guard cases[index].stage == .waiting else { return }
    switch cases[index].task {
    case .contact:
      roster.lines.enter(line(of: index), &times[index], clock: 0, at: agenda.now)
      watchLine(index)
    case .escalation, .approval, .look: break
    }
  }

  /// The line in which a case waits: that of its queue's cases with the same need.
  mutating func line(of index: Int) -> Int {
    Int(cases[index].queue) * prepared.crews.needCount + Int(cases[index].need)
  }

  /// What the time since a case's stage began was spent on.
  mutating func stay(of index: Int) -> Stay {
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
    let split = times[index].split
    audit.equal(
      "the categories of a case's time sum to what has elapsed", split.sum, end - max(cases[index].received, 0))
    if !split.isSound { audit.equal("no category of a case's time is negative", Int64(-1), Int64(0)) }
  }
}
