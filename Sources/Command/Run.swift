import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Simulates scenarios, each with its twin without the programme.
struct Run: Action {
  var targets: [ScenarioTarget] = []
  var settings: [Setting] = []
  var variant: String?
  var replications: Int?
  var until: Precision?
  var seed: UInt64?
  var threads: Int?
  var folder: String?
  var writesFiles = true
  var json = false
  var gates = false
  var quiet = false
  var strict = false
  var level: Double?

  static let command = Command<any Action>(
    "run", summary: "simulate scenarios, each with its twin without the programme",
    examples: [
      Example("closedloop run base", "scenarios/base.json until its own stop rule; results in outputs/base"),
      Example("closedloop run base.json @fifo @edd", "the file and two of its variants"),
      Example("closedloop run base.json --set teams.recovery.shifts.late.people=3", "with one value changed"),
      Example("closedloop run base.json --until \"customers.saved within 5%\"", "until the interval is narrow enough"),
      Example("closedloop run base.json --gates --quiet --no-files", "in CI: the exit status tells if a gate failed"),
    ],
    from: Run(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      Option("set", value: "PATH=VALUE", help: "Change one value of the scenario.", repeats: true) {
        guard let setting = Setting($1) else { return "write --set PATH=VALUE" }
        $0.settings.append(setting)
        return nil
      },
      Option("variant", value: "NAME", help: "Take this variant of every file named without one.") {
        $0.variant = $1
        return $1.isEmpty ? "write the name of a variant" : nil
      },
      Option("replications", short: "n", value: "N", help: "Make exactly so many replications.") {
        $0.replications = count($1)
        return $0.replications == nil ? "write a whole number above 0, as in --replications 200" : nil
      },
      Option(
        "until", value: "RULE",
        help: "Make replications until the interval of a metric is narrow enough, as in \"customers.saved within 5%\"."
      ) {
        $0.until = Precision($1)
        return $0.until == nil ? "write --until \"METRIC within X\"" : nil
      },
      Option("seed", value: "N", help: "The seed of all chance; the same seed gives the same results.") {
        $0.seed = UInt64($1)
        return $0.seed == nil ? "write a whole number from 0 up, as in --seed 42" : nil
      },
      Option("threads", short: "j", value: "N", help: "Use so many threads; results do not depend on it.") {
        $0.threads = count($1)
        return $0.threads == nil ? "write a whole number above 0, as in --threads 4" : nil
      },
      Option(
        "level", value: "SHARE",
        help: "The confidence level of intervals; if not given, that of the stop rule, or 95%."
      ) {
        guard let level = share($1), level >= 0.5, level < 1 else { return "write a share as in --level 90%" }
        $0.level = level
        return nil
      },
      Option(
        "out", short: "o", value: "DIR",
        help: "Write the files here instead of outputs/ID; those of several scenarios into folders in it."
      ) {
        $0.folder = $1
        return $1.isEmpty ? "write the name of a folder" : nil
      },
      Option(flag: "no-files", help: "Write no files; only the summary on standard output.") { $0.writesFiles = false },
      Option(flag: "gates", help: "Set the exit status by the scenario's gates: 1 failed, 2 undecided.") {
        $0.gates = true
      },
      Option(flag: "strict", help: "Refuse scenarios that have warnings.") { $0.strict = true },
      Option(flag: "json", help: "The summary as JSON.") { $0.json = true },
      Option(flag: "quiet", short: "q", help: "No summary and no progress; files and errors only.") { $0.quiet = true },
    ],
    check: {
      if $0.folder != nil, !$0.writesFiles { return "--no-files leaves nothing for --out; leave one of them out" }
      if $0.replications != nil, $0.until != nil { return "--replications and --until exclude each other" }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    var status = ExitStatus.done
    for run in try prepared(in: session) {
      if let folder = run.folder { try prepareFolder(folder, in: session) }
      let clock = ContinuousClock()
      let start = clock.now
      let result = try await run.simulate(threads: threadCount, session: session, progress: !quiet)
      let report = run.report(result)
      if let folder = run.folder {
        try write(report, of: run, to: folder, seconds: (clock.now - start).seconds, in: session)
      }
      if !quiet { session.console.result(json ? SummaryJSON(report).text : TerminalSummary(report).text) }
      if gates { status = judge(report, status, in: session) }
    }
    return status
  }

  private var threadCount: Int { threads ?? OperatingSystem.processorCount }

  // MARK: Before

  /// Reads all scenarios, and simulates none of them if one is faulty.
  private func prepared(in session: Session) throws(Failure) -> [PreparedRun] {
    var reader = ScenarioFiles(session.files)
    var scenarios: [(Scenario, variant: String?)] = []
    var diagnostics = Diagnostics()
    var words = settings.map { "\($0.path)=\($0.value)" }
    if let seed { words.append("run.seed=\(seed)") }
    for target in targets {
      let variant = target.variant ?? self.variant
      let reading = reader.read(target, variant: variant, settings: words)
      var remarks = reading.diagnostics
      if strict { remarks.makeWarningsErrors() }
      let text = remarks.rendered(in: reading.sources)
      if !text.isEmpty, remarks.hasErrors || !quiet { session.console.note(String(text.dropLast())) }
      diagnostics.add(remarks)
      if let scenario = reading.scenario { scenarios.append((scenario, variant)) }
    }
    if let status = diagnostics.status { throw Failure(status, "\(diagnostics.summary); nothing was run") }
    var runs: [PreparedRun] = []
    for (scenario, variant) in scenarios {
      let rule = try rule(of: scenario)
      let folder = folder(of: scenario, variant: variant)
      if let folder, runs.contains(where: { $0.folder == folder }) {
        throw Failure(.badCommandLine, "two runs would be written to \(folder); nothing was run")
      }
      runs.append(try PreparedRun(scenario, variant: variant, rule: rule, level: level, folder: folder))
    }
    return runs
  }

  private func folder(of scenario: Scenario, variant: String?) -> String? {
    guard writesFiles else { return nil }
    if let folder, targets.count == 1 { return folder }
    return RunFolder.path(
      id: scenario.id, variant: variant, settings: settings.map { "\($0.path)=\($0.value)" },
      under: folder ?? "outputs")
  }

  /// How many replications are made: as the command line says, or else the scenario.
  private func rule(of scenario: Scenario) throws(Failure) -> ReplicationRule {
    if let replications { return .fixed(replications) }
    guard let until else { return scenario.rule }
    var (least, greatest) = (20, 400)
    if case .until(_, _, _, _, let stated, let most) = scenario.rule { (least, greatest) = (stated, most) }
    let text = "\(until.metric) within \(until.width)"
    switch ReplicationRule.parse(until: text, in: scenario.plan, least: least, greatest: greatest) {
    case .success(let rule): return until.width.contains(" at ") ? rule : rule.at(level)
    case .failure(let remedy):
      let hint = remedy.suggestion.map { "; did you mean \($0)?" } ?? ""
      throw Failure(.badCommandLine, "--until \(text): \(remedy.text)\(hint)")
    }
  }

  // MARK: After

  /// Before the simulation, so that nobody waits for what cannot be written.
  private func prepareFolder(_ folder: String, in session: Session) throws(Failure) {
    do { try session.files.prepareFolder(folder) } catch { throw Failure(error) }
  }

  private func write(
    _ report: Report, of run: PreparedRun, to folder: String, seconds: Double, in session: Session
  ) throws(Failure) {
    let info = RunInfo(
      host: OperatingSystem.hostName, date: timestamp(secondsSince1970: OperatingSystem.secondsSince1970),
      program: "closedloop \(Version.number) (\(Version.system), \(Version.processor))",
      commandLine: CommandLine.arguments, threads: threadCount, seconds: seconds)
    do {
      try RunFiles(files: session.files, folder: folder).write(report, scenario: run.scenario, info: info)
    } catch {
      throw Failure(error)
    }
    if !quiet { session.console.note("files in \(folder)") }
  }

  /// The exit status so far and after these gates; without a summary, a gate that does not hold is told.
  private func judge(_ report: Report, _ status: ExitStatus, in session: Session) -> ExitStatus {
    var status = status
    for gate in report.gates where gate.verdict != .passed {
      if quiet { session.console.note("\(report.scenario): gate \(gate.name) \(gate.verdict.keyword): \(gate.text)") }
      guard !gate.gate.isWarning else { continue }
      if gate.verdict == .failed { status = .gateFailed } else if status == .done { status = .undecided }
    }
    return status
  }
}

extension ReplicationRule {
  /// The rule with another level, if one is given.
  fileprivate func at(_ level: Double?) -> ReplicationRule {
    guard let level, case .until(let instance, let halfWidth, let isRelative, _, let least, let greatest) = self else {
      return self
    }
    return .until(
      instance: instance, halfWidth: halfWidth, isRelative: isRelative, level: level, least: least,
      greatest: greatest)
  }
}

extension Duration {
  /// In seconds.
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
