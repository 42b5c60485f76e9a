import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Checks gates and goldens of scenarios, for CI.
struct Check: Action {
  var words: [String] = []
  var settings: [Setting] = []
  var seed: UInt64?
  var threads: Int?
  var junit: String?
  var goldens: String?
  var falseAlarms = ErrorRates.standard.falseAlarm
  var falsePasses = ErrorRates.standard.falsePass
  var expectsStatistics = false
  var json = false
  var quiet = false
  var strict = false

  static let command = Command<any Action>(
    "check", summary: "check gates and goldens, for CI",
    examples: [
      Example("closedloop check scenarios/", "every scenario of the folder: its gates, its golden if it has one"),
      Example("closedloop check scenarios/ --junit outputs/checks.xml", "the same, with a file that CI servers read"),
      Example("closedloop check base @third-late", "a scenario and a variant of it"),
      Example("closedloop check base --expect statistical", "after a change of the engine that may change bits"),
    ],
    from: Check(),
    positionals: [
      Positional("FILE", help: Suite.help, .zeroOrMore) {
        $0.words.append($1)
        return $1.isEmpty ? "write the name of a file or folder" : nil
      }
    ],
    options: [
      Option("junit", value: "PATH", help: "Write the checks as JUnit XML to this file.") {
        $0.junit = $1
        return $1.isEmpty ? "write the name of a file" : nil
      },
      Option(
        "expect", value: "WHAT",
        help: "Say \"statistical\" where bits changed on purpose: figures must then stay within their tolerances."
      ) {
        $0.expectsStatistics = $1 == "statistical"
        return $0.expectsStatistics ? nil : "write --expect statistical"
      },
      .goldens(\.goldens),
      Option(
        "false-alarms", value: "RATE",
        help: "How often the whole suite may fail although everything truly holds; if not given, 0.1%."
      ) { check, word in
        rate(word, \.falseAlarms, &check)
      },
      Option(
        "false-passes", value: "RATE",
        help: "How often a requirement that does not hold may be passed; if not given, 5%."
      ) { check, word in
        rate(word, \.falsePasses, &check)
      },
      .settings(\.settings),
      .seed(\.seed),
      .threads(\.threads),
      .strict(\.strict),
      .json(\.json, help: "The checks with every number as JSON."),
      .quiet(\.quiet),
    ],
    action: { $0 })

  private static func rate(
    _ word: String, _ path: WritableKeyPath<Check, Double>, _ check: inout Check
  ) -> String? {
    guard let rate = share(word), rate >= 1e-9, rate <= 0.25 else { return "write a share up to 25%, as in 0.1%" }
    check[keyPath: path] = rate
    return nil
  }

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    var words = settings.map(\.text)
    if let seed { words.append("run.seed=\(seed)") }
    let suite = Suite(words: self.words, settings: words, goldens: goldens, strict: strict, quiet: quiet)
    let members = try suite.members(in: session)
    if let junit { try prepareFolder(of: junit, in: session) }
    let checks = members.map { check(of: $0) }
    let rates = ErrorRates(falseAlarm: falseAlarms, falsePass: falsePasses)
    let tests = checks.reduce(0) { $0 + $1.tests }
    var entries: [CheckReport.Entry] = []
    for (member, check) in zip(members, checks) {
      let outcome = try await perform(check, of: member, rates: rates, tests: tests, in: session)
      entries.append(
        CheckReport.Entry(
          member.scenario, name: member.name, file: member.file, sources: member.sources, check: check,
          outcome: outcome, causes: member.causes))
    }
    let report = CheckReport(entries, rates: rates, tests: tests)
    try tell(report, in: session)
    return report.verdict.status
  }

  private func check(of member: SuiteMember) -> ScenarioCheck {
    let record = member.golden?.record
    let isOtherSeed = seed != nil && record?.seed != member.plan.plan.seed
    let isOtherEngine = record.map { $0.contracts != .current } ?? false
    return ScenarioCheck(
      member.plan, names: member.names, gates: member.scenario.gates.map(\.gate),
      looks: LookSchedule(member.scenario.rule), golden: record,
      comparison: expectsStatistics || isOtherSeed || isOtherEngine ? .statistics : .bits)
  }

  private func perform(
    _ check: ScenarioCheck, of member: SuiteMember, rates: ErrorRates, tests: Int, in session: Session
  ) async throws(Failure) -> ScenarioCheck.Outcome {
    let signals = session.signals
    let showsProgress = !quiet
    let outcome: ScenarioCheck.Outcome?
    do {
      outcome = try await signals.polling { () async throws(BrokenAudit) in
        try await check.perform(
          rates, tests: tests, threads: threads ?? OperatingSystem.processorCount,
          progress: { if showsProgress { session.console.progress("\(member.name): \($0) replications") } },
          shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error, in: member.name, seed: member.plan.plan.seed)
    }
    if let interruption = signals.interruption {
      throw Failure(interruption.status, "\(interruption.word) in \(member.name); nothing was written")
    }
    guard let outcome else {
      throw Failure(.internalFault, "\(member.name): a check ended without being asked to")
    }
    return outcome
  }

  // MARK: After

  /// Before the simulation, so that nobody waits for what cannot be written.
  private func prepareFolder(of path: String, in session: Session) throws(Failure) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    do { try session.files.prepareFolder(String(path[..<slash])) } catch { throw Failure(error) }
  }

  private func tell(_ report: CheckReport, in session: Session) throws(Failure) {
    do {
      if let junit { try session.files.write(Array(JUnit(report).text.utf8), to: junit) }
      if let page = OperatingSystem.environment("GITHUB_STEP_SUMMARY"), !page.isEmpty {
        try append(CheckMarkdown(report).text, to: page, in: session)
      }
    } catch {
      throw Failure(error)
    }
    // A workflow obeys commands on both streams; standard output stays what it was asked to be.
    if OperatingSystem.environment("GITHUB_ACTIONS") == "true" {
      for line in GitHubAnnotations(report).lines { session.console.note(line) }
    }
    if !quiet { session.console.result(json ? CheckJSON(report).text : CheckTable(report).text) }
  }

  /// Adds to what earlier steps of the job wrote.
  private func append(_ text: String, to path: String, in session: Session) throws(FileProblem) {
    var bytes: [UInt8] = []
    do {
      bytes = try session.files.read(path)
    } catch {
      guard case .missing = error else { throw error }
    }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    try session.files.write(bytes + Array(text.utf8), to: path)
  }
}

extension CheckReport.Verdict {
  /// What the process tells its caller.
  var status: ExitStatus {
    switch self {
    case .passed, .absent: .done
    case .failed: .gateFailed
    case .differs: .goldenDiffers
    case .undecided: .undecided
    }
  }
}
