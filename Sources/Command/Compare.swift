import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Compares scenarios on the same customers with the same luck.
struct Compare: Action {
  var targets: [ScenarioTarget] = []
  var settings: [Setting] = []
  var metrics: [String] = []
  var objective: String?
  var worth: String?
  var replications: Int?
  var until: Precision?
  var showsAllPairs = false
  var seed: UInt64?
  var threads: Int?
  var level: Double?
  var folder: String?
  var writesFiles = true
  var strict = false
  var json = false
  var quiet = false

  static let command = Command<any Action>(
    "compare", summary: "compare scenarios on the same customers with the same luck",
    examples: [
      Example("closedloop compare base @fifo @edd", "what two variants change, for whom, how sure, and which is best"),
      Example("closedloop compare base --set arrivals.scale=1.2", "one changed value against the file as it is"),
      Example("closedloop compare a.json b.json@late --metric wait.time.mean", "two files by one metric"),
      Example(
        "closedloop compare base @fifo --until \"customers.net within 2%\"", "until the differences are known so well"),
    ],
    from: Compare(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      .settings(
        \.settings,
        help: "Change one value of every scenario; with a single scenario, compare it with itself so changed."),
      Option(
        "metric", value: "METRIC",
        help: "Show this metric instead of the usual ones, as in wait.time.mean[tier=gold].", repeats: true
      ) {
        $0.metrics.append($1)
        return $1.isEmpty ? "write the name of a metric" : nil
      },
      Option(
        "objective", value: "METRIC",
        help: "Search the best by this metric; if not given, by money.net_benefit among three or more."
      ) {
        $0.objective = $1
        return $1.isEmpty ? "write the name of a metric" : nil
      },
      Option(
        "worth", value: "AMOUNT",
        help: "The least difference of the objective worth acting on; if not given, 1% of the largest value found."
      ) {
        $0.worth = $1
        return $1.isEmpty ? "write an amount, as in --worth \"2000 EUR\"" : nil
      },
      Option(flag: "all-pairs", help: "Compare every pair, not only each with the first.") { $0.showsAllPairs = true },
      .replications(\.replications, help: "Make exactly so many replications of each."),
      Option(
        "until", value: "RULE",
        help: "Make replications until a metric's differences are known so well, as in \"wait.time.mean within 1h\"."
      ) {
        $0.until = Precision($1)
        return $0.until == nil ? "write --until \"METRIC within X\"" : nil
      },
      .seed(\.seed),
      .threads(\.threads),
      .level(
        \.level, help: "The confidence level of intervals, verdicts and the choice of the best; if not given, 95%."),
      .folder(\.folder, help: "Write the files here instead of outputs/compare-ID."),
      .withoutFiles(\.writesFiles),
      .strict(\.strict),
      .json(\.json, help: "The comparison as JSON."),
      .quiet(\.quiet),
    ],
    check: {
      if $0.folder != nil, !$0.writesFiles { return "--no-files leaves nothing for --out; leave one of them out" }
      if $0.replications != nil, $0.until != nil { return "--replications and --until exclude each other" }
      if $0.targets.count < 2, $0.settings.isEmpty {
        return "a comparison takes at least two scenarios, or one and --set; write compare FILE @VARIANT"
      }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let scenarios = try scenarios(in: session)
    let question = try ComparisonQuestion(self, scenarios: scenarios)
    if let folder = question.folder {
      do { try session.files.prepareFolder(folder) } catch { throw Failure(error) }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await question.answer(threads: threadCount, session: session, progress: !quiet)
    let report = question.report(result)
    if let folder = question.folder {
      try write(report, question, to: folder, seconds: (clock.now - start).seconds, in: session)
    }
    if !quiet { session.console.result(json ? ComparisonJSON(report).text : ComparisonSummary(report).text) }
    return .done
  }

  private var threadCount: Int { threads ?? OperatingSystem.processorCount }

  /// Reads all contenders; a single target is compared with itself changed.
  private func scenarios(in session: Session) throws(Failure) -> [Scenario] {
    let seeding = seed.map { ["run.seed=\($0)"] } ?? []
    let words = settings.map(\.text) + seeding
    func read(_ targets: [ScenarioTarget], _ words: [String]) throws(Failure) -> [Scenario] {
      try ScenarioFiles.scenarios(
        targets, settings: words, sharesWarmUp: true, strict: strict, quiet: quiet, in: session)
    }
    guard targets.count == 1 else { return try read(targets, words) }
    return try read(targets, seeding) + read(targets, words)
  }

  private func write(
    _ report: ComparisonReport, _ question: ComparisonQuestion, to folder: String, seconds: Double, in session: Session
  ) throws(Failure) {
    let result = report.result
    let output = ResultFiles(files: session.files, folder: folder)
    let table = ComparisonTable(report)
    let info = RunInfo(
      threads: threadCount, seconds: seconds, events: result.runs.reduce(0) { $0 + $1.eventCount },
      items: result.runs.reduce(0) { $0 + $1.itemCount })
    do throws(FileProblem) {
      let outputs = [
        try output.write(table), try output.write(DataPackage(of: [table], title: report.title)),
      ]
      _ = try output.write(info)
      _ = try output.write(
        ComparisonManifest(
          version: Version.number, inputs: question.scenarios.map(\.digests),
          scenarios: question.scenarios.map {
            SHA256.hexadecimal(of: Array(CanonicalJSON.document($0.resolved).utf8))
          }, outputs: outputs, of: report))
    } catch {
      throw Failure(error)
    }
    if !quiet { session.console.note("files in \(folder)") }
  }
}
