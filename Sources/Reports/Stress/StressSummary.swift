internal import ClosedLoop
internal import Experiments
internal import Statistics

/// A stress test on a page of plain text.
public struct StressSummary: Sendable {
  private let report: StressReport

  /// A summary of a stress test.
  public init(_ report: StressReport) { self.report = report }

  /// The page, ending in a line break.
  public var text: String {
    let plan = report.result.runs[0].plan
    let name = report.variant.isEmpty ? report.scenario : "\(report.scenario)@\(report.variant)"
    let head =
      "Stress test of \(name): each strain against the desk as it is, on the same "
      + "\(ReadableNumber.count(plan.population.count, "customer")) with the same luck; "
      + "\(ReadableNumber.count(report.result.commonCount, "replication")), seed \(plan.seed)."
    var lines = TextBlock.wrapped(report.title, columns: columns, indent: "")
    lines += TextBlock.wrapped(head, columns: columns, indent: "")
    for block in [recovery, money, meaning] where !block.isEmpty { lines += [""] + block.lines(columns: columns) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var columns: Int { TerminalSummary.columns }

  private var recovery: TextBlock {
    var block = TextBlock(
      ["How the desk comes back", "days", "4 in 5 times", "worst week", "answered in time"],
      [.left, .right, .left, .right, .right])
    for (index, strain) in report.strains.enumerated() {
      let course = report.recoveries[index]
      let range =
        course.days(of: 0.1) == nil
        ? "" : "(\(Self.days(course.days(of: 0.1))) to \(Self.days(course.days(of: 0.9))))"
      let met = report.change("sla.first_response.met", index)
      block.add(
        strain.name, Self.days(course.days(of: 0.5)), report.result.commonCount > 1 ? range : "",
        "+" + ReadableNumber.text(course.worst) + " waiting",
        met.map { ReadableEstimate(difference: $0.paired.estimate, .share).value } ?? "-")
    }
    block.note(
      "(days from its beginning until the queue is, over a week, no more than a tenth or one case longer than without it)"
    )
    for (strain, course) in zip(report.strains, report.recoveries) where course.shareNotBack > 0 {
      let share = ReadableNumber.text(100 * course.shareNotBack)
      block.note("\(strain.name): in \(share) % of replications the queue is not back when the run ends")
    }
    return block
  }

  private static func days(_ days: Int?) -> String { days.map { String($0) } ?? "never" }

  private var money: TextBlock {
    var block = TextBlock(
      ["What it costs in \(report.currency)", "money lost", "", "customers lost", ""],
      [.left, .right, .left, .right, .left])
    let originals = Double(report.result.runs[0].plan.population.count)
    for (index, strain) in report.strains.enumerated() {
      let lost = ReadableEstimate(report.lost(index), .money)
      var gone = report.change("churn.share", index)?.paired.estimate
      if let estimate = gone {
        gone?.value = estimate.value * originals
        gone?.interval = estimate.interval.map { Interval(low: $0.low * originals, high: $0.high * originals) }
      }
      let customers = ReadableEstimate(gone, .count)
      block.add(strain.name, lost.value, lost.interval, customers.value, customers.interval)
    }
    block.note(
      "(margin of all customers up to the horizon, with the programme, less its cost; in brackets "
        + "\(ReadableNumber.text(100 * report.result.level)) % confidence; below zero is gained)")
    return block
  }

  private var meaning: TextBlock {
    var block = TextBlock("What was tried")
    for strain in report.strains { block.note("\(strain.name): \(strain.meaning)") }
    for strain in report.omitted { block.note("\(strain.name): left out, \(strain.reason)") }
    if report.result.usesControl { block.note("(\(ComparisonSummary.control))") }
    return block
  }
}

/// A stress test as one JSON object on one line.
public struct StressJSON: Sendable {
  private let report: StressReport

  /// A stress test as JSON.
  public init(_ report: StressReport) { self.report = report }

  /// The object, ending in a line break.
  public var text: String {
    let result = report.result
    let object: JSONText = .object([
      ("scenario", .text(report.scenario)),
      ("variant", report.variant.isEmpty ? .null : .text(report.variant)),
      ("currency", .text(report.currency)),
      ("seed", .text(String(result.runs[0].plan.seed))),
      ("level", .number(result.level)),
      ("replications", .integer(Int64(result.commonCount))),
      ("stresses", .list(report.strains.indices.map { strain($0) })),
      (
        "omitted",
        .list(report.omitted.map { .object([("name", .text($0.name)), ("reason", .text($0.reason))]) })
      ),
    ])
    return object.line
  }

  private func strain(_ index: Int) -> JSONText {
    let strain = report.strains[index]
    let course = report.recoveries[index]
    func days(_ share: Double) -> JSONText { course.days(of: share).map { .integer(Int64($0)) } ?? .null }
    let lost = report.lost(index)
    let met = report.change("sla.first_response.met", index)?.paired.estimate
    let gone = report.change("churn.share", index)?.paired.estimate
    return .object([
      ("name", .text(strain.name)), ("meaning", .text(strain.meaning)),
      ("daysToRecover", days(0.5)), ("daysP10", days(0.1)), ("daysP90", days(0.9)),
      ("shareNotBack", .number(course.shareNotBack)), ("worstWeek", .number(course.worst)),
      ("moneyLost", JSONText(lost?.value)), ("moneyLow", JSONText(lost?.interval?.low)),
      ("moneyHigh", JSONText(lost?.interval?.high)), ("metChange", JSONText(met?.value)),
      ("metLow", JSONText(met?.interval?.low)), ("metHigh", JSONText(met?.interval?.high)),
      ("churnChange", JSONText(gone?.value)), ("churnLow", JSONText(gone?.interval?.low)),
      ("churnHigh", JSONText(gone?.interval?.high)),
    ])
  }
}
