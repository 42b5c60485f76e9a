import EventKernel

/// What a person does.
enum Duty: UInt8, BitwiseCopyable {
  case off
  case idle
  case busy
  case offDesk
  case absent
  case onBreak
  /// On an inbound call.
  case inbound
}

/// Where a person's time went, in ticks.
struct TimeRecord: CounterRow, Sendable {
  typealias Counter = Int64

  var scheduled: Int64 = 0
  var idle: Int64 = 0
  var busy: Int64 = 0
  var offDesk: Int64 = 0
  var absent: Int64 = 0
  var onBreak: Int64 = 0
  var inbound: Int64 = 0
  /// Busy outside scheduled intervals.
  var overtime: Int64 = 0

  /// Books a stretch of time.
  @inline(__always) mutating func book(_ duty: Duty, _ isScheduled: Bool, _ elapsed: Ticks) {
    guard isScheduled else {
      if duty == .busy { overtime += elapsed }
      return
    }
    scheduled += elapsed
    switch duty {
    case .off: break
    case .idle: idle += elapsed
    case .busy: busy += elapsed
    case .offDesk: offDesk += elapsed
    case .absent: absent += elapsed
    case .onBreak: onBreak += elapsed
    case .inbound: inbound += elapsed
    }
  }
}

/// One person on the staff.
struct Person: BitwiseCopyable {
  let team: Int16
  let shift: Int16
  /// People of the team with the same abilities.
  let skillGroup: Int16
  /// Key of the person's luck: team, shift, seat.
  let entity: UInt64
  var duty = Duty.off
  var isScheduled = false
  /// Since when the present duty holds.
  var since: Ticks = 0
  var caseRow: Int32 = -1
  /// Unplanned time off the desk that waits until work in hand is finished.
  var owedOffDesk: Ticks = 0
  /// The first of the day's blocks that has not begun.
  var nextBlock: Int32 = 0
  /// What the present time off the desk is for, among the activities of all teams; `analysis`, or -1 for none of them.
  var activity: Int32 = -1
  /// The analysis of root causes.
  static let analysis: Int32 = -2
  /// When the present time off the desk began.
  var leftAt: Ticks = 0
  /// Factor on the time that work takes, and the one of the work in hand.
  var pace = 1.0
  var workPace = 1.0
  /// Skill in standard deviations.
  var skill = 0.0
  /// When preparation of the work in hand is over, and when all of it is.
  var preparedAt: Ticks = 0
  var doneAt: Ticks = 0
  /// Preparation still to do of work that is kept over the end of an interval.
  var preparationLeft: Ticks = 0
  /// End of the present interval.
  var worksUntil = Time.never
  var returnHandle: UInt64 = 0
  var idleSince: Ticks = 0
  /// Neighbours in the skill group's list of idle people, longest idle first.
  var next: Int32 = -1
  var previous: Int32 = -1
  /// The scheduled day being worked, and whether the person is absent on it.
  var day: Int32 = -1
  var isAbsent = false
  /// Away as planned on the present day, whatever chance says.
  var isAway = false
  /// The next turn of the day's schedule.
  var turn: Int32 = 0
  var total = TimeRecord()
  /// The same up to the window's start and up to its end.
  var beforeWindow = TimeRecord()
  var throughWindow = TimeRecord()

  /// Whether the present day's work is done without this person.
  var isGone: Bool { isAbsent || isAway }

  var inWindow: TimeRecord { throughWindow - beforeWindow }
}

/// The people of all teams, and who of them is idle.
struct Roster: ~Copyable {
  var people = Table<Person>()
  var plans: ContiguousArray<ContiguousArray<Turn>> = []
  var careers = Table<Career>()
  /// Ticks off the desk by activity of all teams.
  var activityTicks: Block<Int64>
  /// Of each team: what its people have learnt by coaching, since when it fades, and how many they are.
  var coachedSum: Block<Double>
  var coachedSince: Block<Int64>
  var coachedPeople: Block<Int>
  /// Longest idle and most recently idle person of each skill group, and their number.
  var firstIdle: Block<Int32>
  private var lastIdle: Block<Int32>
  var idleCount: Block<Int>
  /// People at the desk now, and busy ones.
  var staffed: Int64 = 0
  var busy: Int64 = 0
  /// What those who wait in each line wait for.
  var lines: LineClock

  init(_ plan: Plan, skillGroups: SkillGroups, calendars: ContiguousArray<WorkCalendar> = []) {
    lines = LineClock(plan, skillGroups: skillGroups, calendars: calendars)
    firstIdle = Block(repeating: -1, count: skillGroups.teams.count)
    lastIdle = Block(repeating: -1, count: skillGroups.teams.count)
    idleCount = Block(repeating: 0, count: skillGroups.teams.count)
    var activities = 0
    for team in plan.teams { activities += team.shrinkage.count }
    activityTicks = Block(repeating: 0, count: activities)
    coachedSum = Block(repeating: 0, count: plan.teams.count)
    coachedSince = Block(repeating: 0, count: plan.teams.count)
    coachedPeople = Block(repeating: 0, count: plan.teams.count)
    for (teamIndex, team) in plan.teams.enumerated() {
      for (shiftIndex, shift) in team.shifts.enumerated() {
        coachedPeople[teamIndex] += shift.people
        for seat in 0..<shift.people {
          people.append(
            Person(
              team: Int16(teamIndex), shift: Int16(shiftIndex), skillGroup: skillGroups.ofPeople[people.count],
              entity: personEntity(team: team, shift: shift, seat: seat)))
          careers.append(Career())
          plans.append([])
        }
      }
    }
  }

  /// Books the time since the last change of a person's duty.
  mutating func account(_ index: Int, at now: Ticks, phases: Phases) -> Ticks {
    let since = people[index].since
    let elapsed = now - since
    var overtime: Ticks = 0
    if elapsed > 0 {
      let duty = people[index].duty
      let isScheduled = people[index].isScheduled
      people[index].total.book(duty, isScheduled, elapsed)
      if duty == .offDesk && people[index].activity >= 0 { activityTicks[Int(people[index].activity)] += elapsed }
      if !isScheduled && duty == .busy {
        overtime = max(0, min(now, phases.windowEnd) - max(since, phases.windowStart))
      }
      people[index].since = now
    }
    // Everybody's time is booked at both turns of the window, so that no stretch lies across them.
    if now == phases.windowStart { people[index].beforeWindow = people[index].total }
    if now == phases.windowEnd { people[index].throughWindow = people[index].total }
    return overtime
  }

  /// Changes a person's duty; the caller has booked the time before.
  mutating func set(_ index: Int, to duty: Duty, at now: Ticks) {
    let old = people[index].duty
    guard old != duty else { return }
    let isAtDesk = duty == .idle || duty == .busy
    let wasAtDesk = old == .idle || old == .busy
    busy += (duty == .busy ? 1 : 0) - (old == .busy ? 1 : 0)
    if old == .idle { unlink(index) }
    people[index].duty = duty
    if duty == .idle {
      people[index].idleSince = now
      link(index)
    }
    guard isAtDesk != wasAtDesk || (old == .off) != (duty == .off) else { return }
    staffed += (isAtDesk ? 1 : 0) - (wasAtDesk ? 1 : 0)
    notePresence(of: index, at: now)
  }

  /// Begins or ends a person's scheduled time; the caller has booked the time before.
  mutating func setScheduled(_ index: Int, _ isScheduled: Bool, at now: Ticks) {
    people[index].isScheduled = isScheduled
    notePresence(of: index, at: now)
  }

  private mutating func notePresence(of index: Int, at now: Ticks) {
    let duty = people[index].duty
    lines.note(
      index, of: Int(people[index].skillGroup), isOnShift: people[index].isScheduled,
      isAtDesk: duty == .idle || duty == .busy, at: now)
  }

  private mutating func link(_ index: Int) {
    let skillGroup = Int(people[index].skillGroup)
    people[index].previous = lastIdle[skillGroup]
    people[index].next = -1
    if lastIdle[skillGroup] >= 0 {
      people[Int(lastIdle[skillGroup])].next = Int32(index)
    } else {
      firstIdle[skillGroup] = Int32(index)
    }
    lastIdle[skillGroup] = Int32(index)
    idleCount[skillGroup] += 1
  }

  private mutating func unlink(_ index: Int) {
    let skillGroup = Int(people[index].skillGroup)
    let next = people[index].next
    let previous = people[index].previous
    if previous >= 0 { people[Int(previous)].next = next } else { firstIdle[skillGroup] = next }
    if next >= 0 { people[Int(next)].previous = previous } else { lastIdle[skillGroup] = previous }
    idleCount[skillGroup] -= 1
  }

  /// The longest idle person of a skill group; of several since the same instant, the one with the least draw for this
  /// case.
  @inline(__always) func longestIdle(skillGroup: Int, item: UInt64, chance: Chance) -> Int {
    let first = Int(firstIdle[skillGroup])
    let next = Int(people[first].next)
    guard next >= 0 && people[next].idleSince == people[first].idleSince else { return first }
    return Self.leastDraw(from: first, among: people, item, chance)
  }

  private static func leastDraw(
    from first: Int, among people: borrowing Table<Person>, _ item: UInt64, _ chance: Chance
  ) -> Int {
    let since = people[first].idleSince
    var next = Int(people[first].next)
    var best = first
    var least = draw(people[first].entity, item, chance)
    while next >= 0 && people[next].idleSince == since {
      let word = draw(people[next].entity, item, chance)
      if word < least {
        best = next
        least = word
      }
      next = Int(people[next].next)
    }
    return best
  }

  /// A person's draw for a case, by which ties are broken.
  @inline(__always) func draw(_ index: Int, _ item: UInt64, _ chance: Chance) -> UInt64 {
    Self.draw(people[index].entity, item, chance)
  }

  private static func draw(_ person: UInt64, _ item: UInt64, _ chance: Chance) -> UInt64 {
    chance.block(entity: item ^ Fingerprint.mix(person), purpose: Purpose.tie).word0
  }
}
