public import ClosedLoop

/// Whether a run is the accepted one bit by bit, and if not, where it first departs.
public enum BitComparison: Sendable, Equatable {
  /// Every replication took its accepted course and every metric has its accepted values.
  case identical
  /// A replication took another course.
  case course(replication: Int)
  /// All took their courses, and a metric has other values.
  case values(metric: String)
  /// It is the same up to its last replication, and there are fewer of them.
  case shorter

  /// Compares a run with an accepted outcome; replications beyond those accepted are not looked at.
  ///
  /// A metric that the golden does not know is no difference: catalogues grow.
  public init(_ results: [ReplicationResult], of plan: Plan, names: [String], with golden: GoldenRecord) {
    for (index, pair) in zip(results, golden.fingerprints).enumerated() where pair.0.fingerprint != pair.1 {
      self = .course(replication: index)
      return
    }
    guard results.count >= golden.count else {
      self = .shorter
      return
    }
    let own = Array(results.prefix(golden.count))
    self = Self.values(of: own, GoldenRecord.digests(of: own, Metric.instances(of: plan)), names, golden)
  }

  private static func values(
    of results: [ReplicationResult], _ digests: [GoldenRecord.Digest], _ names: [String], _ golden: GoldenRecord
  ) -> BitComparison {
    for accepted in golden.digests where !digests.contains(accepted) { return .values(metric: accepted.metric) }
    for figure in golden.figures {
      guard let instance = names.firstIndex(of: figure.name),
        zip(results, figure.observations).allSatisfy({ $0.observations[instance] == $1 })
      else { return .values(metric: figure.name) }
    }
    return .identical
  }
}
