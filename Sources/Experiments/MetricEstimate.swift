public import ClosedLoop
public import Statistics

extension Metric {
  /// What replications say about this metric together.
  ///
  /// - Parameter observations: one per replication, in the order of replications.
  /// - Returns: nil where nothing was observed.
  public func estimate(of observations: [Observation], level: Double) -> Estimate? {
    switch kind {
    case .share, .ratio:
      guard observations.contains(where: { $0.denominator != 0 }) else { return nil }
      return Estimate.ratio(
        numerators: observations.map(\.numerator), denominators: observations.map(\.denominator), level: level,
        isShare: kind == .share)
    case .mean:
      let values = observations.compactMap(\.value)
      return values.isEmpty ? nil : Estimate.mean(of: values, level: level)
    }
  }
}
