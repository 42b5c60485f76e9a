import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Compares scenarios on the same customers with the same luck.
struct Compare: RunsPairs {
  var targets: [ScenarioTarget] = []
  var metrics: [String] = []
  var objective: String?
  var worth: String?
  var until: Precision?
  var showsAllPairs = false
  var runs = PairedRuns()

  static let command = Command<any Action>(
    "compare", summary: "compare scenarios on the same customers with the same luck",
    examples: [
      Example("closedloop compare base @fifo @edd", "what two variants change, for whom, how sure, and which is best"),
      Example("closedloop compare base --set arrivals.scale=1.2", "one changed value against the file as it is"),
      Example("closedloop compare base @fifo --set stress=outage", "two policies under a strain of the stress library"),
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
        \.runs.settings,
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
        help:
          "The least difference of the objective worth acting on; if not given, 1% of the largest value found, or a tenth "
          + "of the standard deviation of a difference where that is more."
      ) {
        $0.worth = $1
        return $1.isEmpty ? "write an amount, as in --worth \"2000 EUR\"" : nil
      },
      Option(flag: "all-pairs", help: "Compare every pair, not only each with the first.") { $0.showsAllPairs = true },
      .replications(\.runs.replications, help: "Make exactly so many replications of each."),
      Option(
        "until", value: "RULE",
        help: "Make replications until a metric's differences are known so well, as in \"wait.time.mean within 1h\"."
      ) {
        $0.until = Precision($1)
        return $0.until == nil ? "write --until \"METRIC within X\"" : nil
      },
    ]
      + pairedOptions(
        level: "The confidence level of intervals, verdicts and the choice of the best; if not given, 95%.",
        folder: "Write the files here instead of outputs/compare-ID.", json: "The comparison as JSON."),
    check: {
      if let contradiction = $0.runs.contradiction { return contradiction }
      if $0.runs.replications != nil, $0.until != nil { return "--replications and --until exclude each other" }
      if $0.targets.count < 2, $0.runs.settings.isEmpty {
        return "a comparison takes at least two scenarios, or one and --set; write compare FILE @VARIANT"
      }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let scenarios = try scenarios(in: session)
    let question = try ComparisonQuestion(self, scenarios: scenarios)
    let folder = try runs.prepareFolder(question.folder, in: session)
    let start = ContinuousClock.now
    let result = try await runs.run(
      question.comparison, names: question.contenders.map(\.name), seed: scenarios[0].plan.seed, in: session)
    let report = question.report(result)
    if let folder {
      try runs.write(ComparisonTable(report), report, of: scenarios, to: folder, since: start, in: session)
    }
    if !runs.quiet { session.console.result(runs.json ? ComparisonJSON(report).text : ComparisonSummary(report).text) }
    return .done
  }

  /// Reads all contenders; a single target is compared with itself changed.
  private func scenarios(in session: Session) throws(Failure) -> [Scenario] {
    let words = runs.settings.map(\.text) + runs.seeding
    func read(_ targets: [ScenarioTarget], _ words: [String]) throws(Failure) -> [Scenario] {
      try ScenarioFiles.scenarios(
        targets, settings: words, sharesWarmUp: true, strict: runs.strict, quiet: runs.quiet, in: session)
    }
    guard targets.count == 1 else { return try read(targets, words) }
    return try read(targets, runs.seeding) + read(targets, words)
  }
}
