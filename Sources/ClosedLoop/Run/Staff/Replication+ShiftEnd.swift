import EventKernel

extension Replication {
  /// A working interval ends with work in hand: it is finished, handed over or kept, as the team does it.
  mutating func workIsCutShort(_ person: Int) {
    let shiftEnd = prepared.teams[Int(roster.people[person].team)].shiftEnd
    guard shiftEnd != .finishCurrent && !goesOnAtOnce(person) else { return }
    let index = Int(roster.people[person].caseRow)
    guard index >= 0 else { return }
    let now = agenda.now
    let isCall = isCall(index)
    // Nobody hangs up: an attempt that has begun is finished.
    guard !isCall || now < roster.people[person].preparedAt else { return }
    agenda.cancel(cases[index].step)
    cases[index].step = 0
    roster.people[person].preparationLeft = max(0, roster.people[person].preparedAt - now)
    watchCut(index)
    setStage(index, .parked)
    roster.set(person, to: .off, at: now)
    if isCall {
      // The attempt has not been made.
      cases[index].attempts -= 1
      cases[index].isAnswering = false
    } else {
      let rest = roster.people[person].doneAt - max(now, roster.people[person].preparedAt)
      cases[index].workLeft = Double(rest) / roster.people[person].workPace
    }
    if shiftEnd == .handOver || cases[index].hasLeft || cases[index].isOverdue { returnKeptWork(of: person) }
  }

  private mutating func isCall(_ index: Int) -> Bool {
    cases[index].task == .contact && prepared.work[Int(cases[index].workType)].isCall && !cases[index].hasAnswered
  }

  /// Whether the next interval of a person begins as this one ends: then nothing ends.
  private mutating func goesOnAtOnce(_ person: Int) -> Bool {
    let shift = prepared.rota[Int(roster.people[person].team)][Int(roster.people[person].shift)]
    let day = shift.days[Int(roster.people[person].day)]
    for index in Int(day.first)...Int(day.first + day.count) where index < shift.intervals.count {
      if shift.intervals[index].start == agenda.now { return true }
    }
    return false
  }

  /// Work that a person keeps goes back to its queue, and whoever takes it prepares anew.
  mutating func returnKeptWork(of person: Int) {
    let index = Int(roster.people[person].caseRow)
    guard index >= 0 && cases[index].stage == .parked else { return }
    roster.people[person].caseRow = -1
    cases[index].person = -1
    // The same piece of work, under the same luck.
    cases[index].services -= 1
    if roster.people[person].preparationLeft > 0 { cases[index].preparedBy = -1 }
    if cases[index].hasLeft {
      close(index, as: .customerLeft)
    } else if cases[index].isOverdue {
      close(index, as: .planEnded)
    } else {
      enqueueWhenCallable(index, isReturning: true)
    }
  }

  /// A kept case ends otherwise: its person has nothing in hand any more.
  mutating func forgetKeptWork(_ index: Int) {
    guard cases[index].stage == .parked else { return }
    roster.people[Int(cases[index].person)].caseRow = -1
    cases[index].person = -1
  }

  /// An interval begins for somebody who kept work from the last one: it goes on where it stopped.
  mutating func resumeKeptWork(of person: Int) {
    let index = Int(roster.people[person].caseRow)
    guard index >= 0 && cases[index].stage == .parked else { return }
    let isCall = isCall(index)
    if roster.people[person].isGone || (isCall && !isCallable(index)) {
      returnKeptWork(of: person)
      return
    }
    let now = agenda.now
    setStage(index, .inWork)
    roster.set(person, to: .busy, at: now)
    fingerprint.fold(cases[index].item &+ UInt64(person))
    roster.people[person].preparedAt = now + roster.people[person].preparationLeft
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.service, sub: cases[index].services - 1)
    if isCall {
      beginAttempt(index, at: roster.people[person].preparedAt, by: person, draws)
      return
    }
    let rest = Ticks(cases[index].workLeft * roster.people[person].workPace + 0.5)
    cases[index].workLeft = -1
    finish(index, by: person, at: roster.people[person].preparedAt + rest)
  }

  private mutating func isCallable(_ index: Int) -> Bool {
    prepared.plan.calendars[callableCalendar(of: index)].isOpen(at: agenda.now)
  }
}
