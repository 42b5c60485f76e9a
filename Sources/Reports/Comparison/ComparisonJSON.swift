internal import ClosedLoop
internal import Experiments
internal import Statistics

/// A comparison as one JSON object on one line.
public struct ComparisonJSON: Sendable {
  private let report: ComparisonReport

  /// A comparison as JSON.
  public init(_ report: ComparisonReport) { self.report = report }

  /// The object, ending in a line break.
  public var text: String {
    let result = report.result
    let object: JSONText = .object([
      ("title", .text(report.title)),
      ("currency", .text(report.currency)),
      ("seed", .text(String(result.runs[0].plan.seed))),
      ("level", .number(result.level)),
      ("ending", .text(result.ending.keyword)),
      ("contenders", .list(report.contenders.indices.map { contender($0) })),
      ("differences", .list(report.shown.flatMap { metric($0) })),
      ("groups", .list(report.contenders.indices.dropFirst().flatMap { groups($0) })),
      ("kept", .list(report.contenders.indices.dropFirst().compactMap { kept($0) })),
      ("best", search),
      ("remarks", .list(report.remarks.map { .text($0) })),
    ])
    return object.line
  }

  private func contender(_ number: Int) -> JSONText {
    let contender = report.contenders[number]
    let run = report.result.runs[number]
    return .object([
      ("name", .text(contender.name)), ("scenario", .text(contender.scenario)),
      ("variant", contender.variant.isEmpty ? .null : .text(contender.variant)),
      ("replications", .integer(Int64(run.count))),
      ("fingerprint", .text(ExactNumber.hexadecimal(run.fingerprint))),
    ])
  }

  private func metric(_ instance: Int) -> [JSONText] {
    report.pairs(instance, isJoint: true).map { pair in
      let paired = pair.difference?.paired
      return .object([
        ("metric", .text(report.labels[instance].selector)), ("first", name(pair.first)), ("other", name(pair.other)),
        ("firstValue", JSONText(pair.difference?.first.value)), ("otherValue", JSONText(pair.difference?.other.value)),
        ("difference", JSONText(pair.difference?.value)), ("estimate", JSONText(paired?.estimate.value)),
        ("low", JSONText(paired?.estimate.interval?.low)),
        ("high", JSONText(paired?.estimate.interval?.high)), ("jointLow", JSONText(pair.joint?.low)),
        ("jointHigh", JSONText(pair.joint?.high)), ("p", JSONText(paired?.pValue)),
        ("pAdjusted", JSONText(pair.adjusted)), ("change", .text(pair.change.rawValue)),
        ("correlation", JSONText(paired?.correlation)), ("gain", JSONText(paired?.gain)),
        ("luckExplained", JSONText(paired?.control?.explained)),
        ("n", .integer(Int64(paired?.estimate.count ?? 0))), ("unit", .text(report.labels[instance].unit)),
      ])
    }
  }

  private func groups(_ contender: Int) -> [JSONText] {
    report.result.groupChanges(of: contender).map { change in
      .object([
        ("other", name(contender)), ("metric", .text(report.labels[change.instance].selector)),
        ("difference", .number(change.difference.value)),
        ("estimate", .number(change.difference.paired.estimate.value)),
        ("low", JSONText(change.difference.paired.estimate.interval?.low)),
        ("high", JSONText(change.difference.paired.estimate.interval?.high)),
        ("change", .text(change.change.rawValue)),
        ("unit", .text(report.labels[change.instance].unit)),
      ])
    }
  }

  private func kept(_ contender: Int) -> JSONText? {
    guard let kept = report.result.kept(first: 0, other: contender) else { return nil }
    return .object([
      ("other", name(contender)), ("onlyFirst", .number(kept.onlyFirst.count.value)),
      ("onlyFirstValue", .number(kept.onlyFirst.value.value)), ("onlyOther", .number(kept.onlyOther.count.value)),
      ("onlyOtherValue", .number(kept.onlyOther.value.value)),
    ])
  }

  private var search: JSONText {
    guard let search = report.result.search else { return .null }
    return .object([
      ("metric", .text(report.labels[search.instance].selector)), ("best", search.best.map { name($0) } ?? .null),
      ("survivors", .list(search.survivors.map { name($0) })), ("indifference", .number(search.indifference)),
      ("probability", .number(1 - search.alpha)), ("replications", .integer(Int64(search.effort))),
      ("sentence", SearchSentence(report).text.map { .text($0) } ?? .null),
    ])
  }

  private func name(_ contender: Int) -> JSONText { .text(report.contenders[contender].name) }
}
