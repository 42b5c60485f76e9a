import EventKernel

/// A turn in a person's day.
struct Turn: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    case intervalStarts
    case intervalEnds
    /// Planned time off the desk.
    case offDesk
    case pause
    /// A spell of inbound calls.
    case inbound
  }
  var time: Ticks
  var kind: Kind
  var length: Ticks
  /// Which activity of the team planned time off the desk is for.
  var activity: Int16 = -1
}

/// A pause as it lies in a day.
struct Pause: BitwiseCopyable {
  var start: Ticks
  var length: Ticks
  var isPaid: Bool
}

/// The order of a day's turns for one person: pauses, off-desk blocks and spells of calls are placed by the person's luck
/// of that day.
struct DayPlan {
  var turns: ContiguousArray<Turn> = []
  /// Pauses of the day, also of somebody absent, whose unpaid ones are not paid either.
  var pauses: ContiguousArray<Pause> = []
  private var gaps: ContiguousArray<ShiftDays.Interval> = []

  /// Lays a day out: first pauses, then the blocks of each activity, then calls into what is left of desk time.
  init(
    _ day: ShiftDays.Day, of shift: ShiftDays, breaks: [Break], isAbsent: Bool, shrinkage: [Shrinkage],
    inbound: InboundDuty?, entity: UInt64, civil: CivilClock, chance: Chance
  ) {
    for index in Int(day.first)..<Int(day.first + day.count) {
      let interval = shift.intervals[index]
      turns.append(Turn(time: interval.start, kind: .intervalStarts, length: 0))
      turns.append(Turn(time: interval.end, kind: .intervalEnds, length: 0))
      gaps.append(interval)
    }
    var net = day.net
    for pause in breaks { place(pause, day, entity: entity, civil: civil, chance: chance) }
    for pause in pauses { net -= pause.length }
    if isAbsent { return }
    for pause in pauses { turns.append(Turn(time: pause.start, kind: .pause, length: pause.length)) }
    for (activity, terms) in shrinkage.enumerated() {
      placeBlocks(of: terms, Int16(activity), net: net, day, entity: entity, chance: chance)
    }
    if let inbound { placeCalls(inbound, day, entity: entity, chance: chance) }
    // Ends before starts before blocks at one instant; insertion keeps equal ones in order.
    for index in 1..<turns.count {
      var place = index
      while place > 0 && Self.precedes(turns[place], turns[place - 1]) {
        turns.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  /// Places a pause uniformly over the positions within its hours where it fits whole; where there is none it is left out.
  private mutating func place(
    _ pause: Break, _ day: ShiftDays.Day, entity: UInt64, civil: CivilClock, chance: Chance
  ) {
    let earliest = civil.instant(day: Int(day.day), timeOfDay: pause.earliest)
    let latest = civil.instant(day: Int(day.day), timeOfDay: pause.latest)
    func positions(_ gap: ShiftDays.Interval) -> Ticks {
      max(0, min(gap.end, latest) - max(gap.start, earliest) - pause.length + 1)
    }
    var room: Ticks = 0
    for gap in gaps { room += positions(gap) }
    guard room > 0 && pause.length > 0 else { return }
    var place: Ticks = 0
    if room > 1 {
      let draws = chance.block(
        entity: entity, purpose: Purpose.pause,
        sub: UInt32(truncatingIfNeeded: day.day) << 16 | UInt32(pause.identity))
      place = Int64(Chance.bounded(draws.word0, below: UInt64(room)))
    }
    for index in gaps.indices {
      let count = positions(gaps[index])
      if place >= count {
        place -= count
        continue
      }
      let start = max(gaps[index].start, earliest) + place
      pauses.append(Pause(start: start, length: pause.length, isPaid: pause.isPaid))
      cut(index, start, pause.length)
      return
    }
  }

  /// Places an activity's block uniformly over the positions where it fits into one interval beside what was placed
  /// before it (model: desk/time-off-the-desk); one that fits nowhere whole fills the longest gap, and the rest is
  /// placed likewise.
  private mutating func placeBlocks(
    of activity: Shrinkage, _ number: Int16, net: Ticks, _ day: ShiftDays.Day, entity: UInt64, chance: Chance
  ) {
    var left = Time.ticks(seconds: activity.share * Double(net) / 1e6)
    var piece: UInt64 = 0
    while left > 0 {
      var longest: Ticks = 0
      for gap in gaps { longest = max(longest, gap.end - gap.start) }
      let length = min(left, longest)
      guard length > 0 else { break }
      let draws = chance.block(
        entity: entity, purpose: Purpose.offDesk,
        sub: UInt32(truncatingIfNeeded: day.day) << 16 | UInt32(activity.identity), block: piece)
      place(length, number, by: draws.word0)
      left -= length
      piece += 1
    }
  }

  /// Puts a block at one of the positions where it fits, all alike, and divides the gap it falls into.
  private mutating func place(_ length: Ticks, _ activity: Int16, by word: UInt64) {
    var room: Ticks = 0
    for gap in gaps where gap.end - gap.start >= length { room += gap.end - gap.start - length + 1 }
    var place = Int64(Chance.bounded(word, below: UInt64(room)))
    for index in gaps.indices where gaps[index].end - gaps[index].start >= length {
      let positions = gaps[index].end - gaps[index].start - length + 1
      if place >= positions {
        place -= positions
        continue
      }
      let start = gaps[index].start + place
      turns.append(Turn(time: start, kind: .offDesk, length: length, activity: activity))
      cut(index, start, length)
      return
    }
  }

  private mutating func cut(_ index: Int, _ start: Ticks, _ length: Ticks) {
    let end = gaps[index].end
    gaps[index].end = start
    gaps.insert(ShiftDays.Interval(start: start + length, end: end), at: index + 1)
  }

  /// Calls and the times between them take turns through the day's desk time, in the long run by their shares.
  private mutating func placeCalls(_ duty: InboundDuty, _ day: ShiftDays.Day, entity: UInt64, chance: Chance) {
    guard duty.share > 0 else { return }
    let between = Distribution.exponential(mean: duty.spell.mean * (1 - duty.share) / duty.share)
    var number: UInt64 = 0
    /// What is left of the time until the next call.
    var quiet: Ticks = -1
    for gap in gaps {
      var now = gap.start
      while now < gap.end && number < 20_000 {
        let draws = chance.block(
          entity: entity, purpose: Purpose.inbound, sub: UInt32(truncatingIfNeeded: day.day), block: number)
        if quiet < 0 {
          let isCalling = number == 0 && draws.u2 < duty.share
          quiet = isCalling ? 0 : Time.ticks(seconds: between.quantile(draws.u0))
        }
        if now + quiet >= gap.end {
          quiet -= gap.end - now
          break
        }
        now += quiet
        quiet = -1
        number += 1
        let length = min(Time.ticks(seconds: duty.spell.quantile(draws.u1)), gap.end - now)
        if length > 0 { turns.append(Turn(time: now, kind: .inbound, length: length)) }
        now += length
      }
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
    case .offDesk, .pause, .inbound: 2
    }
  }
}
