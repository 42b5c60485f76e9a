import EventKernel
import PortableMath

/// The laws that are drawn from most, as plain values: asking one for a quantile touches no counted reference.
enum PlainLaw: BitwiseCopyable, Sendable {
  case constant(Double)
  case exponential(mean: Double)
  /// Any other law: asked for itself.
  case other

  init(_ law: Distribution) {
    switch law {
    case .constant(let value): self = .constant(value)
    case .exponential(let mean): self = .exponential(mean: mean)
    case .uniform, .weibull, .lognormal, .gamma, .beta, .triangular, .hyperexponential, .geometric, .empirical:
      self = .other
    }
  }

  /// The value below which a share `u` of all values lie, exactly that of the law; nil where it must be asked for itself.
  @inline(__always) func quantile(_ u: Double) -> Double? {
    switch self {
    case .constant(let value): value
    case .exponential(let mean): mean * -logarithm(1 - u)
    case .other: nil
    }
  }

  /// The same, of the law itself where that must be asked.
  @inline(__always) func quantile(_ u: Double, _ law: @autoclosure () -> Double) -> Double {
    if let value = quantile(u) { return value }
    return law()
  }
}
