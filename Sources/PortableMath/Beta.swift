/// The beta law.
public enum Beta {
  /// The probability of a value at or below `x` under the beta law: the regularized incomplete beta function
  /// Iₓ(alpha, beta).
  ///
  /// - Parameters:
  ///   - x: A number from 0 to 1.
  ///   - alpha: A finite number above 0.
  ///   - beta: A finite number above 0.
  /// - Complexity: O(√max(alpha, beta)) near the mean, else O(1).
  /// - Note: Continued fraction (Lentz), mirrored above (alpha + 1) / (alpha + beta + 2).
  public static func regularized(_ x: Double, alpha: Double, beta: Double) -> Double {
    precondition(x >= 0 && x <= 1, "A beta probability needs a value from 0 to 1")
    return tails(x, complement: 1 - x, alpha: alpha, beta: beta).lower
  }

  /// The value below which a beta variate lies with the given probability.
  ///
  /// The relative error of the value, or of its complement where that is smaller, is near 1e-13.
  ///
  /// - Parameters:
  ///   - probability: A number from 0 to 1.
  ///   - alpha: A finite number above 0.
  ///   - beta: A finite number above 0.
  /// - Complexity: About six evaluations of the incomplete beta function.
  /// - Note: Steps of Halley kept inside a bracket, on the smaller tail.
  public static func quantile(probability: Double, alpha: Double, beta: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "A quantile needs a probability from 0 to 1")
    return quantiles(probability, complement: 1 - probability, alpha: alpha, beta: beta).value
  }

  /// Both probabilities at `x`, whose complement 1 − x is given apart so that neither end loses digits.
  static func tails(_ x: Double, complement y: Double, alpha: Double, beta: Double) -> (lower: Double, upper: Double) {
    precondition(alpha > 0 && alpha.isFinite && beta > 0 && beta.isFinite, "A beta law needs parameters above 0")
    if x <= 0 { return (0, 1) }
    if y <= 0 { return (1, 0) }
    let prefactor = scaledDensity(x, complement: y, alpha: alpha, beta: beta)
    if x <= (alpha + 1) / (alpha + beta + 2) {
      let lower = Swift.min(1, prefactor * continuedFraction(x, y, alpha, beta))
      return (lower, 1 - lower)
    }
    let upper = Swift.min(1, prefactor * continuedFraction(y, x, beta, alpha))
    return (1 - upper, upper)
  }

  /// xᵃ yᵇ / B(a, b): the density times x y.
  static func scaledDensity(_ x: Double, complement y: Double, alpha: Double, beta: Double) -> Double {
    let sum = alpha + beta
    let remainder =
      SaddlePoint.stirlingRemainder(sum) - SaddlePoint.stirlingRemainder(alpha)
      - SaddlePoint.stirlingRemainder(beta)
    let deviance = SaddlePoint.deviance(alpha, sum * x) + SaddlePoint.deviance(beta, sum * y)
    return (alpha * (beta / sum) / (2 * Constant.pi)).squareRoot() * exponential(remainder - deviance)
  }

  /// The quantile and its complement, each accurate where it is the smaller one.
  static func quantiles(
    _ probability: Double, complement: Double, alpha: Double, beta: Double
  ) -> (value: Double, complement: Double) {
    if probability <= 0 { return (0, 1) }
    if complement <= 0 { return (1, 0) }
    let half = tails(0.5, complement: 0.5, alpha: alpha, beta: beta)
    let isLowerHalf = probability < complement ? probability <= half.lower : complement >= half.upper
    if isLowerHalf {
      let x = lowerHalfQuantile(probability, complement, alpha, beta)
      return (x, 1 - x)
    }
    let y = lowerHalfQuantile(complement, probability, beta, alpha)
    return (1 - y, y)
  }

  /// The quantile where it is known to be at most ½.
  private static func lowerHalfQuantile(
    _ probability: Double, _ complement: Double, _ alpha: Double, _ beta: Double
  ) -> Double {
    var x = firstGuess(probability, complement, alpha, beta)
    if x < 1e-300 { return Swift.max(x, 0) }
    if !(x <= 0.5) { x = 0.5 }
    var below = 0.0
    var above = 0.5 + 0x1p-50
    for _ in 0..<200 {
      let y = 1 - x
      let (lower, upper) = tails(x, complement: y, alpha: alpha, beta: beta)
      let error = probability < complement ? lower - probability : complement - upper
      if error == 0 { return x }
      if error > 0 { above = x } else { below = x }
      let density = scaledDensity(x, complement: y, alpha: alpha, beta: beta) / (x * y)
      var next = Double.infinity
      if density > 0 && density.isFinite {
        let step = error / density
        next = x - step / (1 - 0.5 * Swift.min(1, step * ((alpha - 1) / x - (beta - 1) / y)))
      }
      if (next - x).magnitude <= 0x1p-51 * x { return next }
      if !(next > below && next < above) {
        next = below > 0 ? below.squareRoot() * above.squareRoot() : above * 0.125
        if !(next > below && next < above) { return x }
      }
      x = next
    }
    return x
  }

  /// A start within the basin of Halley's method (Abramowitz and Stegun 26.5.22; leading terms for shapes below 1).
  private static func firstGuess(
    _ probability: Double, _ complement: Double, _ alpha: Double, _ beta: Double
  ) -> Double {
    if alpha >= 1 && beta >= 1 {
      let z = probability < complement ? -Normal.quantile(probability) : Normal.quantile(complement)
      let lambda = (z * z - 3) / 6
      let a = 1 / (2 * alpha - 1)
      let b = 1 / (2 * beta - 1)
      let h = 2 / (a + b)
      let w = z * Swift.max(0, lambda + h).squareRoot() / h - (b - a) * (lambda + 5.0 / 6.0 - 2 / (3 * h))
      return alpha / (alpha + beta * exponential(2 * w))
    }
    let sum = alpha + beta
    let left = exponential(alpha * logarithm(alpha / sum)) / alpha
    let right = exponential(beta * logarithm(beta / sum)) / beta
    let total = left + right
    if probability < left / total {
      return exponential(logarithm(alpha * total * probability) / alpha)
    }
    return 1 - exponential(logarithm(beta * total * complement) / beta)
  }

  /// The continued fraction that, times `scaledDensity`, gives the lower probability; for `x` near the mean or below.
  ///
  /// The distance from the mean enters as such, so that `x` near 1 loses no digits (A. R. DiDonato and A. H. Morris,
  /// Algorithm 708, 1992).
  private static func continuedFraction(_ x: Double, _ y: Double, _ alpha: Double, _ beta: Double) -> Double {
    let sum = alpha + beta
    let distance = x <= y ? alpha - sum * x : sum * y - beta
    let smallest = 1e-300
    var denominator = alpha / (alpha + 1) * (distance + 1)
    if denominator.magnitude < smallest { denominator = smallest }
    var c = denominator
    var d = 0.0
    var result = denominator
    var n = 1.0
    while n < 1e6 {
      let odd = alpha + 2 * n - 1
      let numerator = (alpha + n - 1) / odd * ((sum + n - 1) / odd) * n * (beta - n) * x * x
      denominator = n + n * (beta - n) * x / odd + (alpha + n) / (alpha + 2 * n + 1) * (distance + 1 + n * (1 + y))
      d = denominator + numerator * d
      if d.magnitude < smallest { d = smallest }
      d = 1 / d
      c = denominator + numerator / c
      if c.magnitude < smallest { c = smallest }
      let factor = c * d
      result *= factor
      if (factor - 1).magnitude < 0x1p-52 { break }
      n += 1
    }
    return 1 / result
  }
}
