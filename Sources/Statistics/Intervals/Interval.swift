/// A closed range of numbers that holds an unknown quantity with a stated confidence.
public struct Interval: Sendable, Equatable {
  /// The lower end.
  public var low: Double

  /// The upper end, not below `low`.
  public var high: Double

  /// An interval between two numbers; they must be in order.
  public init(low: Double, high: Double) {
    precondition(low <= high, "The ends of an interval must be in order")
    self.low = low
    self.high = high
  }

  /// The interval `halfWidth` to both sides of `centre`.
  public init(centre: Double, halfWidth: Double) {
    self.init(low: centre - halfWidth, high: centre + halfWidth)
  }

  /// Half the distance between the ends.
  public var halfWidth: Double { (high - low) / 2 }

  /// Whether `value` lies between the ends or on one of them.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The part of the interval within 0...1, for shares.
  public var clampedToShare: Interval {
    Interval(low: min(max(low, 0), 1), high: min(max(high, 0), 1))
  }
}
