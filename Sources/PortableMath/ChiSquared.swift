/// The chi-squared law.
public enum ChiSquared {
  /// The probability of a value at or below `x`.
  ///
  /// - Parameters:
  ///   - x: A number, 0 or above.
  ///   - degreesOfFreedom: A finite number above 0.
  /// - Complexity: O(√degreesOfFreedom) at worst.
  public static func cumulative(_ x: Double, degreesOfFreedom: Double) -> Double {
    Gamma.lower(shape: degreesOfFreedom / 2, at: x / 2)
  }

  /// The probability of a value above `x`, accurate where it is small.
  ///
  /// - Parameters:
  ///   - x: A number, 0 or above.
  ///   - degreesOfFreedom: A finite number above 0.
  /// - Complexity: O(√degreesOfFreedom) at worst.
  public static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    Gamma.upper(shape: degreesOfFreedom / 2, at: x / 2)
  }

  /// The value below which a variate lies with the given probability.
  ///
  /// - Parameters:
  ///   - probability: A number from 0 to 1; the quantile of 1 is infinite.
  ///   - degreesOfFreedom: A finite number above 0.
  /// - Complexity: About five evaluations of the incomplete gamma function.
  public static func quantile(probability: Double, degreesOfFreedom: Double) -> Double {
    2 * Gamma.quantile(shape: degreesOfFreedom / 2, probability: probability)
  }
}
