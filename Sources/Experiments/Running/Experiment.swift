public import ClosedLoop
internal import Statistics

/// Many replications of one plan: how many, on how many threads, and with which confidence they are summed up.
///
/// What comes out depends on the plan, the rule and the level only: not on the number of threads.
public struct Experiment: Sendable {
  /// What is simulated.
  public var plan: PreparedPlan
  /// How many replications are made.
  public var rule: ReplicationRule
  /// Confidence of the intervals.
  public var level: Double
  /// Replications that run at the same time.
  public var threads: Int

  /// What is watched beside the results: hours only.
  public var watch = Watch()

  /// Replications between two looks of a sequential rule.
  public static let batch = 8

  /// An experiment.
  public init(_ plan: PreparedPlan, rule: ReplicationRule, level: Double = 0.95, threads: Int = 1) {
    self.plan = plan
    self.rule = rule
    self.level = level
    self.threads = max(1, threads)
  }

  /// How far the work is.
  public struct Progress: Sendable, Equatable {
    /// Replications that are finished.
    public var done: Int
    /// Replications that will be made, where that is known.
    public var goal: Int?
    /// Half the width of the watched metric's interval at the last look, where there is one.
    public var halfWidth: Double?
  }

  /// Runs the replications.
  ///
  /// - Parameters:
  ///   - progress: told after each finished replication, in no particular order of threads.
  ///   - shouldStop: asked about once a simulated week; after true the result holds what was finished without a gap.
  /// - Throws: `BrokenAudit` of the first replication in which an identity does not hold.
  public func run(
    progress: (Progress) -> Void = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws(BrokenAudit) -> RunResult {
    var pool = ReplicationPool(plan, threads: threads, watch: watch)
    let ending: RunResult.Ending
    switch rule {
    case .fixed(let count):
      let count = max(1, count)
      try await pool.run(
        upTo: count, progress: { progress(Progress(done: $0, goal: count)) }, shouldStop: shouldStop)
      ending = pool.isInterrupted ? .interrupted : .fixed
    case .until(let instance, let halfWidth, let isRelative, let level, let least, let greatest):
      let rule = StoppingRule(
        precision: isRelative ? .relative(halfWidth) : .absolute(halfWidth), first: max(2, least),
        batch: Self.batch, cap: max(2, least, greatest))
      ending = try await pool.run(
        by: rule, instance: instance, level: level, progress: progress, shouldStop: shouldStop)
    }
    return RunResult(plan: plan.plan, results: pool.results, level: level, ending: ending)
  }
}

extension ReplicationPool {
  /// Runs batch after batch until the watched metric is known well enough.
  fileprivate mutating func run(
    by rule: StoppingRule, instance: Int, level: Double, progress: (Experiment.Progress) -> Void,
    shouldStop: @escaping @Sendable () -> Bool
  ) async throws(BrokenAudit) -> RunResult.Ending {
    let metric = Metric.catalogue[Metric.instances(of: plan.plan)[instance].metric]
    var halfWidth: Double?
    while true {
      let observations = results.map { $0.observations[instance] }
      let estimate = results.isEmpty ? nil : metric.estimate(of: observations, level: level)
      halfWidth = estimate?.halfWidth
      // A metric that was never observed is not known: an empty list of estimates would be met by anything.
      let unknown = Estimate(
        value: 0, standardError: nil, interval: nil, count: results.count, level: level, method: .mean)
      switch rule.decision(after: results.count, estimates: [estimate ?? unknown]) {
      case .stop: return .precisionReached
      case .stopAtCap: return .precisionNotReached
      case .continueTo(let count):
        let latest = halfWidth
        try await self.run(
          upTo: count, progress: { progress(Experiment.Progress(done: $0, goal: nil, halfWidth: latest)) },
          shouldStop: shouldStop)
        if isInterrupted { return .interrupted }
      }
    }
  }
}
