/// Comma-separated values by RFC 4180, but with line feeds alone.
enum CSV {
  /// A row with its line break.
  static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\n" }

  /// A cell, in quotes where it needs them.
  static func quoted(_ cell: String) -> String {
    let special: (UInt8) -> Bool = { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard cell.utf8.contains(where: special) else { return cell }
    var text = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}

/// Numbers as files write them.
enum ExactNumber {
  /// The shortest text that reads back the same; empty for what is no number.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The same, empty where there is none.
  static func text(_ value: Double?) -> String { value.map { text($0) } ?? "" }

  /// 16 hexadecimal digits.
  static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
