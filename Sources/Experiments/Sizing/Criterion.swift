public import ClosedLoop
public import Statistics

/// A requirement as statistics see it: a number that is estimated from one observation per replication, and its bound.
public struct Criterion: Sendable, Equatable {
  /// What is estimated.
  public enum Estimand: UInt8, Sendable {
    /// The ratio of two sums over replications that lies in 0...1.
    case share
    /// The ratio of two sums over replications.
    case ratio
    /// The mean over replications.
    case mean
    /// The share of occasions: numerators count those that were met, denominators all.
    case chance
  }

  /// What is estimated.
  public var estimand: Estimand
  /// How it compares with the bound.
  public var relation: Relation
  /// The bound.
  public var bound: Double

  /// A criterion.
  public init(_ estimand: Estimand, _ relation: Relation, _ bound: Double) {
    self.estimand = estimand
    self.relation = relation
    self.bound = bound
  }

  /// Whether a number is on the good side of the bound.
  public func holds(of value: Double) -> Bool {
    switch relation {
    case .atLeast: value >= bound
    case .atMost: value <= bound
    case .above: value > bound
    case .below: value < bound
    }
  }

  /// Whether more is what is asked for.
  var asksForMore: Bool { relation == .atLeast || relation == .above }

  /// How far a number lies on the good side of the bound; below 0 on the bad side.
  func distance(of value: Double) -> Double { asksForMore ? value - bound : bound - value }

  /// How trials are counted: successes and trials, where each replication is one trial at most.
  private func counts(_ observations: [Observation]) -> (successes: Int, trials: Int)? {
    guard estimand == .chance, !observations.contains(where: { $0.denominator > 1 }) else { return nil }
    return observations.reduce((0, 0)) { ($0.0 + Int($1.numerator), $0.1 + Int($1.denominator)) }
  }

  /// What is known of it, with a two-sided interval; nil where nothing was observed.
  public func estimate(of observations: [Observation], level: Double) -> Estimate? {
    if let (successes, trials) = counts(observations) {
      guard trials > 0 else { return nil }
      let share = Double(successes) / Double(trials)
      return Estimate(
        value: share, standardError: (share * (1 - share) / Double(trials)).squareRoot(),
        interval: ClopperPearson.interval(successes: successes, of: trials, level: level), count: trials, level: level,
        method: .mean)
    }
    switch estimand {
    case .mean:
      let values = observations.compactMap(\.value)
      return values.isEmpty ? nil : Estimate.mean(of: values, level: level)
    case .share, .chance:
      // On the logit scale by the bound, which is no matter of luck, and not by what was observed.
      let isExtreme = bound > 0.97 || bound < 0.03
      return Estimate.share(
        of: observations, level: level,
        method: isExtreme ? .logit : observations.count < 20 ? .jackknife : .delta)
    case .ratio: return Estimate.ratio(of: observations, level: level)
    }
  }

  /// One value for each replication, whose mean is the estimate; nil where nothing was observed.
  func values(of observations: [Observation]) -> [Double]? {
    switch estimand {
    case .mean: observations.compactMap(\.value)
    case .share, .ratio, .chance:
      Estimate.linearizedRatio(
        numerators: observations.map(\.numerator), denominators: observations.map(\.denominator))
    }
  }

  /// The numbers that one-sided confidence puts the truth above and below; nil where nothing was observed or one
  /// replication cannot tell.
  public func limits(of observations: [Observation], confidence: Double) -> Interval? {
    if let (successes, trials) = counts(observations) {
      guard trials > 0 else { return nil }
      return Interval(
        low: ClopperPearson.lowerBound(successes: successes, of: trials, confidence: confidence),
        high: ClopperPearson.upperBound(successes: successes, of: trials, confidence: confidence))
    }
    return estimate(of: observations, level: 2 * confidence - 1)?.interval
  }
}
