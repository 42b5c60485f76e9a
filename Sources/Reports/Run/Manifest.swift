internal import ClosedLoop
internal import EventKernel
internal import Experiments

/// A file and its SHA-256 digest as 64 hexadecimal digits.
public struct FileDigest: Sendable, Equatable {
  /// Name of the file, or its path relative to the scenario's folder.
  public let path: String
  /// The digest.
  public let digest: String

  /// A file and its digest.
  public init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }
}

/// `manifest.json`: what determines the results, and digests that prove them. It holds no host, date, thread or folder.
public struct Manifest: Output {
  /// Name of the file.
  public let fileName = "manifest.json"
  /// Version of the program.
  private let version: String
  private let inputs: [FileDigest]
  private let outputs: [FileDigest]
  private let report: Report

  /// A manifest of a run over the files read and the files written before it.
  public init(version: String, inputs: [FileDigest], outputs: [FileDigest], of report: Report) {
    self.version = version
    self.inputs = inputs
    self.outputs = outputs
    self.report = report
  }

  /// Gives the text.
  public func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure) {
    let result = report.result
    let plan = result.plan
    func date(_ tick: Ticks) -> JSONText {
      .text(ISODate.text(daysSince1970: plan.civil.firstDay + Int64(plan.civil.day(at: tick))))
    }
    let head: [(String, JSONText)] = [
      ("format", .integer(Int64(ResultFolder.format))),
      ("scenario", .text(report.scenario)),
      ("variant", report.variant.isEmpty ? .null : .text(report.variant)),
    ]
    let rest: [(String, JSONText)] = [
      // As text: many readers of JSON keep only 53 bits of a number.
      ("seed", .text(String(plan.seed))),
      ("window", .object([("from", date(plan.phases.windowStart)), ("before", date(plan.phases.windowEnd))])),
      ("horizon", date(plan.phases.horizon)),
      ("replications", .integer(Int64(result.count))),
      ("ending", .text(result.ending.keyword)),
      ("precisionReached", Self.precision(of: result.ending)),
      ("watched", Self.watched(report)),
      ("level", .number(result.level)),
      ("inputs", Self.list(inputs)),
      ("outputs", Self.list(outputs)),
      ("fingerprint", .text(ExactNumber.hexadecimal(result.fingerprint))),
      (
        "replicationFingerprints",
        .list(result.results.map { .text(ExactNumber.hexadecimal($0.fingerprint)) })
      ),
    ]
    try append(JSONText.object(head + EngineContracts.manifestMembers(version: version) + rest).document)
  }

  private static func precision(of ending: RunResult.Ending) -> JSONText {
    switch ending {
    case .precisionReached: .truth(true)
    case .precisionNotReached: .truth(false)
    case .fixed, .interrupted: .null
    }
  }

  /// The rule that decided on the number of replications; null where it was given.
  private static func watched(_ report: Report) -> JSONText {
    guard case .until(let instance, let halfWidth, let isRelative, let level, let least, let greatest) = report.rule
    else { return .null }
    return .object([
      ("metric", .text(report.labels[instance].selector)), ("halfWidth", .number(halfWidth)),
      ("relative", .truth(isRelative)), ("level", .number(level)), ("least", .integer(Int64(least))),
      ("greatest", .integer(Int64(greatest))),
    ])
  }

  static func list(_ files: [FileDigest]) -> JSONText {
    .list(files.map { .object([("path", .text($0.path)), ("sha256", .text($0.digest))]) })
  }
}
