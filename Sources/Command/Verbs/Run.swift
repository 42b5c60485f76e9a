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
  var writesCases = false
  var writesEvents = false
  var writesCustomers = false
  var splitsArms = false
  var byHour = false
  var replication: Int?
  var drawsPage = false

  static let command = Command<any Action>(
    "run", summary: "simulate scenarios, each with its twin without the programme",
    examples: [
      Example("closedloop run base", "scenarios/base.json until its own stop rule; results in outputs/base"),
      Example("closedloop run base.json @fifo @edd", "the file and two of its variants"),
      Example("closedloop run base.json --set teams.recovery.shifts.late.people=3", "with one value changed"),
      Example("closedloop run base.json --until \"customers.saved within 5%\"", "until the interval is narrow enough"),
      Example(
        "closedloop run base.json --cases --events", "and every case of the first replication, with an event log"),
      Example("closedloop run base --arms", "and what answering, fixing causes and both together bring"),
      Example("closedloop run base.json --gates --quiet --no-files", "in CI: the exit status tells if a gate failed"),
    ],
    from: Run(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      .settings(\.settings),
      Option("variant", value: "NAME", help: "Take this variant of every file named without one.") {
        $0.variant = $1
        return $1.isEmpty ? "write the name of a variant" : nil
      },
      .replications(\.replications, help: "Make exactly so many replications."),
      Option(
        "until", value: "RULE",
        help: "Make replications until the interval of a metric is narrow enough, as in \"customers.saved within 5%\"."
      ) {
        $0.until = Precision($1)
        return $0.until == nil ? "write --until \"METRIC within X\"" : nil
      },
      .seed(\.seed),
      .threads(\.threads),
      .level(
        \.level, help: "The confidence level of intervals; if not given, that of the stop rule, or 95%."),
      .folder(
        \.folder,
        help: "Write the files here instead of outputs/ID; those of several scenarios into folders in it."),
      .withoutFiles(\.writesFiles),
      .page(\.drawsPage),
      Option(flag: "cases", help: "Write cases.csv: every case of one replication, and where its time went.") {
        $0.writesCases = true
      },
      Option(flag: "events", help: "Write events.csv: an event log of one replication for process mining.") {
        $0.writesEvents = true
      },
      Option(
        flag: "customers", help: "Write customers.csv: who is kept and who is lost in one replication, one by one."
      ) {
        $0.writesCustomers = true
      },
      .replication(
        \.replication,
        help: "The replication that --cases, --events and --customers write, from 0; 0 if not given."),
      Option(
        "series", value: "STEP",
        help: "Write series.csv by day (if not given) or by hour; with hour also hour-of-week.csv."
      ) {
        $0.byHour = $1 == "hour"
        return $1 == "hour" || $1 == "day" ? nil : "write --series hour or --series day"
      },
      Option(
        flag: "arms",
        help: "Run answering alone and fixing causes alone beside both, on the same luck, and split the effect."
      ) {
        $0.splitsArms = true
      },
      Option(flag: "gates", help: "Set the exit status by the scenario's gates: 1 failed, 2 undecided.") {
        $0.gates = true
      },
      .strict(\.strict),
      .json(\.json, help: "The summary as JSON."),
      .quiet(\.quiet),
    ],
    check: {
      if $0.folder != nil, !$0.writesFiles { return "--no-files leaves nothing for --out; leave one of them out" }
      if $0.replications != nil, $0.until != nil { return "--replications and --until exclude each other" }
      let isWatched = $0.writesCases || $0.writesEvents || $0.writesCustomers
      if !$0.writesFiles, isWatched || $0.byHour {
        return "--no-files leaves nothing for --cases, --events, --customers and --series"
      }
      if !$0.writesFiles, $0.drawsPage { return "--no-files leaves nothing for --report; leave one of them out" }
      if $0.replication != nil, !isWatched { return "--replication goes with --cases, --events or --customers" }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    var status = ExitStatus.done
    let runs = try prepared(in: session)
    for run in runs where splitsArms && run.scenario.plan.macro == nil {
      throw Failure(
        .badCommandLine, "\(run.name): --arms splits answering from fixing, and nothing is fixed: see macro")
    }
    for run in runs {
      if let folder = run.folder { try prepareFolder(folder, in: session) }
      let clock = ContinuousClock()
      let start = clock.now
      let result = try await run.simulate(threads: threadCount, byHour: byHour, session: session, progress: !quiet)
      let report = run.report(result)
      let arms = splitsArms ? try await run.arms(beside: result, threads: threadCount, session: session) : nil
      if let folder = run.folder {
        try write(report, arms, of: run, to: folder, seconds: (clock.now - start).seconds, in: session)
      }
      if !quiet { session.console.result(json ? SummaryJSON(report).text : TerminalSummary(report, arms: arms).text) }
      if gates { status = judge(report, status, in: session) }
    }
    return status
  }

  private var threadCount: Int { threads ?? OperatingSystem.processorCount }

  // MARK: Before

  /// Reads all scenarios, and simulates none of them if one is faulty.
  private func prepared(in session: Session) throws(Failure) -> [PreparedRun] {
    let targets = targets.map { ScenarioTarget($0.source, variant: $0.variant ?? variant) }
    var words = settings.map(\.text)
    if let seed { words.append("run.seed=\(seed)") }
    let scenarios = try ScenarioFiles.scenarios(targets, settings: words, strict: strict, quiet: quiet, in: session)
    var runs: [PreparedRun] = []
    for (scenario, variant) in zip(scenarios, targets.map(\.variant)) {
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
      id: scenario.id, variant: variant, settings: settings.map(\.text),
      under: folder ?? "outputs")
  }

  /// How many replications are made: as the command line says, or else the scenario.
  private func rule(of scenario: Scenario) throws(Failure) -> ReplicationRule {
    if let replications { return .fixed(replications) }
    guard let until else { return scenario.rule }
    var (least, greatest) = (20, 400)
    if case .until(_, _, _, _, let stated, let most) = scenario.rule { (least, greatest) = (stated, most) }
    let text = "\(until.metric) within \(until.width)"
    switch ReplicationRule.parse(until: text, in: scenario.plan, least: least, greatest: greatest, level: level ?? 0.95)
    {
    case .success(let rule): return rule
    case .failure(let remedy):
      throw Failure(.badCommandLine, "--until \(text): \(remedy.sentence)")
    }
  }

  // MARK: After

  /// Before the simulation, so that nobody waits for what cannot be written.
  private func prepareFolder(_ folder: String, in session: Session) throws(Failure) {
    do { try session.files.prepareFolder(folder) } catch { throw Failure(error) }
  }

  private func write(
    _ report: Report, _ arms: ArmSplit?, of run: PreparedRun, to folder: String, seconds: Double, in session: Session
  ) throws(Failure) {
    let info = RunInfo(
      threads: threadCount, seconds: seconds, events: report.result.eventCount, items: report.result.itemCount)
    var tables = runTables(
      of: report, byHour: byHour, recording: try recording(of: run, report, in: session), cases: writesCases,
      events: writesEvents, customers: writesCustomers)
    if let arms { tables.append(ArmsTable(report, arms)) }
    try ResultFiles(files: session.files, folder: folder).write(
      report, tables, scenario: run.scenario, info: info, drawsPage: drawsPage)
    if !quiet { session.console.note("files in \(folder)") }
  }

  /// The replication that is written down case by case, tried before anything is written.
  private func recording(
    of run: PreparedRun, _ report: Report, in session: Session
  ) throws(Failure) -> Recording? {
    guard writesCases || writesEvents || writesCustomers else { return nil }
    let recording = Recording(report, of: run.plan, replication: UInt64(replication ?? 0))
    let signals = session.signals
    do throws(BrokenAudit) {
      try recording.rehearse(shouldStop: { signals.interruption != nil })
    } catch {
      throw Failure(error, in: run.name, seed: run.scenario.plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    return recording
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
