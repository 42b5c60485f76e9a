/// One `--set path=value`: a patch that was typed on the command line.
///
/// The path is dotted; a name with other letters than usual stands in double quotes. The value is JSON where it can be
/// read as such, and otherwise a text: `teams.recovery.shifts.late.people=3`, `clock.warm_up=6w`, `macro=null`.
public enum Setting {
  /// Names a path may have.
  public static let deepest = 32

  /// The patch that a setting means, or what is wrong with it. Its positions are in a source of its own.
  ///
  /// - Parameters:
  ///   - text: the setting, `PATH=VALUE`.
  ///   - kind: what is said of where the values come from.
  ///   - sources: takes the setting as a source.
  public static func patch(
    _ text: String, as kind: Source.Kind = .setting, in sources: inout Sources
  ) -> (patch: JSONValue?, problem: Diagnostic?) {
    let bytes = Array(text.utf8)
    let source = sources.add(Source(kind: kind, name: text, bytes: bytes))
    func position(_ range: Range<Int>) -> Position {
      let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
      return Position(
        source: source, offset: range.lowerBound, line: 1, column: before.count + 1, length: range.count)
    }
    func problem(_ message: String, _ range: Range<Int>) -> (JSONValue?, Diagnostic?) {
      let place = Place(path: "", position: position(range))
      return (nil, Diagnostic(.error, .setting, at: place, message, fault: .usage))
    }
    guard bytes.count <= 100_000 else { return problem("a setting has at most 100000 bytes", 0..<1) }
    var names: [(name: String, range: Range<Int>)] = []
    var next = 0
    while true {
      let begin = next
      if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
        next += 1
        while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
          next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard next < bytes.count else {
          return problem("this name is not closed: a quote is missing", begin..<begin + 1)
        }
        next += 1
        let quoted = Array(bytes[begin..<next])
        guard let name = JSONParser.parse(quoted, from: source, mode: .strict).value?.text else {
          return problem("this name cannot be read as a text in quotes", begin..<next)
        }
        names.append((name, begin..<next))
      } else {
        while next < bytes.count, bytes[next] != UInt8(ascii: "."), bytes[next] != UInt8(ascii: "=") { next += 1 }
        guard next > begin else { return problem("a name is missing here: path.to.field=value", begin..<begin + 1) }
        names.append((String(decoding: bytes[begin..<next], as: UTF8.self), begin..<next))
      }
      guard names.count <= deepest else { return problem("a path has at most \(deepest) names", begin..<next) }
      guard next < bytes.count else {
        return problem("= and a value are missing: \(Shown.text(text, limit: 60))=…", 0..<next)
      }
      next += 1
      if bytes[next - 1] == UInt8(ascii: "=") { break }
      guard bytes[next - 1] == UInt8(ascii: ".") else {
        return problem("a dot or = is needed after a name in quotes", next - 1..<next)
      }
    }
    let end = next..<bytes.count
    var value = JSONValue(.string(String(decoding: bytes[end], as: UTF8.self)), at: position(end))
    if let parsed = JSONParser.parse(Array(bytes[end]), from: source, mode: .strict).value {
      value = moved(parsed, by: position(end))
    }
    for (name, range) in names.reversed() {
      let member = JSONMember(key: name, keyPosition: position(range), value: value)
      value = JSONValue(.object(JSONObject([member])), at: position(range))
    }
    return (value, nil)
  }

  /// A value that was read from a part of a text, with positions in the whole.
  private static func moved(_ value: JSONValue, by start: Position) -> JSONValue {
    value.mapPositions { position in
      Position(
        source: start.source, offset: position.offset + start.offset, line: position.line,
        column: position.line == 1 ? position.column + start.column - 1 : position.column, length: position.length)
    }
  }
}

extension JSONValue {
  /// The same value with other positions.
  func mapPositions(_ change: (Position) -> Position) -> JSONValue {
    let kind: Kind =
      switch self.kind {
      case .null, .boolean, .number, .string: self.kind
      case .array(let items): .array(items.map { $0.mapPositions(change) })
      case .object(let object):
        .object(
          JSONObject(
            object.members.map {
              JSONMember(key: $0.key, keyPosition: change($0.keyPosition), value: $0.value.mapPositions(change))
            }))
      }
    return JSONValue(kind, at: change(position))
  }
}
