internal import PortableMath

/// Whether counts agree with their expectations, by the test of K. Pearson.
public struct ChiSquaredTest: Sendable, Equatable {
  /// The sum of (observed − expected)² / expected.
  public let statistic: Double

  /// The number of counts less 1, less the number of fitted parameters.
  public let degreesOfFreedom: Int

  /// The probability of a statistic as great or greater by chance.
  public let pValue: Double

  /// Counts against their expectations.
  ///
  /// - Parameters:
  ///   - observed: At least two counts.
  ///   - expected: As many numbers above 0, at best 5 or more each.
  ///   - fitted: The number of parameters that were fitted to the counts.
  /// - Complexity: O(observed.count).
  public init(observed: [Int], expected: [Double], fitted: Int = 0) {
    precondition(observed.count == expected.count, "Every count needs an expectation")
    precondition(observed.count - 1 - fitted >= 1, "A test needs a degree of freedom")
    var sum = 0.0
    for (count, mean) in zip(observed, expected) {
      precondition(mean > 0, "An expected count is above 0")
      let difference = Double(count) - mean
      sum += difference * difference / mean
    }
    statistic = sum
    degreesOfFreedom = observed.count - 1 - fitted
    pValue = ChiSquared.upperTail(sum, degreesOfFreedom: Double(degreesOfFreedom))
  }
}
