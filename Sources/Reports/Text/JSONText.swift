/// A JSON value to be written: members keep their order.
enum JSONText: Sendable {
  case null
  case truth(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// A number, or null where there is none.
  init(_ value: Double?) { self = value.map { .number($0) } ?? .null }

  /// Over several lines, two spaces a level, with a line break at the end.
  var document: String {
    var text = ""
    write(into: &text, indent: "\n")
    return text + "\n"
  }

  /// On one line, with a line break at the end.
  var line: String {
    var text = ""
    write(into: &text, indent: nil)
    return text + "\n"
  }

  private func write(into text: inout String, indent: String?) {
    switch self {
    case .null: text += "null"
    case .truth(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? ExactNumber.text(value) : "null"
    case .text(let value): text += Self.quoted(value)
    case .list(let items):
      Self.write(items.map { (nil, $0) }, between: ("[", "]"), into: &text, indent: indent)
    case .object(let members):
      Self.write(members.map { ($0.0, $0.1) }, between: ("{", "}"), into: &text, indent: indent)
    }
  }

  private static func write(
    _ members: [(key: String?, value: JSONText)], between brackets: (String, String), into text: inout String,
    indent: String?
  ) {
    text += brackets.0
    let deeper = indent.map { $0 + "  " }
    for (index, member) in members.enumerated() {
      if index > 0 { text += indent == nil ? ", " : "," }
      if let deeper { text += deeper }
      if let key = member.key { text += quoted(key) + ": " }
      member.value.write(into: &text, indent: deeper)
    }
    if let indent, !members.isEmpty { text += indent }
    text += brackets.1
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
