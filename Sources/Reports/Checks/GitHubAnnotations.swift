/// What a suite of checks says at the lines of the scenarios, as commands that the log of a GitHub workflow obeys.
///
/// Source: "Workflow commands for GitHub Actions", and the escapes of its toolkit: `%`, line breaks, and in properties
/// `:` and `,` too.
public struct GitHubAnnotations: Sendable {
  private let report: CheckReport

  /// The annotations of a suite.
  public init(_ report: CheckReport) { self.report = report }

  /// One line for each gate or golden that does not hold: `::error file=…,line=…,col=…,title=…::message`.
  public var lines: [String] {
    report.entries.flatMap { entry in
      entry.items.compactMap { item in
        switch item.verdict {
        case .passed, .absent: nil
        case .failed, .differs, .undecided: Self.line(item, of: entry)
        }
      }
    }
  }

  private static func line(_ item: CheckReport.Item, of entry: CheckReport.Entry) -> String {
    var properties = [("file", item.place?.file ?? entry.file), ("line", String(item.place?.line ?? 1))]
    if let place = item.place { properties.append(("col", String(place.column))) }
    let subject = item.isGate ? "gate \(item.name)" : item.name
    properties.append(("title", "\(entry.name): \(subject) \(item.verdict.rawValue)"))
    let list = properties.map { "\($0)=\(escaped($1, inProperty: true))" }.joined(separator: ",")
    let message = item.isGate ? "\(item.requirement): \(item.finding)" : item.finding
    return "::\(item.isWarning ? "warning" : "error") \(list)::\(escaped(message, inProperty: false))"
  }

  static func escaped(_ text: String, inProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where inProperty: escaped += "%3A"
      case "," where inProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
