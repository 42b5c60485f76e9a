internal import ClosedLoop
public import Experiments
internal import Statistics

/// What changed in the outcome of a scenario since it was accepted: every figure old and new, with the difference, its
/// interval and the causes.
public struct ReviewTable: Sendable {
  /// Columns that no line exceeds, but for names that are longer.
  public static let columns = 100

  private let name: String
  private let review: GoldenReview
  private let causes: GoldenCauses
  private let currency: String
  private let count: Int

  /// A table on a scenario.
  public init(_ name: String, _ review: GoldenReview, causes: GoldenCauses, currency: String, count: Int) {
    self.name = name
    self.review = review
    self.causes = causes
    self.currency = currency
    self.count = count
  }

  /// Whether the outcome is the accepted one and of the same scenario.
  public var isUnchanged: Bool { review.bits == .identical && !causes.isScenarioChanged && causes.contracts.isEmpty }

  /// The table, ending in a line break.
  public var text: String {
    guard !isUnchanged else { return "\(name): unchanged, bit by bit over \(replications)\n" }
    let changes = ReadableNumber.count(review.changes.count, "figure")
    var lines = ["\(name): \(changes) of \(review.changes.count + review.unchanged) changed over \(replications)"]
    for cause in causes.lines { lines += TextBlock.wrapped(cause, columns: Self.columns) }
    if case .course(let replication) = review.bits {
      lines.append("  first replication that took another course: \(replication)")
    }
    if !review.changes.isEmpty {
      var block = TextBlock(
        ["Figure", "accepted", "now", "difference", "95 %", ""], [.left, .right, .right, .right, .left, .left])
      for change in review.changes {
        let cells = cells(of: change)
        block.add(change.name, cells[0], cells[1], cells[2], cells[3], cells[4])
      }
      lines += block.lines(columns: Self.columns)
    }
    for name in review.missing { lines.append("  \(name): is no figure of this scenario any more") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var replications: String { ReadableNumber.count(count, "replication") }

  private func cells(of change: GoldenReview.Change) -> [String] {
    guard let moved = change.difference else { return ["-", "-", "-", "", "nothing to compare"] }
    let unit = change.metric.unit
    func plain(_ value: Double) -> String {
      // As many digits as the difference supports, so that old and new can be told apart.
      let digits = Estimate(
        value: value, standardError: nil,
        interval: Interval(centre: value, halfWidth: max(moved.value.magnitude / 20, value.magnitude * 1e-6)),
        count: 2, level: 0.95, method: .mean)
      return ReadableEstimate(digits, unit, currency: currency).value
    }
    let step = ReadableEstimate(moved.estimate(level: 0.95), unit, currency: currency)
    return [plain(moved.old), plain(moved.new), step.value, step.interval, remark(change, moved)]
  }

  /// How the change compares with what does not matter.
  private func remark(_ change: GoldenReview.Change, _ moved: MetricDifference) -> String {
    guard let tolerance = change.tolerance else { return "" }
    switch moved.equivalence(within: tolerance).verdict(failure: 0.025, equivalence: 0.025) {
    case .different: return "beyond tolerance"
    case .equivalent: return ""
    case .inconclusive: return moved.value.magnitude > tolerance ? "perhaps beyond" : "uncertain"
    }
  }
}

extension ReviewTable {
  /// The changes as one JSON object, for machines.
  public var json: String {
    JSONText.object([
      ("scenario", .text(name)), ("unchanged", .truth(isUnchanged)), ("replications", .integer(Int64(count))),
      ("causes", .list(isUnchanged ? [] : causes.lines.map { .text($0) })),
      ("changes", .list(review.changes.map { Self.value(of: $0) })),
      ("missing", .list(review.missing.map { .text($0) })),
    ]).line
  }

  private static func value(of change: GoldenReview.Change) -> JSONText {
    let interval = change.difference?.interval(level: 0.95)
    return .object([
      ("metric", .text(change.name)), ("old", JSONText(change.difference?.old)),
      ("new", JSONText(change.difference?.new)), ("difference", JSONText(change.difference?.value)),
      ("low", JSONText(interval?.low)), ("high", JSONText(interval?.high)), ("tolerance", JSONText(change.tolerance)),
    ])
  }
}
