/// Reads JSON into values that know where they are written.
///
/// Never traps, whatever the bytes; sizes are bounded by `JSONLimits`. Where an author's slip is plain (a missing
/// comma, a key without quotes, `8h` without quotes), the slip is told and reading goes on to find the next.
public enum JSONParser {
  /// Which texts are taken.
  public enum Mode: Sendable {
    /// A scenario: `//` and `/* */` comments, trailing commas and a byte order mark are fine.
    case scenario
    /// RFC 8259 and nothing else.
    case strict
  }

  /// What became of a text: a value, or problems.
  public struct Document: Sendable {
    /// The value; `nil` with any problem.
    public let value: JSONValue?
    /// What is wrong, in the order of the text.
    public let problems: [Diagnostic]
  }

  /// Reads a text. Duplicate keys are kept: what they mean is for the reader to say.
  ///
  /// - Complexity: O(bytes)
  public static func parse(_ bytes: [UInt8], from source: SourceID, mode: Mode = .scenario) -> Document {
    var scan = JSONScan(bytes, from: source, mode: mode)
    let value = scan.document()
    return Document(value: scan.problems.isEmpty ? value : nil, problems: scan.problems)
  }
}

/// One reading of one text.
struct JSONScan {
  let bytes: [UInt8]
  let source: SourceID
  let mode: JSONParser.Mode
  /// The byte to look at next.
  var next = 0
  var problems: [Diagnostic] = []
  /// Whether reading further would only guess.
  var isStopped = false

  private var line = 1
  private var mark = (offset: 0, column: 1)
  private var depth = 0
  private var count = 0
  private var forgivesComma = false

  init(_ bytes: [UInt8], from source: SourceID, mode: JSONParser.Mode) {
    self.bytes = bytes
    self.source = source
    self.mode = mode
  }

  mutating func document() -> JSONValue? {
    guard acceptsEncoding() else { return nil }
    skipSpace()
    if next >= bytes.count {
      stop("this file is empty: a scenario is an object, { … }", at: position(at: next))
      return nil
    }
    let value = value()
    guard !isStopped else { return nil }
    skipSpace()
    if next < bytes.count, !isStopped {
      stop("the scenario has ended here: nothing may follow it", at: position(at: next, length: 1))
    }
    return value
  }

  // MARK: Positions and problems

  /// The position of a byte of the current line, not before the last one asked for.
  mutating func position(at offset: Int, length: Int = 0) -> Position {
    let end = min(max(offset, mark.offset), bytes.count)
    mark = (end, mark.column + columns(mark.offset..<end))
    return Position(source: source, offset: end, line: line, column: mark.column, length: length)
  }

  private func columns(_ range: Range<Int>) -> Int {
    let slice = bytes[range]
    return slice.allSatisfy { $0 < 0x80 } ? slice.count : String(decoding: slice, as: UTF8.self).count
  }

  private mutating func startLine(at offset: Int) {
    line += 1
    mark = (offset, 1)
  }

  mutating func report(_ message: String, at position: Position, code: Diagnostic.Code = .syntax) {
    guard !isStopped else { return }
    problems.append(Diagnostic(.error, code, at: Place(path: "", position: position), message))
    if problems.count >= JSONLimits.problems { isStopped = true }
  }

  mutating func stop(_ message: String, at position: Position, code: Diagnostic.Code = .syntax) {
    report(message, at: position, code: code)
    isStopped = true
  }

  // MARK: Encoding and space

  private mutating func acceptsEncoding() -> Bool {
    if bytes.count > JSONLimits.bytes {
      stop("this file has \(bytes.count) bytes; at most \(JSONLimits.bytes) are read", at: start, code: .limit)
      return false
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      stop("this file is UTF-16: save it as UTF-8", at: start)
      return false
    }
    if let wrong = UTF8Check.firstInvalid(in: bytes) {
      for index in 0..<wrong where bytes[index] == 0x0A { startLine(at: index + 1) }
      stop("this is not UTF-8: save the file as UTF-8", at: position(at: wrong, length: 1))
      return false
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      if mode == .strict { report("strict JSON does not begin with a byte order mark", at: start) }
      next = 3
      mark = (3, 1)
    }
    return true
  }

  private var start: Position { Position(source: source, offset: 0, line: 1, column: 1, length: 1) }

  private mutating func skipSpace() {
    while next < bytes.count {
      switch bytes[next] {
      case 0x20, 0x09, 0x0D: next += 1
      case 0x0A:
        next += 1
        startLine(at: next)
      case UInt8(ascii: "/"):
        guard next + 1 < bytes.count, bytes[next + 1] == UInt8(ascii: "/") || bytes[next + 1] == UInt8(ascii: "*")
        else { return }
        skipComment()
      case UInt8(ascii: "#"):
        report("a comment begins with //", at: position(at: next, length: 1))
        skipLine()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    let opening = position(at: next, length: 2)
    if mode == .strict { report("strict JSON has no comments", at: opening) }
    if bytes[next + 1] == UInt8(ascii: "/") { return skipLine() }
    next += 2
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "*"), next + 1 < bytes.count, bytes[next + 1] == UInt8(ascii: "/") {
        next += 2
        return
      }
      if bytes[next] == 0x0A { startLine(at: next + 1) }
      next += 1
    }
    stop("this comment is not closed: */ is missing", at: opening)
  }

  private mutating func skipLine() {
    while next < bytes.count, bytes[next] != 0x0A { next += 1 }
  }

  // MARK: Values

  private mutating func value() -> JSONValue {
    count += 1
    let nothing = JSONValue(.null, at: position(at: next, length: 1))
    guard count <= JSONLimits.values else {
      stop("more than \(JSONLimits.values) values: this is no scenario", at: nothing.position, code: .limit)
      return nothing
    }
    guard next < bytes.count else {
      stop("the file ends where a value is needed", at: nothing.position)
      return nothing
    }
    switch bytes[next] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < JSONLimits.depth else {
        stop("more than \(JSONLimits.depth) objects and lists inside one another", at: nothing.position, code: .limit)
        return nothing
      }
      depth += 1
      defer { depth -= 1 }
      return bytes[next] == UInt8(ascii: "{") ? object() : array()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let (text, position) = string()
      return JSONValue(.string(text), at: position)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return number()
    case let byte where JSONBytes.isWord(byte): return word()
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
      report("a value is missing here", at: nothing.position)
      return nothing
    default:
      stop("no value begins with this character", at: nothing.position)
      return nothing
    }
  }

  private mutating func array() -> JSONValue {
    let opening = position(at: next, length: 1)
    next += 1
    var items: [JSONValue] = []
    while !isStopped {
      skipSpace()
      guard next < bytes.count else {
        stop("this [ is not closed: ] is missing", at: opening)
        break
      }
      if bytes[next] == UInt8(ascii: "]") {
        next += 1
        break
      }
      items.append(value())
      if !continues(after: opening, closing: UInt8(ascii: "]")) { break }
    }
    return JSONValue(.array(items), at: opening)
  }

  private mutating func object() -> JSONValue {
    let opening = position(at: next, length: 1)
    next += 1
    var members: [JSONMember] = []
    while !isStopped {
      skipSpace()
      guard next < bytes.count else {
        stop("this { is not closed: } is missing", at: opening)
        break
      }
      if bytes[next] == UInt8(ascii: "}") {
        next += 1
        break
      }
      guard let (key, keyPosition) = key() else { break }
      skipSpace()
      if colon(after: keyPosition) {
        skipSpace()
        members.append(JSONMember(key: key, keyPosition: keyPosition, value: value()))
      }
      if !continues(after: opening, closing: UInt8(ascii: "}")) { break }
    }
    return JSONValue(.object(JSONObject(members)), at: opening)
  }

  /// Takes the comma after an item; `false` where the list or object has ended.
  private mutating func continues(after opening: Position, closing: UInt8) -> Bool {
    guard !isStopped else { return false }
    let forgives = forgivesComma
    forgivesComma = false
    skipSpace()
    let (open, close) = closing == UInt8(ascii: "]") ? ("[", "]") : ("{", "}")
    guard next < bytes.count else {
      stop("this \(open) is not closed: \(close) is missing", at: opening)
      return false
    }
    switch bytes[next] {
    case closing:
      next += 1
      return false
    case UInt8(ascii: ","):
      let comma = position(at: next, length: 1)
      next += 1
      skipSpace()
      if mode == .strict, next < bytes.count, bytes[next] == closing {
        report("strict JSON has no comma after the last item", at: comma)
      }
      return true
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      let wrong = open == "[" ? "}" : "]"
      stop(
        "the \(open) of line \(opening.line), column \(opening.column) is closed by \(wrong)",
        at: position(at: next, length: 1))
      return false
    case let byte where JSONBytes.beginsValue(byte):
      if !forgives {
        report("a comma is missing between this and what stands before it", at: position(at: next, length: 1))
      }
      return true
    default:
      stop("a comma or \(close) is needed here", at: position(at: next, length: 1))
      return false
    }
  }

  private mutating func key() -> (String, Position)? {
    switch bytes[next] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string()
    case let byte where JSONBytes.isWord(byte):
      let begin = next
      while next < bytes.count, JSONBytes.isWord(bytes[next]) || JSONBytes.isNumber(bytes[next]) { next += 1 }
      let text = String(decoding: bytes[begin..<next], as: UTF8.self)
      let position = position(at: begin, length: next - begin)
      report("a key stands in double quotes: \(Shown.quoted(text))", at: position)
      return (text, position)
    case UInt8(ascii: ","):
      stop("a member is missing before this comma", at: position(at: next, length: 1))
    default:
      stop("a key in double quotes is needed here, or }", at: position(at: next, length: 1))
    }
    return nil
  }

  /// Takes the colon after a key; `false` where no value can follow.
  private mutating func colon(after key: Position) -> Bool {
    guard next < bytes.count else {
      stop("the file ends after this key: a colon and a value are missing", at: key)
      return false
    }
    switch bytes[next] {
    case UInt8(ascii: ":"): next += 1
    case UInt8(ascii: "="):
      report("a colon stands between key and value, not =", at: position(at: next, length: 1))
      next += 1
    case UInt8(ascii: ","), UInt8(ascii: "}"):
      report("this key has no value", at: key)
      return false
    case let byte where JSONBytes.beginsValue(byte):
      report("a colon is missing between key and value", at: position(at: next, length: 1))
    default: stop("a colon is needed between key and value", at: position(at: next, length: 1))
    }
    return !isStopped
  }

  // MARK: Words and numbers

  private mutating func word() -> JSONValue {
    let begin = next
    while next < bytes.count, JSONBytes.isWord(bytes[next]) || JSONBytes.isNumber(bytes[next]) { next += 1 }
    let position = position(at: begin, length: next - begin)
    let word = String(decoding: bytes[begin..<next], as: UTF8.self)
    switch word {
    case "true": return JSONValue(.boolean(true), at: position)
    case "false": return JSONValue(.boolean(false), at: position)
    case "null": return JSONValue(.null, at: position)
    default: break
    }
    switch word.prefix(16).lowercased() {
    case "true", "false", "null": report("\(word.lowercased()) is written in small letters", at: position)
    case "none", "nil", "undefined": report("nothing is written null", at: position)
    case "nan", "infinity", "inf": report("JSON has no \(word)", at: position)
    case "yes", "on": report("yes is written true", at: position)
    case "no", "off": report("no is written false", at: position)
    default: report("a text stands in double quotes: \(Shown.quoted(word))", at: position)
    }
    return JSONValue(.string(word), at: position)
  }

  private mutating func number() -> JSONValue {
    let begin = next
    while next < bytes.count, JSONBytes.isWord(bytes[next]) || JSONBytes.isNumber(bytes[next]) { next += 1 }
    let position = position(at: begin, length: next - begin)
    guard next - begin <= JSONLimits.numberLength else {
      report("a number has at most \(JSONLimits.numberLength) characters", at: position, code: .limit)
      return JSONValue(.null, at: position)
    }
    let text = String(decoding: bytes[begin..<next], as: UTF8.self)
    switch JSONBytes.numberForm(bytes[begin..<next]) {
    case .integer, .decimal:
      guard let value = Double(text), value.isFinite else {
        report("this number is too large: at most 1.7e308", at: position, code: .limit)
        return JSONValue(.null, at: position)
      }
      let isInteger = JSONBytes.numberForm(bytes[begin..<next]) == .integer
      return JSONValue(.number(JSONNumber(value: value, text: text, isInteger: isInteger)), at: position)
    case .wrong(let remedy): report(remedy, at: position)
    }
    return JSONValue(.null, at: position)
  }

  // MARK: Texts

  private mutating func string() -> (String, Position) {
    let begin = next
    let quote = bytes[next]
    let opening = position(at: begin, length: 1)
    if quote != UInt8(ascii: "\"") { report("a text stands in double quotes, not single ones", at: opening) }
    next += 1
    var text: [UInt8] = []
    var copied = next
    var toldControl = false
    scan: while true {
      guard next < bytes.count else {
        stop("this text is not closed: a quote is missing", at: opening)
        break
      }
      switch bytes[next] {
      case quote: break scan
      case 0x0A:
        report("this text is not closed: a quote is missing before the end of the line", at: opening)
        forgivesComma = true
        text += bytes[copied..<next]
        return (String(decoding: text, as: UTF8.self), opening)
      case 0..<0x20:
        if !toldControl {
          let remedy = JSONBytes.escape(of: bytes[next])
          report("a control character inside a text is written \(remedy)", at: position(at: next, length: 1))
        }
        toldControl = true
        next += 1
      case UInt8(ascii: "\\"):
        text += bytes[copied..<next]
        escape(into: &text)
        copied = next
      default: next += 1
      }
    }
    text += bytes[copied..<next]
    next = min(next + 1, bytes.count)
    return (String(decoding: text, as: UTF8.self), opening.with(length: next - begin))
  }

  private mutating func escape(into text: inout [UInt8]) {
    let begin = next
    guard next + 1 < bytes.count, bytes[next + 1] != 0x0A else {
      next += 1
      return
    }
    let letter = bytes[next + 1]
    next += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = escapedScalar() else {
        return report(
          "after \\u stand four hexadecimal digits, and for rare characters a pair of them",
          at: position(at: begin, length: next - begin))
      }
      text += Array(String(Character(scalar)).utf8)
    default:
      report(
        "no such escape: a backslash itself is written \\\\", at: position(at: begin, length: letter < 0x80 ? 2 : 1))
    }
  }

  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let first = hexadecimal() else { return nil }
    guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
    guard next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u") else {
      return nil
    }
    next += 2
    guard let second = hexadecimal(), (0xDC00...0xDFFF).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard next < bytes.count, let digit = JSONBytes.hexadecimalDigit(bytes[next]) else { return nil }
      value = value << 4 + digit
      next += 1
    }
    return value
  }
}
