internal import ClosedLoop
public import Experiments
internal import Statistics

/// `arms.csv`: what answering alone, fixing causes alone and both bring, and their interaction.
public struct ArmsTable: Table {
  /// Name of the file.
  public let fileName = "arms.csv"
  /// What the table holds.
  public let meaning =
    "the programme split: each arm against the same twin with neither, and the interaction: both less the sum of each"
  /// Its columns.
  public let columns =
    ContextColumns.run + [
      Column("metric", .string, "name of the metric; closedloop metrics explains it"),
      Column("arm", .string, "both, micro (answers alone), macro (fixes alone), interaction"),
      Column("value", .number, "mean over replications"),
      Column("ci_low", .number, "lower end of the confidence interval"),
      Column("ci_high", .number, "upper end of the confidence interval"),
      Column("n", .integer, "replications", unit: "replications"),
    ]

  private let report: Report
  private let split: ArmSplit

  /// The table of a split run.
  public init(_ report: Report, _ split: ArmSplit) { (self.report, self.split) = (report, split) }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for row in split.rows {
      let arms = [("both", row.both), ("micro", row.micro), ("macro", row.macro), ("interaction", row.interaction)]
      for (arm, estimate) in arms {
        try append([
          report.scenario, report.variant, "\(row.metric.name)", arm, ExactNumber.text(estimate.value),
          ExactNumber.text(estimate.interval?.low), ExactNumber.text(estimate.interval?.high), String(estimate.count),
        ])
      }
    }
  }
}
