/// The F law of R. A. Fisher and G. W. Snedecor: the ratio of two mean squares.
public enum FisherF {
  /// The probability of a value at or below `x`.
  ///
  /// - Parameters:
  ///   - x: A number, 0 or above.
  ///   - degreesOfFreedom: Those of the numerator and of the denominator, finite and above 0.
  /// - Complexity: O(√degreesOfFreedom) at worst.
  public static func cumulative(_ x: Double, degreesOfFreedom: (numerator: Double, denominator: Double)) -> Double {
    tails(x, degreesOfFreedom).lower
  }

  /// The probability of a value above `x`, accurate where it is small.
  ///
  /// - Parameters:
  ///   - x: A number, 0 or above.
  ///   - degreesOfFreedom: Those of the numerator and of the denominator, finite and above 0.
  /// - Complexity: O(√degreesOfFreedom) at worst.
  public static func upperTail(_ x: Double, degreesOfFreedom: (numerator: Double, denominator: Double)) -> Double {
    tails(x, degreesOfFreedom).upper
  }

  /// The value below which a variate lies with the given probability.
  ///
  /// - Parameters:
  ///   - probability: A number from 0 to 1; the quantile of 1 is infinite.
  ///   - degreesOfFreedom: Those of the numerator and of the denominator, finite and above 0.
  /// - Complexity: About six evaluations of the incomplete beta function.
  public static func quantile(
    probability: Double, degreesOfFreedom: (numerator: Double, denominator: Double)
  ) -> Double {
    precondition(probability >= 0 && probability <= 1, "A quantile needs a probability from 0 to 1")
    let (x, y) = Beta.quantiles(
      probability, complement: 1 - probability, alpha: degreesOfFreedom.numerator / 2,
      beta: degreesOfFreedom.denominator / 2)
    return degreesOfFreedom.denominator * x / (degreesOfFreedom.numerator * y)
  }

  private static func tails(
    _ x: Double, _ degreesOfFreedom: (numerator: Double, denominator: Double)
  ) -> (lower: Double, upper: Double) {
    precondition(x >= 0, "An F probability needs a value of 0 or above")
    if x == .infinity { return (1, 0) }
    let scaled = degreesOfFreedom.numerator * x
    let total = scaled + degreesOfFreedom.denominator
    return Beta.tails(
      scaled / total, complement: degreesOfFreedom.denominator / total, alpha: degreesOfFreedom.numerator / 2,
      beta: degreesOfFreedom.denominator / 2)
  }
}
