extension Units {
  /// A time of day in minutes, from 00:00 to 24:00.
  public struct ClockTime: Hashable, Comparable, Sendable {
    /// Minutes since midnight.
    public let minutes: Int

    /// A time of day, if the day has it.
    public init?(minutes: Int) {
      guard (0...1440).contains(minutes) else { return nil }
      self.minutes = minutes
    }

    private init() { minutes = 0 }

    /// 00:00.
    public static let midnight = ClockTime()
    /// Microseconds since midnight.
    public var microseconds: Int64 { Int64(minutes) * Units.minute }
    /// As written: `09:00`.
    public var text: String { "\(padded(minutes / 60)):\(padded(minutes % 60))" }
    /// Earlier times first.
    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
  }

  /// A part of a day; the end does not belong to it.
  public struct ClockRange: Hashable, Sendable {
    /// Its begin.
    public let start: ClockTime
    /// Its end, later than its begin.
    public let end: ClockTime

    /// How long it is.
    public var microseconds: Int64 { end.microseconds - start.microseconds }
    /// As written: `09:00-13:00`.
    public var text: String { "\(start.text)-\(end.text)" }
  }

  /// Reads `"09:00"`, from 00:00 to 24:00.
  public static func clockTime(_ text: String) throws(Remedy) -> ClockTime {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.map(\.utf8.count) == [2, 2], let hour = number(parts[0]),
      let minute = number(parts[1])
    else { throw .unit("a clock time is hour:minute with two digits each: \"09:00\"") }
    guard minute < 60, let time = ClockTime(minutes: hour * 60 + minute) else {
      throw .range("clock times go from 00:00 to 24:00")
    }
    return time
  }

  /// Reads `"09:00-13:00"`.
  public static func clockRange(_ text: String) throws(Remedy) -> ClockRange {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .unit("two clock times with - between are needed: \"09:00-13:00\"") }
    return try range(try clockTime(String(trimmed(parts[0]))), try clockTime(String(trimmed(parts[1]))))
  }

  /// Reads `"08-12"`, in whole hours.
  public static func hourRange(_ text: String) throws(Remedy) -> ClockRange {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.map(\.utf8.count) == [2, 2], let first = number(parts[0]),
      let last = number(parts[1])
    else { throw .unit("two hours with - between are needed: \"08-12\"") }
    guard let start = ClockTime(minutes: first * 60), let end = ClockTime(minutes: last * 60) else {
      throw .range("hours go from 00 to 24")
    }
    return try range(start, end)
  }

  private static func range(_ start: ClockTime, _ end: ClockTime) throws(Remedy) -> ClockRange {
    guard start < end else {
      throw .range("a range ends later on the same day: one over midnight is two, up to 24:00 and from 00:00")
    }
    return ClockRange(start: start, end: end)
  }
}
