/// How pieces of foreign text are shown: bounded, on one line, with nothing that could move the cursor.
enum Shown {
  /// A text cut to a length, with control characters escaped.
  static func text(_ text: String, limit: Int = 200) -> String {
    if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count >= limit { return shown + "…" }
      if isHidden(scalar) {
        shown += escape(scalar)
      } else {
        shown.unicodeScalars.append(scalar)
      }
      count += 1
    }
    return shown
  }

  /// A text in quotes, cut and escaped.
  static func quoted(_ text: String) -> String { "\"\(self.text(text, limit: 60))\"" }

  /// A few words in quotes: `"a", "b" or "c"`.
  static func choices(_ words: [String], limit: Int = 12) -> String {
    var shown = words.prefix(limit).map { quoted($0) }
    if words.count > limit { return shown.joined(separator: ", ") + " and \(words.count - limit) more" }
    guard let last = shown.popLast() else { return "none" }
    return shown.isEmpty ? last : shown.joined(separator: ", ") + " or " + last
  }

  /// A value in a few characters, as for the heading of a diagnostic.
  static func value(_ value: JSONValue) -> String? {
    switch value.kind {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .number(let number): text(number.text, limit: 40)
    case .string(let string): "\"\(text(string, limit: 40))\""
    case .array, .object: nil
    }
  }

  /// One name added to a path; a name with unusual letters stands in quotes.
  static func path(_ path: String, _ name: String) -> String {
    let plain = !name.isEmpty && name.utf8.allSatisfy { isNameByte($0) }
    let shown = plain ? text(name, limit: 64) : "\"\(text(name, limit: 64))\""
    return path.isEmpty ? shown : path + "." + shown
  }

  /// Letters, digits, `-` and `_`.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  /// Whether a scalar would not show, or would move what follows.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// A scalar as `\u0007`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
