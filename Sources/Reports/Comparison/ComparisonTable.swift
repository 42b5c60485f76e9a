internal import ClosedLoop
internal import Experiments
internal import Statistics

/// `comparison.csv`: paired differences of every metric with their intervals.
public struct ComparisonTable: Table {
  /// Name of the file.
  public let fileName = "comparison.csv"
  /// What the table holds.
  public let meaning =
    "one row for each metric, group and pair of contenders: what the other changes against the first on the same customers"
  /// Its columns.
  public let columns =
    [
      Column("scenario", .string, "identity of the first scenario"),
      Column("variant", .string, "variant of the first; empty where none was taken"),
      Column("other_scenario", .string, "identity of the other scenario"),
      Column("other_variant", .string, "variant of the other; empty where none was taken"),
      Column("other", .string, "what pages call the other"),
      Column("metric", .string, "name of the metric; closedloop metrics explains it"),
    ] + ContextColumns.groups + [
      Column("first_value", .number, "what the first shows over the replications of both"),
      Column("other_value", .number, "what the other shows over the same replications"),
      Column("difference", .number, "other less first, paired; empty where one of them shows nothing"),
      Column(
        "estimate", .number,
        "centre of the interval: the mean of paired values, without the luck with absence of these replications"),
      Column("ci_low", .number, "lower end of the interval of the difference alone"),
      Column("ci_high", .number, "upper end of the interval of the difference alone"),
      Column("joint_low", .number, "lower end of an interval that holds with those of all pairs of the metric"),
      Column("joint_high", .number, "upper end of it; joint intervals are made for the metrics that pages show"),
      Column("p_value", .number, "probability of such a difference where there is none, two-sided"),
      Column("p_adjusted", .number, "the same adjusted for all pairs of the metric (Holm)"),
      Column("change", .string, Change.allCases.map(\.rawValue).joined(separator: ", ")),
      Column("correlation", .number, "correlation of the two over replications"),
      Column("gain", .number, "how many times more replications independent runs would need for the same precision"),
      Column(
        "luck_explained", .number,
        "share of the difference's variance that luck with absence explains and that is taken away; empty where none is"
      ),
      Column("n", .integer, "replications behind the difference", unit: "replications"),
      Column("unit", .string, "in what values are counted: share (0 to 1), count, h, points, rate or the currency"),
    ]

  private let report: ComparisonReport

  /// The table of a comparison.
  public init(_ report: ComparisonReport) { self.report = report }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    for (instance, label) in report.labels.enumerated() {
      for pair in report.pairs(instance, isJoint: report.shown.contains(instance)) {
        let first = report.contenders[pair.first]
        let other = report.contenders[pair.other]
        let paired = pair.difference?.paired
        try append(
          [first.scenario, first.variant, other.scenario, other.variant, other.name, label.metric] + label.cells + [
            ExactNumber.text(pair.difference?.first.value), ExactNumber.text(pair.difference?.other.value),
            ExactNumber.text(pair.difference?.value), ExactNumber.text(paired?.estimate.value),
            ExactNumber.text(paired?.estimate.interval?.low),
            ExactNumber.text(paired?.estimate.interval?.high), ExactNumber.text(pair.joint?.low),
            ExactNumber.text(pair.joint?.high), ExactNumber.text(paired?.pValue), ExactNumber.text(pair.adjusted),
            pair.change.rawValue, ExactNumber.text(paired?.correlation), ExactNumber.text(paired?.gain),
            ExactNumber.text(paired?.control?.explained), String(paired?.estimate.count ?? 0), label.unit,
          ])
      }
    }
  }
}
