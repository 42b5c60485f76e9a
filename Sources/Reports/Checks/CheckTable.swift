/// A suite of checks on one page of plain text: what was checked, the verdict, the figure.
public struct CheckTable: Sendable {
  /// Columns that no line exceeds.
  public static let columns = 100

  private let report: CheckReport

  /// A page on a suite.
  public init(_ report: CheckReport) { self.report = report }

  /// The page, ending in a line break.
  public var text: String {
    var lines: [String] = []
    for entry in report.entries {
      lines.append("\(entry.name): \(ReadableNumber.count(entry.count, "replication")), \(entry.file)")
      let width = entry.items.map(\.name.count).max() ?? 0
      for item in entry.items { lines += Self.lines(of: item, width: min(width, 28)) }
      lines.append("")
    }
    lines += TextBlock.wrapped(report.statement, columns: Self.columns, indent: "")
    lines += TextBlock.wrapped(report.summary, columns: Self.columns, indent: "")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of item: CheckReport.Item, width: Int) -> [String] {
    let word = item.word + String(repeating: " ", count: max(0, 10 - item.word.count))
    let name = item.name + String(repeating: " ", count: max(0, width - item.name.count))
    let after = item.count > 0 ? " after \(ReadableNumber.count(item.count, "replication"))" : ""
    let text = item.isGate ? "\(item.requirement): \(item.finding)\(after)" : item.finding
    let warning = item.isWarning ? "(only a warning) " : ""
    let indent = String(repeating: " ", count: width + 14)
    let wrapped = TextBlock.wrapped(warning + text, columns: columns, indent: indent)
    let first = "  \(word)\(name)  " + (wrapped.first ?? "").dropFirst(indent.count)
    return [first] + wrapped.dropFirst()
  }
}

extension CheckReport.Item {
  /// The verdict as people read it: what counts against the suite is loud.
  var word: String {
    switch verdict {
    case .passed: "passed"
    case .failed: isWarning ? "failed" : "FAILED"
    case .differs: "DIFFERS"
    case .undecided: isWarning ? "undecided" : "UNDECIDED"
    case .absent: "-"
    }
  }
}

extension CheckReport {
  /// How many of each, in a sentence.
  var summary: String {
    let counted = items.filter { $0.verdict != .absent && !$0.isWarning }
    func count(_ verdict: Verdict) -> Int { counted.count { $0.verdict == verdict } }
    var parts = ["\(count(.passed)) passed"]
    for (verdict, word) in [(Verdict.failed, "failed"), (.differs, "golden differs"), (.undecided, "undecided")]
    where count(verdict) > 0 { parts.append("\(count(verdict)) \(word)") }
    let warnings = items.count { $0.isWarning && $0.verdict != .passed }
    if warnings > 0 { parts.append(ReadableNumber.count(warnings, "warning")) }
    let checked = "\(ReadableNumber.count(entries.count, "scenario")), \(ReadableNumber.count(counted.count, "check"))"
    return "\(checked): \(parts.joined(separator: ", "))."
  }
}
