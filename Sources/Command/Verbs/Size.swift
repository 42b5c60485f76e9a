import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Finds the fewest people, or the cheapest mix, with which requirements hold, and certifies it.
struct Size: Action {
  var targets: [ScenarioTarget] = []
  var fields: [VariedField] = []
  var requirements: [String] = []
  var settings: [Setting] = []
  var budget: Int64?
  var level: Double?
  var seed: UInt64?
  var threads: Int?
  var folder: String?
  var writesFiles = true
  var drawsPage = false
  var json = false
  var quiet = false
  var strict = false

  static let command = Command<any Action>(
    "size", summary: "find and certify the fewest people, or the cheapest mix, that suffice",
    examples: [
      Example(
        "closedloop size base --vary 'teams.recovery.shifts.late.people=1..8'",
        "the fewest with which the gates of the scenario hold"),
      Example(
        "closedloop size base --vary PATH=1..8 --require 'wait.time.p90 <= 1d'",
        "for a requirement of one's own; \"closedloop help requirements\" tells how they are written"),
      Example(
        "closedloop size base --vary PATH=0..4 --vary OTHER=1..4 --budget 5m",
        "the cheapest mix of two shifts, within five minutes"),
    ],
    from: Size(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      Option(
        "vary", value: "PATH=LOW..HIGH", help: "A whole number of the scenario, and between which bounds to look.",
        repeats: true
      ) {
        guard let field = VariedField($1) else {
          return "write --vary 'PATH=LOW..HIGH' with whole numbers from 0 to \(VariedField.most), the lower one first"
        }
        $0.fields.append(field)
        return nil
      },
      Option(
        "require", value: "REQUIREMENT",
        help: "What must hold: \"METRIC >= 90%\" on average, or \"METRIC >= 90% on at least 90% of weeks\" (or of "
          + "replications). All of them must; if none is given, the gates of the scenario.",
        repeats: true
      ) {
        $0.requirements.append($1)
        return $1.isEmpty ? "write --require \"METRIC >= 90%\"" : nil
      },
      .settings(\.settings),
      Option("budget", value: "TIME", help: "End after so much time with the best so far: 60s, 5m.") {
        $0.budget = try? Units.duration($1)
        return ($0.budget ?? 0) > 0 ? nil : "write a time with its unit, as in --budget 60s"
      },
      .level(\.level, help: "The confidence of the certificate and of intervals; if not given, 95%."),
      .seed(\.seed),
      .threads(\.threads),
      .folder(\.folder, help: "Write the files here instead of outputs/size-ID."),
      .withoutFiles(\.writesFiles),
      .page(\.drawsPage),
      .strict(\.strict),
      .json(\.json, help: "The answer as JSON."),
      .quiet(\.quiet),
    ],
    check: {
      if $0.folder != nil, !$0.writesFiles { return "--no-files leaves nothing for --out; leave one of them out" }
      if $0.drawsPage, !$0.writesFiles { return "--no-files leaves nothing for --report; leave one of them out" }
      if $0.fields.count > 30 { return "at most 30 fields can be varied at once" }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let target = try scenarioTarget()
    var words = settings.map(\.text)
    if let seed { words.append("run.seed=\(seed)") }
    let scenarios = SizingScenarios(target, settings: words, fields: fields, session: session)
    let task = try SizingTask(self, scenarios, in: session)
    let folder = folder(of: task.scenario, variant: target.variant)
    if let folder {
      do { try session.files.prepareFolder(folder) } catch { throw Failure(error) }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let (report, probe) = try await search(task, scenarios, target, start, in: session)
    if let folder {
      let info = RunInfo(
        threads: threadCount, seconds: (clock.now - start).seconds, events: probe.events, items: probe.items)
      try ResultFiles(files: session.files, folder: folder).write(
        report, scenario: task.scenario, info: info, drawsPage: drawsPage)
      if !quiet { session.console.note("files in \(folder)") }
    }
    if !quiet { session.console.result(json ? SizingJSON(report).text : SizingSummary(report).text) }
    return report.result.verdict.status
  }

  private var threadCount: Int { threads ?? OperatingSystem.processorCount }

  private func scenarioTarget() throws(Failure) -> ScenarioTarget {
    // `FILE @variant` names the file twice, and the second is meant.
    guard let last = targets.last, targets.dropLast().allSatisfy({ $0.source == last.source && $0.variant == nil })
    else {
      throw Failure(.badCommandLine, "size takes one scenario; nothing was run")
    }
    return last
  }

  private func folder(of scenario: Scenario, variant: String?) -> String? {
    guard writesFiles else { return nil }
    return folder
      ?? RunFolder.path(id: "size-\(scenario.id)", variant: variant, settings: settings.map(\.text))
  }

  private func search(
    _ task: SizingTask, _ scenarios: SizingScenarios, _ target: ScenarioTarget, _ start: ContinuousClock.Instant,
    in session: Session
  ) async throws(Failure) -> (SizingReport, EngineProbe<Failure>) {
    let signals = session.signals
    let deadline = budget.map { start + .microseconds($0) }
    let showsProgress = !quiet
    let name = task.scenario.id
    let theory = task.theory
    let first = task.space.nearest(to: task.first)
    let probe = EngineProbe<Failure>(
      task.requirements.map(\.watched), threads: threadCount,
      makePlan: { staffing throws(Failure) in try PreparedRun.prepare(try scenarios.scenario(staffing)) },
      theory: { theory.staffing($0, observations: $1, from: first) },
      progress: { done, staffing in
        guard showsProgress else { return }
        let values = staffing.values.map { String($0) }.joined(separator: " + ")
        session.console.progress("\(name): \(done) replications, now with \(values)")
      },
      shouldStop: { signals.interruption != nil || deadline.map { ContinuousClock.now >= $0 } ?? false })
    var search = SizingSearch(
      probe, space: task.space, criteria: task.requirements.map(\.watched.criterion), level: level ?? 0.95)
    let result: SizingResult
    do {
      result = try await signals.polling { () async throws(ProbeFault<Failure>) in
        try await search.run(from: task.first)
      }
    } catch {
      switch error {
      case .plan(let failure): throw failure
      case .audit(let broken):
        throw Failure(broken, in: name, seed: task.scenario.plan.seed)
      }
    }
    if let interruption = signals.interruption {
      let made = "\(result.replications) replication\(result.replications == 1 ? "" : "s")"
      throw Failure(interruption.status, "\(interruption.word) after \(made) of \(name); nothing was written for it")
    }
    return (report(result, task, target, search.probe), search.probe)
  }

  private func report(
    _ result: SizingResult, _ task: SizingTask, _ target: ScenarioTarget, _ probe: EngineProbe<Failure>
  ) -> SizingReport {
    let answer = result.answer ?? task.first
    let plan = probe.knownPlan(of: answer) ?? task.scenario.plan
    let digest = SHA256.hexadecimal(of: Array(CanonicalJSON.document(task.scenario.resolved).utf8))
    return SizingReport(
      scenario: task.scenario.id, variant: target.variant ?? "", title: task.scenario.title,
      currency: task.scenario.currency, digest: digest, fields: fields.map(\.path), requirements: task.requirements,
      result: result,
      steps: StaffingStep.curve(of: result, requirements: task.requirements.map(\.watched), probe: probe),
      load: LoadArithmetic(plan, observations: probe.located[answer] ?? []), plan: plan, theory: task.theory,
      course: probe.course)
  }
}

extension SizingResult.Verdict {
  /// What the exit status says of it.
  var status: ExitStatus {
    switch self {
    case .certified: .done
    case .undecided: .undecided
    case .infeasible: .sizingInfeasible
    }
  }
}
