public import ClosedLoop
public import Statistics

/// The check of one scenario: its gates, and its accepted outcome where there is one.
///
/// What comes out depends on the plan, the golden and the rates only: not on the number of threads.
public struct ScenarioCheck: Sendable {
  /// What is simulated.
  public let plan: PreparedPlan
  /// The name of each metric instance of the plan.
  public let names: [String]
  /// What must hold.
  public let gates: [Gate]
  /// After how many replications gates with a fixed bound are looked at.
  public let looks: LookSchedule
  /// The accepted outcome, if there is one.
  public let golden: GoldenRecord?
  /// How a run is held against it.
  public let comparison: Comparison
  /// The number of the first replication, 0 unless fresh luck is wanted.
  public let firstReplication: UInt64
  /// That of the golden's.
  public let firstAccepted: UInt64

  /// How a run is held against its accepted outcome.
  public enum Comparison: Sendable, Equatable {
    /// It must be the same bit by bit.
    case bits
    /// Bits changed on purpose: figures must stay within their tolerances.
    case statistics
  }

  /// A check of a plan.
  public init(
    _ plan: PreparedPlan, names: [String], gates: [Gate], looks: LookSchedule, golden: GoldenRecord?,
    comparison: Comparison, firstReplication: UInt64 = 0, firstAccepted: UInt64 = 0
  ) {
    self.plan = plan
    self.names = names
    self.gates = gates
    self.looks = looks
    self.golden = golden
    self.comparison = comparison
    self.firstReplication = firstReplication
    self.firstAccepted = firstAccepted
  }

  /// The tests that may raise a false alarm: among all of a suite its rate is shared. That bits differ is no matter of
  /// chance.
  public var tests: Int {
    switch comparison {
    case .bits: gates.count
    case .statistics: gates.count + (golden.map { GoldenComparison.tests($0) } ?? 0)
    }
  }

  /// What became of a gate.
  public struct GateFinding: Sendable {
    /// Whether it holds.
    public let verdict: GateVerdict
    /// The metric, from the replications that decided, with a 95 % interval.
    public let estimate: Estimate?
    /// Those replications.
    public let count: Int
    /// For a gate against a golden, what moved.
    public let difference: MetricDifference?
    /// The bound in the metric's unit, where there is one.
    public let bound: Double?
  }

  /// What became of the accepted outcome.
  public enum GoldenFinding: Sendable {
    /// There is none.
    case absent
    /// The run is the accepted one, bit by bit.
    case identical
    /// It is not, and nobody said that it would not be.
    case differs(BitComparison)
    /// It is not, on purpose, and this is how far its figures moved.
    case compared(GoldenComparison)
  }

  /// What came of a check.
  public struct Outcome: Sendable {
    /// One for each gate, in their order.
    public let gates: [GateFinding]
    /// What became of the accepted outcome.
    public let golden: GoldenFinding
    /// Replications made.
    public let count: Int
  }

  /// Replications of the same number had the same luck in the golden.
  private var isPaired: Bool {
    golden.map { $0.seed == plan.plan.seed && $0.contracts == .current } == true && firstReplication == firstAccepted
  }

  /// Makes the check.
  ///
  /// - Parameters:
  ///   - tests: of the whole suite, this scenario's included.
  ///   - progress: told after each finished replication.
  ///   - shouldStop: asked about once a simulated week.
  /// - Returns: nil where it was asked to stop.
  /// - Throws: `BrokenAudit` where an identity does not hold, which is a fault of this program.
  public func perform(
    _ rates: ErrorRates, tests: Int, threads: Int, progress: (Int) -> Void = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws(BrokenAudit) -> Outcome? {
    var pool = ReplicationPool(plan, threads: threads, first: firstReplication)
    return try await perform(rates, tests: tests, on: &pool, progress: progress, shouldStop: shouldStop)
  }

  /// Makes the check with replications of which some may have been made before.
  func perform(
    _ rates: ErrorRates, tests: Int, on pool: inout ReplicationPool, progress: (Int) -> Void,
    shouldStop: @escaping @Sendable () -> Bool
  ) async throws(BrokenAudit) -> Outcome? {
    let instances = Metric.instances(of: plan.plan)
    var goldenFinding = GoldenFinding.absent
    if let golden {
      switch comparison {
      case .bits:
        try await pool.run(upTo: golden.count, progress: progress, shouldStop: shouldStop)
        if pool.isInterrupted { return nil }
        goldenFinding = bits(pool.results, golden)
      case .statistics:
        let schedule = LookSchedule(pairs: golden.count)
        let share = rates.perLook(tests: tests, looks: schedule.counts.count)
        for count in schedule.counts {
          try await pool.run(upTo: count, progress: progress, shouldStop: shouldStop)
          if pool.isInterrupted { return nil }
          let compared = GoldenComparison(
            golden, instances: instances, names: names, count: count, paired: isPaired, rates: share
          ) { instance in pool.observations(of: instance, count) }
          goldenFinding = .compared(compared)
          if compared.verdict != .inconclusive { break }
        }
      }
    }
    let findings = try await judge(&pool, instances, rates, tests, progress, shouldStop)
    return findings.map { Outcome(gates: $0, golden: goldenFinding, count: pool.results.count) }
  }

  private func bits(_ results: [ReplicationResult], _ golden: GoldenRecord) -> GoldenFinding {
    let compared = BitComparison(results, of: plan.plan, names: names, with: golden)
    return compared == .identical ? .identical : .differs(compared)
  }

  // MARK: Gates

  private func judge(
    _ pool: inout ReplicationPool, _ instances: [MetricInstance], _ rates: ErrorRates, _ tests: Int,
    _ progress: (Int) -> Void, _ shouldStop: @escaping @Sendable () -> Bool
  ) async throws(BrokenAudit) -> [GateFinding]? {
    var findings = [GateFinding?](repeating: nil, count: gates.count)
    let once = rates.perLook(tests: tests, looks: 1)
    for (index, gate) in gates.enumerated() {
      guard case .golden = gate.bound else { continue }
      if let golden { try await pool.run(upTo: golden.count, progress: progress, shouldStop: shouldStop) }
      if pool.isInterrupted { return nil }
      findings[index] = changed(gate, pool, instances, once)
    }
    let share = rates.perLook(tests: tests, looks: looks.counts.count)
    for count in looks.counts {
      let open = findings.indices.filter { findings[$0].map { $0.isOpen } ?? true }
      guard !open.isEmpty else { break }
      try await pool.run(upTo: count, progress: progress, shouldStop: shouldStop)
      if pool.isInterrupted { return nil }
      for index in open {
        findings[index] = level(gates[index], pool.observations(of: gates[index].instance, count), instances, share)
      }
    }
    return findings.compactMap { $0 }
  }

  private func level(
    _ gate: Gate, _ observations: [Observation], _ instances: [MetricInstance], _ rates: ErrorRates
  ) -> GateFinding {
    let metric = Metric.catalogue[instances[gate.instance].metric]
    var bound: Double?
    if case .value(let value) = gate.bound { bound = value }
    return GateFinding(
      verdict: LevelTest(gate, of: metric, rates: rates).verdict(on: observations),
      estimate: metric.estimate(of: observations, level: 0.95), count: observations.count, difference: nil,
      bound: bound)
  }

  private func changed(
    _ gate: Gate, _ pool: ReplicationPool, _ instances: [MetricInstance], _ rates: ErrorRates
  ) -> GateFinding {
    let metric = Metric.catalogue[instances[gate.instance].metric]
    guard let golden else { return .undecided(.noGolden) }
    guard let figure = golden.figure(names[gate.instance]) else { return .undecided(.notInGolden) }
    let now = pool.observations(of: gate.instance, golden.count)
    let outcome = ChangeTest(gate, of: metric, rates: rates).outcome(
      now: now, accepted: figure.observations, paired: isPaired)
    return GateFinding(
      verdict: outcome.verdict, estimate: metric.estimate(of: now, level: 0.95), count: now.count,
      difference: outcome.difference, bound: outcome.bound)
  }
}

extension ScenarioCheck.GateFinding {
  /// A change gate that cannot be judged, whatever is simulated.
  fileprivate static func undecided(_ doubt: GateVerdict.Doubt) -> Self {
    Self(verdict: .undecided(doubt), estimate: nil, count: 0, difference: nil, bound: nil)
  }

  /// Whether more replications may decide it: only those of a fixed bound are unlimited.
  fileprivate var isOpen: Bool {
    guard case .undecided(let doubt) = verdict, difference == nil else { return false }
    switch doubt {
    case .boundInside, .noInterval, .tooFew, .notObserved: return bound != nil
    case .noGolden, .notInGolden: return false
    }
  }
}

extension ReplicationPool {
  /// What the first so many replications observed of a metric instance.
  fileprivate func observations(of instance: Int, _ count: Int) -> [Observation] {
    results.prefix(count).map { $0.observations[instance] }
  }
}
