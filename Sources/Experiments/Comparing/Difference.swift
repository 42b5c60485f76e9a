public import ClosedLoop
public import Statistics

/// A metric of one contender less that of another, replication by replication on the same customers.
public struct Difference: Sendable {
  /// What the first shows over the replications that both made.
  public let first: Estimate
  /// What the other shows over the same replications.
  public let other: Estimate
  /// Other less first; the estimate's interval holds alone, not with others at once.
  public let paired: PairedDifference
  /// The numbers of the replications that are paired, in order: those in which both observed something, where each is a
  /// value for itself.
  let replications: [Int]

  /// The value of the other less that of the first.
  public var value: Double { other.value - first.value }

  /// The pairing of two lists of observations, one for each replication of both; nil where one was never observed.
  ///
  /// Ratios of sums are paired by their linearised values (model: intervals/ratios), so that the difference is that of
  /// the ratios of sums and not a mean of daily ratios.
  ///
  /// - Parameter control: what is known of the luck of each replication, other less first; it has a value for each.
  /// - Complexity: O(replications).
  public init?(
    _ metric: Metric, first: [Observation], other: [Observation], control: ControlVariate? = nil, level: Double
  ) {
    let count = min(first.count, other.count)
    var left = Array(first.prefix(count))
    var right = Array(other.prefix(count))
    var control = control.map { ControlVariate(values: Array($0.values.prefix(count)), mean: $0.mean) }
    let values: (left: [Double], right: [Double])
    var replications = Array(0..<count)
    switch metric.kind {
    case .mean:
      let both = (0..<count).filter { left[$0].isObserved && right[$0].isObserved }
      replications = both
      (left, right) = (both.map { left[$0] }, both.map { right[$0] })
      control = control.map { known in
        ControlVariate(values: both.map { known.values[$0] }, mean: known.mean)
      }
      values = (left.compactMap(\.value), right.compactMap(\.value))
    case .share, .ratio:
      guard let a = Self.linearized(left), let b = Self.linearized(right) else { return nil }
      values = (a, b)
    }
    guard !values.left.isEmpty, let firstEstimate = metric.estimate(of: left, level: level),
      let otherEstimate = metric.estimate(of: right, level: level)
    else { return nil }
    self.replications = replications
    self.first = firstEstimate
    self.other = otherEstimate
    paired = PairedDifference(values.right, values.left, control: control, level: level)
  }

  private static func linearized(_ observations: [Observation]) -> [Double]? {
    Estimate.linearizedRatio(
      numerators: observations.map(\.numerator), denominators: observations.map(\.denominator))
  }
}

/// What a difference means for those who care.
public enum Change: String, Sendable, CaseIterable {
  /// Better, by the metric's direction.
  case better
  /// Worse, by the metric's direction.
  case worse
  /// More, where neither is better.
  case more
  /// Less, where neither is better.
  case less
  /// Too small to be told from luck.
  case notShown = "not shown"
  /// The same in every replication.
  case none = "no change"
  /// One replication tells nothing.
  case unknown

  /// The meaning of a difference whose p-value, adjusted for all that are looked at, is given.
  public init(_ difference: Difference, adjusted pValue: Double?, alpha: Double, direction: Metric.Direction) {
    guard let pValue else {
      self = .unknown
      return
    }
    if difference.paired.differences.allSatisfy({ $0 == 0 }) {
      self = .none
    } else if pValue > alpha {
      self = .notShown
    } else {
      let isMore = difference.paired.estimate.value > 0
      switch direction {
      case .moreIsBetter: self = isMore ? .better : .worse
      case .lessIsBetter: self = isMore ? .worse : .better
      case .neither: self = isMore ? .more : .less
      }
    }
  }
}
