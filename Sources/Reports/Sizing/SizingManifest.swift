internal import ClosedLoop
internal import Experiments

/// `manifest.json` of a search: what determines the answer, and digests that prove it. It holds no host, date, thread
/// or folder.
public struct SizingManifest: Output {
  /// Name of the file.
  public let fileName = "manifest.json"
  private let version: String
  private let inputs: [FileDigest]
  private let outputs: [FileDigest]
  private let report: SizingReport

  /// A manifest over the files read and the files written before it.
  public init(version: String, inputs: [FileDigest], outputs: [FileDigest], of report: SizingReport) {
    self.version = version
    self.inputs = inputs
    self.outputs = outputs
    self.report = report
  }

  /// Gives the text.
  public func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure) {
    let result = report.result
    let head: [(String, JSONText)] = [
      ("format", .integer(Int64(ResultFolder.format))),
      ("kind", .text("sizing")),
      ("scenario", .text(report.scenario)),
      ("variant", report.variant.isEmpty ? .null : .text(report.variant)),
    ]
    let rest: [(String, JSONText)] = [
      // As text: many readers of JSON keep only 53 bits of a number.
      ("seed", .text(String(report.plan.seed))),
      ("resolvedScenario", .text(report.digest)),
      (
        "vary",
        .list(
          zip(report.fields, result.space.ranges).map {
            .text("\($0)=\($1.lowerBound)..\($1.upperBound)")
          })
      ),
      ("require", .list(report.requirements.map { .text($0.text) })),
      ("level", .number(result.level)),
      ("verdict", .text(result.verdict.keyword)),
      // Where the budget ended the search, another machine may come further.
      ("reproducible", .truth(result.isComplete)),
      ("replications", .integer(Int64(result.replications))),
      ("inputs", Manifest.list(inputs)),
      ("outputs", Manifest.list(outputs)),
      ("fingerprint", .text(ExactNumber.hexadecimal(report.course))),
    ]
    try append(JSONText.object(head + EngineContracts.manifestMembers(version: version) + rest).document)
  }
}
