internal import ClosedLoop
internal import Experiments
internal import Statistics

/// `summary.csv`: what all replications say together, one row for each metric and group.
public struct SummaryTable: Table {
  /// Name of the file.
  public let fileName = "summary.csv"
  /// What the table holds.
  public let meaning = "every metric over all replications with its confidence interval, in tidy form"
  /// Its columns.
  public let columns =
    ContextColumns.run + [Column("metric", .string, "name of the metric; closedloop metrics explains it")]
    + ContextColumns.groups + [
      Column("statistic", .string, "share or ratio: of sums over replications; else the mean over replications of it"),
      Column("value", .number, "the estimate; empty where nothing was observed"),
      Column("ci_low", .number, "lower end of the confidence interval"),
      Column("ci_high", .number, "upper end of the confidence interval"),
      Column("n", .integer, "replications behind the estimate", unit: "replications"),
      Column("unit", .string, "in what the value is counted: share (0 to 1), count, h, points, rate or the currency"),
    ]

  private let report: Report

  /// The table of a run.
  public init(_ report: Report) { self.report = report }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for (label, estimate) in zip(report.labels, report.result.estimates) {
      let figures = [
        label.statistic, ExactNumber.text(estimate?.value), ExactNumber.text(estimate?.interval?.low),
        ExactNumber.text(estimate?.interval?.high), String(estimate?.count ?? 0), label.unit,
      ]
      try append([report.scenario, report.variant, label.metric] + label.cells + figures)
    }
  }
}
