internal import Experiments

/// A suite of checks as one JSON object on one line, with every number behind the verdicts.
public struct CheckJSON: Sendable {
  private let report: CheckReport

  /// The object of a suite.
  public init(_ report: CheckReport) { self.report = report }

  /// The object, ending in a line break.
  public var text: String {
    JSONText.object([
      ("verdict", .text(report.verdict.rawValue)),
      ("falseAlarms", .number(report.rates.falseAlarm)), ("falsePasses", .number(report.rates.falsePass)),
      ("tests", .integer(Int64(report.tests))), ("summary", .text(report.summary)),
      ("scenarios", .list(report.entries.map { Self.value(of: $0) })),
    ]).line
  }

  private static func value(of entry: CheckReport.Entry) -> JSONText {
    .object([
      ("scenario", .text(entry.name)), ("file", .text(entry.file)), ("replications", .integer(Int64(entry.count))),
      ("checks", .list(entry.items.map { value(of: $0) })),
    ])
  }

  private static func value(of item: CheckReport.Item) -> JSONText {
    .object(
      [
        ("name", .text(item.name)), ("kind", .text(item.isGate ? "gate" : "golden")),
        ("require", .text(item.requirement)), ("verdict", .text(item.verdict.rawValue)),
        ("severity", .text(item.isWarning ? "warn" : "fail")), ("finding", .text(item.finding)),
        ("line", item.place.map { .integer(Int64($0.line)) } ?? .null),
        ("column", item.place.map { .integer(Int64($0.column)) } ?? .null), ("n", .integer(Int64(item.count))),
      ] + item.figures)
  }
}
