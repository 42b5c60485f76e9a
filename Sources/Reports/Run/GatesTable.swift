internal import ClosedLoop
internal import Experiments
internal import Statistics

/// `gates.csv`: what each gate requires, what was observed, and the verdict.
public struct GatesTable: Table {
  /// Name of the file.
  public let fileName = "gates.csv"
  /// What the table holds.
  public let meaning = "the gates of the scenario in its order: what is required, what was observed, the verdict"
  /// Its columns.
  public let columns =
    ContextColumns.run + [
      Column("gate", .string, "name of the gate"),
      Column("requirement", .string, "the requirement as written"),
      Column("value", .number, "what was observed; empty where nothing was"),
      Column("ci_low", .number, "lower end of its confidence interval"),
      Column("ci_high", .number, "upper end of its confidence interval"),
      Column("n", .integer, "replications behind the value", unit: "replications"),
      Column("verdict", .string, "passed, failed, undecided"),
      Column("doubt", .string, "why a gate is undecided; empty for others"),
      Column("severity", .string, "error, or warn where a gate that fails changes no exit status"),
    ]

  private let report: Report

  /// The table of a run.
  public init(_ report: Report) { self.report = report }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for gate in report.gates {
      let estimate = report.result.estimates[gate.gate.instance]
      let doubt = if case .undecided(let doubt) = gate.verdict { doubt.rawValue } else { "" }
      try append([
        report.scenario, report.variant, gate.name, gate.text, ExactNumber.text(estimate?.value),
        ExactNumber.text(estimate?.interval?.low), ExactNumber.text(estimate?.interval?.high),
        String(estimate?.count ?? 0), gate.verdict.keyword, doubt, gate.gate.isWarning ? "warn" : "error",
      ])
    }
  }
}
