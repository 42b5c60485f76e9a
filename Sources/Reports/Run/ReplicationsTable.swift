internal import ClosedLoop
internal import Experiments

/// `replications.csv`: what each replication gave, so that others can analyse it again.
public struct ReplicationsTable: Table {
  /// Name of the file.
  public let fileName = "replications.csv"
  /// What the table holds.
  public let meaning = "one row for each replication, metric and group: the parts of the ratio and the ratio"
  /// Its columns.
  public let columns =
    ContextColumns.run + [
      Column("replication", .integer, "number of the replication, from 0"),
      Column("metric", .string, "name of the metric; closedloop metrics explains it"),
    ] + ContextColumns.groups + [
      Column("numerator", .number, "numerator of the ratio of sums, or the value itself"),
      Column("denominator", .number, "denominator of the ratio of sums, or 1; 0 where nothing was observed"),
      Column("value", .number, "numerator over denominator; empty where nothing was observed"),
      Column("unit", .string, "in what the value is counted: share (0 to 1), count, h, points, rate or the currency"),
    ]

  private let report: Report

  /// The table of a run.
  public init(_ report: Report) { self.report = report }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for (number, result) in report.result.results.enumerated() {
      for (label, observation) in zip(report.labels, result.observations) {
        let figures = [
          ExactNumber.text(observation.numerator), ExactNumber.text(observation.denominator),
          ExactNumber.text(observation.value), label.unit,
        ]
        try append([report.scenario, report.variant, String(number), label.metric] + label.cells + figures)
      }
    }
  }
}
