/// The count, mean and spread of values that arrive one after the other.
///
/// - Note: B. P. Welford (1962); merging after T. F. Chan, G. H. Golub and R. J. LeVeque (1979). The bits depend on the
///   order: add in replication order, merge in a fixed tree.
public struct Moments: Sendable, Equatable {
  /// The number of values.
  public private(set) var count: Int64 = 0

  /// The mean of the values; 0 where there are none.
  public private(set) var mean = 0.0

  /// The sum of the squared distances from the mean.
  public private(set) var sumOfSquares = 0.0

  /// The moments of no values.
  public init() {}

  /// The moments of `values`, added from left to right.
  ///
  /// - Complexity: O(count).
  public init(_ values: [Double]) {
    for value in values { add(value) }
  }

  /// Takes one more value in.
  public mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / Double(count)
    sumOfSquares += difference * (value - mean)
  }

  /// Takes all values of `other` in, after one's own.
  public mutating func merge(_ other: Moments) {
    if other.count == 0 { return }
    let total = Double(count + other.count)
    let difference = other.mean - mean
    sumOfSquares += other.sumOfSquares + difference * difference * (Double(count) * Double(other.count) / total)
    mean += difference * (Double(other.count) / total)
    count += other.count
  }

  /// The sample variance, with divisor count − 1; nil for fewer than two values.
  public var variance: Double? { count < 2 ? nil : sumOfSquares / Double(count - 1) }

  /// The square root of the sample variance; nil for fewer than two values.
  public var standardDeviation: Double? { count < 2 ? nil : (sumOfSquares / Double(count - 1)).squareRoot() }

  /// The standard deviation of the mean; nil for fewer than two values.
  public var standardError: Double? {
    count < 2 ? nil : (sumOfSquares / Double(count - 1) / Double(count)).squareRoot()
  }
}
