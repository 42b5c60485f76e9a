internal import PortableMath

extension Estimate {
  /// The mean of independent values with Student's interval.
  ///
  /// One value gives no interval. Values without spread give an interval of width 0.
  ///
  /// - Parameters:
  ///   - values: At least one number, one per replication, in replication order.
  ///   - level: The confidence, above 0 and below 1.
  /// - Complexity: O(values.count).
  public static func mean(of values: [Double], level: Double) -> Estimate {
    precondition(!values.isEmpty, "A mean needs at least one value")
    let moments = Moments(values)
    return Estimate(
      value: moments.mean, standardError: moments.standardError, degreesOfFreedom: Double(values.count - 1),
      count: values.count, level: level, method: .mean)
  }

  /// An estimate with the symmetric interval that Student's law gives.
  init(
    value: Double, standardError: Double?, degreesOfFreedom: Double, count: Int, level: Double, method: Method
  ) {
    precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1")
    var interval: Interval?
    if let standardError, degreesOfFreedom > 0 {
      let factor = StudentT.quantile(probability: 0.5 + level / 2, degreesOfFreedom: degreesOfFreedom)
      interval = Interval(centre: value, halfWidth: factor * standardError)
    }
    self.init(
      value: value, standardError: standardError, interval: interval, count: count, level: level, method: method)
  }
}
