internal import ClosedLoop
internal import Statistics

/// What a contender changes for one tier, channel or team.
public struct GroupChange: Sendable {
  /// Place of the metric and its group in the first plan's instances.
  public let instance: Int
  /// The contender less the first.
  public let difference: Difference
  /// What it means, all groups and metrics of the contender looked at together (Holm).
  public let change: Change
}

extension ComparisonResult {
  /// By what a group is seen to gain or pay.
  private static let watched: [(dimension: Dimension, metrics: [String])] = [
    (.tier, ["customers.net", "sla.first_response.met", "response.time.mean"]),
    (.channel, ["customers.net", "response.time.mean"]),
    (.team, ["staff.occupancy", "staff.overtime"]),
  ]

  /// What a contender changes for each tier, channel and team against the first.
  ///
  /// - Complexity: O(groups · replications).
  public func groupChanges(of contender: Int) -> [GroupChange] {
    var found: [(instance: Int, difference: Difference)] = []
    for (dimension, metrics) in Self.watched {
      for (index, instance) in instances.enumerated() where instance.dimension == dimension {
        guard metrics.contains(Metric.catalogue[instance.metric].name.description) else { continue }
        if let difference = difference(index, contender) { found.append((index, difference)) }
      }
    }
    var adjusted = Holm.adjusted(found.compactMap { $0.difference.paired.pValue })[...]
    return found.map { instance, difference in
      let pValue = difference.paired.pValue == nil ? nil : adjusted.popFirst()
      let direction = Metric.catalogue[instances[instance].metric].direction
      return GroupChange(
        instance: instance, difference: difference,
        change: Change(difference, adjusted: pValue, alpha: 1 - level, direction: direction))
    }
  }

  private func difference(_ instance: Int, _ contender: Int) -> Difference? {
    againstFirst(instance).first { $0.other == contender }?.difference
  }
}
