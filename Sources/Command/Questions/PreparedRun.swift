import ClosedLoop
import Experiments
import Reports
import Scenarios

/// A scenario that was read without a fault and is to be simulated, with all that its options ask for.
struct PreparedRun {
  let scenario: Scenario
  let variant: String?
  let plan: PreparedPlan
  let rule: ReplicationRule
  let level: Double
  /// Where its files go; nil where none are written.
  let folder: String?

  init(
    _ scenario: Scenario, variant: String?, rule: ReplicationRule, level: Double?, folder: String?
  ) throws(Failure) {
    self.scenario = scenario
    self.variant = variant
    self.rule = rule
    self.level = level ?? rule.level
    self.folder = folder
    plan = try Self.prepare(scenario)
  }

  /// What messages call it.
  var name: String { variant.map { "\(scenario.id)@\($0)" } ?? scenario.id }

  /// The plan with all that follows from it, with another seed where one is given.
  static func prepare(_ scenario: Scenario, seed: UInt64? = nil) throws(Failure) -> PreparedPlan {
    var plan = scenario.plan
    if let seed { plan.seed = seed }
    do {
      return try PreparedPlan(plan, calibration: scenario.calibration)
    } catch {
      let tier = String(decoding: scenario.plan.population.tiers[error.tier].name.utf8, as: UTF8.self)
      throw Failure(
        .invalidInput,
        "\(scenario.id): customers.tiers.\(tier).annual_churn: failures alone cause more churn than is stated: a "
          + "hazard of \(thousandths(error.failures)) a year and \(thousandths(error.uncontrollable)) that nobody "
          + "controls, against \(thousandths(error.stated)) stated")
    }
  }

  /// The plan of a pilot that chooses the warm-up.
  static func preparePilot(_ scenario: Scenario) throws(Failure) -> PreparedPlan {
    do {
      return try PreparedPlan(scenario.plan.withoutDatedChanges, calibration: scenario.calibration)
    } catch {
      return try prepare(scenario)
    }
  }

  /// Simulates.
  func simulate(
    threads: Int, byHour: Bool = false, session: Session, progress: Bool
  ) async throws(Failure) -> RunResult {
    var experiment = Experiment(plan, rule: rule, level: level, threads: threads)
    experiment.watch.hours = byHour
    let signals = session.signals
    let result: RunResult
    do {
      result = try await signals.polling { [experiment] () async throws(BrokenAudit) in
        try await experiment.run(
          progress: { if progress { session.console.progress(line($0)) } },
          shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error, in: name, seed: scenario.plan.seed)
    }
    if let interruption = signals.interruption {
      let made = "\(result.count) replication\(result.count == 1 ? "" : "s")"
      throw Failure(interruption.status, "\(interruption.word) after \(made) of \(name); nothing was written for it")
    }
    return result
  }

  private func line(_ progress: Experiment.Progress) -> String {
    let goal = progress.goal.map { " of \($0)" } ?? ""
    return "\(name): \(progress.done)\(goal) replications"
  }

  /// The arms of the programme beside a finished run.
  func arms(beside result: RunResult, threads: Int, session: Session) async throws(Failure) -> ArmSplit {
    let signals = session.signals
    let split: ArmSplit?
    do {
      split = try await signals.polling { [plan] () async throws(BrokenAudit) in
        try await ArmSplit.run(
          beside: result, of: plan, threads: threads, shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error, in: name, seed: scenario.plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let split else { throw Failure(.internalFault, "the arms ended without a result") }
    return split
  }

  /// The result as outputs see it.
  func report(_ result: RunResult) -> Report {
    var report = Report(
      scenario: scenario.id, variant: variant ?? "", title: scenario.title, currency: scenario.currency, rule: rule,
      gates: scenario.gates.map { ($0.name, $0.text, $0.gate) }, result: result)
    report.warmUp = scenario.warmUp
    report.weakInputs = scenario.weakInputs
    return report
  }
}

extension ReplicationRule {
  /// Confidence of the interval that it watches, or the usual one.
  var level: Double {
    switch self {
    case .fixed: 0.95
    case .until(_, _, _, let level, _, _): level
    }
  }
}

/// A number with three decimals.
private func thousandths(_ value: Double) -> String {
  String(describing: (value * 1000).rounded() / 1000)
}
