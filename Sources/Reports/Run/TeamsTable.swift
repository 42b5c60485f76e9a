internal import ClosedLoop
internal import Experiments
internal import Statistics

/// `teams.csv`: what each team is paid, what it closes, and what one of its cases costs.
public struct TeamsTable: Table {
  /// Name of the file.
  public let fileName = "teams.csv"
  /// What the table holds.
  public let meaning =
    "people, paid hours, time at work, closed cases and cost of a case by team, each with its confidence interval"
  /// Its columns.
  public let columns: [Column]

  private let report: Report

  /// A figure of each team: the beginning of its columns, the metric, what it says, and in what it is counted.
  private typealias Figure = (name: String, metric: String, meaning: String, unit: String)

  private static func figures(currency: String) -> [Figure] {
    [
      ("paid_hours", "staff.paid_hours", "paid hours of the window, overtime included", "h"),
      ("busy", "staff.occupancy", "busy time of time at the desk", "share"),
      ("closed", "staff.closed", "closed cases of the window that the team worked on last", "cases"),
      ("cost_per_case", "staff.cost_per_case", "labour paid in the window over these cases", currency),
    ]
  }

  /// The table of a run.
  public init(_ report: Report) {
    self.report = report
    let figures = Self.figures(currency: report.currency).flatMap { figure in
      [
        Column(figure.name, .number, "\(figure.meaning); empty where nothing was observed", unit: figure.unit),
        Column("\(figure.name)_ci_low", .number, "lower end of its confidence interval", unit: figure.unit),
        Column("\(figure.name)_ci_high", .number, "upper end of its confidence interval", unit: figure.unit),
      ]
    }
    columns =
      ContextColumns.run + [
        Column("team", .string, "the team; empty for all together"),
        Column("people", .integer, "people on the shifts of the plan", unit: "people"),
      ] + figures + [Column("n", .integer, "replications of the run", unit: "replications")]
  }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    let teams = report.result.plan.teams
    try append(cells(name: "", people: teams.reduce(0) { $0 + $1.people }, .all, 0))
    for (index, team) in teams.enumerated() {
      try append(cells(name: team.name.text, people: team.people, .team, index))
    }
  }

  private func cells(name: String, people: Int, _ dimension: Dimension, _ group: Int) -> [String] {
    let figures = Self.figures(currency: report.currency).flatMap { figure in
      let estimate = report.result.estimate(figure.metric, dimension, group)
      return [
        ExactNumber.text(estimate?.value), ExactNumber.text(estimate?.interval?.low),
        ExactNumber.text(estimate?.interval?.high),
      ]
    }
    return [report.scenario, report.variant, name, String(people)] + figures + [String(report.result.count)]
  }
}

extension Team {
  /// The people on its shifts.
  fileprivate var people: Int { shifts.reduce(0) { $0 + $1.people } }
}
