import EventKernel

extension Replication {
  /// A working interval ends with work in hand: it is finished, handed over or kept, as the team does it.
  mutating func workIsCutShort(_ person: Int) {
    let shiftEnd = prepared.teams[Int(desk.roster.people[person].team)].shiftEnd
    guard shiftEnd != .finishCurrent && !desk.goesOnAtOnce(person, at: agenda.now) else { return }
    let index = Int(desk.roster.people[person].caseRow)
    guard index >= 0 else { return }
    let now = agenda.now
    let isCall = desk.isCall(index)
    // Nobody hangs up: an attempt that has begun is finished.
    guard !isCall || now < desk.roster.people[person].preparedAt else { return }
    agenda.cancel(desk.cases[index].step)
    desk.cases[index].step = 0
    desk.roster.people[person].preparationLeft = max(0, desk.roster.people[person].preparedAt - now)
    watchCut(index)
    setStage(index, .parked)
    desk.roster.set(person, to: .off, at: now)
    if isCall {
      // The attempt has not been made.
      desk.cases[index].attempts -= 1
      desk.cases[index].isAnswering = false
    } else {
      let rest = desk.roster.people[person].doneAt - max(now, desk.roster.people[person].preparedAt)
      desk.cases[index].workLeft = Double(rest) / desk.roster.people[person].workPace
    }
    if shiftEnd == .handOver || desk.cases[index].hasLeft || desk.cases[index].isOverdue { returnKeptWork(of: person) }
  }

  /// Work that a person keeps goes back to its queue, and whoever takes it prepares anew.
  mutating func returnKeptWork(of person: Int) {
    let index = Int(desk.roster.people[person].caseRow)
    guard index >= 0 && desk.cases[index].stage == .parked else { return }
    desk.roster.people[person].caseRow = -1
    desk.cases[index].person = -1
    // The same piece of work, under the same luck.
    desk.cases[index].services -= 1
    if desk.roster.people[person].preparationLeft > 0 { desk.cases[index].preparedBy = -1 }
    if desk.cases[index].hasLeft {
      close(index, as: .customerLeft)
    } else if desk.cases[index].isOverdue {
      close(index, as: .planEnded)
    } else {
      enqueueWhenCallable(index, isReturning: true)
    }
  }

  /// An interval begins for somebody who kept work from the last one: it goes on where it stopped.
  mutating func resumeKeptWork(of person: Int) {
    let index = Int(desk.roster.people[person].caseRow)
    guard index >= 0 && desk.cases[index].stage == .parked else { return }
    let isCall = desk.isCall(index)
    if desk.roster.people[person].isGone || (isCall && !desk.isCallable(index, at: agenda.now)) {
      returnKeptWork(of: person)
      return
    }
    let now = agenda.now
    setStage(index, .inWork)
    desk.roster.set(person, to: .busy, at: now)
    records.fingerprint.fold(desk.cases[index].item &+ UInt64(person))
    desk.roster.people[person].preparedAt = now + desk.roster.people[person].preparationLeft
    let draws = chance.block(
      entity: desk.cases[index].item, purpose: Purpose.service, sub: desk.cases[index].services - 1)
    if isCall {
      beginAttempt(index, at: desk.roster.people[person].preparedAt, by: person, draws)
      return
    }
    let rest = Ticks(desk.cases[index].workLeft * desk.roster.people[person].workPace + 0.5)
    desk.cases[index].workLeft = -1
    finish(index, by: person, at: desk.roster.people[person].preparedAt + rest)
  }

}

extension DeskState {
  @inline(__always) func isCall(_ index: Int) -> Bool {
    cases[index].task == .contact && prepared.work[Int(cases[index].workType)].isCall && !cases[index].hasAnswered
  }

  /// A kept case ends otherwise: its person has nothing in hand any more.
  mutating func forgetKeptWork(_ index: Int) {
    guard cases[index].stage == .parked else { return }
    roster.people[Int(cases[index].person)].caseRow = -1
    cases[index].person = -1
  }

  /// Whether the next interval of a person begins as this one ends: then nothing ends.
  @inline(__always) func goesOnAtOnce(_ person: Int, at now: Ticks) -> Bool {
    let shift = prepared.rota[Int(roster.people[person].team)][Int(roster.people[person].shift)]
    let day = shift.days[Int(roster.people[person].day)]
    for index in Int(day.first)...Int(day.first + day.count) where index < shift.intervals.count {
      if shift.intervals[index].start == now { return true }
    }
    return false
  }

  @inline(__always) func isCallable(_ index: Int, at now: Ticks) -> Bool {
    prepared.plan.calendars[callableCalendar(of: index)].isOpen(at: now)
  }
}
