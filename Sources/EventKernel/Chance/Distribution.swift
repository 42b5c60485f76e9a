import PortableMath

/// How a quantity varies: a law that turns a uniform number into a value.
///
/// Every law is sampled by inversion, one uniform number per value and increasing in it: the same number gives a long
/// service under every law and every mean, so variants of a scenario differ by what was changed and not by luck.
///
/// Values have the unit in which the law was given: seconds, money, a share. The cases take parameters as they are;
/// `Construction` checks them, and finds them from facts that people know.
///
/// - Complexity: `quantile` O(1): 5 ns for `constant`, `uniform`, `triangular`, 10 to 30 ns with a logarithm, about 1 µs for `gamma` and
///   `beta`; `empirical` O(1).
/// - Source: model: chance/laws for forms and conventions.
public enum Distribution: Sendable, Equatable {
  /// Always the same value.
  case constant(Double)
  /// Every value between two limits alike.
  case uniform(low: Double, high: Double)
  /// Without memory.
  case exponential(mean: Double)
  /// Ageing (shape above 1) or improving (below 1).
  case weibull(shape: Double, scale: Double)
  /// The exponential of a normal quantity with mean `mu` and deviation `sigma`.
  case lognormal(mu: Double, sigma: Double)
  /// A sum of `shape` exponential stages of mean `scale`; the Erlang law where the shape is whole.
  case gamma(shape: Double, scale: Double)
  /// Between two limits, with weight by two shapes; the PERT law is one of these.
  case beta(alpha: Double, beta: Double, low: Double, high: Double)
  /// Between two limits, rising to a mode and falling from it.
  case triangular(low: Double, mode: Double, high: Double)
  /// Exponential with mean `short` in a share of all cases, with mean `long` in the others.
  case hyperexponential(share: Double, short: Double, long: Double)
  /// The number of trials up to the first success, in steps of `unit`.
  case geometric(success: Double, unit: Double)
  /// Values that were observed, in ascending order, with straight lines between them.
  case empirical(ContiguousArray<Double>)

  /// The value below which a share `u` of all values lie.
  ///
  /// - Precondition: 0 < u < 1.
  public func quantile(_ u: Double) -> Double {
    precondition(u > 0 && u < 1, "a quantile is asked for a share strictly between 0 and 1")
    switch self {
    case .constant(let value):
      return value
    case .uniform(let low, let high):
      return low + (high - low) * u
    case .exponential(let mean):
      return mean * -logarithm(1 - u)
    case .weibull(let shape, let scale):
      return scale * PortableMath.exponential(logarithm(-logarithm(1 - u)) / shape)
    case .lognormal(let mu, let sigma):
      return PortableMath.exponential(mu + sigma * Normal.quantile(u))
    case .gamma(let shape, let scale):
      return scale * Gamma.quantile(shape: shape, probability: u)
    case .beta(let alpha, let beta, let low, let high):
      return low + (high - low) * Beta.quantile(probability: u, alpha: alpha, beta: beta)
    case .triangular(let low, let mode, let high):
      let width = high - low
      return u * width < mode - low
        ? low + (u * width * (mode - low)).squareRoot() : high - ((1 - u) * width * (high - mode)).squareRoot()
    case .hyperexponential(let share, let short, let long):
      return Hyperexponential(share: share, short: short, long: long).quantile(u)
    case .geometric(let success, let unit):
      if success >= 1 { return unit }
      let failures = logarithm(1 - u) / logarithmOfOnePlus(-success)
      return unit * (1 + (failures < 0x1p52 ? Double(Int64(failures)) : failures))
    case .empirical(let values):
      let position = Double(values.count - 1) * u
      let index = min(Int(position), values.count - 1)
      let next = min(index + 1, values.count - 1)
      return values[index] + (position - Double(index)) * (values[next] - values[index])
    }
  }

  /// The law of the same quantity in another unit, or of a quantity that is a multiple of it.
  ///
  /// - Precondition: the factor is finite and positive.
  public func scaled(by factor: Double) -> Distribution {
    precondition(factor > 0 && factor.isFinite, "a law is scaled by a positive factor")
    switch self {
    case .constant(let value):
      return .constant(value * factor)
    case .uniform(let low, let high):
      return .uniform(low: low * factor, high: high * factor)
    case .exponential(let mean):
      return .exponential(mean: mean * factor)
    case .weibull(let shape, let scale):
      return .weibull(shape: shape, scale: scale * factor)
    case .lognormal(let mu, let sigma):
      return .lognormal(mu: mu + logarithm(factor), sigma: sigma)
    case .gamma(let shape, let scale):
      return .gamma(shape: shape, scale: scale * factor)
    case .beta(let alpha, let beta, let low, let high):
      return .beta(alpha: alpha, beta: beta, low: low * factor, high: high * factor)
    case .triangular(let low, let mode, let high):
      return .triangular(low: low * factor, mode: mode * factor, high: high * factor)
    case .hyperexponential(let share, let short, let long):
      return .hyperexponential(share: share, short: short * factor, long: long * factor)
    case .geometric(let success, let unit):
      return .geometric(success: success, unit: unit * factor)
    case .empirical(let values):
      return .empirical(ContiguousArray(values.map { $0 * factor }))
    }
  }
}
