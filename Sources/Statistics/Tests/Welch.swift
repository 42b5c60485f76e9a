internal import PortableMath

/// The difference of two scenarios that ran independently, by the test of B. L. Welch.
public struct Welch: Sendable, Equatable {
  /// First minus second, with the interval; `count` is that of both samples together.
  public let estimate: Estimate

  /// The degrees of freedom after Satterthwaite; nil where a sample has one value or neither has spread.
  public let degreesOfFreedom: Double?

  /// The t statistic; nil where a sample has one value or neither has spread.
  public let t: Double?

  /// The two-sided p-value of no difference; nil where a sample has one value. Without spread it is 0, or 1 where the
  /// means are equal.
  public let pValue: Double?

  /// The comparison of two independent samples.
  ///
  /// - Parameters:
  ///   - first: At least one value.
  ///   - second: At least one value.
  ///   - level: The confidence of the interval, above 0 and below 1.
  /// - Complexity: O(first.count + second.count).
  public init(_ first: [Double], _ second: [Double], level: Double) {
    precondition(!first.isEmpty && !second.isEmpty, "A comparison needs values on both sides")
    let left = Moments(first)
    let right = Moments(second)
    let difference = left.mean - right.mean
    let count = first.count + second.count
    guard let leftVariance = left.variance, let rightVariance = right.variance else {
      estimate = Estimate(
        value: difference, standardError: nil, interval: nil, count: count, level: level, method: .welch)
      degreesOfFreedom = nil
      t = nil
      pValue = nil
      return
    }
    let a = leftVariance / Double(first.count)
    let b = rightVariance / Double(second.count)
    let error = (a + b).squareRoot()
    if error > 0 {
      let freedom = (a + b) * (a + b) / (a * a / Double(first.count - 1) + b * b / Double(second.count - 1))
      estimate = Estimate(
        value: difference, standardError: error, degreesOfFreedom: freedom, count: count, level: level,
        method: .welch)
      degreesOfFreedom = freedom
      t = difference / error
      pValue = 2 * StudentT.upperTail((difference / error).magnitude, degreesOfFreedom: freedom)
    } else {
      estimate = Estimate(
        value: difference, standardError: 0, interval: Interval(low: difference, high: difference), count: count,
        level: level, method: .welch)
      degreesOfFreedom = nil
      t = nil
      pValue = difference == 0 ? 1 : 0
    }
  }
}
