public import ClosedLoop
internal import Statistics

/// A gate with a fixed bound as a sequential test on one side: passed, failed, or not yet decided.
///
/// At each look the one-sided confidence bound of the metric at the look's share of the error decides: it fails when
/// even the better end lies on the bad side, and passes when even the worse end lies on the good side. The rates hold by
/// Bonferroni over looks as far as Student's law holds for the metric's replications: for strongly skewed metrics and
/// few replications it does so roughly only.
public struct LevelTest: Sendable {
  /// What must hold.
  public let gate: Gate
  private let metric: Metric
  private let rates: ErrorRates

  /// Fewer observed replications decide nothing.
  public static let fewest = 10

  /// A test of a gate on a metric, with the rates of one look.
  public init(_ gate: Gate, of metric: Metric, rates: ErrorRates) {
    self.gate = gate
    self.metric = metric
    self.rates = rates
  }

  /// What a look tells.
  ///
  /// - Parameter observations: one per replication, in order.
  /// - Complexity: O(observations.count), and four quantiles of Student's law.
  public func verdict(on observations: [Observation]) -> GateVerdict {
    let seen = observations.count(where: \.isObserved)
    if seen == 0 { return gate.verdict(on: nil) }
    guard seen >= Self.fewest else { return .undecided(.tooFew) }
    let failing = gate.verdict(on: metric.estimate(of: observations, level: 1 - 2 * rates.falseAlarm))
    if failing == .failed { return .failed }
    let passing = gate.verdict(on: metric.estimate(of: observations, level: 1 - 2 * rates.falsePass))
    return passing == .failed ? .undecided(.boundInside) : passing
  }
}
