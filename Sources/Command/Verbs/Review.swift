import Arguments
import Experiments
import Reports
import Scenarios

/// Shows what changed since outcomes were accepted, and why.
struct Review: Action {
  var words: [String] = []
  var settings: [Setting] = []
  var threads: Int?
  var goldens: String?
  var json = false
  var quiet = false

  static let command = Command<any Action>(
    "review", summary: "show what changed since goldens were accepted, and why",
    examples: [
      Example("closedloop review", "all scenarios in scenarios/ that have a golden"),
      Example("closedloop review base @third-late", "a scenario and a variant of it"),
      Example("closedloop review base --set teams.recovery.shifts.late.people=3", "what a change would do"),
    ],
    from: Review(),
    positionals: [
      Positional("FILE", help: Suite.help, .zeroOrMore) {
        $0.words.append($1)
        return $1.isEmpty ? "write the name of a file or folder" : nil
      }
    ],
    options: [
      .goldens(\.goldens),
      .settings(\.settings),
      .threads(\.threads),
      .json(\.json, help: "The changes as JSON, one line for each scenario."),
      .quiet(\.quiet),
    ],
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let suite = Suite(words: words, settings: settings.map(\.text), goldens: goldens, quiet: quiet)
    var status = ExitStatus.done
    for member in try suite.members(in: session) {
      guard let table = try await ReviewTable.of(member, threads: threads, session: session, progress: !quiet) else {
        if !quiet { session.console.note("\(member.name): no golden; closedloop accept makes one") }
        continue
      }
      if !table.isUnchanged { status = .goldenDiffers }
      if !quiet { session.console.result(json ? table.json : table.text) }
    }
    return status
  }
}

extension ReviewTable {
  /// What changed in a scenario since its golden was accepted; nil where it has none.
  fileprivate static func of(
    _ member: SuiteMember, threads: Int?, session: Session, progress: Bool
  ) async throws(Failure) -> ReviewTable? {
    guard let golden = member.golden else { return nil }
    let result = try await member.simulate(
      golden.record.count, threads: threads ?? OperatingSystem.processorCount, session: session, progress: progress)
    return ReviewTable(member, golden: golden, result)
  }

  /// What changed between a golden and a run.
  init(_ member: SuiteMember, golden: GoldenFile, _ result: RunResult) {
    self.init(
      member.name, GoldenReview(result, names: member.names, with: golden.record),
      causes: GoldenCauses(golden, of: member), currency: member.scenario.currency,
      count: min(golden.record.count, result.count))
  }
}
