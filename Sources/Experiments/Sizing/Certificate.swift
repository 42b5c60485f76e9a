public import ClosedLoop
internal import Statistics

/// What fresh draws say of one requirement at one staffing, at a one-sided confidence.
public struct Certificate: Sendable, Equatable {
  /// What was estimated; nil where nothing was observed.
  public let value: Double?
  /// Occasions that were met and all of them, where the requirement is a chance.
  public let occasions: (met: Int, all: Int)?
  /// Replications behind it.
  public let replications: Int
  /// The confidence of each limit.
  public let confidence: Double
  /// With this confidence the truth is not below.
  public let low: Double?
  /// With this confidence the truth is not above.
  public let high: Double?
  /// Whether the whole side that the limit leaves meets the requirement.
  public let isMet: Bool
  /// Whether the whole side that the other limit leaves breaks the requirement.
  public let isBroken: Bool

  /// What observations, one per replication, say of a criterion.
  public init(_ criterion: Criterion, _ observations: [Observation], confidence: Double) {
    let limits = criterion.limits(of: observations, confidence: confidence)
    value = criterion.estimate(of: observations, level: 0.95)?.value
    replications = observations.count
    self.confidence = confidence
    low = limits?.low
    high = limits?.high
    let worst = criterion.asksForMore ? limits?.low : limits?.high
    let best = criterion.asksForMore ? limits?.high : limits?.low
    isMet = worst.map { criterion.holds(of: $0) } ?? false
    isBroken = best.map { !criterion.holds(of: $0) } ?? false
    if criterion.estimand == .chance {
      occasions = observations.reduce((0, 0)) { ($0.0 + Int($1.numerator), $0.1 + Int($1.denominator)) }
    } else {
      occasions = nil
    }
  }

  /// Whether two say the same.
  public static func == (left: Certificate, right: Certificate) -> Bool {
    left.value == right.value && left.replications == right.replications && left.confidence == right.confidence
      && left.low == right.low && left.high == right.high && left.occasions?.met == right.occasions?.met
      && left.occasions?.all == right.occasions?.all
  }
}
