internal import ClosedLoop
internal import Experiments
internal import Statistics

/// `hour-of-week.csv`: when in the week promises are broken.
public struct HourOfWeekTable: Table {
  /// Name of the file.
  public let fileName = "hour-of-week.csv"
  /// What the table holds.
  public let meaning = "the local week hour by hour: the load of the window, and how likely a promise is to be broken"
  /// Its columns.
  public let columns =
    ContextColumns.run + [
      Column("hour_of_week", .integer, "0 for Monday from midnight to one, 167 for the last of Sunday"),
      Column("weekday", .string, "the day"),
      Column("hour", .integer, "the hour of the day, 0 to 23"),
      Column("received", .number, "feedback items in this hour, averaged over weeks and replications"),
      Column("backlog", .number, "cases waiting for staff, averaged"),
      Column("staffed", .number, "people at the desk, averaged"),
      Column("busy", .number, "people at work on cases, averaged"),
      Column(
        "promised", .number, "first responses promised to feedback of this hour that were kept or broken, in a window"),
      Column("breach", .number, "share of them that were broken; empty where none was promised"),
      Column("ci_low", .number, "lower end of its confidence interval"),
      Column("ci_high", .number, "upper end"),
      Column("n", .integer, "replications behind the row", unit: "replications"),
    ]

  private let report: Report

  /// The table of a run that has watched hours.
  public init(_ report: Report) { self.report = report }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for row in report.result.hoursOfWeek {
      try append(
        [
          report.scenario, report.variant, String(row.hour), weekdayNames[row.hour / 24], String(row.hour % 24),
        ] + [row.received, row.backlog, row.staffed, row.busy, row.promised].map { ExactNumber.text($0) } + [
          ExactNumber.text(row.breach?.value), ExactNumber.text(row.breach?.interval?.low),
          ExactNumber.text(row.breach?.interval?.high), String(report.result.count),
        ])
    }
  }
}
