internal import PortableMath

/// The difference of two scenarios that ran under common random numbers.
public struct PairedDifference: Sendable, Equatable {
  /// First minus second, with Student's interval; without the luck that the control variate shows, where there is one.
  public let estimate: Estimate

  /// What the control variate has taken away; nil where there is none or it says nothing of the difference.
  public let control: ControlledMean?

  /// First minus second, pair by pair, whose mean is the estimate.
  public let differences: [Double]

  /// The standard deviation of the differences as they are; nil for one pair.
  public let standardDeviation: Double?

  /// The t statistic; nil for one pair or for differences without spread.
  public let t: Double?

  /// The two-sided p-value of no difference; nil for one pair. Without spread it is 0, or 1 where all differences are 0.
  public let pValue: Double?

  /// The correlation of the two scenarios; nil where one of them has no spread.
  public let correlation: Double?

  /// How many times fewer replications the pairing takes, with the control variate if there is one: the variance of the
  /// difference of independent runs over that of the estimate; nil where the differences have no spread.
  public let gain: Double?

  /// The comparison of as many values of the first scenario as of the second, pair by pair.
  ///
  /// For ratios of sums, pair the values of ``Estimate/linearizedRatio(numerators:denominators:)``.
  ///
  /// - Parameters:
  ///   - first: At least one value, in replication order.
  ///   - second: As many values.
  ///   - control: What is known of the luck of each pair, if anything is; with as many values.
  ///   - level: The confidence of the interval, above 0 and below 1.
  /// - Complexity: O(first.count).
  public init(_ first: [Double], _ second: [Double], control: ControlVariate? = nil, level: Double) {
    precondition(first.count == second.count && !first.isEmpty, "Pairs need as many values on both sides")
    let plain = zip(first, second).map { $0 - $1 }
    let moments = Moments(plain)
    let controlled = control.flatMap { ControlledMean(plain, $0) }
    self.control = controlled
    differences = controlled?.values ?? plain
    let mean = controlled?.mean ?? moments.mean
    let standardError = controlled?.standardError ?? moments.standardError
    let freedom = controlled?.degreesOfFreedom ?? Double(first.count - 1)
    estimate = Estimate(
      value: mean, standardError: standardError, degreesOfFreedom: freedom, count: first.count, level: level,
      method: .mean)
    standardDeviation = moments.standardDeviation
    if let standardError {
      if standardError > 0 {
        let statistic = mean / standardError
        t = statistic
        pValue = 2 * StudentT.upperTail(statistic.magnitude, degreesOfFreedom: freedom)
      } else {
        t = nil
        pValue = mean == 0 ? 1 : 0
      }
    } else {
      t = nil
      pValue = nil
    }
    let left = Moments(first)
    let right = Moments(second)
    var products = 0.0
    for index in first.indices { products += (first[index] - left.mean) * (second[index] - right.mean) }
    let spread = left.sumOfSquares.squareRoot() * right.sumOfSquares.squareRoot()
    correlation = spread > 0 ? min(1, max(-1, products / spread)) : nil
    let together = left.sumOfSquares + right.sumOfSquares
    if let controlled, controlled.standardError > 0 {
      let independent = together / Double(first.count - 1) / Double(first.count)
      gain = independent / (controlled.standardError * controlled.standardError)
    } else {
      gain = moments.sumOfSquares > 0 ? together / moments.sumOfSquares : nil
    }
  }
}
