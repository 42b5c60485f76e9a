import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Tells where late cases lost their time and what would change that, or the life of one case.
struct Explain: Action {
  var targets: [ScenarioTarget] = []
  var settings: [Setting] = []
  var promise = WatchedPromise.response
  var number: UInt64?
  var replication: Int?
  var replications: Int?
  var changes: Int?
  var seed: UInt64?
  var threads: Int?
  var level: Double?
  var strict = false
  var json = false
  var quiet = false

  /// Replications that are watched where the command line does not say.
  private static let usualReplications = 10
  /// Changes that are tried where the command line does not say.
  private static let usualChanges = 8

  static let command = Command<any Action>(
    "explain", summary: "tell where late cases lost their time, or the life of one case",
    examples: [
      Example("closedloop explain base", "why first responses are late, and which changes would help, tried out"),
      Example("closedloop explain outputs/base", "the same for the scenario of a run"),
      Example("closedloop explain base @fifo --promise resolution", "why solutions are late in a variant"),
      Example("closedloop explain base --case 4211", "one case's life, line by line"),
      Example("closedloop explain base --case 4211 --replication 3 --json", "of another replication, for machines"),
    ],
    from: Explain(),
    positionals: [
      Positional(
        "FILE", help: ScenarioTarget.help + " Or the folder of a run; then its resolved scenario is taken.", .oneOrMore
      ) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      .settings(\.settings),
      Option("promise", value: "WHICH", help: "Look at this promise: response (if not given) or resolution.") {
        guard let promise = WatchedPromise(rawValue: $1) else { return "write --promise response or resolution" }
        $0.promise = promise
        return nil
      },
      Option(
        "case", value: "N", help: "Tell the life of this case: its number in cases.csv, the order of feedback received."
      ) {
        $0.number = UInt64($1)
        return $0.number.map { $0 > 0 } == true ? nil : "write the number of a case from 1 up, as in --case 4211"
      },
      .replication(\.replication, help: "The replication of the case, from 0; the first if not given."),
      .replications(\.replications, help: "Watch so many replications, and try changes on them; 10 if not given."),
      Option(
        "changes", value: "N", help: "Try so many changes, those that answer most of the lost time; 8 if not given."
      ) {
        $0.changes = Int($1).flatMap { (0...100).contains($0) ? $0 : nil }
        return $0.changes == nil ? "write a whole number from 0 to 100, as in --changes 3" : nil
      },
      .seed(\.seed),
      .threads(\.threads),
      .level(\.level, help: "The confidence level of intervals; if not given, 95%."),
      .strict(\.strict),
      .json(\.json, help: "The explanation as JSON."),
      .quiet(\.quiet),
    ],
    check: {
      if $0.number == nil, $0.replication != nil { return "--replication goes with --case" }
      if $0.number != nil, $0.replications != nil { return "--case looks at one replication; write --replication N" }
      if $0.number != nil, $0.targets.count > 1 { return "--case goes with one scenario" }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    var words = settings.map(\.text)
    if let seed { words.append("run.seed=\(seed)") }
    let targets = targets.map { $0.ofRunFolder(in: session) }
    let scenarios = try ScenarioFiles.scenarios(targets, settings: words, strict: strict, quiet: quiet, in: session)
    for (scenario, target) in zip(scenarios, targets) {
      if let number {
        try await tellLife(of: number, in: scenario, target.variant, session)
      } else {
        try await explain(scenario, target, words, session)
      }
    }
    return .done
  }

  private var threadCount: Int { threads ?? OperatingSystem.processorCount }

  // MARK: One case

  private func tellLife(
    of number: UInt64, in scenario: Scenario, _ variant: String?, _ session: Session
  ) async throws(Failure) {
    let prepared = try PreparedRun.prepare(scenario)
    let replication = UInt64(replication ?? 0)
    let signals = session.signals
    let found: (record: CaseRecord?, events: [CaseEvent], examples: [UInt64])
    do throws(BrokenAudit) {
      found = try await signals.polling { () async throws(BrokenAudit) in
        var watch = Watch()
        watch.cases = true
        watch.events = true
        var record: CaseRecord?
        var events: [CaseEvent] = []
        var examples: [UInt64] = []
        _ = try prepared.replicate(
          replication, watching: watch,
          record: { journal in
            record = record ?? journal.cases.first { $0.number == number }
            events += journal.events.filter { $0.number == number }
            if examples.count < 3 {
              examples += journal.cases.filter { $0.isMeasured && $0.response == .missed }.prefix(3).map(\.number)
            }
          }, shouldStop: { signals.interruption != nil })
        return (record, events, examples)
      }
    } catch {
      throw Failure(error, in: scenario.id, seed: scenario.plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let record = found.record else {
      let hint = found.examples.prefix(3).map { String($0) }.joined(separator: ", ")
      throw Failure(
        .badCommandLine,
        "--case \(number): in replication \(replication) of \(scenario.id) no case has this number; it is that of its "
          + "feedback in the order of receipt, and most feedback makes no case\(hint.isEmpty ? "" : "; try \(hint)")")
    }
    let life = CaseLife(
      scenario: scenario.id, variant: variant ?? "", plan: scenario.plan, replication: replication, record: record,
      events: found.events)
    if !quiet { session.console.result(json ? life.json : life.text) }
  }

  // MARK: All late cases

  private func explain(
    _ scenario: Scenario, _ target: ScenarioTarget, _ words: [String], _ session: Session
  ) async throws(Failure) {
    let prepared = try PreparedRun.prepare(scenario)
    let name = target.variant.map { "\(scenario.id)@\($0)" } ?? scenario.id
    let count = replications ?? Self.usualReplications
    let signals = session.signals
    let loss: TimeLoss?
    do throws(BrokenAudit) {
      loss = try await signals.polling { () async throws(BrokenAudit) in
        try await TimeLoss.watch(
          prepared, promise: promise, replications: count, threads: threadCount,
          progress: { if !quiet { session.console.progress("\(name): \($0) of \(count) replications watched") } },
          shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error, in: name, seed: scenario.plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let loss else { return }

    var trials: [LossSummary.Trial] = []
    let interventions = Intervention.all(for: scenario, loss: loss, most: changes ?? Self.usualChanges)
    let before = RunResult(plan: scenario.plan, results: loss.results, level: level ?? 0.95, ending: .fixed)
    // What a pilot has chosen holds for all.
    let warmUp = scenario.warmUp.map { ["clock.warm_up=\($0.text)"] } ?? []
    for intervention in interventions {
      guard let changed = changed(target, words + intervention.settings + warmUp, session) else { continue }
      let plan = try PreparedRun.prepare(changed, seed: scenario.plan.seed)
      let after = try await run(plan, count, "\(name): what if \(intervention.words)", scenario.plan.seed, session)
      trials.append(
        LossSummary.Trial(
          words: intervention.words, settings: intervention.settings,
          outcome: BreachesRemoved(promise, before: before, after: after, level: level ?? 0.95)))
    }
    let summary = LossSummary(
      scenario: scenario.id, variant: target.variant ?? "", title: scenario.title, currency: scenario.currency,
      loss: loss, trials: trials)
    if !quiet { session.console.result(json ? summary.json : summary.text) }
  }

  /// The scenario with a change; nil where it does not take it.
  private func changed(_ target: ScenarioTarget, _ words: [String], _ session: Session) -> Scenario? {
    // Standard input can be read once only.
    guard target.source != .standardInput else { return nil }
    var reader = ScenarioFiles(session.files)
    return reader.read(target, variant: target.variant, settings: words).scenario
  }

  private func run(
    _ plan: PreparedPlan, _ count: Int, _ name: String, _ seed: UInt64, _ session: Session
  ) async throws(Failure) -> RunResult {
    let experiment = Experiment(plan, rule: .fixed(count), level: level ?? 0.95, threads: threadCount)
    let signals = session.signals
    let result: RunResult
    do throws(BrokenAudit) {
      result = try await signals.polling { () async throws(BrokenAudit) in
        try await experiment.run(
          progress: { if !quiet { session.console.progress("\(name): \($0.done) of \(count) replications") } },
          shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error, in: name, seed: seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    return result
  }
}

extension ScenarioTarget {
  /// The resolved scenario in the folder of a run, where that is what is named; else the same.
  fileprivate func ofRunFolder(in session: Session) -> ScenarioTarget {
    guard case .file(let path) = source, !path.hasSuffix(".json") else { return self }
    let folder = variant.map { "\(path)@\($0)" } ?? path
    let file = "scenario.resolved.json"
    guard let names = try? session.files.names(in: folder), names.contains(file) else { return self }
    return ScenarioTarget(.file("\(folder)/\(file)"))
  }
}
