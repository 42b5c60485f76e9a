import EventKernel
import PortableMath

extension Replication {
  /// Books a person's time up to now; overtime is paid.
  mutating func bookTime(of person: Int) {
    let start = roster.people[person].since
    let overtime = roster.account(person, at: agenda.now, phases: phases)
    guard overtime > 0 else { return }
    let team = Int(roster.people[person].team)
    let terms = prepared.plan.teams[team]
    let cost = Ledger.cost(of: overtime, hourly: terms.hourlyCost, factor: terms.overtimeFactor)
    let moment = max(start, phases.windowStart)
    payLabour(cost, team: team, at: moment)
  }

  /// Pays labour of the window.
  mutating func payLabour(_ cost: Int64, team: Int, at tick: Ticks) {
    let factor = discountFactor(at: tick)
    ledger.post(.labour, cost, at: tick, factor: factor, phases: phases)
    let discounted = millionths(Double(cost) / 1e6 * factor)
    for group in [0, measures.layout.group(.team, team)] {
      measures.groups[group].labourCost += cost
      measures.groups[group].labourCostDiscounted += discounted
    }
  }

  /// Lays out the next scheduled day of a person and waits for its first turn.
  mutating func planNextDay(of person: Int) {
    let team = Int(roster.people[person].team)
    let shift = prepared.rota[team][Int(roster.people[person].shift)]
    roster.people[person].day += 1
    let day = Int(roster.people[person].day)
    guard day < shift.days.count else { return }
    roster.people[person].isAbsent = isAbsent(person, onDay: day)
    roster.plans[person] =
      DayPlan(
        shift.days[day], of: shift, isAbsent: roster.people[person].isAbsent,
        shrinkage: shrinkage(of: team, on: shift.days[day], in: shift),
        entity: roster.people[person].entity, chance: chance
      ).turns
    roster.people[person].turn = 0
    scheduleTurn(of: person)
  }

  /// Activities off the desk on a day: those of the team, and the analysis of root causes where it is theirs.
  private mutating func shrinkage(of team: Int, on day: ShiftDays.Day, in shift: ShiftDays) -> [Shrinkage] {
    let planned = prepared.plan.teams[team].shrinkage
    guard prepared.hasMacro, let macro = prepared.plan.macro, macro.team == team else { return planned }
    let start = shift.intervals[Int(day.first)].start
    let share = min(prepared.analysisShare * macro.pace(at: start, until: phases.windowEnd), 0.95)
    guard share > 0, start < phases.windowEnd else { return planned }
    var analysis = Shrinkage(name: Name(utf8: "root-cause analysis".utf8), share: share)
    analysis.isAnalysis = true
    return planned + [analysis]
  }

  private mutating func scheduleTurn(of person: Int) {
    let index = Int(roster.people[person].turn)
    guard index < roster.plans[person].count else {
      planNextDay(of: person)
      return
    }
    let turn = roster.plans[person][index]
    let rank: UInt64
    switch turn.kind {
    case .intervalEnds, .offDesk: rank = Rank.intervalEnd
    case .intervalStarts: rank = Rank.intervalStart
    }
    agenda.schedule(.scheduleTurns(Int32(person)), at: max(turn.time, agenda.now), rank: rank)
  }

  /// Two-state chain over scheduled days, stationary, each day's step by the person's luck of that day (decision 29).
  private mutating func isAbsent(_ person: Int, onDay day: Int) -> Bool {
    let row = roster.people[person]
    guard let absence = prepared.plan.teams[Int(row.team)].absence, absence.rate > 0 else { return false }
    let draw = chance.uniform(entity: row.entity, purpose: Purpose.absence, sub: UInt32(day))
    if day == 0 { return draw < absence.rate }
    if row.isAbsent { return draw >= 1 / absence.meanSpell }
    return draw < absence.rate / ((1 - absence.rate) * absence.meanSpell)
  }

  /// An interval of a person's day begins or ends, or time off the desk is due.
  mutating func scheduleTurns(_ person: Int) {
    bookLevels()
    bookTime(of: person)
    let now = agenda.now
    let turn = roster.plans[person][Int(roster.people[person].turn)]
    roster.people[person].turn += 1
    fingerprint.fold(UInt64(person) << 48 ^ UInt64(bitPattern: now))
    switch turn.kind {
    case .intervalStarts:
      roster.setScheduled(person, true, at: now)
      if roster.people[person].duty == .off {
        roster.set(person, to: roster.people[person].isAbsent ? .absent : .idle, at: now)
      }
    case .intervalEnds:
      roster.setScheduled(person, false, at: now)
      roster.people[person].owedOffDesk = 0
      roster.people[person].owedAnalysis = 0
      if roster.people[person].duty != .busy {
        roster.people[person].analysis = 0
        agenda.cancel(roster.people[person].returnHandle)
        roster.people[person].returnHandle = 0
        roster.set(person, to: .off, at: now)
      }
    case .offDesk:
      if roster.people[person].duty == .idle {
        roster.people[person].analysis = turn.isAnalysis ? turn.length : 0
        leaveDesk(person, for: turn.length)
      } else if roster.people[person].duty != .off {
        roster.people[person].owedOffDesk += turn.length
        if turn.isAnalysis { roster.people[person].owedAnalysis += turn.length }
      }
    }
    scheduleTurn(of: person)
    requestDispatch()
  }

  mutating func leaveDesk(_ person: Int, for length: Ticks) {
    roster.set(person, to: .offDesk, at: agenda.now)
    roster.people[person].returnHandle = agenda.schedule(
      .personReturns(Int32(person)), at: agenda.now + length, rank: Rank.intervalStart)
  }

  /// A block off the desk is over.
  mutating func personReturns(_ person: Int) {
    bookLevels()
    bookTime(of: person)
    roster.people[person].returnHandle = 0
    let analysis = roster.people[person].analysis
    if analysis > 0 { analysisWorked(analysis) }
    let owed = takeOwedTime(of: person)
    if owed > 0 {
      leaveDesk(person, for: owed)
      return
    }
    roster.set(person, to: .idle, at: agenda.now)
    requestDispatch()
  }

  /// Time off the desk that waited for work to be finished: it begins now.
  private mutating func takeOwedTime(of person: Int) -> Ticks {
    let owed = roster.people[person].owedOffDesk
    roster.people[person].owedOffDesk = 0
    roster.people[person].analysis = roster.people[person].owedAnalysis
    roster.people[person].owedAnalysis = 0
    return owed
  }

  /// Work in hand is finished: back to the desk, off it for what was owed, or home.
  mutating func release(_ person: Int) {
    bookLevels()
    bookTime(of: person)
    roster.people[person].caseRow = -1
    let owed = takeOwedTime(of: person)
    if !roster.people[person].isScheduled {
      roster.set(person, to: .off, at: agenda.now)
    } else if owed > 0 {
      leaveDesk(person, for: owed)
    } else {
      roster.set(person, to: .idle, at: agenda.now)
    }
    requestDispatch()
  }
}
