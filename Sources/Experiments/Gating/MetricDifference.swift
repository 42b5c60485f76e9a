public import ClosedLoop
public import Statistics

/// How far a metric has moved from an accepted outcome, and how well that is known.
public struct MetricDifference: Sendable, Equatable {
  /// The accepted value.
  public let old: Double
  /// The value now.
  public let new: Double
  /// New less old, with the standard error.
  public let value: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Double
  /// Replications, or pairs of them, behind it.
  public let count: Int

  /// The difference between replications now and accepted ones.
  ///
  /// A ratio of sums is compared by its linearised values. Replications of the same number and luck are paired, which
  /// is exact whatever their correlation; others are compared by the test of B. L. Welch.
  ///
  /// - Returns: nil where one side has nothing or less than two replications tell.
  /// - Complexity: O(replications).
  public init?(of metric: Metric, now: [Observation], accepted: [Observation], paired: Bool) {
    switch metric.kind {
    case .share, .ratio:
      guard let new = Self.linearized(now), let old = Self.linearized(accepted) else { return nil }
      self.init(new, old, paired: paired && new.count == old.count)
    case .mean:
      guard paired, now.count == accepted.count else {
        self.init(now.compactMap(\.value), accepted.compactMap(\.value), paired: false)
        return
      }
      let both = zip(now, accepted).filter { $0.isObserved && $1.isObserved }
      self.init(both.compactMap(\.0.value), both.compactMap(\.1.value), paired: true)
    }
  }

  private static func linearized(_ observations: [Observation]) -> [Double]? {
    Estimate.linearizedRatio(
      numerators: observations.map(\.numerator), denominators: observations.map(\.denominator))
  }

  private init?(_ new: [Double], _ old: [Double], paired: Bool) {
    guard new.count >= 2, old.count >= 2 else { return nil }
    self.new = Moments(new).mean
    self.old = Moments(old).mean
    if paired {
      let moments = Moments(zip(new, old).map { $0 - $1 })
      value = moments.mean
      standardError = moments.standardError ?? 0
      degreesOfFreedom = Double(new.count - 1)
      count = new.count
    } else {
      let welch = Welch(new, old, level: 0.95)
      value = welch.estimate.value
      standardError = welch.estimate.standardError ?? 0
      degreesOfFreedom = welch.degreesOfFreedom ?? Double(new.count + old.count - 2)
      count = min(new.count, old.count)
    }
  }

  /// Whether nothing moved in any replication.
  public var isNone: Bool { value == 0 && standardError == 0 }

  /// The difference judged against a tolerance.
  public func equivalence(within tolerance: Double) -> Equivalence {
    Equivalence(
      difference: value, standardError: standardError, degreesOfFreedom: degreesOfFreedom, tolerance: tolerance)
  }

  /// The interval of the difference at a level.
  public func interval(level: Double) -> Interval {
    equivalence(within: 0).interval(alpha: (1 - level) / 2)
  }
}
