public import EventKernel
import PortableMath

/// How a customer's level of churn moves with tenure, relative to a level of one.
///
/// What counts in a run is its integral: budgets are used up by it (model: customers/budgets).
public enum Baseline: Sendable, Equatable {
  /// Always the same.
  case constant
  /// A factor from each tenure on, in days, the first from zero.
  case piecewise(from: [Double], factors: [Double])
  /// Hazard k·(a/year)^(k-1): falling below k = 1, rising above.
  case weibull(shape: Double)
  /// Hazard e^(growth·a/year).
  case gompertz(growth: Double)

  static let year = 365.25

  /// The integral from tenure zero to a tenure in days.
  public func integral(to tenure: Double) -> Double {
    let tenure = max(tenure, 0)
    switch self {
    case .constant: return tenure
    case .piecewise(let from, let factors):
      var sum = 0.0
      for index in from.indices where tenure > from[index] {
        let end = index + 1 < from.count ? min(from[index + 1], tenure) : tenure
        sum += (end - from[index]) * factors[index]
      }
      return sum
    case .weibull(let shape): return tenure == 0 ? 0 : Self.year * power(tenure / Self.year, shape)
    case .gompertz(let growth):
      if growth == 0 { return tenure }
      return Self.year / growth * (exponential(growth * tenure / Self.year) - 1)
    }
  }

  /// The hazard at a tenure in days, relative to a level of one.
  public func hazard(at tenure: Double) -> Double {
    let tenure = max(tenure, 0)
    switch self {
    case .constant: return 1
    case .piecewise(let from, let factors):
      var factor = factors.isEmpty ? 1 : factors[0]
      for index in from.indices where tenure >= from[index] { factor = factors[index] }
      return factor
    case .weibull(let shape):
      // At birth a falling hazard is without bound; its integral is not.
      let base = max(tenure, 1e-6) / Self.year
      return shape * power(base, shape - 1)
    case .gompertz(let growth): return exponential(growth * tenure / Self.year)
    }
  }

  /// The next tenure after one, in days, up to which the hazard may be taken as even: an exact knot, or a step that
  /// keeps its change small.
  func knot(after tenure: Double) -> Double {
    switch self {
    case .constant: return .infinity
    case .piecewise(let from, _):
      for knot in from where knot > tenure { return knot }
      return .infinity
    case .weibull: return tenure + max(1, 0.1 * tenure)
    case .gompertz(let growth): return tenure + min(365, 0.05 * Self.year / max(abs(growth), 1e-3))
    }
  }
}

/// A beta law of the yearly chance to leave, the same for a customer at every renewal (the shifted beta-geometric
/// model; model: customers/shapes).
public struct RenewalMix: BitwiseCopyable, Sendable, Equatable {
  /// First parameter: large where many leave.
  public var alpha: Double
  /// Second parameter.
  public var beta: Double

  /// A law.
  public init(alpha: Double, beta: Double) {
    self.alpha = alpha
    self.beta = beta
  }
}

/// When a customer who has decided to leave can go.
public struct Contract: BitwiseCopyable, Sendable, Equatable {
  /// Ticks from joining to the first date on which a contract can end.
  public var minimum: Ticks
  /// Ticks from one such date to the next.
  public var renews: Ticks
  /// Ticks before such a date by which notice is given.
  public var notice: Ticks
  /// Chance that a recovery takes back a decision before notice is due.
  public var saved: Double

  /// A contract.
  public init(minimum: Ticks, renews: Ticks, notice: Ticks = 0, saved: Double = 0) {
    self.minimum = minimum
    self.renews = renews
    self.notice = notice
    self.saved = saved
  }

  /// The first date at or after an instant on which a contract can end, of a customer who joined at another.
  func end(from instant: Ticks, joined: Ticks) -> Ticks {
    let first = joined + minimum
    guard instant > first else { return first }
    let periods = (instant - first + renews - 1) / renews
    return first + periods * renews
  }

  /// The last day of notice for the last end of a contract up to an instant; before tick 0 where there was none.
  func lastNotice(before instant: Ticks, joined: Ticks) -> Ticks {
    let next = end(from: instant + 1, joined: joined)
    let last = next - renews
    return last >= joined + minimum ? last - notice : Ticks.min / 2
  }

  /// When a customer who decides at an instant is gone.
  func leaving(decidedAt instant: Ticks, joined: Ticks) -> Ticks { end(from: instant + notice, joined: joined) }
}
