internal import ClosedLoop
internal import EventKernel
internal import Experiments
internal import Statistics

/// `payback.csv`: what had been spent and what had come back, week by week up to the horizon.
public struct PaybackTable: Table {
  /// Name of the file.
  public let fileName = "payback.csv"
  /// What the table holds.
  public let meaning =
    "money by the end of each week from the window's start to the horizon, discounted to that start: realised margin "
    + "that the programme has kept so far less its cost so far, without value beyond the horizon"
  /// Its columns.
  public let columns: [Column]

  private let report: Report

  /// The table of a run.
  public init(_ report: Report) {
    self.report = report
    let currency = report.currency
    columns =
      ContextColumns.run + [
        Column("week", .integer, "weeks since the window's start"),
        Column("date", .date, "the day on which the week ends"),
        Column("spent", .number, "cost so far, mean over replications", unit: currency),
        Column("received", .number, "what has come back so far, mean over replications", unit: currency),
        Column("net", .number, "what has come back less the cost, mean over replications", unit: currency),
        Column("ci_low", .number, "lower end of its confidence interval", unit: currency),
        Column("ci_high", .number, "upper end of its confidence interval", unit: currency),
        Column("n", .integer, "replications behind the row", unit: "replications"),
      ]
  }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    let plan = report.result.plan
    for (index, week) in (report.result.payback?.weeks ?? []).enumerated() {
      let end = min(plan.phases.windowStart + Int64(index + 1) * Time.week, plan.phases.horizon)
      try append([
        report.scenario, report.variant, String(index + 1),
        ISODate.text(daysSince1970: plan.civil.firstDay + Int64(plan.civil.day(at: end))),
        ExactNumber.text(week.spent), ExactNumber.text(week.received), ExactNumber.text(week.net.value),
        ExactNumber.text(week.net.interval?.low), ExactNumber.text(week.net.interval?.high),
        String(week.net.count),
      ])
    }
  }
}
