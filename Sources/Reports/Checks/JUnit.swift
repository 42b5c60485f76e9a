/// A suite of checks as JUnit XML, the form that CI servers read: a test suite for each scenario, a test case for each
/// gate and golden.
///
/// What failed or differs is a `failure`, what is undecided an `error`, what only warns or has nothing to be held
/// against is `skipped` with its reason. There are no times, so the same suite gives the same bytes.
public struct JUnit: Sendable {
  private let report: CheckReport

  /// The document of a suite.
  public init(_ report: CheckReport) { self.report = report }

  /// The document, ending in a line break.
  public var text: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites\(Self.attributes([("name", "closedloop check")] + Self.counts(report.items)))>\n"
    for entry in report.entries {
      let suite = [("name", entry.name), ("file", entry.file)] + Self.counts(entry.items)
      text += "  <testsuite\(Self.attributes(suite))>\n"
      for item in entry.items { text += Self.testCase(item, of: entry) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  /// What a test case holds beside its name.
  private enum Outcome: String {
    case passed
    case failure
    case error
    case skipped
  }

  private static func outcome(of item: CheckReport.Item) -> Outcome {
    if item.isWarning, item.verdict != .passed { return .skipped }
    return switch item.verdict {
    case .passed: .passed
    case .failed, .differs: .failure
    case .undecided: .error
    case .absent: .skipped
    }
  }

  private static func counts(_ items: [CheckReport.Item]) -> [(String, String)] {
    func count(_ outcome: Outcome) -> String { String(items.count { self.outcome(of: $0) == outcome }) }
    return [
      ("tests", String(items.count)), ("failures", count(.failure)), ("errors", count(.error)),
      ("skipped", count(.skipped)),
    ]
  }

  private static func testCase(_ item: CheckReport.Item, of entry: CheckReport.Entry) -> String {
    let outcome = outcome(of: item)
    let attributes = [
      ("classname", entry.name), ("name", item.name), ("file", item.place?.file ?? entry.file),
      ("line", String(item.place?.line ?? 1)),
    ]
    let start = "    <testcase\(self.attributes(attributes))"
    let sentence = item.isGate ? "\(item.requirement): \(item.finding)" : item.finding
    switch outcome {
    case .passed: return "\(start)>\n      <system-out>\(escaped(sentence))</system-out>\n    </testcase>\n"
    case .skipped:
      let message = item.isWarning ? "only a warning, \(item.verdict.rawValue): \(sentence)" : sentence
      return "\(start)>\n      <skipped\(self.attributes([("message", message)]))/>\n    </testcase>\n"
    case .failure, .error:
      let inside = self.attributes([("message", sentence), ("type", item.verdict.rawValue)])
      let place = "\(item.place?.file ?? entry.file):\(item.place?.line ?? 1)"
      return
        "\(start)>\n      <\(outcome.rawValue)\(inside)>\(escaped("\(place): \(sentence)"))</\(outcome.rawValue)>\n"
        + "    </testcase>\n"
    }
  }

  private static func attributes(_ pairs: [(String, String)]) -> String {
    pairs.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// A text that may stand in XML; characters that XML 1.0 does not have become U+FFFD.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
