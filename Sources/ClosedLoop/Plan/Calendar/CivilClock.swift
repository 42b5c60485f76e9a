public import EventKernel

/// Civil time of the scenario's zone, as shifts of the local clock against the ticks of the run.
///
/// Tick 0 is local midnight of the scenario's first day. Daylight saving appears as shifts: local time is tick plus
/// shift. The shifts come from the scenario's own table, never from the machine.
public struct CivilClock: Sendable {
  /// One change of the local clock.
  public struct Shift: Sendable {
    /// The first tick at which it holds.
    public var start: Ticks
    /// Local time minus ticks from then on.
    public var shift: Ticks

    /// A shift of the local clock from a tick on.
    public init(start: Ticks, shift: Ticks) {
      self.start = start
      self.shift = shift
    }
  }

  /// Weekday of the first day, 0 for Monday.
  public let firstWeekday: Int
  /// Days from 1970-01-01 to the first day.
  public let firstDay: Int64
  /// Offset of the zone from UTC at tick 0, in ticks.
  public let firstOffset: Ticks
  /// Changes of the clock after tick 0, in order.
  public let shifts: ContiguousArray<Shift>

  /// A civil clock that starts at local midnight of a day.
  public init(firstDay: Int64, firstOffset: Ticks = 0, shifts: some Sequence<Shift> = EmptyCollection()) {
    self.firstDay = firstDay
    self.firstOffset = firstOffset
    // 1970-01-01 was a Thursday.
    firstWeekday = Int(((firstDay % 7) + 7 + 3) % 7)
    self.shifts = ContiguousArray(shifts)
  }

  /// A clock that never changes and begins on a Monday, 4 January 2027, in UTC.
  public static let plain = CivilClock(firstDay: 20_822)

  /// Local time minus ticks at an instant. O(number of changes).
  public func shift(at tick: Ticks) -> Ticks {
    var result: Ticks = 0
    for change in shifts {
      if change.start > tick { break }
      result = change.shift
    }
    return result
  }

  /// The day of the run on which an instant falls, 0 for the first.
  public func day(at tick: Ticks) -> Int {
    let local = tick + shift(at: tick)
    return Int(local >= 0 ? local / Time.day : (local - Time.day + 1) / Time.day)
  }

  /// The hour of the local week, 0 for Monday from midnight to one, 167 for the last of Sunday.
  public func hourOfWeek(at tick: Ticks) -> Int {
    let hours = (tick + shift(at: tick)) / Time.hour + Int64(firstWeekday) * 24
    return Int(((hours % 168) + 168) % 168)
  }

  /// The hour of the local day, 0 to 23.
  public func hourOfDay(at tick: Ticks) -> Int {
    hourOfWeek(at: tick) % 24
  }

  /// Weekday of a day of the run, 0 for Monday.
  public func weekday(ofDay day: Int) -> Int {
    (((firstWeekday + day) % 7) + 7) % 7
  }

  /// The instant of a civil time of day.
  ///
  /// A time that the clock skips becomes the instant of the skip; one that it repeats, the first of the two.
  public func instant(day: Int, timeOfDay: Ticks) -> Ticks {
    let local = Int64(day) * Time.day + timeOfDay
    var before: Ticks = 0
    for change in shifts {
      let candidate = local - before
      if candidate < change.start { return candidate }
      if local - change.shift < change.start { return change.start }
      before = change.shift
    }
    return local - before
  }
}
