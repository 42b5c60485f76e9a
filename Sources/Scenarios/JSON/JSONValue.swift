/// A JSON value that knows where it was written.
public struct JSONValue: Sendable {
  /// What a value can be.
  public enum Kind: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number with its text.
    case number(JSONNumber)
    /// A text, unescaped.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members in order.
    case object(JSONObject)
  }

  /// What it is.
  public var kind: Kind
  /// Where it is written.
  public var position: Position

  /// A value at a position; without one, a value that nobody wrote.
  public init(_ kind: Kind, at position: Position = .standard) {
    self.kind = kind
    self.position = position
  }

  /// A text that nobody wrote.
  public init(_ text: String) { self.init(.string(text)) }
  /// A number that nobody wrote.
  public init(_ number: Double) { self.init(.number(JSONNumber(number))) }
  /// A whole number that nobody wrote.
  public init(_ integer: Int64) { self.init(.number(JSONNumber(integer))) }

  /// Whether it is `null`.
  public var isNull: Bool { if case .null = kind { true } else { false } }
  /// The text, if it is one.
  public var text: String? { if case .string(let text) = kind { text } else { nil } }
  /// The values, if it is a list.
  public var items: [JSONValue]? { if case .array(let items) = kind { items } else { nil } }
  /// The members, if it is an object.
  public var object: JSONObject? { if case .object(let object) = kind { object } else { nil } }

  /// What it is, with its article: "a number".
  public var noun: String {
    switch kind {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A number as written.
public struct JSONNumber: Sendable {
  /// The nearest double.
  public let value: Double
  /// The text in the source, exactly.
  public let text: String
  /// Whether it is written without fraction and exponent.
  public let isInteger: Bool

  init(value: Double, text: String, isInteger: Bool) {
    self.value = value
    self.text = text
    self.isInteger = isInteger
  }

  /// A whole number.
  public init(_ integer: Int64) { self.init(value: Double(integer), text: String(integer), isInteger: true) }

  /// A number in its shortest text that reads back the same.
  public init(_ value: Double) {
    let text = CanonicalJSON.number(value)
    self.init(value: value, text: text, isInteger: text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) })
  }
}

/// One member of an object.
public struct JSONMember: Sendable {
  /// The key, unescaped.
  public var key: String
  /// Where the key is written, quotes included.
  public var keyPosition: Position
  /// The value.
  public var value: JSONValue

  /// A key and its value.
  public init(key: String, keyPosition: Position = .standard, value: JSONValue) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }

  /// Whether it is a remark that no reader looks at: its key begins with `$` or `//`.
  public var isRemark: Bool { key.utf8.starts(with: [0x24]) || key.utf8.starts(with: [0x2F, 0x2F]) }
}

/// The members of an object, in the order written, duplicates included.
public struct JSONObject: Sendable {
  /// All members.
  public let members: [JSONMember]
  private let indices: [String: Int]

  /// An object of these members.
  public init(_ members: [JSONMember] = []) {
    self.members = members
    var indices: [String: Int] = [:]
    if members.count > 8 {
      indices.reserveCapacity(members.count)
      for (index, member) in members.enumerated() { indices[member.key] = index }
    }
    self.indices = indices
  }

  /// The index of the last member of that key.
  ///
  /// - Complexity: O(1)
  public func index(of key: String) -> Int? {
    members.count > 8 ? indices[key] : members.lastIndex { $0.key == key }
  }

  /// The last member of that key.
  public func member(_ key: String) -> JSONMember? { index(of: key).map { members[$0] } }

  /// The last value of that key.
  public subscript(key: String) -> JSONValue? { member(key)?.value }

  /// The members whose key was written before, each with the first one of that key; remarks may repeat.
  public var duplicates: [(member: JSONMember, first: JSONMember)] {
    var found: [(member: JSONMember, first: JSONMember)] = []
    if members.count <= 8 {
      for (index, member) in members.enumerated() where !member.isRemark {
        if let first = members[..<index].first(where: { $0.key == member.key }) { found.append((member, first)) }
      }
      return found
    }
    var firsts: [String: Int] = [:]
    for (index, member) in members.enumerated() where !member.isRemark {
      if let first = firsts[member.key] {
        found.append((member, members[first]))
      } else {
        firsts[member.key] = index
      }
    }
    return found
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// A default that is a text.
  public init(stringLiteral text: String) { self.init(text) }
  /// A default that is a whole number.
  public init(integerLiteral integer: Int64) { self.init(integer) }
  /// A default that is a number.
  public init(floatLiteral number: Double) { self.init(number) }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// A default that is true or false.
  public init(booleanLiteral truth: Bool) { self.init(.boolean(truth)) }
  /// A default that is a list.
  public init(arrayLiteral items: JSONValue...) { self.init(.array(items)) }
  /// A default that is an object.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self.init(.object(JSONObject(members.map { JSONMember(key: $0.0, value: $0.1) })))
  }
}
