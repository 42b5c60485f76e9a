public import ClosedLoop

extension Plan {
  /// Runs replications of the plan and sums them up.
  ///
  /// What comes out depends on the plan, the number of replications and the level only: not on the number of threads.
  ///
  /// - Parameters:
  ///   - replications: how many, at least one.
  ///   - level: confidence of the intervals.
  ///   - threads: replications that run at the same time.
  /// - Throws: `ChurnTooLow` where a tier's churn is below what its failures alone cause; `BrokenAudit` where an identity
  ///   does not hold, which is a fault of this library.
  public func run(replications: Int, level: Double = 0.95, threads: Int = 1) async throws -> RunResult {
    try await Experiment(PreparedPlan(self), rule: .fixed(replications), level: level, threads: threads).run()
  }
}
