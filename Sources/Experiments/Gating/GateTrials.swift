public import ClosedLoop

/// Checks made again and again with fresh luck, to count how often they err and how often they catch what they should.
///
/// A trial takes a golden from replications that nothing else uses, and makes a check by the same procedure as any
/// other. Fresh luck is replications of other numbers: their draws are as independent as those of another seed.
public struct GateTrials: Sendable {
  /// What the goldens are taken of.
  public let plan: PreparedPlan
  /// What the checks simulate.
  public let changed: PreparedPlan
  /// The name of each metric instance of both plans.
  public let names: [String]
  /// What must hold.
  public let gates: [Gate]
  /// After how many replications gates with a fixed bound are looked at.
  public let looks: LookSchedule
  /// Replications of each golden.
  public let accepted: Int
  /// How a check is held against its golden.
  public let comparison: ScenarioCheck.Comparison
  /// Whether a check has the luck of its golden, as in daily use, or luck of its own.
  public let sharesLuck: Bool

  /// Trials of checks.
  public init(
    _ plan: PreparedPlan, changed: PreparedPlan, names: [String], gates: [Gate], looks: LookSchedule, accepted: Int,
    comparison: ScenarioCheck.Comparison, sharesLuck: Bool
  ) {
    self.plan = plan
    self.changed = changed
    self.names = names
    self.gates = gates
    self.looks = looks
    self.accepted = accepted
    self.comparison = comparison
    self.sharesLuck = sharesLuck
  }

  /// What trials gave at certain rates of error.
  public struct Tally: Sendable, Equatable {
    /// Trials made.
    public var trials = 0
    /// Those in which a gate failed.
    public var gateFailed = 0
    /// Those in which a golden was found different.
    public var goldenFailed = 0
    /// Those in which any of both happened.
    public var alarms = 0
    /// Those in which a golden was found equivalent or the same.
    public var goldenPassed = 0
    /// Those in which bits differed undeclared.
    public var bitsDiffered = 0

    mutating func add(_ outcome: ScenarioCheck.Outcome) {
      let gate = outcome.gates.contains { $0.verdict == .failed }
      var golden = false
      switch outcome.golden {
      case .absent: break
      case .identical: goldenPassed += 1
      case .differs: bitsDiffered += 1
      case .compared(let comparison):
        golden = comparison.verdict == .different
        if comparison.verdict == .equivalent { goldenPassed += 1 }
      }
      trials += 1
      gateFailed += gate ? 1 : 0
      goldenFailed += golden ? 1 : 0
      alarms += gate || golden ? 1 : 0
    }
  }

  /// Replications of one trial, the golden's and the check's.
  private var span: UInt64 { UInt64(accepted + max(accepted, looks.last)) }

  /// Makes trials, and judges each at all the given rates.
  ///
  /// - Parameters:
  ///   - first: the number of the first trial: trials of other numbers have other luck.
  ///   - progress: told after each trial.
  /// - Returns: a tally for each of the rates; nil where it was asked to stop.
  public func run(
    _ count: Int, from first: Int = 0, rates: [ErrorRates], threads: Int, progress: (Int) -> Void = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws(BrokenAudit) -> [Tally]? {
    var tallies = rates.map { _ in Tally() }
    var broken: BrokenAudit?
    var isStopped = false
    await withTaskGroup(of: Result<[ScenarioCheck.Outcome], Ending>.self) { group in
      var next = 0
      func begin() {
        guard next < count, broken == nil, !isStopped else { return }
        let number = first + next
        next += 1
        group.addTask { await self.trial(number, rates, shouldStop) }
      }
      for _ in 0..<max(1, threads) { begin() }
      var done = 0
      while let result = await group.next() {
        switch result {
        case .success(let outcomes):
          for (index, outcome) in outcomes.enumerated() { tallies[index].add(outcome) }
          done += 1
          progress(done)
        case .failure(.broken(let audit)): broken = broken ?? audit
        case .failure(.stopped): isStopped = true
        }
        begin()
      }
    }
    if let broken { throw broken }
    return isStopped ? nil : tallies
  }

  /// Why a trial gave nothing.
  private enum Ending: Error {
    case stopped
    case broken(BrokenAudit)
  }

  private func trial(
    _ number: Int, _ rates: [ErrorRates], _ shouldStop: @escaping @Sendable () -> Bool
  ) async -> Result<[ScenarioCheck.Outcome], Ending> {
    let start = UInt64(number) * span
    do throws(BrokenAudit) {
      var goldens = ReplicationPool(plan, threads: 1, first: start)
      try await goldens.run(upTo: accepted, progress: { _ in }, shouldStop: shouldStop)
      if goldens.isInterrupted { return .failure(.stopped) }
      let result = RunResult(plan: plan.plan, results: goldens.results, level: 0.95, ending: .fixed)
      let check = ScenarioCheck(
        changed, names: names, gates: gates, looks: looks,
        golden: GoldenRecord(result, names: names, keeping: GoldenRecord.kept(of: plan.plan, gates: gates)),
        comparison: comparison, firstReplication: sharesLuck ? start : start + UInt64(accepted), firstAccepted: start)
      // Each rate judges the same replications.
      var pool = ReplicationPool(changed, threads: 1, first: check.firstReplication)
      var outcomes: [ScenarioCheck.Outcome] = []
      for rate in rates {
        let outcome = try await check.perform(
          rate, tests: check.tests, on: &pool, progress: { _ in }, shouldStop: shouldStop)
        guard let outcome else { return .failure(.stopped) }
        outcomes.append(outcome)
      }
      return .success(outcomes)
    } catch {
      return .failure(.broken(error))
    }
  }
}
