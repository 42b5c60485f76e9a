extension Gamma {
  /// The value below which a gamma variate with scale 1 lies with the given probability.
  ///
  /// The relative error is near 1e-13. Where the value is below 1e-300 it is 0 or the leading term of the power
  /// series.
  ///
  /// - Parameters:
  ///   - shape: A finite number above 0.
  ///   - probability: A number from 0 to 1; the quantile of 1 is infinite.
  /// - Complexity: About five evaluations of the incomplete gamma function.
  /// - Note: Start of Wilson and Hilferty, then steps of Halley kept inside a bracket, on the smaller tail.
  public static func quantile(shape: Double, probability: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "A gamma law needs a finite shape above 0")
    precondition(probability >= 0 && probability <= 1, "A quantile needs a probability from 0 to 1")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    var x = firstGuess(shape: shape, probability: probability)
    if x < 1e-300 { return x }
    var below = 0.0
    var above = Double.infinity
    for _ in 0..<100 {
      let (lower, upper) = tails(shape: shape, at: x)
      let error = probability < 0.5 ? lower - probability : (1 - probability) - upper
      if error == 0 { return x }
      if error > 0 { above = x } else { below = x }
      let density = scaledDensity(shape: shape, at: x) / x
      var next = Double.infinity
      if density > 0 && density.isFinite {
        let step = error / density
        next = x - step / (1 - 0.5 * Swift.min(1, step * ((shape - 1) / x - 1)))
      }
      if (next - x).magnitude <= 0x1p-51 * x { return next }
      if !(next > below && next < above) {
        next = above < .infinity ? (below + above) / 2 : 2 * x
        if !(next > below && next < above) { return x }
      }
      x = next
    }
    return x
  }

  private static func firstGuess(shape: Double, probability: Double) -> Double {
    if shape > 1 {
      let z = Normal.quantile(probability)
      let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
      let guess = shape * root * root * root
      if guess > 1e-3 * shape { return guess }
      return leadingTerm(shape: shape, probability: probability)
    }
    let split = 1 - shape * (0.253 + shape * 0.12)
    if probability < split {
      let guess = exponential(PortableMath.logarithm(probability / split) / shape)
      return guess < 1e-3 ? leadingTerm(shape: shape, probability: probability) : guess
    }
    return 1 - PortableMath.logarithm((1 - probability) / (1 - split))
  }

  /// The solution of xᵃ / Γ(a + 1) = probability.
  private static func leadingTerm(shape: Double, probability: Double) -> Double {
    exponential((PortableMath.logarithm(probability) + logarithm(shape + 1)) / shape)
  }
}
