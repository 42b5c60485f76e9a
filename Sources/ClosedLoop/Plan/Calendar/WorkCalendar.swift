public import EventKernel

/// Open hours as sorted intervals in ticks: business time is arithmetic on their prefix sums.
///
/// Intervals are half open. Beyond the last one nothing is open any more, so a scenario compiles its calendars some
/// months past the end of the run.
public struct WorkCalendar: Sendable {
  /// What the scenario calls it.
  public let name: Name
  /// True for the calendar that never closes: its open time is elapsed time.
  public let isAlways: Bool
  /// Starts of the open intervals, ascending.
  public let starts: ContiguousArray<Ticks>
  /// Ends of the open intervals.
  public let ends: ContiguousArray<Ticks>
  /// Civil time of the place whose hours these are, where it is not the scenario's: it says when a day ends.
  public var civil: CivilClock?
  /// Open time before each start.
  @usableFromInline let openBefore: ContiguousArray<Ticks>

  /// The calendar that never closes.
  public static func always(_ name: Name) -> WorkCalendar {
    WorkCalendar(name: name, isAlways: true, intervals: [])
  }

  /// A calendar from its open intervals, which are sorted and do not overlap; empty and touching ones are merged.
  public init(name: Name, isAlways: Bool = false, intervals: [(start: Ticks, end: Ticks)]) {
    self.name = name
    self.isAlways = isAlways
    var starts = ContiguousArray<Ticks>()
    var ends = ContiguousArray<Ticks>()
    var before = ContiguousArray<Ticks>()
    var sum: Ticks = 0
    for interval in intervals where interval.end > interval.start {
      if let last = ends.last, interval.start <= last {
        precondition(interval.start >= last, "open intervals overlap or are out of order")
        sum += interval.end - last
        ends[ends.count - 1] = interval.end
        continue
      }
      starts.append(interval.start)
      ends.append(interval.end)
      before.append(sum)
      sum += interval.end - interval.start
    }
    self.starts = starts
    self.ends = ends
    openBefore = before
  }

  /// Number of intervals that start at or before an instant. O(log n).
  @inlinable func count(startingUpTo tick: Ticks) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= tick { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Open ticks before an instant (model: desk/calendars). O(log n).
  public func openTime(before tick: Ticks) -> Ticks {
    if isAlways { return tick }
    let index = count(startingUpTo: tick) - 1
    if index < 0 { return 0 }
    return openBefore[index] + min(tick, ends[index]) - starts[index]
  }

  /// Open ticks from one instant to a later one.
  public func openTime(from start: Ticks, to end: Ticks) -> Ticks {
    openTime(before: end) - openTime(before: start)
  }

  /// Whether it is open at an instant (an interval's end is closed).
  public func isOpen(at tick: Ticks) -> Bool {
    if isAlways { return true }
    let index = count(startingUpTo: tick) - 1
    return index >= 0 && tick < ends[index]
  }

  /// The first open instant at or after a given one, or `Time.never`.
  public func opening(from tick: Ticks) -> Ticks {
    if isAlways { return tick }
    let index = count(startingUpTo: tick) - 1
    if index >= 0 && tick < ends[index] { return tick }
    return index + 1 < starts.count ? starts[index + 1] : Time.never
  }

  /// The earliest instant, not before the given one, by which so much open time has passed since it.
  public func adding(_ duration: Ticks, to tick: Ticks) -> Ticks {
    if isAlways { return tick + duration }
    return max(tick, earliest(openTime: openTime(before: tick) + duration))
  }

  /// min{s: B(s) >= amount}, or `Time.never`.
  func earliest(openTime amount: Ticks) -> Ticks {
    if amount <= 0 { return Time.never * -1 }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if openBefore[middle] + ends[middle] - starts[middle] >= amount { high = middle } else { low = middle + 1 }
    }
    return low < starts.count ? starts[low] + amount - openBefore[low] : Time.never
  }

  /// A deadline after a pause of its clock: later by the open time of the pause, or `Time.never`.
  ///
  /// It is in time whoever stops the clock with no more open time, the pause not counted, than was allowed at first.
  public func deadline(_ deadline: Ticks, pausedFrom start: Ticks, to end: Ticks) -> Ticks {
    guard deadline < Time.never else { return Time.never }
    let pause = openTime(from: start, to: end)
    return pause > 0 ? lastInstant(inTime: pause, from: deadline) : deadline
  }

  /// max{s: B(s) <= B(start) + target}: the last instant that is still in time, or `Time.never`.
  public func lastInstant(inTime target: Ticks, from start: Ticks) -> Ticks {
    if isAlways { return start + target }
    let amount = openTime(before: start) + target
    // The interval in which open time passes the amount; all before it is still in time.
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if openBefore[middle] + ends[middle] - starts[middle] > amount { high = middle } else { low = middle + 1 }
    }
    return low < starts.count ? starts[low] + amount - openBefore[low] : Time.never
  }
}
