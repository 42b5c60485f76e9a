import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// Takes outcomes as the goldens to come.
struct Accept: Action {
  var words: [String] = []
  var replications: Int?
  var threads: Int?
  var goldens: String?
  var quiet = false
  var strict = false

  /// Replications of a new golden; with fewer, few figures can be judged, with more, each check takes longer.
  static let usualReplications = 20

  static let command = Command<any Action>(
    "accept", summary: "take outcomes as the goldens to come",
    examples: [
      Example("closedloop accept", "all scenarios in scenarios/, and the variants that have a golden"),
      Example("closedloop accept base @third-late", "a scenario and a variant of it"),
      Example("closedloop accept base --replications 80", "a golden from which more figures can be judged"),
    ],
    from: Accept(),
    positionals: [
      Positional("FILE", help: Suite.help, .zeroOrMore) {
        $0.words.append($1)
        return $1.isEmpty ? "write the name of a file or folder" : nil
      }
    ],
    options: [
      .replications(
        \.replications, help: "Make exactly so many replications; if not given, as many as before, or 20."),
      .goldens(\.goldens),
      .threads(\.threads),
      .strict(\.strict),
      .quiet(\.quiet),
    ],
    check: { accept in
      guard let count = accept.replications, count > GoldenReader.mostReplications else { return nil }
      return "a golden has at most \(GoldenReader.mostReplications) replications"
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    var suite = Suite(words: words, goldens: goldens, strict: strict, quiet: quiet)
    suite.forgivesDamage = true
    let members = try suite.members(in: session)
    for folder in Set(members.map(\.goldenFolder)).sorted() {
      do { try session.files.prepareFolder(folder) } catch { throw Failure(error) }
    }
    // All runs come before the first file, so that a run that breaks leaves every golden as it was.
    var accepted: [(member: SuiteMember, golden: GoldenFile)] = []
    for member in members {
      let result = try await member.simulate(
        count(for: member), threads: threads ?? OperatingSystem.processorCount, session: session, progress: !quiet)
      if !quiet { session.console.result(text(of: member, result)) }
      accepted.append((member, member.golden(of: result)))
    }
    for (member, golden) in accepted { try write(golden, to: member.goldenPath, in: session) }
    return .done
  }

  private func count(for member: SuiteMember) -> Int {
    if let count = replications ?? member.golden?.record.count { return count }
    guard case .fixed(let count) = member.scenario.rule else { return Self.usualReplications }
    return min(count, Self.usualReplications)
  }

  private func text(of member: SuiteMember, _ result: RunResult) -> String {
    guard let golden = member.golden else {
      return "\(member.name): a new golden over \(result.count) replication\(result.count == 1 ? "" : "s")\n"
    }
    return ReviewTable(member, golden: golden, result).text
  }

  private func write(_ golden: GoldenFile, to path: String, in session: Session) throws(Failure) {
    let bytes = Array(golden.text.utf8)
    if let former = try? session.files.read(path), former == bytes {
      if !quiet { session.console.note("\(path) is as it was") }
      return
    }
    do { try session.files.write(bytes, to: path) } catch { throw Failure(error) }
    if !quiet { session.console.note("wrote \(path)") }
  }
}

extension SuiteMember {
  /// The folder of its golden.
  fileprivate var goldenFolder: String { String(goldenPath[..<(goldenPath.lastIndex(of: "/") ?? goldenPath.endIndex)]) }
}
