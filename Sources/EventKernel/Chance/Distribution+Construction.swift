import PortableMath

extension Distribution {
  /// A law found from facts that people know, or the reason why there is none.
  ///
  /// Facts about amounts (mean, median, 90th percentile, limits) are not negative; a coefficient of variation of 0 makes a constant.
  public enum Construction: Sendable {
    /// The law with these facts.
    case law(Distribution)
    /// No law of this form has these facts; a sentence says why.
    case impossible(StaticString)

    /// The law, or nil if there is none.
    public var law: Distribution? {
      if case .law(let law) = self { return law }
      return nil
    }

    /// The law.
    ///
    /// - Precondition: there is one; for facts that stand in the program.
    public var certain: Distribution {
      guard let law else { preconditionFailure("no law has these facts") }
      return law
    }
  }
}

extension Distribution.Construction {
  /// Always the same value.
  public static func constant(value: Double) -> Self {
    guard value >= 0 && value.isFinite else { return .impossible("the value must be finite and not negative") }
    return .law(.constant(value))
  }

  /// Every value between two limits alike.
  public static func uniform(min: Double, max: Double) -> Self {
    guard isAmount(min), max.isFinite else { return .impossible(limits) }
    guard min <= max else { return .impossible("min must not lie above max") }
    return .law(min < max ? .uniform(low: min, high: max) : .constant(min))
  }

  /// Every value alike between limits that give a mean and a coefficient of variation.
  public static func uniform(mean: Double, cv: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    guard isAmount(cv), cv * cv * 3 <= 1 else { return .impossible("the cv of a uniform law lies between 0 and 0.577") }
    let half = mean * cv * 3.0.squareRoot()
    return uniform(min: Swift.max(0, mean - half), max: mean + half)
  }

  /// Without memory, by its mean.
  public static func exponential(mean: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    return .law(.exponential(mean: mean))
  }

  /// Without memory, by its median.
  public static func exponential(p50: Double) -> Self {
    guard isPositive(p50) else { return .impossible("p50 must be above 0") }
    return .law(.exponential(mean: p50 / logarithm(2)))
  }

  /// Without memory, by its 90th percentile.
  public static func exponential(p90: Double) -> Self {
    guard isPositive(p90) else { return .impossible("p90 must be above 0") }
    return .law(.exponential(mean: p90 / logarithm(10)))
  }

  /// Ageing or improving, by shape and scale.
  public static func weibull(shape: Double, scale: Double) -> Self {
    guard isPositive(shape), isPositive(scale) else { return .impossible(shapeAndScale) }
    return .law(.weibull(shape: shape, scale: scale))
  }

  /// Ageing or improving, by mean and shape.
  public static func weibull(mean: Double, shape: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    guard shape >= 0.02 && shape.isFinite else { return .impossible("the shape must be at least 0.02") }
    return weibull(shape: shape, scale: mean / PortableMath.exponential(Gamma.logarithm(1 + 1 / shape)))
  }

  /// Ageing or improving, by mean and coefficient of variation.
  ///
  /// - Complexity: about 60 evaluations of the gamma function.
  public static func weibull(mean: Double, cv: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    if cv == 0 { return .law(.constant(mean)) }
    guard cv >= 0.001 && cv <= 1000 else { return .impossible("the cv must lie between 0.001 and 1000") }
    let shape = root(from: 0.02, to: 5000) { Distribution.weibullSquaredCoefficient(shape: $0) - cv * cv }
    return weibull(mean: mean, shape: shape)
  }

  /// Ageing or improving, by median and 90th percentile.
  public static func weibull(p50: Double, p90: Double) -> Self {
    guard isPositive(p50), p90 > p50, p90.isFinite else { return .impossible(percentiles) }
    let shape = logarithm(logarithm(10) / logarithm(2)) / logarithm(p90 / p50)
    return weibull(shape: shape, scale: p50 / power(logarithm(2), 1 / shape))
  }

  /// A skewed duration or amount, by mean and coefficient of variation.
  public static func lognormal(mean: Double, cv: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    guard isAmount(cv) else { return .impossible(amountCV) }
    let square = logarithmOfOnePlus(cv * cv)
    return lognormal(mu: logarithm(mean) - square / 2, sigma: square.squareRoot())
  }

  /// A skewed duration or amount, by median and coefficient of variation.
  public static func lognormal(p50: Double, cv: Double) -> Self {
    guard isPositive(p50) else { return .impossible("p50 must be above 0") }
    guard isAmount(cv) else { return .impossible(amountCV) }
    return lognormal(mu: logarithm(p50), sigma: logarithmOfOnePlus(cv * cv).squareRoot())
  }

  /// A skewed duration or amount, by median and 90th percentile.
  public static func lognormal(p50: Double, p90: Double) -> Self {
    guard isPositive(p50), p90 > p50, p90.isFinite else { return .impossible(percentiles) }
    return lognormal(mu: logarithm(p50), sigma: logarithm(p90 / p50) / Normal.quantile(0.9))
  }

  /// A skewed duration or amount, by mean and 90th percentile: of the two laws with these facts, the one that varies less.
  public static func lognormal(mean: Double, p90: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    guard p90 > mean, p90.isFinite else { return .impossible("p90 must lie above the mean") }
    let z = Normal.quantile(0.9)
    let square = z * z - 2 * logarithm(p90 / mean)
    guard square >= 0 else { return .impossible("p90 of a lognormal law is at most 2.273 times its mean") }
    let sigma = z - square.squareRoot()
    return lognormal(mu: logarithm(mean) - sigma * sigma / 2, sigma: sigma)
  }

  /// The exponential of a normal quantity, by its mean and deviation.
  public static func lognormal(mu: Double, sigma: Double) -> Self {
    guard mu.isFinite, isAmount(sigma) else { return .impossible("sigma must be finite and not negative, mu finite") }
    guard mu + sigma * sigma < 600 && mu > -600 else { return .impossible("mu and sigma are too large or too small") }
    return .law(sigma > 0 ? .lognormal(mu: mu, sigma: sigma) : .constant(PortableMath.exponential(mu)))
  }

  /// A moderately skewed duration, by mean and coefficient of variation.
  public static func gamma(mean: Double, cv: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    if cv == 0 { return .law(.constant(mean)) }
    guard cv >= 0.001 && cv <= 10 else { return .impossible("the cv of a gamma law must lie between 0.001 and 10") }
    return gamma(shape: 1 / (cv * cv), scale: mean * cv * cv)
  }

  /// A moderately skewed duration, by mean and shape.
  public static func gamma(mean: Double, shape: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    return gamma(shape: shape, scale: mean / shape)
  }

  /// A moderately skewed duration, by median and 90th percentile.
  ///
  /// - Complexity: about 100 gamma quantiles, a tenth of a millisecond.
  public static func gamma(p50: Double, p90: Double) -> Self {
    guard isPositive(p50), p90 > p50, p90.isFinite else { return .impossible(percentiles) }
    func ratio(_ shape: Double) -> Double {
      Gamma.quantile(shape: shape, probability: 0.9) / Gamma.quantile(shape: shape, probability: 0.5)
    }
    let wanted = p90 / p50
    guard wanted <= ratio(0.05), wanted >= ratio(10_000) else {
      return .impossible("p90 of a gamma law with this p50 lies too near or too far")
    }
    let shape = root(from: 0.05, to: 10_000) { ratio($0) - wanted }
    return gamma(shape: shape, scale: p50 / Gamma.quantile(shape: shape, probability: 0.5))
  }

  /// A moderately skewed duration, by shape and scale.
  public static func gamma(shape: Double, scale: Double) -> Self {
    guard isPositive(shape), isPositive(scale) else { return .impossible(shapeAndScale) }
    guard shape >= 0.01 && shape <= 1e6 else { return .impossible("the shape must lie between 0.01 and 1000000") }
    return .law(.gamma(shape: shape, scale: scale))
  }

  /// A sum of equal exponential stages, by their number and the mean of the sum.
  public static func erlang(mean: Double, stages: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    guard stages >= 1 && stages <= 1e6, Double(Int64(stages)) == stages else {
      return .impossible("the number of stages must be a whole number from 1")
    }
    return gamma(shape: stages, scale: mean / stages)
  }

  /// Between two limits, with weight by two shapes.
  public static func beta(alpha: Double, beta: Double, min: Double = 0, max: Double = 1) -> Self {
    guard isAmount(min), max.isFinite else { return .impossible(limits) }
    guard min < max else { return .impossible("min must lie below max") }
    guard alpha >= 0.01 && alpha <= 1e6 && beta >= 0.01 && beta <= 1e6 else {
      return .impossible("alpha and beta must lie between 0.01 and 1000000")
    }
    return .law(.beta(alpha: alpha, beta: beta, low: min, high: max))
  }

  /// A share that varies, by mean and coefficient of variation.
  public static func beta(mean: Double, cv: Double) -> Self {
    guard mean > 0 && mean < 1 else { return .impossible("the mean of a share lies between 0 and 1") }
    guard isAmount(cv) else { return .impossible(amountCV) }
    if cv == 0 { return .law(.constant(mean)) }
    let sum = (1 - mean) / (mean * cv * cv) - 1
    guard sum > 0 else { return .impossible("a share with this mean cannot vary so much") }
    return beta(alpha: mean * sum, beta: (1 - mean) * sum)
  }

  /// An estimate by least, most likely and greatest value, smooth.
  ///
  /// - Source: Malcolm, Roseboom, Clark and Fazar, *Operations Research* 7 (1959), with weight 4 on the mode.
  public static func pert(min: Double, mode: Double, max: Double) -> Self {
    guard isAmount(min), max.isFinite else { return .impossible(limits) }
    guard min <= mode && mode <= max else { return .impossible(modeInside) }
    if min == max { return .law(.constant(min)) }
    let width = max - min
    return beta(alpha: 1 + 4 * (mode - min) / width, beta: 1 + 4 * (max - mode) / width, min: min, max: max)
  }

  /// An estimate by least, most likely and greatest value, with straight sides.
  public static func triangular(min: Double, mode: Double, max: Double) -> Self {
    guard isAmount(min), max.isFinite else { return .impossible(limits) }
    guard min <= mode && mode <= max else { return .impossible(modeInside) }
    return .law(min < max ? .triangular(low: min, mode: mode, high: max) : .constant(min))
  }

  /// Many short and few long ones, by mean and coefficient of variation: two exponential laws with equal shares of the total.
  public static func hyperexponential(mean: Double, cv: Double) -> Self {
    guard isPositive(mean) else { return .impossible(positiveMean) }
    guard cv >= 1 && cv <= 1000 else { return .impossible("the cv of a hyperexponential law lies between 1 and 1000") }
    if cv == 1 { return .law(.exponential(mean: mean)) }
    let square = cv * cv
    let other = 1 / (square + 1 + ((square - 1) * (square + 1)).squareRoot())
    return .law(.hyperexponential(share: 1 - other, short: mean / (2 * (1 - other)), long: mean / (2 * other)))
  }

  /// The number of trials up to the first success, by the probability of success.
  public static func geometric(success: Double) -> Self {
    guard success >= 1e-9 && success <= 1 else { return .impossible("success must lie between 0 and 1") }
    return .law(success < 1 ? .geometric(success: success, unit: 1) : .constant(1))
  }

  /// A whole number of units from 1, by the mean.
  public static func geometric(mean: Double, unit: Double = 1) -> Self {
    guard isPositive(unit) else { return .impossible("the unit must be above 0") }
    guard mean >= unit && mean <= unit * 1e9 else { return .impossible("the mean must be at least one unit") }
    return .law(mean > unit ? .geometric(success: unit / mean, unit: unit) : .constant(unit))
  }

  /// Values that were observed, in any order, with straight lines between neighbours.
  ///
  /// - Complexity: O(*n* log *n*).
  public static func empirical(values: some Sequence<Double>) -> Self {
    let sorted = ContiguousArray(values).sorted()
    guard let first = sorted.first, let last = sorted.last else { return .impossible("there are no values") }
    for value in sorted where !isAmount(value) { return .impossible("values must be finite and not negative") }
    return .law(first < last ? .empirical(ContiguousArray(sorted)) : .constant(first))
  }
}

extension Distribution.Construction {
  private static var positiveMean: StaticString { "the mean must be above 0" }
  private static var amountCV: StaticString { "the cv must be finite and not negative" }
  private static var percentiles: StaticString { "p50 must be above 0 and p90 above p50" }
  private static var shapeAndScale: StaticString { "shape and scale must be above 0" }
  private static var limits: StaticString { "min and max must be finite and not negative" }
  private static var modeInside: StaticString { "the mode must lie between min and max" }

  private static func isPositive(_ x: Double) -> Bool { x > 0 && x.isFinite }
  private static func isAmount(_ x: Double) -> Bool { x >= 0 && x.isFinite }

  /// Where a falling function of a positive number becomes 0: bisection by geometric means, to the last bits.
  private static func root(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
    var low = low
    var high = high
    for _ in 0..<64 {
      let middle = (low * high).squareRoot()
      if function(middle) > 0 { low = middle } else { high = middle }
    }
    return (low * high).squareRoot()
  }
}
