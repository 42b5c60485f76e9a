import Arguments
import ClosedLoop
import Experiments
import Reports
import Scenarios

/// What verbs have in common that run several scenarios on the same customers with the same luck.
struct PairedRuns: Sendable {
  var settings: [Setting] = []
  var replications: Int?
  var seed: UInt64?
  var threads: Int?
  var level: Double?
  var folder: String?
  var writesFiles = true
  var drawsPage = false
  var strict = false
  var json = false
  var quiet = false

  /// What in the options contradicts itself.
  var contradiction: String? {
    if writesFiles { return nil }
    if folder != nil { return "--no-files leaves nothing for --out; leave one of them out" }
    return drawsPage ? "--no-files leaves nothing for --report; leave one of them out" : nil
  }

  /// The seed as a setting.
  var seeding: [String] { seed.map { ["run.seed=\($0)"] } ?? [] }

  /// The folder of the results, ready to be written to; nil where no files are wanted.
  func prepareFolder(_ usual: String, in session: Session) throws(Failure) -> String? {
    guard writesFiles else { return nil }
    let folder = folder ?? usual
    do { try session.files.prepareFolder(folder) } catch { throw Failure(error) }
    return folder
  }

  /// Runs a comparison of contenders with these names.
  func run(
    _ comparison: Comparison, names: [String], seed: UInt64, in session: Session
  ) async throws(Failure) -> ComparisonResult {
    var comparison = comparison
    comparison.threads = threadCount
    let signals = session.signals
    let showsProgress = !quiet
    let result: ComparisonResult?
    do {
      result = try await signals.polling { [comparison] () async throws(Comparison.Fault) in
        try await comparison.run(
          progress: {
            if showsProgress {
              session.console.progress("\(names[$0.contender]): \($0.done) of \($0.goal) replications")
            }
          }, shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error.audit, in: names[error.contender], seed: seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let result else { throw Failure(.internalFault, "the comparison ended without a result") }
    return result
  }

  /// Writes a table of what came of it, and what proves it.
  func write(
    _ table: some Table, _ report: ComparisonReport, of scenarios: [Scenario], to folder: String,
    since start: ContinuousClock.Instant,
    in session: Session
  ) throws(Failure) {
    let output = ResultFiles(files: session.files, folder: folder)
    let runs = report.result.runs
    let info = RunInfo(
      threads: threadCount, seconds: (ContinuousClock.now - start).seconds,
      events: runs.reduce(0) { $0 + $1.eventCount }, items: runs.reduce(0) { $0 + $1.itemCount })
    try output.write([table, DataPackage(of: [table], title: report.title)], info: info, drawsPage: drawsPage) {
      ComparisonManifest(
        version: Version.number, inputs: scenarios.map(\.digests),
        scenarios: scenarios.map { SHA256.hexadecimal(of: Array(CanonicalJSON.document($0.resolved).utf8)) },
        outputs: $0, of: report)
    }
    if !quiet { session.console.note("files in \(folder)") }
  }

  private var threadCount: Int { threads ?? OperatingSystem.processorCount }
}

/// A verb that runs several scenarios on the same customers.
protocol RunsPairs: Action {
  var runs: PairedRuns { get set }
}

extension RunsPairs {
  /// Options that come last with each of these verbs.
  static func pairedOptions(level: String, folder: String, json: String) -> [Option<Self>] {
    [
      .seed(\.runs.seed),
      .threads(\.runs.threads),
      .level(\.runs.level, help: level),
      .folder(\.runs.folder, help: folder),
      .withoutFiles(\.runs.writesFiles),
      .page(\.runs.drawsPage),
      .strict(\.runs.strict),
      .json(\.runs.json, help: json),
      .quiet(\.runs.quiet),
    ]
  }
}
