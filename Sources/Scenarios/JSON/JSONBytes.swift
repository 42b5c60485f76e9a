/// What single bytes and short runs of them mean in JSON.
enum JSONBytes {
  /// Whether a byte begins or continues a word.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "%"), 0x80...0xFF: true
    default: false
    }
  }

  /// Whether a byte can be part of a number.
  static func isNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// Whether a byte can begin a value.
  static func beginsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: isWord(byte) || isNumber(byte)
    }
  }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// How a control character is written inside a text.
  static func escape(of byte: UInt8) -> String {
    switch byte {
    case 0x09: "\\t"
    case 0x0D: "\\r"
    default: Shown.escape(Unicode.Scalar(byte))
    }
  }

  /// What a run of bytes is as a number.
  enum NumberForm: Equatable {
    case integer
    case decimal
    case wrong(String)
  }

  /// Whether a run is a number of RFC 8259, and otherwise what to write.
  static func numberForm(_ bytes: ArraySlice<UInt8>) -> NumberForm {
    var rest = bytes
    func digits() -> Int { rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count }
    if rest.first == UInt8(ascii: "+") { return .wrong("a number has no plus sign in front") }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: ".") { return .wrong("a digit stands before the decimal point: 0.5") }
    let whole = digits()
    guard whole > 0 else { return .wrong("a digit stands after the minus sign") }
    if whole > 1, rest.first == UInt8(ascii: "0") {
      return .wrong("a number has no zeros in front; dates and clock times stand in double quotes")
    }
    rest = rest.dropFirst(whole)
    var form = NumberForm.integer
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return .wrong("a digit stands after the decimal point: 1.0") }
      rest = rest.dropFirst(digits())
      form = .decimal
    }
    if let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
      var power = rest.dropFirst()
      if let sign = power.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { power = power.dropFirst() }
      rest = power
      guard digits() > 0 else { return .wrong("a digit stands after the exponent sign: 1e3") }
      rest = rest.dropFirst(digits())
      form = .decimal
    }
    if rest.isEmpty { return form }
    let text = Shown.quoted(String(decoding: bytes, as: UTF8.self))
    return .wrong("this is no number; a value with a unit stands in double quotes: \(text)")
  }
}
