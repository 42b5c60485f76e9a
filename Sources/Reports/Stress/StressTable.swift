internal import ClosedLoop
internal import Experiments
internal import Statistics

/// `stress.csv`: how the desk comes back from each strain, and what it costs.
public struct StressTable: Table {
  /// Name of the file.
  public let fileName = "stress.csv"
  /// What the table holds.
  public let meaning = "one row for each strain of a stress test: against the desk as it is, on the same customers"
  /// Its columns.
  public let columns =
    ContextColumns.run + [
      Column("stress", .string, "short name of the strain"),
      Column("meaning", .string, "what happens"),
      Column(
        "days_p50", .integer,
        "days from its beginning until the queue is back in half of the replications; empty where it is not back when the run ends"
      ),
      Column("days_p10", .integer, "the same in one of ten"),
      Column("days_p90", .integer, "the same in nine of ten"),
      Column("not_back", .number, "share of replications in which the queue is not back when the run ends"),
      Column("worst_week", .number, "cases by which the queue is longer in its worst week, on average"),
      Column(
        "money_lost", .number, "margin up to the horizon less cost, without the strain less with it", unit: "currency"),
      Column("money_low", .number, "lower end of its interval", unit: "currency"),
      Column("money_high", .number, "upper end of its interval", unit: "currency"),
      Column("met_change", .number, "change of the share of first responses in time"),
      Column("met_low", .number, "lower end of its interval"),
      Column("met_high", .number, "upper end of its interval"),
      Column("churn_change", .number, "change of the share of customers gone by the horizon"),
      Column("churn_low", .number, "lower end of its interval"),
      Column("churn_high", .number, "upper end of its interval"),
      Column("n", .integer, "replications"),
    ]

  private let report: StressReport

  /// The table of a stress test.
  public init(_ report: StressReport) { self.report = report }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for (index, strain) in report.strains.enumerated() {
      let course = report.recoveries[index]
      func days(_ share: Double) -> String { course.days(of: share).map { String($0) } ?? "" }
      func cells(_ estimate: Estimate?) -> [String] {
        [
          ExactNumber.text(estimate?.value), ExactNumber.text(estimate?.interval?.low),
          ExactNumber.text(estimate?.interval?.high),
        ]
      }
      let met = report.change("sla.first_response.met", index)?.paired.estimate
      let churn = report.change("churn.share", index)?.paired.estimate
      try append(
        [
          report.scenario, report.variant, strain.name, strain.meaning, days(0.5), days(0.1), days(0.9),
          ExactNumber.text(course.shareNotBack), ExactNumber.text(course.worst),
        ] + cells(report.lost(index)) + cells(met) + cells(churn) + [String(report.result.commonCount)])
    }
  }
}
