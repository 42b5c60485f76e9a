import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Tries ready strains on a scenario: how long the desk takes to come back, and what it costs.
struct Stress: RunsPairs {
  var targets: [ScenarioTarget] = []
  var only: [StressLibrary] = []
  var printed: StressLibrary?
  var runs = PairedRuns()

  private static let names = StressLibrary.allCases.map(\.rawValue).joined(separator: ", ")

  static let command = Command<any Action>(
    "stress", summary: "try a campaign, an outage, sick people, leavers and holidays",
    examples: [
      Example("closedloop stress base", "days to recover and money lost for each, on the same customers"),
      Example("closedloop stress base@third-late --only outage", "one of them on a variant"),
      Example("closedloop stress base --only sick --only leavers --json", "two of them, as JSON"),
      Example("closedloop stress base --print outage", "what it changes, as a patch to write into a variant"),
    ],
    from: Stress(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .once) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      .settings(\.runs.settings),
      Option("only", value: "STRESS", help: "Try this one only: \(names).", repeats: true) {
        switch StressLibrary.named($1) {
        case .failure(let remedy): return remedy.sentence
        case .success(let stress):
          if !$0.only.contains(stress) { $0.only.append(stress) }
          return nil
        }
      },
      Option("print", value: "STRESS", help: "Print what this one changes, as a JSON Merge Patch, and run nothing.") {
        switch StressLibrary.named($1) {
        case .failure(let remedy): return remedy.sentence
        case .success(let stress):
          $0.printed = stress
          return nil
        }
      },
      .replications(\.runs.replications, help: "Make exactly so many replications of each."),
    ]
      + pairedOptions(
        level: "The confidence level of intervals; if not given, 95%.",
        folder: "Write the files here instead of outputs/stress-ID.", json: "The stress test as JSON."),
    check: {
      if $0.printed != nil, !$0.only.isEmpty { return "--print names the one to print; leave --only out" }
      return $0.runs.contradiction
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let target = targets[0]
    let words = runs.settings.map(\.text) + runs.seeding
    var files = ScenarioFiles(session.files)
    let base = try files.scenario(target, settings: words, strict: runs.strict, quiet: runs.quiet, in: session)
    if let printed { return try show(printed, for: base, in: session) }
    var strains: [StressReport.Strain] = []
    var scenarios = [base]
    var omitted: [(name: String, reason: String)] = []
    for stress in StressLibrary.allCases where only.isEmpty || only.contains(stress) {
      switch stress.patch(of: base.plan) {
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
    let folder = try runs.prepareFolder(
      RunFolder.path(id: "stress-\(base.id)", variant: target.variant, settings: runs.settings.map(\.text)),
      in: session)
    let start = ContinuousClock.now
    let names = ["as it is"] + strains.map(\.name)
    var plans: [PreparedPlan] = []
    for scenario in scenarios { plans.append(try PreparedRun.prepare(scenario)) }
    let comparison = Comparison(
      plans, rule: .fixed(runs.replications ?? base.rule.least), level: runs.level ?? 0.95)
    let result = try await runs.run(comparison, names: names, seed: base.plan.seed, in: session)
    let report = StressReport(
      scenario: base.id, variant: target.variant ?? "", title: base.title, currency: base.currency, strains: strains,
      omitted: omitted, result: result)
    if let folder {
      let compared = ComparisonReport(
        contenders: names.map {
          ComparisonReport.Contender(scenario: report.scenario, variant: report.variant, name: $0)
        }, title: report.title, currency: report.currency, shown: [], showsAllPairs: false, remarks: [], result: result)
      try runs.write(StressTable(report), compared, of: scenarios, to: folder, since: start, in: session)
    }
    if !runs.quiet { session.console.result(runs.json ? StressJSON(report).text : StressSummary(report).text) }
    return .done
  }

  private func show(_ stress: StressLibrary, for base: Scenario, in session: Session) throws(Failure) -> ExitStatus {
    switch stress.patch(of: base.plan) {
    case .doesNotApply(let reason): throw Failure(.badCommandLine, "\(stress.rawValue): \(reason)")
    case .settings(let settings, _, _):
      session.console.result(CanonicalJSON.document(StressLibrary.mergePatch(settings)))
      return .done
    }
  }
}
