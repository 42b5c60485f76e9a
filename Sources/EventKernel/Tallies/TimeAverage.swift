/// The integral of a level over time, exactly: people busy, cases waiting, and what they come to on average.
///
/// The level is an integer and time is in ticks, so the integral is an integer, kept in 128 bits: equal to the sum of all
/// sojourn times to the last tick, whatever the order (Little's law without tolerance).
///
/// - Complexity: every operation O(1). Memory: 64 bytes.
public struct TimeAverage: BitwiseCopyable, Sendable, Equatable {
  @usableFromInline var area: Int128 = 0
  @usableFromInline var start: Ticks
  @usableFromInline var changed: Ticks
  @usableFromInline var current: Int64
  @usableFromInline var highest: Int64
  @usableFromInline var lowest: Int64

  /// The level now.
  @inlinable public var level: Int64 { current }
  /// The highest level since the start or the last restart, also if for no time.
  @inlinable public var maximum: Int64 { highest }
  /// The lowest level since the start or the last restart, also if for no time.
  @inlinable public var minimum: Int64 { lowest }

  /// A level from a time on.
  @inlinable public init(level: Int64 = 0, from start: Ticks = 0) {
    self.start = start
    changed = start
    current = level
    highest = level
    lowest = level
  }

  /// Sets the level from a time on.
  ///
  /// - Precondition: the time is not before the last change.
  @inlinable public mutating func set(_ level: Int64, at time: Ticks) {
    area = integral(through: time)
    changed = time
    current = level
    highest = max(highest, level)
    lowest = min(lowest, level)
  }

  /// Raises the level by a step, or lowers it by a negative one, from a time on.
  ///
  /// - Precondition: the time is not before the last change.
  @inlinable public mutating func change(by step: Int64, at time: Ticks) {
    set(current + step, at: time)
  }

  /// Forgets what was before a time and goes on from there with the present level: the end of a warm-up.
  ///
  /// - Precondition: the time is not before the last change.
  @inlinable public mutating func restart(at time: Ticks) {
    precondition(time >= changed, "a level does not change in the past")
    self = TimeAverage(level: level, from: time)
  }

  /// The integral of the level from the start through a time, in level times ticks.
  ///
  /// - Precondition: the time is not before the last change.
  @inlinable public func integral(through time: Ticks) -> Int128 {
    precondition(time >= changed, "a level does not change in the past")
    let product = current.multipliedFullWidth(by: time - changed)
    return area + (Int128(product.high) << 64 | Int128(product.low))
  }

  /// The average level from the start through a time; nil if no time has passed.
  ///
  /// - Precondition: the time is not before the last change.
  public func average(through time: Ticks) -> Double? {
    time > start ? Double(integral(through: time)) / Double(time - start) : nil
  }
}
