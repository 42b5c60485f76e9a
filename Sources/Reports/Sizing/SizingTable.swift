internal import ClosedLoop
internal import Experiments
internal import Statistics

/// `sizing.csv`: the staffing curve around the answer, one row for each staffing and requirement.
public struct SizingTable: Table {
  /// Name of the file.
  public let fileName = "sizing.csv"
  /// What the table holds.
  public let meaning =
    "the staffing curve around the answer: what each staffing attains, costs and brings, under common random numbers"
  /// Its columns: one for each varied field among them, named by its path.
  public let columns: [Column]

  private let report: SizingReport

  /// The table of a search.
  public init(_ report: SizingReport) {
    self.report = report
    let fields = report.fields.map { Column($0, .integer, "value of this field of the scenario") }
    columns =
      ContextColumns.run + fields + [
        Column("requirement", .string, "the requirement as written"),
        Column("value", .number, "what the requirement's metric is, or the share of occasions that meet it"),
        Column("ci_low", .number, "lower end of its confidence interval; empty where there is none"),
        Column("ci_high", .number, "upper end of its confidence interval"),
        Column("n", .integer, "replications behind the row", unit: "replications"),
        Column(
          "standing", .string,
          "what fresh draws said of the staffing, all requirements together: certified, does not suffice, not "
            + "certified, not tested"),
        Column("paid_hours", .number, "scheduled hours of all teams in the window", unit: "h"),
        Column(
          "cost_minor", .integer, "what they cost, in hundredths of the currency; overtime is not in it"),
        Column("net_benefit", .number, "discounted net benefit of the programme, in the currency"),
        Column("net_benefit_low", .number, "lower end of its confidence interval"),
        Column("net_benefit_high", .number, "upper end of its confidence interval"),
        Column(
          "step_benefit", .number,
          "net benefit less that of the staffing before, paired; of the answer where several fields are varied"),
        Column("step_benefit_low", .number, "lower end of its confidence interval"),
        Column("step_benefit_high", .number, "upper end of its confidence interval"),
        Column("currency", .string, "currency of the money columns"),
      ]
  }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for step in report.steps {
      for (estimate, requirement) in zip(step.estimates, report.requirements) {
        let figures =
          Self.cells(estimate) + [String(step.replications), report.standing(of: step.staffing).rawValue]
          + [ExactNumber.text(step.hours.hours), String(step.hours.minorUnits)]
          + Self.cells(step.netBenefit) + Self.cells(step.difference) + [report.currency]
        try append(
          [report.scenario, report.variant] + step.staffing.values.map { String($0) } + [requirement.text] + figures)
      }
    }
  }

  private static func cells(_ estimate: Estimate?) -> [String] {
    [
      ExactNumber.text(estimate?.value), ExactNumber.text(estimate?.interval?.low),
      ExactNumber.text(estimate?.interval?.high),
    ]
  }
}
