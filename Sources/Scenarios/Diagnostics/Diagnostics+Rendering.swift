extension Diagnostics {
  /// The remarks as people read them: heading, source line, caret and remedy, at most `limit` of them.
  ///
  /// ```
  /// error[unit]  scenarios/desk.json:74:25  sla.gold.first_response = 8
  ///    74 |       "first_response": 8,
  ///       |                         ^ a duration needs a unit: "8h" or "8m"
  /// ```
  public func rendered(in sources: Sources, limit: Int = 100) -> String {
    let shown = sorted.prefix(limit)
    let labels = shown.map { "\($0.severity.rawValue)[\(Shown.text($0.code.rawValue, limit: 40))]" }
    let width = labels.map(\.count).max() ?? 0
    var text = ""
    for (diagnostic, label) in zip(shown, labels) {
      text += Self.rendered(diagnostic, label: label, width: width, in: sources)
    }
    let hidden = errorCount + warningCount - shown.count
    if hidden > 0 { text += "and \(hidden) more\n" }
    return text
  }

  /// The closing line: `3 errors. Nothing was run.`, with the exit status at the right.
  public func footer(_ consequence: String) -> String {
    let left = "\(summary). \(consequence)"
    guard let fault else { return left + "\n" }
    let right = "exit \(fault.rawValue)"
    return left + String(repeating: " ", count: max(2, 104 - left.count - right.count)) + right + "\n"
  }

  private static func rendered(_ diagnostic: Diagnostic, label: String, width: Int, in sources: Sources) -> String {
    let place = diagnostic.place
    var subject = Shown.text(place.path)
    if let found = place.found { subject += " = " + found }
    let heading = [sources.label(of: place.position), subject].filter { !$0.isEmpty }.joined(separator: "  ")
    let padding = String(repeating: " ", count: width - label.count + 2)
    var text = label + padding + heading + "\n"
    let remark = Shown.text(diagnostic.remark, limit: 2_000)
    if place.position.isWritten {
      let excerpt = Excerpt(of: sources[place.position.source].bytes, at: place.position)
      let number = String(place.position.line)
      let margin = max(5, number.count)
      text += String(repeating: " ", count: margin - number.count) + number + " | " + excerpt.line + "\n"
      text += String(repeating: " ", count: margin) + " | " + excerpt.carets + " " + remark + "\n"
    } else {
      text += "      | " + remark + "\n"
    }
    return text
  }
}
