/// The gamma function and the gamma law.
public enum Gamma {
  /// ln Γ(x), with an absolute or relative error (whichever is larger) near 1e-14.
  ///
  /// - Parameter x: A finite number above 0.
  /// - Complexity: O(1).
  /// - Note: Multiplied up to 15 or more, then Stirling's series.
  public static func logarithm(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "The logarithm of the gamma function needs a finite number above 0")
    var product = 1.0
    var shifted = x
    while shifted < 15 {
      product *= shifted
      shifted += 1
    }
    let stirling =
      (shifted - 0.5) * PortableMath.logarithm(shifted) - shifted + Constant.halfLogarithmOfTwoPi
      + SaddlePoint.series(shifted)
    return stirling - PortableMath.logarithm(product)
  }

  /// The probability of a value at or below `x` under the gamma law with scale 1: the regularized lower incomplete
  /// gamma function P(shape, x).
  ///
  /// - Parameters:
  ///   - shape: A finite number above 0.
  ///   - x: A number, 0 or above.
  /// - Complexity: O(√shape) where `x` is near `shape`, else O(1).
  /// - Note: Power series below shape + 1, continued fraction (Lentz) above.
  public static func lower(shape: Double, at x: Double) -> Double {
    tails(shape: shape, at: x).lower
  }

  /// The probability of a value above `x` under the gamma law with scale 1: the regularized upper incomplete gamma
  /// function Q(shape, x), accurate where it is small.
  ///
  /// - Parameters:
  ///   - shape: A finite number above 0.
  ///   - x: A number, 0 or above.
  /// - Complexity: O(√shape) where `x` is near `shape`, else O(1).
  public static func upper(shape: Double, at x: Double) -> Double {
    tails(shape: shape, at: x).upper
  }

  /// Both probabilities; the smaller one is computed directly.
  static func tails(shape: Double, at x: Double) -> (lower: Double, upper: Double) {
    precondition(shape > 0 && shape.isFinite, "A gamma law needs a finite shape above 0")
    precondition(x >= 0, "A gamma probability needs a value of 0 or above")
    if x == 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    let prefactor = scaledDensity(shape: shape, at: x)
    if x < shape + 1 {
      let lower = prefactor * series(shape, x)
      return (lower, 1 - lower)
    }
    let upper = prefactor * continuedFraction(shape, x)
    return (1 - upper, upper)
  }

  /// xᵃ e⁻ˣ / Γ(a): the density times `x`.
  static func scaledDensity(shape: Double, at x: Double) -> Double {
    let exponent = -SaddlePoint.stirlingRemainder(shape) - SaddlePoint.deviance(shape, x)
    return (shape / (2 * Constant.pi)).squareRoot() * exponential(exponent)
  }

  private static func series(_ shape: Double, _ x: Double) -> Double {
    var denominator = shape
    var term = 1 / shape
    var sum = term
    while true {
      denominator += 1
      term *= x / denominator
      sum += term
      if term < sum * 0x1p-54 { return sum }
    }
  }

  private static func continuedFraction(_ shape: Double, _ x: Double) -> Double {
    let smallest = 1e-300
    var b = x + 1 - shape
    var c = 1 / smallest
    var d = 1 / b
    var product = d
    var index = 1.0
    while index < 1e6 {
      let a = -index * (index - shape)
      b += 2
      d = a * d + b
      if d.magnitude < smallest { d = smallest }
      c = b + a / c
      if c.magnitude < smallest { c = smallest }
      d = 1 / d
      let factor = d * c
      product *= factor
      if (factor - 1).magnitude < 0x1p-52 { break }
      index += 1
    }
    return product
  }
}
