/// The parts of a probability near its mode that ordinary logarithms would lose to cancellation.
///
/// - Note: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
enum SaddlePoint {
  /// `x ln(x/mean) + mean − x`, without cancellation where `x` is near `mean`; both above 0.
  static func deviance(_ x: Double, _ mean: Double) -> Double {
    let difference = x - mean
    if difference.magnitude < 0.1 * (x + mean) {
      var v = difference / (x + mean)
      var sum = difference * v
      var term = 2 * x * v
      v *= v
      var denominator = 3.0
      while true {
        term *= v
        let next = sum + term / denominator
        if next == sum { return sum }
        sum = next
        denominator += 2
      }
    }
    let ratio = x / mean
    let difference2 = ratio > 0 && ratio.isFinite ? logarithm(ratio) : logarithm(x) - logarithm(mean)
    return x * difference2 + mean - x
  }

  /// `ln Γ(x) − (x − ½) ln x + x − ½ ln 2π`: what Stirling's formula leaves out; `x` above 0.
  static func stirlingRemainder(_ x: Double) -> Double {
    if x >= 15 { return series(x) }
    return Gamma.logarithm(x) - ((x - 0.5) * logarithm(x) - x + Constant.halfLogarithmOfTwoPi)
  }

  /// The asymptotic series of Stirling's remainder, to double precision from 15 on.
  static func series(_ x: Double) -> Double {
    let z = 1.0 / (x * x)
    let tail = 1.0 / 1188.0 - z * (691.0 / 360360.0 - z * (1.0 / 156.0))
    return (1.0 / 12.0 - z * (1.0 / 360.0 - z * (1.0 / 1260.0 - z * (1.0 / 1680.0 - z * tail)))) / x
  }
}
