internal import ClosedLoop
internal import Experiments

/// `manifest.json` of a comparison: what determines it, and digests that prove it.
public struct ComparisonManifest: Output {
  /// Name of the file.
  public let fileName = "manifest.json"
  private let version: String
  private let inputs: [[FileDigest]]
  private let scenarios: [String]
  private let outputs: [FileDigest]
  private let report: ComparisonReport

  /// A manifest of a comparison.
  ///
  /// - Parameters:
  ///   - inputs: for each contender, the files read.
  ///   - scenarios: for each contender, the digest of its resolved scenario.
  ///   - outputs: the files written before.
  public init(
    version: String, inputs: [[FileDigest]], scenarios: [String], outputs: [FileDigest], of report: ComparisonReport
  ) {
    self.version = version
    self.inputs = inputs
    self.scenarios = scenarios
    self.outputs = outputs
    self.report = report
  }

  /// Gives the text.
  public func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure) {
    let result = report.result
    let contenders = report.contenders.enumerated().map { number, contender -> JSONText in
      .object([
        ("name", .text(contender.name)), ("scenario", .text(contender.scenario)),
        ("variant", contender.variant.isEmpty ? .null : .text(contender.variant)),
        ("resolved", .text(scenarios[number])), ("inputs", Manifest.list(inputs[number])),
        ("replications", .integer(Int64(result.runs[number].count))),
        ("fingerprint", .text(ExactNumber.hexadecimal(result.runs[number].fingerprint))),
      ])
    }
    let head: [(String, JSONText)] = [
      ("format", .integer(Int64(ResultFolder.format))),
      ("kind", .text("comparison")),
    ]
    let rest: [(String, JSONText)] = [
      ("seed", .text(String(result.runs[0].plan.seed))),
      ("level", .number(result.level)),
      ("ending", .text(result.ending.keyword)),
      ("contenders", .list(contenders)),
      ("outputs", Manifest.list(outputs)),
    ]
    try append(JSONText.object(head + EngineContracts.manifestMembers(version: version) + rest).document)
  }
}
