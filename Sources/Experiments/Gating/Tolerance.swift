public import ClosedLoop

/// The greatest change of a metric that does not matter, by what it is counted in.
public enum Tolerance: Sendable, Equatable {
  /// So much of the metric's unit.
  case absolute(Double)
  /// So much of the accepted value.
  case relative(Double)
  /// Any change may matter or not: it is only noticed.
  case noticeOnly

  /// The tolerance of a metric: a point of a share, 2 % of a time, 1 % of money or of a count.
  public init(of metric: Metric) {
    switch metric.unit {
    case .share: self = .absolute(0.01)
    case .hours: self = .relative(0.02)
    case .money, .count: self = .relative(0.01)
    case .rate, .points: self = .noticeOnly
    }
  }

  /// The tolerance in the metric's unit around an accepted value; nil where changes are only noticed.
  public func amount(around golden: Double) -> Double? {
    switch self {
    case .absolute(let amount): amount
    case .relative(let share): share * golden.magnitude
    case .noticeOnly: nil
    }
  }
}
