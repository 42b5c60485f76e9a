import EventKernel
import PortableMath

extension Replication {
  /// Books a person's time up to now; overtime is paid.
  mutating func bookTime(of person: Int) {
    let start = desk.roster.people[person].since
    if desk.roster.people[person].duty == .busy { noteWork(of: person, agenda.now - start) }
    let overtime = desk.roster.account(person, at: agenda.now, phases: phases)
    guard overtime > 0 else { return }
    let team = Int(desk.roster.people[person].team)
    let terms = prepared.plan.teams[team]
    let cost = Ledger.cost(of: overtime, hourly: terms.hourlyCost, factor: terms.overtimeFactor)
    let moment = max(start, phases.windowStart)
    records.payLabour(cost, team: team, at: moment)
  }

  /// Lays out the next scheduled day of a person and waits for its first turn; days on which nobody sits there pass.
  mutating func planNextDay(of person: Int) {
    let team = Int(desk.roster.people[person].team)
    let shift = prepared.rota[team][Int(desk.roster.people[person].shift)]
    var day: Int
    repeat {
      desk.roster.people[person].day += 1
      day = Int(desk.roster.people[person].day)
      guard day < shift.days.count else { return }
    } while prepared.teams[team].varies && !isThere(person, on: shift.days[day], of: shift)
    desk.roster.people[person].isAbsent = desk.isAbsent(person, onDay: day)
    let begins = shift.intervals[Int(shift.days[day].first)].start
    desk.roster.people[person].isAway = desk.isAway(person, at: begins)
    let plan = DayPlan(
      shift.days[day], of: shift,
      breaks: prepared.plan.teams[team].shifts[Int(desk.roster.people[person].shift)].breaks,
      isAbsent: desk.roster.people[person].isGone,
      shrinkage: prepared.shrinkage(of: team, on: shift.days[day], in: shift),
      inbound: prepared.plan.teams[team].workforce.inbound, entity: desk.roster.people[person].entity,
      civil: prepared.plan.teams[team].civil ?? prepared.plan.civil, chance: chance)
    desk.roster.plans[person] = plan.turns
    desk.roster.people[person].turn = 0
    desk.roster.people[person].nextBlock = 0
    if prepared.teams[team].paysByDay && !desk.isUnpaid(person, at: begins) {
      pay(shift.days[day], of: shift, pauses: plan.pauses, team: team)
    }
    scheduleTurn(of: person)
  }

  /// Pays a scheduled day of one person as it is laid out, less the unpaid pauses.
  private mutating func pay(_ day: ShiftDays.Day, of shift: ShiftDays, pauses: ContiguousArray<Pause>, team: Int) {
    let hourly = prepared.plan.teams[team].hourlyCost
    for index in Int(day.first)..<Int(day.first + day.count) {
      let interval = shift.intervals[index]
      let start = max(interval.start, phases.windowStart)
      var paid = min(interval.end, phases.windowEnd) - start
      guard paid > 0 else { continue }
      for pause in pauses where !pause.isPaid {
        let end = min(pause.start + pause.length, min(interval.end, phases.windowEnd))
        paid -= max(0, end - max(pause.start, start))
      }
      if paid > 0 { records.payLabour(Ledger.cost(of: paid, hourly: hourly), team: team, at: start) }
    }
  }

  private mutating func scheduleTurn(of person: Int) {
    let index = Int(desk.roster.people[person].turn)
    guard index < desk.roster.plans[person].count else {
      planNextDay(of: person)
      return
    }
    let turn = desk.roster.plans[person][index]
    let rank: UInt64
    switch turn.kind {
    case .intervalEnds, .offDesk, .pause, .inbound: rank = Rank.intervalEnd
    case .intervalStarts: rank = Rank.intervalStart
    }
    agenda.schedule(.scheduleTurns(Int32(person)), at: max(turn.time, agenda.now), rank: rank)
  }

  /// An interval of a person's day begins or ends, or time off the desk is due.
  mutating func scheduleTurns(_ person: Int) {
    desk.bookLevels(at: agenda.now)
    bookTime(of: person)
    let now = agenda.now
    let turn = desk.roster.plans[person][Int(desk.roster.people[person].turn)]
    desk.roster.people[person].turn += 1
    records.fingerprint.fold(UInt64(person) << 48 ^ UInt64(bitPattern: now))
    switch turn.kind {
    case .intervalStarts:
      desk.roster.setScheduled(person, true, at: now)
      if prepared.teams[Int(desk.roster.people[person].team)].slowingWithin > 0 {
        desk.roster.people[person].worksUntil = desk.nextEnd(of: person)
      }
      if desk.roster.people[person].duty == .off {
        resumeKeptWork(of: person)
        if desk.roster.people[person].duty == .off {
          desk.roster.set(person, to: desk.roster.people[person].isGone ? .absent : .idle, at: now)
        }
      }
    case .intervalEnds:
      desk.roster.setScheduled(person, false, at: now)
      desk.roster.people[person].owedOffDesk = 0
      desk.roster.people[person].nextBlock = desk.roster.people[person].turn
      if desk.roster.people[person].duty != .busy {
        if desk.roster.people[person].activity == Person.analysis && desk.roster.people[person].duty == .offDesk {
          analysisWorked(now - desk.roster.people[person].leftAt)
        }
        agenda.cancel(desk.roster.people[person].returnHandle)
        desk.roster.people[person].returnHandle = 0
        desk.roster.people[person].activity = -1
        desk.roster.set(person, to: .off, at: now)
      } else {
        workIsCutShort(person)
      }
    case .offDesk, .pause, .inbound:
      if desk.roster.people[person].duty == .idle { _ = takeBlock(person) }
    }
    scheduleTurn(of: person)
    desk.requestDispatch()
  }

  /// Begins the first of the blocks that are due, if there is one: they come in the order in which they were due.
  private mutating func takeBlock(_ person: Int) -> Bool {
    while desk.roster.people[person].nextBlock < desk.roster.people[person].turn {
      let turn = desk.roster.plans[person][Int(desk.roster.people[person].nextBlock)]
      desk.roster.people[person].nextBlock += 1
      switch turn.kind {
      case .intervalStarts, .intervalEnds: continue
      case .offDesk:
        let team = Int(desk.roster.people[person].team)
        let isAnalysis = Int(turn.activity) >= prepared.plan.teams[team].shrinkage.count
        leaveDesk(
          person, for: turn.length,
          activity: isAnalysis ? Person.analysis : prepared.teams[team].firstActivity + Int32(turn.activity))
      case .pause: leaveDesk(person, for: turn.length, as: .onBreak)
      case .inbound: leaveDesk(person, for: turn.length, as: .inbound)
      }
      return true
    }
    return false
  }

  /// A person leaves the desk for a time.
  mutating func leaveDesk(_ person: Int, for length: Ticks, as duty: Duty = .offDesk, activity: Int32 = -1) {
    desk.roster.set(person, to: duty, at: agenda.now)
    desk.roster.people[person].activity = activity
    desk.roster.people[person].leftAt = agenda.now
    desk.roster.people[person].returnHandle = agenda.schedule(
      .personReturns(Int32(person)), at: agenda.now + length, rank: Rank.intervalStart)
  }

  /// A block off the desk is over.
  mutating func personReturns(_ person: Int) {
    desk.bookLevels(at: agenda.now)
    bookTime(of: person)
    desk.roster.people[person].returnHandle = 0
    if desk.roster.people[person].activity >= 0
      && desk.roster.people[person].activity == prepared.teams[Int(desk.roster.people[person].team)].coachingActivity
    {
      desk.coachingEnds(person, after: agenda.now - desk.roster.people[person].leftAt, at: agenda.now)
    }
    if desk.roster.people[person].activity == Person.analysis {
      analysisWorked(agenda.now - desk.roster.people[person].leftAt)
    }
    desk.roster.people[person].activity = -1
    goOn(person)
    desk.requestDispatch()
  }

  /// Somebody on shift with nothing in hand does what is due off the desk, or is idle.
  private mutating func goOn(_ person: Int) {
    if takeBlock(person) { return }
    let owed = desk.roster.people[person].owedOffDesk
    desk.roster.people[person].owedOffDesk = 0
    if owed > 0 {
      leaveDesk(person, for: owed)
    } else {
      desk.roster.set(person, to: .idle, at: agenda.now)
    }
  }

  /// Work in hand is finished: back to the desk, off it for what was owed, or home.
  mutating func release(_ person: Int) {
    desk.bookLevels(at: agenda.now)
    bookTime(of: person)
    desk.roster.people[person].caseRow = -1
    if desk.roster.people[person].isScheduled {
      goOn(person)
    } else {
      desk.roster.people[person].owedOffDesk = 0
      desk.roster.set(person, to: .off, at: agenda.now)
    }
    desk.requestDispatch()
  }

}

extension DeskState {
  /// Whether a person is away by plan on the day that begins at an instant.
  @inline(__always) func isAway(_ person: Int, at start: Ticks) -> Bool {
    let row = roster.people[person]
    let shift = prepared.plan.teams[Int(row.team)].shifts[Int(row.shift)]
    guard !shift.away.isEmpty else { return false }
    return shift.isAway(seat: Int(truncatingIfNeeded: row.entity & 0xFFFF_FFFF), at: start)
  }

  /// Whether a person is away without pay on the day that begins at an instant.
  @inline(__always) func isUnpaid(_ person: Int, at start: Ticks) -> Bool {
    let row = roster.people[person]
    let shift = prepared.plan.teams[Int(row.team)].shifts[Int(row.shift)]
    guard !shift.away.isEmpty else { return false }
    return Int(truncatingIfNeeded: row.entity & 0xFFFF_FFFF) >= shift.people - shift.unpaid(at: start)
  }

  /// Whether a person is absent on a scheduled day of the shift.
  mutating func isAbsent(_ person: Int, onDay day: Int) -> Bool {
    let team = Int(roster.people[person].team)
    guard let absence = prepared.plan.teams[team].absence, absence.rate > 0 else { return false }
    roster.careers[person].absence.turn(
      to: day, of: roster.people[person].entity, absence, prepared.absences[team], chance: chance)
    return roster.careers[person].absence.isAbsent
  }

  /// End of the interval that begins for a person.
  @inline(__always) func nextEnd(of person: Int) -> Ticks {
    var place = Int(roster.people[person].turn)
    while place < roster.plans[person].count {
      if roster.plans[person][place].kind == .intervalEnds { return roster.plans[person][place].time }
      place += 1
    }
    return Time.never
  }

  /// Time off the desk that people of a team have spent on one of its activities so far.
  func offDeskTicks(team: Int, activity: Int, at now: Ticks) -> Ticks {
    let place = prepared.teams[team].firstActivity + Int32(activity)
    var ticks = roster.activityTicks[Int(place)]
    for person in roster.people.indices
    where roster.people[person].activity == place && roster.people[person].duty == .offDesk {
      ticks += now - roster.people[person].since
    }
    return ticks
  }
}

extension PreparedPlan {
  /// Activities off the desk on a day: those of the team, and the analysis of root causes last where it is theirs.
  func shrinkage(of team: Int, on day: ShiftDays.Day, in shift: ShiftDays) -> [Shrinkage] {
    let planned = plan.teams[team].shrinkage
    guard removesCauses, let macro = plan.macro, macro.team == team else { return planned }
    let start = shift.intervals[Int(day.first)].start
    let share = min(analysisShare * macro.pace(at: start, until: plan.phases.windowEnd), 0.95)
    guard share > 0, start < plan.phases.windowEnd else { return planned }
    return planned + [Shrinkage(name: Name(utf8: "root-cause analysis".utf8), share: share)]
  }
}

extension Records {
  /// Pays labour of the window.
  mutating func payLabour(_ cost: Int64, team: Int, at tick: Ticks) {
    let discounted = ledger.post(
      .labour, cost, at: tick, factor: prepared.customers.discountFactor(at: tick), phases: phases)
    for group in [0, measures.layout.group(.team, team)] {
      measures.groups[group].labourCost += cost
      measures.groups[group].labourCostDiscounted += discounted
    }
  }
}
