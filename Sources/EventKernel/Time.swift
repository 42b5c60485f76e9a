/// A point in simulated time, or a duration: whole microseconds since the start of the scenario.
///
/// Integer time makes order, equality and every audit exact. The range is ±292 000 years.
public typealias Ticks = Int64

/// Units of simulated time, and the two ways from a sampled duration to ticks.
///
/// Both round a tie up, as `Int64(x + 0.5)` does, so a duration becomes the same ticks on either way.
public enum Time {
  /// One second in ticks.
  @inlinable public static var second: Ticks { 1_000_000 }
  /// One minute in ticks.
  @inlinable public static var minute: Ticks { 60 * second }
  /// One hour in ticks.
  @inlinable public static var hour: Ticks { 60 * minute }
  /// One day of 24 hours in ticks.
  @inlinable public static var day: Ticks { 24 * hour }
  /// One week of seven days in ticks.
  @inlinable public static var week: Ticks { 7 * day }

  /// A time that no run reaches: 73 000 years, and up to three of them add up without overflow.
  @inlinable public static var never: Ticks { .max / 4 }

  /// The nearest whole microsecond to a duration in seconds; `never` where the duration is longer than that.
  ///
  /// - Precondition: `seconds` is finite and not negative.
  @inlinable public static func ticks(seconds: Double) -> Ticks {
    let microseconds = seconds * 1e6
    if microseconds >= 0 && microseconds < 0x1p52 { return ticks(microseconds) }
    precondition(seconds >= 0 && seconds.isFinite, "a duration is finite and not negative")
    return microseconds < 0x1p61 ? Ticks(microseconds + 0.5) : never
  }

  /// The nearest whole microsecond to a duration in microseconds, for the hot path: no check and no branch.
  ///
  /// Equal to `Ticks(microseconds + 0.5)`, whose check of the range costs a quarter of the speed of a small model.
  /// The result has no meaning unless `0 <= microseconds` and `microseconds < 0x1p52` (142 years).
  @inlinable public static func ticks(_ microseconds: Double) -> Ticks {
    let sum = microseconds + 0.5
    let shifted = sum + 0x1p52
    let roundedUp = Int64(bitPattern: (sum - (shifted - 0x1p52)).bitPattern) >> 63
    return Int64(bitPattern: shifted.bitPattern &- 0x4330_0000_0000_0000) &+ roundedUp
  }
}
