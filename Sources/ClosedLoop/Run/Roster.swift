import EventKernel

/// What a person does.
enum Duty: UInt8, BitwiseCopyable {
  case off
  case idle
  case busy
  case offDesk
  case absent
}

/// Where a person's time went, in ticks.
struct TimeSheet: BitwiseCopyable {
  var scheduled: Int64 = 0
  var idle: Int64 = 0
  var busy: Int64 = 0
  var offDesk: Int64 = 0
  var absent: Int64 = 0
  /// Busy outside scheduled intervals.
  var overtime: Int64 = 0
}

/// One person on the staff.
struct Person: BitwiseCopyable {
  let team: Int16
  let shift: Int16
  /// Key of the person's luck: team, shift, seat.
  let entity: UInt64
  var duty = Duty.off
  var isScheduled = false
  /// Since when the present duty holds.
  var since: Ticks = 0
  var caseRow: Int32 = -1
  /// Time off the desk that waits until work in hand is finished.
  var owedOffDesk: Ticks = 0
  /// Of what is owed, and of the present time off the desk, what goes into analysis.
  var owedAnalysis: Ticks = 0
  var analysis: Ticks = 0
  var returnHandle: UInt64 = 0
  var idleSince: Ticks = 0
  /// Neighbours in the team's list of idle people, longest idle first.
  var next: Int32 = -1
  var previous: Int32 = -1
  /// The scheduled day being worked, and whether the person is absent on it.
  var day: Int32 = -1
  var isAbsent = false
  /// The next turn of the day's schedule.
  var turn: Int32 = 0
  var total = TimeSheet()
  var inWindow = TimeSheet()
}

/// A turn in a person's day.
struct Turn: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    case intervalStarts
    case intervalEnds
    case offDesk
  }
  var time: Ticks
  var kind: Kind
  var length: Ticks
  var isAnalysis = false
}

/// The order of a day's turns for one person, with off-desk blocks placed by the person's luck of that day.
struct DayPlan {
  var turns: ContiguousArray<Turn> = []

  /// Places each activity's block uniformly over the positions where it fits into one interval beside the blocks placed
  /// before it (decision 29); one that fits nowhere whole fills the longest gap, and the rest is placed likewise.
  init(
    _ day: ShiftDays.Day, of shift: ShiftDays, isAbsent: Bool, shrinkage: [Shrinkage], entity: UInt64, chance: Chance
  ) {
    var gaps = ContiguousArray<ShiftDays.Interval>()
    for index in Int(day.first)..<Int(day.first + day.count) {
      let interval = shift.intervals[index]
      turns.append(Turn(time: interval.start, kind: .intervalStarts, length: 0))
      turns.append(Turn(time: interval.end, kind: .intervalEnds, length: 0))
      gaps.append(interval)
    }
    if isAbsent { return }
    for activity in shrinkage {
      var left = Time.ticks(seconds: activity.share * Double(day.net) / 1e6)
      var piece: UInt64 = 0
      while left > 0 {
        var longest: Ticks = 0
        for gap in gaps { longest = max(longest, gap.end - gap.start) }
        let length = min(left, longest)
        guard length > 0 else { break }
        let draws = chance.block(
          entity: entity, purpose: Purpose.offDesk,
          sub: UInt32(truncatingIfNeeded: day.day) << 16 | UInt32(activity.identity), block: piece)
        place(length, in: &gaps, by: draws.word0, isAnalysis: activity.isAnalysis)
        left -= length
        piece += 1
      }
    }
    // Ends before starts before blocks at one instant; insertion keeps equal ones in order.
    for index in 1..<turns.count {
      var place = index
      while place > 0 && Self.precedes(turns[place], turns[place - 1]) {
        turns.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  /// Puts a block at one of the positions where it fits, all alike, and divides the gap it falls into.
  private mutating func place(
    _ length: Ticks, in gaps: inout ContiguousArray<ShiftDays.Interval>, by word: UInt64, isAnalysis: Bool
  ) {
    var room: Ticks = 0
    for gap in gaps where gap.end - gap.start >= length { room += gap.end - gap.start - length + 1 }
    var place = Int64(Chance.bounded(word, below: UInt64(room)))
    for index in gaps.indices where gaps[index].end - gaps[index].start >= length {
      let positions = gaps[index].end - gaps[index].start - length + 1
      if place >= positions {
        place -= positions
        continue
      }
      let gap = gaps[index]
      let start = gap.start + place
      turns.append(Turn(time: start, kind: .offDesk, length: length, isAnalysis: isAnalysis))
      gaps[index].end = start
      gaps.insert(ShiftDays.Interval(start: start + length, end: gap.end), at: index + 1)
      return
    }
  }

  private static func precedes(_ a: Turn, _ b: Turn) -> Bool {
    if a.time != b.time { return a.time < b.time }
    return order(a.kind) < order(b.kind)
  }

  private static func order(_ kind: Turn.Kind) -> Int {
    switch kind {
    case .intervalEnds: 0
    case .intervalStarts: 1
    case .offDesk: 2
    }
  }
}

/// The people of all teams, and who of them is idle.
struct Roster: ~Copyable {
  var people = Table<Person>()
  var plans: ContiguousArray<ContiguousArray<Turn>> = []
  /// Longest idle and most recently idle person of each team, and their number.
  var firstIdle: Block<Int32>
  private var lastIdle: Block<Int32>
  var idleCount: Block<Int>
  /// People at the desk now, and busy ones.
  var staffed: Int64 = 0
  var busy: Int64 = 0
  /// What those who wait in each queue wait for.
  var lines: LineClock

  init(_ plan: Plan, calendars: ContiguousArray<WorkCalendar> = []) {
    firstIdle = Block(repeating: -1, count: plan.teams.count)
    lastIdle = Block(repeating: -1, count: plan.teams.count)
    idleCount = Block(repeating: 0, count: plan.teams.count)
    lines = LineClock(
      teams: plan.teams, queues: plan.queues.count,
      people: plan.teams.reduce(0) { $0 + $1.shifts.reduce(0) { $0 + $1.people } }, calendars: calendars)
    for (teamIndex, team) in plan.teams.enumerated() {
      for (shiftIndex, shift) in team.shifts.enumerated() {
        for seat in 0..<shift.people {
          let entity = UInt64(team.identity) << 48 | UInt64(shift.identity) << 32 | UInt64(seat)
          people.append(Person(team: Int16(teamIndex), shift: Int16(shiftIndex), entity: entity))
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
      Self.book(&people[index].total, duty, isScheduled, elapsed)
      let measured = min(now, phases.windowEnd) - max(since, phases.windowStart)
      if measured > 0 {
        Self.book(&people[index].inWindow, duty, isScheduled, measured)
        if !isScheduled && duty == .busy { overtime = measured }
      }
    }
    people[index].since = now
    return overtime
  }

  @inline(__always) private static func book(
    _ sheet: inout TimeSheet, _ duty: Duty, _ isScheduled: Bool, _ elapsed: Ticks
  ) {
    guard isScheduled else {
      if duty == .busy { sheet.overtime += elapsed }
      return
    }
    sheet.scheduled += elapsed
    switch duty {
    case .off: break
    case .idle: sheet.idle += elapsed
    case .busy: sheet.busy += elapsed
    case .offDesk: sheet.offDesk += elapsed
    case .absent: sheet.absent += elapsed
    }
  }

  /// Changes a person's duty; the caller has booked the time before.
  mutating func set(_ index: Int, to duty: Duty, at now: Ticks) {
    let old = people[index].duty
    guard old != duty else { return }
    staffed += (duty == .idle || duty == .busy ? 1 : 0) - (old == .idle || old == .busy ? 1 : 0)
    busy += (duty == .busy ? 1 : 0) - (old == .busy ? 1 : 0)
    if old == .idle { unlink(index) }
    people[index].duty = duty
    if duty == .idle {
      people[index].idleSince = now
      link(index)
    }
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
      index, of: Int(people[index].team), isOnShift: people[index].isScheduled,
      isAtDesk: duty == .idle || duty == .busy, at: now)
  }

  private mutating func link(_ index: Int) {
    let team = Int(people[index].team)
    people[index].previous = lastIdle[team]
    people[index].next = -1
    if lastIdle[team] >= 0 {
      people[Int(lastIdle[team])].next = Int32(index)
    } else {
      firstIdle[team] = Int32(index)
    }
    lastIdle[team] = Int32(index)
    idleCount[team] += 1
  }

  private mutating func unlink(_ index: Int) {
    let team = Int(people[index].team)
    let next = people[index].next
    let previous = people[index].previous
    if previous >= 0 { people[Int(previous)].next = next } else { firstIdle[team] = next }
    if next >= 0 { people[Int(next)].previous = previous } else { lastIdle[team] = previous }
    idleCount[team] -= 1
  }

  /// The longest idle person of a team; of several since the same instant, the one with the least draw for this case.
  func longestIdle(team: Int, item: UInt64, chance: Chance) -> Int {
    let first = Int(firstIdle[team])
    let since = people[first].idleSince
    var next = Int(people[first].next)
    guard next >= 0 && people[next].idleSince == since else { return first }
    var best = first
    var least = draw(first, item, chance)
    while next >= 0 && people[next].idleSince == since {
      let word = draw(next, item, chance)
      if word < least {
        best = next
        least = word
      }
      next = Int(people[next].next)
    }
    return best
  }

  private func draw(_ index: Int, _ item: UInt64, _ chance: Chance) -> UInt64 {
    chance.block(entity: item ^ Fingerprint.mix(people[index].entity), purpose: Purpose.tie).word0
  }
}
