public import ClosedLoop
public import Statistics

/// What answering customers, removing causes and both together bring, each against the same twin with neither, on the
/// same customers with the same luck.
///
/// Effects of the two do not add up: a cause that is gone makes no case that an answer could have saved.
public struct ArmSplit: Sendable {
  /// One figure in all arms.
  public struct Row: Sendable {
    /// What is compared.
    public let metric: Metric
    /// With both.
    public let both: Estimate
    /// With answers alone.
    public let micro: Estimate
    /// With fixes alone.
    public let macro: Estimate
    /// Both less the sum of each alone, replication by replication.
    public let interaction: Estimate
  }

  /// The figures, in the order in which they are told.
  public let rows: [Row]
  /// Replications of each arm.
  public let count: Int

  private static let metrics = ["customers.net", "clv.saved", "money.cost", "money.net_benefit"]

  /// Runs the two arms that are missing.
  ///
  /// - Parameters:
  ///   - both: the run with both.
  ///   - plan: its plan, with a macro loop.
  /// - Returns: nil if it was stopped.
  public static func run(
    beside both: RunResult, of plan: PreparedPlan, threads: Int, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws(BrokenAudit) -> ArmSplit? {
    var arms: [[ReplicationResult]] = []
    for arm in [plan.plan.answeringOnly, plan.plan.fixingOnly] {
      // What is fixed and who answers says nothing of how many leave without either, so nothing is netted anew.
      guard let prepared = try? PreparedPlan(arm, calibration: plan.calibration) else { return nil }
      var pool = ReplicationPool(prepared, threads: max(1, threads))
      try await pool.run(upTo: both.count, progress: { _ in }, shouldStop: shouldStop)
      if pool.isInterrupted { return nil }
      arms.append(pool.results)
    }
    return ArmSplit(both: both, micro: arms[0], macro: arms[1])
  }

  init(both: RunResult, micro: [ReplicationResult], macro: [ReplicationResult]) {
    count = both.count
    let level = both.level
    var rows: [Row] = []
    for (place, instance) in both.instances.enumerated() where instance.dimension == .all {
      let metric = Metric.catalogue[instance.metric]
      guard Self.metrics.contains("\(metric.name)") else { continue }
      func values(_ results: [ReplicationResult]) -> [Double] { results.map { $0.observations[place].value ?? 0 } }
      let (all, answers, fixes) = (values(both.results), values(micro), values(macro))
      var rest: [Double] = []
      for index in all.indices { rest.append(all[index] - answers[index] - fixes[index]) }
      rows.append(
        Row(
          metric: metric, both: .mean(of: all, level: level), micro: .mean(of: answers, level: level),
          macro: .mean(of: fixes, level: level), interaction: .mean(of: rest, level: level)))
    }
    self.rows = rows
  }
}

extension Plan {
  /// The same programme without removing causes.
  public var answeringOnly: Plan {
    var plan = self
    plan.macro = nil
    return plan
  }

  /// Removing causes alone: nobody is answered, and nobody of the desk is paid but for analysis.
  ///
  /// Tools are paid for and somebody leads in either arm, so their cost is in the interaction: both together pay it once.
  public var fixingOnly: Plan {
    var plan = self
    plan.triage.rules = []
    if let team = plan.macro?.team {
      plan.macro?.team = nil
      plan.macro?.hourlyCost = teams[team].hourlyCost
    }
    for index in plan.teams.indices {
      plan.teams[index].hourlyCost = 0
      plan.teams[index].workforce.attrition?.costPerHire = 0
    }
    plan.money.tools.removeAll { $0.isPerPerson }
    return plan
  }
}
