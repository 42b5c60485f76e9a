/// Student's t law.
public enum StudentT {
  /// The probability of a value at or below `t`.
  ///
  /// - Parameters:
  ///   - t: Any number but NaN.
  ///   - degreesOfFreedom: A number above 0, also fractional or infinite (the normal law).
  /// - Complexity: O(√degreesOfFreedom) at worst.
  public static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double {
    t <= 0
      ? upperTail(-t, degreesOfFreedom: degreesOfFreedom) : 1 - upperTail(t, degreesOfFreedom: degreesOfFreedom)
  }

  /// The probability of a value above `t`, accurate where it is small.
  ///
  /// - Parameters:
  ///   - t: Any number but NaN.
  ///   - degreesOfFreedom: A number above 0, also fractional or infinite (the normal law).
  /// - Complexity: O(√degreesOfFreedom) at worst.
  public static func upperTail(_ t: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "Student's t law needs degrees of freedom above 0")
    if t < 0 { return 1 - upperTail(-t, degreesOfFreedom: degreesOfFreedom) }
    if degreesOfFreedom == .infinity { return Normal.upperTail(t) }
    if t > 1e150 { return 0 }
    let square = t * t
    let total = degreesOfFreedom + square
    return 0.5
      * Beta.tails(
        degreesOfFreedom / total, complement: square / total, alpha: degreesOfFreedom / 2, beta: 0.5
      ).lower
  }

  /// The value below which a variate lies with the given probability.
  ///
  /// - Parameters:
  ///   - probability: A number above 0 and below 1.
  ///   - degreesOfFreedom: A number above 0, also fractional or infinite (the normal law).
  /// - Returns: The quantile, with a relative error near 1e-13.
  /// - Complexity: A few evaluations of the incomplete beta function.
  /// - Note: Start of Cornish and Fisher (below 3 degrees of freedom the beta quantile), then Newton on the logarithm
  ///   of the tail.
  public static func quantile(probability: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "Student's t law needs degrees of freedom above 0")
    precondition(probability > 0 && probability < 1, "A quantile needs a probability above 0 and below 1")
    if probability == 0.5 { return 0 }
    if degreesOfFreedom == .infinity { return Normal.quantile(probability) }
    let isUpper = probability > 0.5
    let target = isUpper ? 1 - probability : probability
    let value = upperQuantile(target, degreesOfFreedom)
    return isUpper ? value : -value
  }

  /// The value above which a variate lies with probability `target`, below ½.
  private static func upperQuantile(_ target: Double, _ degreesOfFreedom: Double) -> Double {
    var t = firstGuess(target, degreesOfFreedom)
    for _ in 0..<20 {
      if !(t > 0 && t < 1e140) { return t }
      let tail = upperTail(t, degreesOfFreedom: degreesOfFreedom)
      let step = tail / density(t, degreesOfFreedom) * logarithmOfOnePlus((tail - target) / target)
      t += step
      if !(step.magnitude > 1e-14 * t) { break }
    }
    return t
  }

  private static func density(_ t: Double, _ degreesOfFreedom: Double) -> Double {
    // The density of x = ν / (ν + t²) carried over: half of it, times |dx/dt| = 2 x y / t.
    let square = t * t
    let total = degreesOfFreedom + square
    return Beta.scaledDensity(
      degreesOfFreedom / total, complement: square / total, alpha: degreesOfFreedom / 2, beta: 0.5) / t
  }

  private static func firstGuess(_ target: Double, _ degreesOfFreedom: Double) -> Double {
    let z = -Normal.quantile(target)
    let s = z * z
    if degreesOfFreedom < 3 || s > degreesOfFreedom {
      let (x, y) = Beta.quantiles(
        2 * target, complement: 1 - 2 * target, alpha: degreesOfFreedom / 2, beta: 0.5)
      return (degreesOfFreedom * (y / x)).squareRoot()
    }
    let n = degreesOfFreedom
    let second = ((5 * s + 16) * s + 3) * z / (96 * n * n)
    let third = (((3 * s + 19) * s + 17) * s - 15) * z / (384 * n * n * n)
    let fourth = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) * z / (92160 * n * n * n * n)
    return z + (s + 1) * z / (4 * n) + second + third + fourth
  }
}
