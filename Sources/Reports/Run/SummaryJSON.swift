internal import ClosedLoop
internal import Experiments
internal import Statistics

/// A run as one JSON object on one line: estimates, gates, verdict.
public struct SummaryJSON: Sendable {
  private let report: Report

  /// A summary of a run.
  public init(_ report: Report) { self.report = report }

  /// The object, ending in a line break.
  public var text: String {
    let result = report.result
    let judgement = Judgement(report)
    let object: JSONText = .object([
      ("scenario", .text(report.scenario)),
      ("variant", report.variant.isEmpty ? .null : .text(report.variant)),
      ("title", .text(report.title)),
      ("currency", .text(report.currency)),
      ("seed", .text(String(result.plan.seed))),
      ("replications", .integer(Int64(result.count))),
      ("ending", .text(result.ending.keyword)),
      ("level", .number(result.level)),
      ("fingerprint", .text(ExactNumber.hexadecimal(result.fingerprint))),
      ("estimates", .list(zip(report.labels, result.estimates).map { Self.estimate($0, $1) })),
      ("theory", TheoryBlock(result)?.json ?? .null),
      ("payback", payback),
      ("gates", .list(report.gates.map { gate($0) })),
      (
        "verdict",
        .object([
          ("decision", .text(judgement.decision.rawValue)), ("sentence", .text(judgement.sentence)),
        ])
      ),
    ])
    return object.line
  }

  /// Weeks until realised margin has covered the cost; null where it has not by the horizon.
  private var payback: JSONText {
    guard let payback = report.result.payback else { return .null }
    func weeks(_ value: Int?) -> JSONText { value.map { .integer(Int64($0)) } ?? .null }
    return .object([
      ("weeks", weeks(payback.time)), ("low", weeks(payback.earliest)), ("high", weeks(payback.latest)),
      ("horizon_weeks", .integer(Int64(payback.weeks.count))),
    ])
  }

  private static func estimate(_ label: InstanceLabel, _ estimate: Estimate?) -> JSONText {
    .object([
      ("metric", .text(label.selector)), ("statistic", .text(label.statistic)), ("value", JSONText(estimate?.value)),
      ("low", JSONText(estimate?.interval?.low)), ("high", JSONText(estimate?.interval?.high)),
      ("n", .integer(Int64(estimate?.count ?? 0))), ("unit", .text(label.unit)),
    ])
  }

  private func gate(_ gate: Report.GateReport) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .text(gate.name)), ("require", .text(gate.text)), ("verdict", .text(gate.verdict.keyword)),
    ]
    if case .undecided(let doubt) = gate.verdict { members.append(("doubt", .text(doubt.rawValue))) }
    let estimate = report.result.estimates[gate.gate.instance]
    members += [
      ("severity", .text(gate.gate.isWarning ? "warn" : "error")), ("value", JSONText(estimate?.value)),
      ("low", JSONText(estimate?.interval?.low)), ("high", JSONText(estimate?.interval?.high)),
    ]
    return .object(members)
  }
}
