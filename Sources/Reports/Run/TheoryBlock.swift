internal import ClosedLoop
internal import Experiments
internal import Statistics

/// What a planner's formulas say beside what was simulated, and whether they may be believed.
struct TheoryBlock {
  private let column: TheoryColumn
  private let result: RunResult

  /// A block for a run; nil where it has no queue.
  init?(_ result: RunResult) {
    guard let column = TheoryColumn(result) else { return nil }
    self.column = column
    self.result = result
  }

  /// The block of a page.
  var text: TextBlock {
    var block = TextBlock(
      ["Theory beside it (\(formula))", "formula", "simulated", "", ""], [.left, .right, .right, .left, .left])
    var reasons: [TheoryDoubt] = []
    for row in column.rows {
      let unit = unit(of: row)
      let simulated = ReadableEstimate(row.simulated, unit)
      block.add(label(row.quantity), theory(row, unit), simulated.value, simulated.interval, Self.word(row.fit))
      for doubt in row.fit.doubts where !reasons.contains(doubt) { reasons.append(doubt) }
    }
    let rate = ReadableNumber.text(column.casesPerHour, decimals: 2)
    let minutes = ReadableNumber.text(column.hoursPerCase * 60, decimals: 1)
    let people = ReadableNumber.text(column.people, decimals: 2)
    block.note("(one queue of \(rate) cases an open hour, \(minutes) min of work each, \(people) people at the desk)")
    if !reasons.isEmpty { block.note("where it does not apply: \(reasons.map(\.rawValue).joined(separator: "; "))") }
    return block
  }

  /// The same for machines.
  var json: JSONText {
    .list(
      column.rows.map { row in
        .object([
          ("quantity", .text(label(row.quantity))), ("metric", .text(selector(row))), ("theory", JSONText(row.theory)),
          ("simulated", JSONText(row.simulated?.value)), ("standardError", JSONText(row.simulated?.standardError)),
          ("fit", .text(Self.word(row.fit))), ("because", .list(row.fit.doubts.map { .text($0.rawValue) })),
        ])
      })
  }

  private func unit(of row: TheoryRow) -> Metric.Unit { Metric.catalogue[result.instances[row.instance].metric].unit }

  private func selector(_ row: TheoryRow) -> String {
    InstanceLabel(result.instances[row.instance], in: result.plan, currency: "").selector
  }

  private func theory(_ row: TheoryRow, _ unit: Metric.Unit) -> String {
    guard let theory = row.theory else { return "-" }
    // As many digits as the simulated figure has.
    var shown = row.simulated
    shown?.value = theory
    let exact = Estimate(value: theory, standardError: nil, interval: nil, count: 1, level: 0.95, method: .mean)
    return ReadableEstimate(shown ?? exact, unit).value
  }

  private func label(_ quantity: TheoryRow.Quantity) -> String {
    switch quantity {
    case .offeredLoad: "offered load of desk time"
    case .waiting: "cases waiting (Little)"
    case .wait: "mean wait"
    case .inTime(let promise): "\(TerminalSummary.shortened(result.plan.promises[promise].name.text)) in time"
    case .gaveUp: "gave up"
    }
  }

  private var formula: String { result.plan.contact.givesUpAfter == nil ? "Erlang C" : "Erlang A" }

  private static func word(_ fit: TheoryFit) -> String {
    switch fit {
    case .applies: "applies"
    case .boundsOnly: "bounds only"
    case .doesNotApply: "does not apply"
    }
  }
}

extension TheoryFit {
  /// Why it is not described.
  var doubts: [TheoryDoubt] {
    switch self {
    case .applies: []
    case .boundsOnly(let doubts), .doesNotApply(let doubts): doubts
    }
  }
}
