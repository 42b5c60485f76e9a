internal import EventKernel

/// The walk over a law of probability: its number, then its parameters.
extension Archive {
  mutating func pass(_ law: inout Distribution) {
    var (kind, a, b, c, d) = (0, 0.0, 0.0, 0.0, 0.0)
    var values: ContiguousArray<Double> = []
    switch law {
    case .constant(let value): a = value
    case .uniform(let low, let high): (kind, a, b) = (1, low, high)
    case .exponential(let mean): (kind, a) = (2, mean)
    case .weibull(let shape, let scale): (kind, a, b) = (3, shape, scale)
    case .lognormal(let mu, let sigma): (kind, a, b) = (4, mu, sigma)
    case .gamma(let shape, let scale): (kind, a, b) = (5, shape, scale)
    case .beta(let alpha, let beta, let low, let high): (kind, a, b, c, d) = (6, alpha, beta, low, high)
    case .triangular(let low, let mode, let high): (kind, a, b, c) = (7, low, mode, high)
    case .hyperexponential(let share, let short, let long): (kind, a, b, c) = (8, share, short, long)
    case .geometric(let success, let unit): (kind, a, b) = (9, success, unit)
    case .empirical(let observed): (kind, values) = (10, observed)
    }
    kind = pass(choice: kind, below: 11)
    pass(&a)
    pass(&b)
    pass(&c)
    pass(&d)
    pass(&values)
    law =
      switch kind {
      case 1: .uniform(low: a, high: b)
      case 2: .exponential(mean: a)
      case 3: .weibull(shape: a, scale: b)
      case 4: .lognormal(mu: a, sigma: b)
      case 5: .gamma(shape: a, scale: b)
      case 6: .beta(alpha: a, beta: b, low: c, high: d)
      case 7: .triangular(low: a, mode: b, high: c)
      case 8: .hyperexponential(share: a, short: b, long: c)
      case 9: .geometric(success: a, unit: b)
      case 10: .empirical(values)
      default: .constant(a)
      }
  }
}
