internal import PortableMath

/// The distance of T. W. Anderson and D. A. Darling between a sample and a continuous law, which weighs the tails.
public struct AndersonDarling: Sendable, Equatable {
  /// The statistic A²; infinite where the law gives a value of the sample the probability 0 or 1.
  public let statistic: Double

  /// The probability of a statistic as great or greater if the sample follows the law; that of large samples.
  public let pValue: Double

  /// One sample against a law without fitted parameters.
  ///
  /// - Parameters:
  ///   - sample: At least one value, in any order.
  ///   - cumulative: The probability of a value at or below the argument.
  /// - Complexity: O(n log n).
  public init(_ sample: [Double], cumulative: (Double) -> Double) {
    precondition(!sample.isEmpty, "A distance needs at least one value")
    let probabilities = sample.sorted().map(cumulative)
    let count = probabilities.count
    var sum = 0.0
    for index in 0..<count {
      let low = probabilities[index]
      let high = 1 - probabilities[count - 1 - index]
      if !(low > 0 && high > 0) {
        statistic = .infinity
        pValue = 0
        return
      }
      sum += Double(2 * index + 1) * (logarithm(low) + logarithm(high))
    }
    let value = -Double(count) - sum / Double(count)
    statistic = value
    pValue = 1 - AndersonDarling.limit(value)
  }

  /// The probability, in the limit of large samples, of a statistic at or below `x`.
  ///
  /// - Parameter x: Any number; the absolute error is below 1e-12.
  /// - Complexity: O(1), about a thousand exponentials.
  /// - Note: The series of Anderson and Darling (1952); its integrals by the trapezoidal rule.
  public static func limit(_ x: Double) -> Double {
    if x <= 0.02 { return 0 }
    if x > 32 { return 1 }
    var sum = 0.0
    var coefficient = 1.0
    for index in 0..<12 {
      let factor = Double(4 * index + 1)
      let decay = factor * factor * 9.869604401089358 / (8 * x)
      if decay > 740 { break }
      // ∫ exp(x / (8 (1 + w²)) − decay w²) dw with w = v / √decay.
      var integral = 0.5 * exponential(x / 8)
      var step = 1.0
      while step <= 208 {
        let v = step / 32
        integral += exponential(x / (8 * (1 + v * v / decay)) - v * v)
        step += 1
      }
      integral /= 32 * decay.squareRoot()
      sum += coefficient * factor * exponential(-decay) * integral
      coefficient *= -(Double(index) + 0.5) / Double(index + 1)
    }
    return min(1, max(0, 2.5066282746310002 / x * sum))
  }
}
