internal import ClosedLoop
internal import EventKernel
internal import Experiments

/// `series.csv`: the desk day by day, or hour by hour.
public struct SeriesTable: Table {
  /// Name of the file.
  public let fileName = "series.csv"
  /// What the table holds.
  public let meaning: String
  /// Its columns.
  public let columns: [Column]

  private static let figures = [
    Column(
      "measure", .string,
      DayMeasure.allCases.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "; ")),
    Column("mean", .number, "mean over replications"),
    Column("p10", .number, "one in ten replications had no more"),
    Column("p90", .number, "nine in ten replications had no more"),
    Column("n", .integer, "replications behind the row", unit: "replications"),
  ]

  private let report: Report
  private let isHourly: Bool

  /// The table of a run; by hours only where the run watched them.
  public init(_ report: Report, byHour isHourly: Bool = false) {
    self.report = report
    self.isHourly = isHourly
    meaning =
      "the desk \(isHourly ? "hour by hour" : "day by day") over all replications, from the first day of the warm-up"
    let time =
      isHourly ? Column("hour", .datetime, "when the hour begins") : Column("date", .date, "the local day")
    columns = ContextColumns.run + [time] + Self.figures
  }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    let civil = report.result.plan.civil
    for row in isHourly ? report.result.hourSeries : report.result.series {
      let time =
        isHourly
        ? ISOInstant.text(Int64(row.place) * Time.hour, in: civil)
        : ISODate.text(daysSince1970: civil.firstDay + Int64(row.place))
      try append([
        report.scenario, report.variant, time, row.measure.rawValue,
        ExactNumber.text(row.mean), ExactNumber.text(row.p10), ExactNumber.text(row.p90),
        String(row.count),
      ])
    }
  }
}
