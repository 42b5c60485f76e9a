/// Writes strict JSON, always the same for the same values: keys in their order, two spaces a level, lists of plain
/// values on one line, shortest numbers that read back the same.
public enum CanonicalJSON {
  /// The text of a value, ending in a line break.
  public static func document(_ value: JSONValue) -> String {
    var text = ""
    write(value, indent: "", into: &text)
    return text + "\n"
  }

  /// The text of a value on one line.
  public static func line(_ value: JSONValue) -> String {
    var text = ""
    writeLine(value, into: &text)
    return text
  }

  /// A number's shortest text that reads back the same: `3`, `0.1`, `1e+20`; one that JSON cannot say is `null`.
  public static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A text in quotes.
  public static func string(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
    if isPlain { return "\"" + value + "\"" }
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": text += Shown.escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  static func number(_ number: JSONNumber) -> String {
    if number.isInteger {
      if let integer = Int64(number.text) { return String(integer) }
      if let integer = UInt64(number.text) { return String(integer) }
    }
    return self.number(number.value)
  }

  private static func write(_ value: JSONValue, indent: String, into text: inout String) {
    let deeper = indent + "  "
    switch value.kind {
    case .object(let object) where !object.members.isEmpty:
      var separator = "{\n"
      for member in object.members {
        text += separator + deeper + string(member.key) + ": "
        write(member.value, indent: deeper, into: &text)
        separator = ",\n"
      }
      text += "\n" + indent + "}"
    case .array(let items) where items.contains { $0.object != nil || $0.items != nil }:
      var separator = "[\n"
      for item in items {
        text += separator + deeper
        write(item, indent: deeper, into: &text)
        separator = ",\n"
      }
      text += "\n" + indent + "]"
    case .null, .boolean, .number, .string, .array, .object: writeLine(value, into: &text)
    }
  }

  private static func writeLine(_ value: JSONValue, into text: inout String) {
    switch value.kind {
    case .null: text += "null"
    case .boolean(let truth): text += truth ? "true" : "false"
    case .number(let number): text += self.number(number)
    case .string(let string): text += self.string(string)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        writeLine(item, into: &text)
      }
      text += "]"
    case .object(let object):
      text += object.members.isEmpty ? "{" : "{ "
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += ", " }
        text += string(member.key) + ": "
        writeLine(member.value, into: &text)
      }
      text += object.members.isEmpty ? "}" : " }"
    }
  }
}
