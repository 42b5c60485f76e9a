import PortableMath

extension Distribution {
  /// The expected value.
  public var mean: Double {
    switch self {
    case .constant(let value):
      return value
    case .uniform(let low, let high):
      return low + (high - low) / 2
    case .exponential(let mean):
      return mean
    case .weibull(let shape, let scale):
      return scale * PortableMath.exponential(Gamma.logarithm(1 + 1 / shape))
    case .lognormal(let mu, let sigma):
      return PortableMath.exponential(mu + sigma * sigma / 2)
    case .gamma(let shape, let scale):
      return shape * scale
    case .beta(let alpha, let beta, let low, let high):
      return low + (high - low) * alpha / (alpha + beta)
    case .triangular(let low, let mode, let high):
      return (low + mode + high) / 3
    case .hyperexponential(let share, let short, let long):
      return share * short + (1 - share) * long
    case .geometric(let success, let unit):
      return unit / success
    case .empirical(let values):
      return Self.moments(of: values).mean
    }
  }

  /// The expected squared deviation from the mean.
  public var variance: Double {
    switch self {
    case .constant:
      return 0
    case .uniform(let low, let high):
      return (high - low) * (high - low) / 12
    case .exponential(let mean):
      return mean * mean
    case .weibull(let shape, _):
      return mean * mean * Self.weibullSquaredCoefficient(shape: shape)
    case .lognormal(_, let sigma):
      return mean * mean * exponentialMinusOne(sigma * sigma)
    case .gamma(let shape, let scale):
      return shape * scale * scale
    case .beta(let alpha, let beta, let low, let high):
      let sum = alpha + beta
      return (high - low) * (high - low) * alpha * beta / (sum * sum * (sum + 1))
    case .triangular(let low, let mode, let high):
      let rise = mode - low
      let fall = high - mode
      return (rise * rise + rise * fall + fall * fall) / 18
    case .hyperexponential(let share, let short, let long):
      return 2 * (share * short * short + (1 - share) * long * long) - mean * mean
    case .geometric(let success, let unit):
      return unit * unit * (1 - success) / (success * success)
    case .empirical(let values):
      return Self.moments(of: values).variance
    }
  }

  /// The standard deviation as a share of the mean.
  public var coefficientOfVariation: Double { variance.squareRoot() / mean }

  /// The share of values at or below x.
  ///
  /// - Complexity: O(1); `empirical` O(log *count*).
  public func cumulative(_ x: Double) -> Double {
    switch self {
    case .constant(let value):
      return x < value ? 0 : 1
    case .uniform(let low, let high):
      return max(0, min(1, (x - low) / (high - low)))
    case .exponential(let mean):
      return x > 0 ? -exponentialMinusOne(-x / mean) : 0
    case .weibull(let shape, let scale):
      return x > 0 ? -exponentialMinusOne(-power(x / scale, shape)) : 0
    case .lognormal(let mu, let sigma):
      return x > 0 ? Normal.cumulative((logarithm(x) - mu) / sigma) : 0
    case .gamma(let shape, let scale):
      return x > 0 ? Gamma.lower(shape: shape, at: x / scale) : 0
    case .beta(let alpha, let beta, let low, let high):
      return Beta.regularized(max(0, min(1, (x - low) / (high - low))), alpha: alpha, beta: beta)
    case .triangular(let low, let mode, let high):
      if x <= low { return 0 }
      if x >= high { return 1 }
      return x < mode
        ? (x - low) * (x - low) / ((high - low) * (mode - low))
        : 1 - (high - x) * (high - x) / ((high - low) * (high - mode))
    case .hyperexponential(let share, let short, let long):
      return x > 0 ? 1 - Hyperexponential(share: share, short: short, long: long).upperTail(x) : 0
    case .geometric(let success, let unit):
      if x < unit { return 0 }
      if success >= 1 { return 1 }
      let trials = x / unit < 0x1p52 ? Double(Int64(x / unit)) : x / unit
      return -exponentialMinusOne(trials * logarithmOfOnePlus(-success))
    case .empirical(let values):
      return Self.share(of: values, through: x)
    }
  }

  /// The squared coefficient of variation of a Weibull law.
  static func weibullSquaredCoefficient(shape: Double) -> Double {
    exponentialMinusOne(Gamma.logarithm(1 + 2 / shape) - 2 * Gamma.logarithm(1 + 1 / shape))
  }

  /// Mean and variance of sorted values with straight lines between them.
  private static func moments(of values: ContiguousArray<Double>) -> (mean: Double, variance: Double) {
    guard values.count > 1 else { return (values[0], 0) }
    let pieces = Double(values.count - 1)
    var mean = 0.0
    for index in 1..<values.count { mean += (values[index - 1] + values[index]) / 2 }
    mean /= pieces
    var variance = 0.0
    for index in 1..<values.count {
      let low = values[index - 1] - mean
      let high = values[index] - mean
      variance += (low * low + low * high + high * high) / 3
    }
    return (mean, variance / pieces)
  }

  private static func share(of values: ContiguousArray<Double>, through x: Double) -> Double {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= x { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return 0 }
    if low == values.count { return 1 }
    let part = (x - values[low - 1]) / (values[low] - values[low - 1])
    return (Double(low - 1) + part) / Double(values.count - 1)
  }
}
