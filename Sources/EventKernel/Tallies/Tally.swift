/// What is known of a number of observations: how many, their sum, extremes, mean and variance.
///
/// Mean and variance by Welford's recurrence, which does not lose digits where the mean is large beside the deviation.
/// Two tallies merge to what one would hold up to rounding; merge in a fixed order where bits matter.
///
/// - Complexity: every operation O(1). Memory: 48 bytes.
/// - Source: Welford, *Technometrics* 4 (1962); Chan, Golub and LeVeque, *The American Statistician* 37 (1983).
public struct Tally: BitwiseCopyable, Sendable, Equatable {
  @usableFromInline var number: Int64 = 0
  @usableFromInline var total = 0.0
  @usableFromInline var least = Double.infinity
  @usableFromInline var greatest = -Double.infinity
  @usableFromInline var center = 0.0
  @usableFromInline var squares = 0.0

  /// A tally without observations.
  @inlinable public init() {}

  /// How many observations there are.
  @inlinable public var count: Int64 { number }
  /// Their sum.
  @inlinable public var sum: Double { total }
  /// The least of them; infinite if there are none.
  @inlinable public var minimum: Double { least }
  /// The greatest of them; minus infinity if there are none.
  @inlinable public var maximum: Double { greatest }

  /// Adds an observation.
  ///
  /// - Precondition: it is not a NaN.
  @inlinable public mutating func add(_ value: Double) {
    precondition(!value.isNaN, "an observation is a number")
    number += 1
    total += value
    least = min(least, value)
    greatest = max(greatest, value)
    let deviation = value - center
    center += deviation / Double(number)
    squares += deviation * (value - center)
  }

  /// Adds all observations of another tally.
  public mutating func merge(_ other: Tally) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let both = number + other.number
    let deviation = other.center - center
    let share = Double(other.number) / Double(both)
    squares += other.squares + deviation * deviation * Double(number) * share
    center += deviation * share
    number = both
    total += other.total
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
  }

  /// The arithmetic mean; nil if there are no observations.
  public var mean: Double? { count > 0 ? center : nil }

  /// The unbiased variance; nil if there are fewer than two observations.
  public var variance: Double? { count > 1 ? max(0, squares) / Double(count - 1) : nil }

  /// The square root of the variance; nil if there are fewer than two observations.
  public var standardDeviation: Double? { variance?.squareRoot() }
}
