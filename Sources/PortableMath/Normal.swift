/// The standard normal law: density, probabilities and quantile.
public enum Normal {
  /// The density at `x`, within a few units in the last place also far out.
  ///
  /// - Complexity: O(1).
  public static func density(_ x: Double) -> Double {
    Constant.inverseRootOfTwoPi * exponentialOfHalfSquare(x)
  }

  /// The probability of a value at or below `x`, to a relative error near 1e-15 in both tails.
  ///
  /// - Parameter x: Any number but NaN.
  /// - Complexity: O(1).
  /// - Note: Rational approximations of W. J. Cody (Mathematics of Computation 23, 1969; Algorithm 715).
  public static func cumulative(_ x: Double) -> Double {
    x <= centre ? (x < -centre ? tail(-x) : 0.5 + central(x)) : 1.0 - tail(x)
  }

  /// The probability of a value above `x`, to a relative error near 1e-15 in both tails.
  ///
  /// - Parameter x: Any number but NaN.
  /// - Complexity: O(1).
  public static func upperTail(_ x: Double) -> Double {
    cumulative(-x)
  }

  /// Half-width of the central region: the upper quartile, where the approximations change.
  private static var centre: Double { 0.67448975 }

  /// The probability between 0 and `x`, signed, for `|x|` up to `centre`.
  private static func central(_ x: Double) -> Double {
    let s = x * x
    let numerator =
      ((((0.065682337918207449113 * s + 2.2352520354606839287) * s + 161.02823106855587881) * s
        + 1067.6894854603709582) * s + 18154.981253343561249)
    let denominator =
      ((((s + 47.20258190468824187) * s + 976.09855173777669322) * s + 10260.932208618978205) * s
        + 45507.789335026729956)
    return x * numerator / denominator
  }

  /// The probability above `x`, for `x` above `centre`.
  private static func tail(_ x: Double) -> Double {
    if x > 5.656854249492380195 {
      if x > 39 { return 0 }
      let s = 1.0 / (x * x)
      let numerator =
        ((((0.02307344176494017303 * s + 0.21589853405795699) * s + 0.1274011611602473639) * s
          + 0.022235277870649807) * s + 0.001421619193227893466) * s + 2.9112874951168792e-5
      let denominator =
        ((((s + 1.28426009614491121) * s + 0.468238212480865118) * s + 0.0659881378689285515) * s
          + 0.00378239633202758244) * s + 7.29751555083966205e-5
      let ratio = (Constant.inverseRootOfTwoPi - s * numerator / denominator) / x
      return exponentialOfHalfSquare(x) * ratio
    }
    var numerator = 1.0765576773720192317e-8 * x + 0.39894151208813466764
    numerator = numerator * x + 8.8831497943883759412
    numerator = numerator * x + 93.506656132177855979
    numerator = numerator * x + 597.27027639480026226
    numerator = numerator * x + 2494.5375852903726711
    numerator = numerator * x + 6848.1904505362823326
    numerator = numerator * x + 11602.651437647350124
    numerator = numerator * x + 9842.7148383839780218
    var denominator = x + 22.266688044328115691
    denominator = denominator * x + 235.38790178262499861
    denominator = denominator * x + 1519.377599407554805
    denominator = denominator * x + 6485.558298266760755
    denominator = denominator * x + 18615.571640885098091
    denominator = denominator * x + 34900.952721145977266
    denominator = denominator * x + 38912.003286093271411
    denominator = denominator * x + 19685.429676859990727
    return exponentialOfHalfSquare(x) * (numerator / denominator)
  }

  /// exp(−x²/2), with the square split so that its rounding does not reach the result.
  private static func exponentialOfHalfSquare(_ x: Double) -> Double {
    let magnitude = x.magnitude
    if !(magnitude < 39) { return x.isNaN ? x : 0 }
    let coarse = Double(Int32(magnitude * 16)) / 16
    let rest = (magnitude - coarse) * (magnitude + coarse)
    return exponential(-0.5 * coarse * coarse) * exponential(-0.5 * rest)
  }
}
