public import ClosedLoop

/// Every figure that is not what was accepted, the most important first.
public struct GoldenReview: Sendable {
  /// A figure that moved.
  public struct Change: Sendable {
    /// Its name.
    public let name: String
    /// The metric.
    public let metric: Metric
    /// Old, new, and the difference; nil where one side has nothing to compare.
    public let difference: MetricDifference?
    /// The tolerance in its unit; nil where changes are only noticed.
    public let tolerance: Double?
  }

  /// Figures that moved in any replication: first those that moved most in tolerances, as far as is certain, then those
  /// without tolerance by how certain their change is.
  public let changes: [Change]
  /// Figures that are the same bit by bit.
  public let unchanged: Int
  /// Figures of the golden that the run does not have.
  public let missing: [String]
  /// Whether the runs are the same bit by bit.
  public let bits: BitComparison

  /// Compares a run with the accepted one; as many replications as both have.
  public init(_ result: RunResult, names: [String], with golden: GoldenRecord) {
    let paired = golden.seed == result.plan.seed && golden.contracts == .current
    let count = min(golden.count, result.count)
    var changes: [Change] = []
    var missing: [String] = []
    var unchanged = 0
    for figure in golden.figures {
      guard let index = names.firstIndex(of: figure.name) else {
        missing.append(figure.name)
        continue
      }
      let now = result.results.prefix(count).map { $0.observations[index] }
      let accepted = Array(figure.observations.prefix(count))
      guard now != accepted else {
        unchanged += 1
        continue
      }
      let metric = Metric.catalogue[result.instances[index].metric]
      let difference = MetricDifference(of: metric, now: now, accepted: accepted, paired: paired)
      changes.append(
        Change(
          name: figure.name, metric: metric, difference: difference,
          tolerance: difference.flatMap { Tolerance(of: metric).amount(around: $0.old) }))
    }
    self.changes = changes.sorted(by: Self.precedes)
    self.unchanged = unchanged
    self.missing = missing
    bits = BitComparison(result.results, of: result.plan, names: names, with: golden)
  }

  private static func precedes(_ left: Change, _ right: Change) -> Bool {
    let (first, second) = (left.rank, right.rank)
    if first.group != second.group { return first.group < second.group }
    if first.certain != second.certain { return first.certain > second.certain }
    if first.size != second.size { return first.size > second.size }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

extension GoldenReview.Change {
  /// Changes are ordered by group, in a group by what is certain of them, then by size, the greatest first.
  fileprivate var rank: (group: Int, certain: Double, size: Double) {
    guard let difference else { return (0, 0, 0) }
    let size = difference.value.magnitude
    if let tolerance, tolerance > 0 {
      return (1, max(0, size - 2 * difference.standardError) / tolerance, size / tolerance)
    }
    guard difference.standardError > 0 else { return (2, .greatestFiniteMagnitude, size) }
    return (2, size / difference.standardError, size)
  }
}
