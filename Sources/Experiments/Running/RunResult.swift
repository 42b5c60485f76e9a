public import ClosedLoop
internal import EventKernel
public import Statistics

/// What the replications of one plan gave, and what they say together.
public struct RunResult: Sendable {
  /// Why no more replications were made.
  public enum Ending: Sendable, Equatable {
    /// As many as were asked for.
    case fixed
    /// The watched metric is known well enough.
    case precisionReached
    /// The greatest number was made and the watched metric is not known well enough.
    case precisionNotReached
    /// Somebody stopped the run.
    case interrupted

    /// What files write for it.
    public var keyword: String {
      switch self {
      case .fixed: "fixed"
      case .precisionReached: "precision reached"
      case .precisionNotReached: "precision not reached"
      case .interrupted: "interrupted"
      }
    }
  }

  /// What was simulated.
  public let plan: Plan
  /// The metrics of the plan: the columns of every replication's observations.
  public let instances: [MetricInstance]
  /// One result per replication, in the order of their numbers.
  public let results: [ReplicationResult]
  /// Confidence of the intervals.
  public let level: Double
  /// Why no more replications were made.
  public let ending: Ending
  /// One for each instance; nil where nothing was observed.
  public let estimates: [Estimate?]

  /// Sums up replications.
  ///
  /// - Complexity: O(replications · instances).
  public init(plan: Plan, results: [ReplicationResult], level: Double, ending: Ending) {
    self.plan = plan
    self.results = results
    self.level = level
    self.ending = ending
    instances = Metric.instances(of: plan)
    estimates = instances.enumerated().map { index, instance in
      Metric.catalogue[instance.metric].estimate(of: results.map { $0.observations[index] }, level: level)
    }
  }

  /// The number of replications.
  public var count: Int { results.count }

  /// Events handled in all replications.
  public var eventCount: Int64 { results.reduce(0) { $0 + $1.events } }

  /// Feedback items received in all replications.
  public var itemCount: Int64 { results.reduce(0) { $0 + $1.items } }

  /// A number that tells two runs apart that took different courses, in any replication.
  public var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    for result in results { fingerprint.fold(result.fingerprint) }
    return fingerprint.value
  }

  /// Place of a metric for one group, undivided where none is named; nil where the plan has no such group.
  public func instance(_ metric: String, _ dimension: Dimension = .all, _ group: Int = 0) -> Int? {
    instances.firstIndex {
      $0.dimension == dimension && $0.group == group && Metric.catalogue[$0.metric].name.description == metric
    }
  }

  /// The estimate of a metric for one group, undivided where none is named.
  public func estimate(_ metric: String, _ dimension: Dimension = .all, _ group: Int = 0) -> Estimate? {
    instance(metric, dimension, group).flatMap { estimates[$0] }
  }
}
