/// Reads one object field by field, and remembers everything that is wrong.
///
/// Ask for each field once, in the order in which the resolved scenario shall show them. A field that cannot be taken
/// is reported and gives `nil`, and reading goes on, so that the author sees all mistakes at once. What was never asked
/// for is an unknown key; that, and keys written twice, are reported when the object's closure returns. Keys that
/// begin with `$` or `//` are remarks. `null` counts as not written.
///
/// Whatever is read is also written, in its normal form and with defaults filled in, into `resolved`; each value there
/// keeps the position at which it was written, so that `Sources` knows its origin.
///
/// ## Where to begin
///
/// - Begin: ``read(_:called:currency:_:)``
/// - Single values: `text`, `integer`, `number`, `share`, `duration` and the rest, or ``value(_:_:as:)`` with a `Scalar`
/// - Things inside: ``object(_:_:called:_:)``, ``map(_:_:called:count:_:)``, ``table(_:_:keys:of:count:)``,
///   ``list(_:_:of:count:)``, ``names``
/// - Own checks: ``place(of:)``, ``error(_:at:_:suggestion:)``, ``warning(_:at:_:suggestion:)``,
///   ``notSupportedYet(_:_:)``
public struct ObjectReader {
  /// The path of the object: `teams.recovery`.
  public let path: String
  /// What it is, with its article: "a team".
  public let called: String
  /// Where it is written.
  public let position: Position
  /// The scenario's currency, for fields that are money. Objects inside take it over.
  public var currency: String

  /// What is wrong so far.
  public private(set) var diagnostics = Diagnostics()

  private let object: JSONObject
  private var asked: [String] = []
  private var written: [JSONMember] = []

  /// How many unknown keys of one object are told one by one.
  static let mostUnknown = 20

  init(_ value: JSONValue, path: String, called: String, at position: Position, currency: String) {
    object = value.object ?? JSONObject()
    self.path = path
    self.called = called
    self.position = position
    self.currency = currency
  }

  // MARK: Begin and end

  /// What became of a value: the result of the closure, the resolved object, and what is wrong.
  public struct Outcome<Result> {
    /// What the closure returned.
    public let result: Result
    /// All values read, in their normal form, defaults filled in.
    public let resolved: JSONValue
    /// Everything that is wrong.
    public let diagnostics: Diagnostics
  }

  /// Reads a whole document.
  public static func read<Result>(
    _ value: JSONValue, called: String = "a scenario", currency: String = "EUR",
    _ body: (inout ObjectReader) -> Result
  ) -> Outcome<Result> {
    var reader = ObjectReader(value, path: "", called: called, at: value.position, currency: currency)
    if value.object == nil {
      let place = Place(path: "", position: value.position, found: Shown.value(value))
      reader.diagnostics.error(.type, at: place, "\(called) is an object, { … }, not \(value.noun)")
    }
    let result = body(&reader)
    let resolved = reader.finish()
    return Outcome(
      result: result, resolved: JSONValue(resolved.kind, at: value.position), diagnostics: reader.diagnostics)
  }

  /// Reports what was never asked for and what was written twice; gives the resolved object.
  private mutating func finish() -> JSONValue {
    for (member, first) in object.duplicates.prefix(Self.mostUnknown) {
      diagnostics.add(Diagnostic.duplicate(member, first: first, path: path(of: member.key)))
    }
    let known = Set(asked)
    let unknown = object.members.filter { !$0.isRemark && !known.contains($0.key) && !$0.value.isNull }
    for member in unknown.prefix(Self.mostUnknown) {
      let place = Place(path: path(of: member.key), position: member.keyPosition)
      let near = NearestWord.to(member.key, among: asked)
      let allowed = asked.isEmpty ? "; it has no fields" : near == nil ? "; its fields are \(Shown.choices(asked))" : ""
      diagnostics.error(.unknownKey, at: place, "not a field of \(called)\(allowed)", suggestion: near)
    }
    if unknown.count > Self.mostUnknown, let next = unknown.dropFirst(Self.mostUnknown).first {
      let place = Place(path: path, position: next.keyPosition)
      let more = unknown.count - Self.mostUnknown
      diagnostics.error(.unknownKey, at: place, "this and \(more - 1) more keys are not fields of \(called)")
    }
    return JSONValue(.object(JSONObject(written)), at: position)
  }

  // MARK: Looking

  /// The names written in the object, in order, without remarks, removed ones and repetitions. Those with letters that
  /// names may not have are reported and left out.
  public var names: [String] {
    mutating get {
      var names: [String] = []
      for (index, member) in object.members.enumerated() where !member.isRemark && !member.value.isNull {
        guard object.index(of: member.key) == index else { continue }
        if let remedy = Names.remedy(for: member.key) {
          ask(member.key)
          let place = Place(path: path(of: member.key), position: member.keyPosition)
          diagnostics.error(.name, at: place, remedy)
        } else {
          names.append(member.key)
        }
      }
      return names
    }
  }

  /// Whether a field is written.
  public func has(_ name: String) -> Bool { object[name].map { !$0.isNull } ?? false }
  /// The value of a field as it is written; it is not asked for by this.
  func value(of name: String) -> JSONValue? { object[name] }
  /// Whether a field is written as an object.
  public func isObject(_ name: String) -> Bool { object[name]?.object != nil }
  /// Whether a field is written as a list.
  public func isList(_ name: String) -> Bool { object[name]?.items != nil }
  /// Whether a field is written as a number.
  public func isNumber(_ name: String) -> Bool { if case .number = object[name]?.kind { true } else { false } }
  /// The text of a field that is written as one; it is not asked for by this.
  public func peek(_ name: String) -> String? { object[name]?.text }
  /// The text of a field inside a field that is written as an object; neither is asked for by this.
  public func peek(_ name: String, in outer: String) -> String? { object[outer]?.object?[name]?.text }

  /// The path of a field.
  public func path(of name: String) -> String { Shown.path(path, name) }

  /// A field's place, for own checks now or later; of one that is not written, the object's.
  public func place(of name: String) -> Place {
    guard let member = object.member(name), !member.value.isNull else {
      return Place(path: path(of: name), position: position)
    }
    return Place(path: path(of: name), position: member.value.position, found: Shown.value(member.value))
  }

  /// The place of an item of a list.
  public func place(of name: String, item: Int) -> Place {
    guard let items = object[name]?.items, items.indices.contains(item) else { return place(of: name) }
    let value = items[item]
    return Place(path: "\(path(of: name))[\(item)]", position: value.position, found: Shown.value(value))
  }

  /// The object's own place.
  public var place: Place { Place(path: path, position: position) }

  // MARK: Own checks

  /// Reports an error at a field.
  public mutating func error(
    _ code: Diagnostic.Code, at name: String, _ message: String, suggestion: String? = nil
  ) {
    diagnostics.error(code, at: place(of: name), message, suggestion: suggestion)
  }

  /// Reports a warning at a field.
  public mutating func warning(
    _ code: Diagnostic.Code, at name: String, _ message: String, suggestion: String? = nil
  ) {
    diagnostics.warning(code, at: place(of: name), message, suggestion: suggestion)
  }

  /// Takes in any diagnostic.
  public mutating func add(_ diagnostic: Diagnostic) { diagnostics.add(diagnostic) }

  /// A field that the format has and this version does not simulate: writing it is an error that says so.
  public mutating func notSupportedYet(_ name: String, _ reason: String) {
    ask(name)
    guard let member = object.member(name), !member.value.isNull else { return }
    let place = Place(path: path(of: name), position: member.keyPosition)
    diagnostics.error(.notYet, at: place, "not supported yet: \(reason)")
  }

  // MARK: Single values

  /// Reads a field.
  public mutating func value<Value>(
    _ name: String, _ presence: Presence = .required, as scalar: Scalar<Value>
  ) -> Value? {
    guard let json = take(name, presence, called: scalar.called) else { return nil }
    guard let value = convert(json, by: scalar, at: path(of: name)) else { return nil }
    write(name, JSONValue(scalar.write(value), at: json.position))
    return value
  }

  // MARK: Things inside

  /// Reads an object inside. A default is usually `.default([:])`: the object with all its own defaults.
  public mutating func object<Result>(
    _ name: String, _ presence: Presence = .required, called: String, _ body: (inout ObjectReader) -> Result?
  ) -> Result? {
    guard let json = take(name, presence, called: called) else { return nil }
    return read(json, name, called: called, body)
  }

  /// Reads a map of named objects, in the order written; entries that give `nil` are left out.
  public mutating func map<Result>(
    _ name: String, _ presence: Presence = .required, called: String, count: ClosedRange<Int> = 0...1_000,
    _ body: (_ name: String, _ reader: inout ObjectReader) -> Result?
  ) -> [(name: String, value: Result)]? {
    object(name, presence, called: "the map \(Shown.quoted(name))") { entries in
      let names = entries.names
      guard entries.checkCount(names.count, in: count) else { return nil }
      return names.compactMap { name in
        entries.object(name, called: called) { body(name, &$0) }.map { (name, $0) }
      }
    }
  }

  /// Reads a map of single values, in the order written.
  public mutating func table<Value>(
    _ name: String, _ presence: Presence = .required, of scalar: Scalar<Value>, count: ClosedRange<Int> = 0...1_000
  ) -> [(name: String, value: Value)]? {
    object(name, presence, called: "the map \(Shown.quoted(name))") { entries in
      let names = entries.names
      guard entries.checkCount(names.count, in: count) else { return nil }
      return names.compactMap { name in entries.value(name, as: scalar).map { (name, $0) } }
    }
  }

  /// Reads a map whose keys mean something themselves: days of the week, hours, durations.
  public mutating func table<Key, Value>(
    _ name: String, _ presence: Presence = .required, keys: Scalar<Key>, of scalar: Scalar<Value>,
    count: ClosedRange<Int> = 0...1_000
  ) -> [(key: Key, value: Value)]? {
    entries(name, presence, keys: keys, count: count) { written, entries in entries.value(written, as: scalar) }
  }

  /// Reads a map whose keys mean something themselves, and whose values are lists.
  public mutating func table<Key, Value>(
    _ name: String, _ presence: Presence = .required, keys: Scalar<Key>, ofListsOf scalar: Scalar<Value>,
    count: ClosedRange<Int> = 0...1_000
  ) -> [(key: Key, value: [Value])]? {
    entries(name, presence, keys: keys, count: count) { written, entries in entries.list(written, of: scalar) }
  }

  /// Reads a map whose keys mean something themselves; the closure reads the entry of a key, as it is written, from
  /// the map's own reader.
  public mutating func entries<Key, Result>(
    _ name: String, _ presence: Presence = .required, keys: Scalar<Key>, count: ClosedRange<Int> = 0...1_000,
    _ body: (_ written: String, _ entries: inout ObjectReader) -> Result?
  ) -> [(key: Key, value: Result)]? {
    object(name, presence, called: "the map \(Shown.quoted(name))") { entries in
      let members = entries.entries
      guard entries.checkCount(members.count, in: count) else { return nil }
      var read: [(key: Key, value: Result)] = []
      for member in members {
        entries.ask(member.key)
        let key = JSONValue(.string(member.key), at: member.keyPosition)
        guard let meaning = entries.convert(key, by: keys, at: entries.path(of: member.key), isKey: true),
          let value = body(member.key, &entries)
        else { continue }
        read.append((meaning, value))
      }
      return read
    }
  }

  /// Reads a list of single values.
  public mutating func list<Value>(
    _ name: String, _ presence: Presence = .required, of scalar: Scalar<Value>, count: ClosedRange<Int> = 0...1_000
  ) -> [Value]? {
    guard let json = take(name, presence, called: "a list") else { return nil }
    guard let items = json.items else {
      diagnostics.error(
        .type, at: Place(path: path(of: name), position: json.position, found: Shown.value(json)),
        "a list is needed here, [ … ], not \(json.noun)")
      return nil
    }
    guard checkCount(items.count, in: count, at: Place(path: path(of: name), position: json.position)) else {
      return nil
    }
    var values: [Value] = []
    var shown: [JSONValue] = []
    for (index, item) in items.enumerated() {
      guard let value = convert(item, by: scalar, at: "\(path(of: name))[\(index)]") else { continue }
      values.append(value)
      shown.append(JSONValue(scalar.write(value), at: item.position))
    }
    guard values.count == items.count else { return nil }
    write(name, JSONValue(.array(shown), at: json.position))
    return values
  }

  /// Reads a single value or a list of them: `"gold"` or `["gold", "iron"]`.
  public mutating func oneOrMore<Value>(
    _ name: String, _ presence: Presence = .required, of scalar: Scalar<Value>, count: ClosedRange<Int> = 1...1_000
  ) -> [Value]? {
    isList(name)
      ? list(name, presence, of: scalar, count: count) : value(name, presence, as: scalar).map { [$0] }
  }

  // MARK: Inner workings

  private var entries: [JSONMember] {
    object.members.enumerated().filter { index, member in
      !member.isRemark && !member.value.isNull && object.index(of: member.key) == index
    }.map(\.element)
  }

  private mutating func ask(_ name: String) {
    if asked.last != name { asked.append(name) }
  }

  private mutating func write(_ name: String, _ value: JSONValue) {
    let keyPosition = object.member(name)?.keyPosition ?? .standard
    written.append(JSONMember(key: name, keyPosition: keyPosition, value: value))
  }

  private mutating func take(_ name: String, _ presence: Presence, called: String) -> JSONValue? {
    ask(name)
    if let json = object[name], !json.isNull { return json }
    switch presence {
    case .optional: return nil
    case .default(let value): return value
    case .required:
      let place = Place(path: path(of: name), position: position)
      diagnostics.error(.missingKey, at: place, "\(self.called) needs \(Shown.quoted(name)), \(called)")
      return nil
    }
  }

  private mutating func convert<Value>(
    _ json: JSONValue, by scalar: Scalar<Value>, at path: String, isKey: Bool = false
  ) -> Value? {
    do throws(Remedy) {
      return try scalar.read(json)
    } catch {
      let place = Place(path: path, position: json.position, found: isKey ? nil : Shown.value(json))
      diagnostics.error(error.code, at: place, error.text, suggestion: error.suggestion)
      return nil
    }
  }

  private mutating func read<Result>(
    _ json: JSONValue, _ name: String, called: String, _ body: (inout ObjectReader) -> Result?
  ) -> Result? {
    guard json.object != nil else {
      let place = Place(path: path(of: name), position: json.position, found: Shown.value(json))
      diagnostics.error(.type, at: place, "\(called) is an object, { … }, not \(json.noun)")
      return nil
    }
    let position = object.member(name).map(\.keyPosition) ?? json.position
    var inner = ObjectReader(json, path: path(of: name), called: called, at: position, currency: currency)
    let result = body(&inner)
    let resolved = inner.finish()
    write(name, JSONValue(resolved.kind, at: json.position))
    diagnostics.add(inner.diagnostics)
    return result
  }

  private mutating func checkCount(_ number: Int, in range: ClosedRange<Int>) -> Bool {
    guard !checkCount(number, in: range, at: place) else { return true }
    for member in object.members { ask(member.key) }
    return false
  }

  private mutating func checkCount(_ number: Int, in range: ClosedRange<Int>, at place: Place) -> Bool {
    guard !range.contains(number) else { return true }
    let needed =
      number < range.lowerBound
      ? "at least \(range.lowerBound) \(range.lowerBound == 1 ? "is" : "are") needed here"
      : "at most \(range.upperBound) are allowed here, not \(number)"
    diagnostics.error(number < range.lowerBound ? .range : .limit, at: place, needed)
    return false
  }
}
