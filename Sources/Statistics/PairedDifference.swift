internal import PortableMath

/// The difference of two scenarios that ran under common random numbers.
public struct PairedDifference: Sendable, Equatable {
  /// First minus second, with Student's interval.
  public let estimate: Estimate

  /// The standard deviation of the differences; nil for one pair.
  public let standardDeviation: Double?

  /// The t statistic; nil for one pair or for differences without spread.
  public let t: Double?

  /// The two-sided p-value of no difference; nil for one pair. Without spread it is 0, or 1 where all differences are 0.
  public let pValue: Double?

  /// The correlation of the two scenarios; nil where one of them has no spread.
  public let correlation: Double?

  /// How many times fewer replications the pairing takes: the variances' sum over that of the differences; nil where
  /// the differences have no spread.
  public let gain: Double?

  /// The comparison of as many values of the first scenario as of the second, pair by pair.
  ///
  /// For ratios of sums, pair the values of ``Estimate/linearizedRatio(numerators:denominators:)``.
  ///
  /// - Parameters:
  ///   - first: At least one value, in replication order.
  ///   - second: As many values.
  ///   - level: The confidence of the interval, above 0 and below 1.
  /// - Complexity: O(first.count).
  public init(_ first: [Double], _ second: [Double], level: Double) {
    precondition(first.count == second.count && !first.isEmpty, "Pairs need as many values on both sides")
    var differences = Moments()
    for index in first.indices { differences.add(first[index] - second[index]) }
    let left = Moments(first)
    let right = Moments(second)
    let freedom = Double(first.count - 1)
    estimate = Estimate(
      value: differences.mean, standardError: differences.standardError, degreesOfFreedom: freedom,
      count: first.count, level: level, method: .mean)
    standardDeviation = differences.standardDeviation
    if let error = differences.standardError {
      if error > 0 {
        let statistic = differences.mean / error
        t = statistic
        pValue = 2 * StudentT.upperTail(statistic.magnitude, degreesOfFreedom: freedom)
      } else {
        t = nil
        pValue = differences.mean == 0 ? 1 : 0
      }
    } else {
      t = nil
      pValue = nil
    }
    var products = 0.0
    for index in first.indices { products += (first[index] - left.mean) * (second[index] - right.mean) }
    let spread = left.sumOfSquares.squareRoot() * right.sumOfSquares.squareRoot()
    correlation = spread > 0 ? min(1, max(-1, products / spread)) : nil
    gain =
      differences.sumOfSquares > 0 ? (left.sumOfSquares + right.sumOfSquares) / differences.sumOfSquares : nil
  }
}
