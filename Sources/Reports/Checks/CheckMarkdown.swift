/// A suite of checks as a table in Markdown, for the summary page of a CI job.
public struct CheckMarkdown: Sendable {
  private let report: CheckReport

  /// The table of a suite.
  public init(_ report: CheckReport) { self.report = report }

  /// Heading, table and rates, ending in a line break.
  public var text: String {
    var text = "### closedloop check: \(report.summary)\n\n"
    text += "| scenario | check | verdict | what was found | replications |\n| --- | --- | --- | --- | ---: |\n"
    for entry in report.entries {
      for item in entry.items {
        let required = item.isGate ? "`\(Self.code(item.requirement))`: " : ""
        let found = required + Self.cell(item.finding)
        let word = item.isRaised ? "**\(item.verdict.rawValue)**" : item.verdict.rawValue
        let verdict = item.isWarning ? "\(word) (warning)" : word
        text += "| \(Self.cell(entry.name)) | \(Self.cell(item.name)) | \(verdict) | \(found) | \(item.count) |\n"
      }
    }
    return text + "\n\(report.statement)\n"
  }

  /// A text that stays in its cell and is no markup.
  private static func cell(_ text: String) -> String {
    var cell = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|", "\\", "`", "*", "_", "<", "[", "]": cell += "\\" + String(scalar)
      case "\n", "\r": cell += " "
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell
  }

  private static func code(_ text: String) -> String {
    var code = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|": code += "\\|"
      case "`", "\n", "\r": code += " "
      default: code.unicodeScalars.append(scalar)
      }
    }
    return code
  }
}
