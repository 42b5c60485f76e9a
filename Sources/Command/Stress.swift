import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Tries ready strains on a scenario: how long the desk takes to come back, and what it costs.
struct Stress: Action {
  var targets: [ScenarioTarget] = []
  var settings: [Setting] = []
  var only: [StressLibrary] = []
  var replications: Int?
  var seed: UInt64?
  var threads: Int?
  var level: Double?
  var folder: String?
  var writesFiles = true
  var strict = false
  var json = false
  var quiet = false

  private static let names = StressLibrary.allCases.map(\.rawValue).joined(separator: ", ")

  static let command = Command<any Action>(
    "stress", summary: "try a campaign, an outage, sick people, leavers and holidays",
    examples: [
      Example("closedloop stress base", "days to recover and money lost for each, on the same customers"),
      Example("closedloop stress base@third-late --only outage", "one of them on a variant"),
      Example("closedloop stress base --only sick --only leavers --json", "two of them, as JSON"),
    ],
    from: Stress(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .once) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      .settings(\.settings),
      Option("only", value: "STRESS", help: "Try this one only: \(names).", repeats: true) {
        guard let stress = StressLibrary(rawValue: $1) else { return "write one of \(names)" }
        if !$0.only.contains(stress) { $0.only.append(stress) }
        return nil
      },
      .replications(\.replications, help: "Make exactly so many replications of each."),
      .seed(\.seed),
      .threads(\.threads),
      .level(\.level, help: "The confidence level of intervals; if not given, 95%."),
      .folder(\.folder, help: "Write the files here instead of outputs/stress-ID."),
      .withoutFiles(\.writesFiles),
      .strict(\.strict),
      .json(\.json, help: "The stress test as JSON."),
      .quiet(\.quiet),
    ],
    check: { $0.folder != nil && !$0.writesFiles ? "--no-files leaves nothing for --out; leave one of them out" : nil },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let target = targets[0]
    let words = settings.map(\.text) + (seed.map { ["run.seed=\($0)"] } ?? [])
    var files = ScenarioFiles(session.files)
    let base = try files.scenario(target, settings: words, strict: strict, quiet: quiet, in: session)
    var strains: [StressReport.Strain] = []
    var scenarios = [base]
    var omitted: [(name: String, reason: String)] = []
    for stress in StressLibrary.allCases where only.isEmpty || only.contains(stress) {
      switch stress.patch(base) {
      case .doesNotApply(let reason): omitted.append((stress.rawValue, reason))
      case .settings(let patch, let meaning, let day):
        scenarios.append(
          try files.scenario(target, settings: words + patch, strict: false, quiet: true, in: session))
        strains.append(StressReport.Strain(name: stress.rawValue, meaning: meaning, day: day))
      }
    }
    guard !strains.isEmpty else {
      throw Failure(.badCommandLine, omitted.map { "\($0.name): \($0.reason)" }.joined(separator: "\n"))
    }
    let folder =
      writesFiles
      ? self.folder ?? RunFolder.path(id: "stress-\(base.id)", variant: target.variant, settings: settings.map(\.text))
      : nil
    if let folder {
      do { try session.files.prepareFolder(folder) } catch { throw Failure(error) }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await compare(scenarios, strains, in: session)
    let report = StressReport(
      scenario: base.id, variant: target.variant ?? "", title: base.title, currency: base.currency, strains: strains,
      omitted: omitted, result: result)
    if let folder {
      try write(report, scenarios, to: folder, seconds: (clock.now - start).seconds, in: session)
    }
    if !quiet { session.console.result(json ? StressJSON(report).text : StressSummary(report).text) }
    return .done
  }

  private var threadCount: Int { threads ?? OperatingSystem.processorCount }

  private func compare(
    _ scenarios: [Scenario], _ strains: [StressReport.Strain], in session: Session
  ) async throws(Failure) -> ComparisonResult {
    var plans: [PreparedPlan] = []
    for scenario in scenarios { plans.append(try PreparedRun.prepare(scenario)) }
    let count = replications ?? scenarios[0].rule.least
    let comparison = Comparison(plans, rule: .fixed(count), level: level ?? 0.95, threads: threadCount)
    let signals = session.signals
    let names = ["as it is"] + strains.map(\.name)
    let result: ComparisonResult?
    do {
      result = try await signals.polling { () async throws(Comparison.Fault) in
        try await comparison.run(
          progress: {
            if !quiet { session.console.progress("\(names[$0.contender]): \($0.done) of \($0.goal) replications") }
          }, shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error.audit, in: names[error.contender], seed: scenarios[0].plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let result else { throw Failure(.internalFault, "the stress test ended without a result") }
    return result
  }

  private func write(
    _ report: StressReport, _ scenarios: [Scenario], to folder: String, seconds: Double, in session: Session
  ) throws(Failure) {
    let output = ResultFiles(files: session.files, folder: folder)
    let table = StressTable(report)
    let info = RunInfo(
      threads: threadCount, seconds: seconds, events: report.result.runs.reduce(0) { $0 + $1.eventCount },
      items: report.result.runs.reduce(0) { $0 + $1.itemCount })
    do throws(FileProblem) {
      let outputs = [try output.write(table), try output.write(DataPackage(of: [table], title: report.title))]
      _ = try output.write(info)
      let contenders = ["as it is"] + report.strains.map(\.name)
      _ = try output.write(
        ComparisonManifest(
          version: Version.number, inputs: scenarios.map(\.digests),
          scenarios: scenarios.map { SHA256.hexadecimal(of: Array(CanonicalJSON.document($0.resolved).utf8)) },
          outputs: outputs,
          of: ComparisonReport(
            contenders: contenders.map {
              ComparisonReport.Contender(scenario: report.scenario, variant: report.variant, name: $0)
            }, title: report.title, currency: report.currency, shown: [], showsAllPairs: false, remarks: [],
            result: report.result)))
    } catch {
      throw Failure(error)
    }
    if !quiet { session.console.note("files in \(folder)") }
  }
}
