internal import ClosedLoop
internal import Experiments

/// `series.csv`: the desk day by day.
public struct SeriesTable: Table {
  /// Name of the file.
  public let fileName = "series.csv"
  /// What the table holds.
  public let meaning = "the desk day by day over all replications, from the first day of the warm-up"
  /// Its columns.
  public let columns =
    ContextColumns.run + [
      Column("date", .date, "the local day"),
      Column(
        "measure", .string,
        DayMeasure.allCases.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "; ")),
      Column("mean", .number, "mean over replications"),
      Column("p10", .number, "one in ten replications had no more"),
      Column("p90", .number, "nine in ten replications had no more"),
      Column("n", .integer, "replications behind the row", unit: "replications"),
    ]

  private let report: Report

  /// The table of a run.
  public init(_ report: Report) { self.report = report }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    let firstDay = report.result.plan.civil.firstDay
    for row in report.result.series {
      try append([
        report.scenario, report.variant, ISODate.text(daysSince1970: firstDay + Int64(row.day)), row.measure.rawValue,
        ExactNumber.text(row.mean), ExactNumber.text(row.p10), ExactNumber.text(row.p90),
        String(row.count),
      ])
    }
  }
}
