import Scenarios

/// A document as a tree of texts: unlike a JSON value it can hold what is no JSON.
indirect enum Tree: Sendable {
  /// Whatever stands there, as it stands there.
  case leaf(String)
  case list([Tree])
  case object([Member])

  struct Member: Sendable {
    /// With its quotes.
    var key: String
    var value: Tree
  }

  init(_ value: JSONValue) {
    switch value.kind {
    case .array(let items): self = .list(items.map { Tree($0) })
    case .object(let object):
      self = .object(
        object.members.map { Member(key: CanonicalJSON.string($0.key), value: Tree($0.value)) })
    case .null, .boolean, .number, .string: self = .leaf(CanonicalJSON.line(value))
    }
  }

  /// The text of the document.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .leaf(let words): text += words
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ",\n" }
        text += member.key + ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// The number of values in it, itself included.
  var count: Int {
    switch self {
    case .leaf: 1
    case .list(let items): items.reduce(1) { $0 + $1.count }
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    }
  }

  /// The value of a number, counted from the root.
  subscript(_ number: Int) -> Tree {
    var found = self
    var copy = self
    copy.change(number) { found = $0 }
    return found
  }

  /// Changes the value of a number, counted from the root.
  mutating func change(_ number: Int, _ change: (inout Tree) -> Void) {
    var left = number
    walk(&left, change)
  }

  private mutating func walk(_ left: inout Int, _ change: (inout Tree) -> Void) {
    if left == 0 { change(&self) }
    left -= 1
    switch self {
    case .leaf: return
    case .list(var items):
      guard left >= 0 else { return }
      for index in items.indices where left >= 0 { items[index].walk(&left, change) }
      self = .list(items)
    case .object(var members):
      guard left >= 0 else { return }
      for index in members.indices where left >= 0 { members[index].value.walk(&left, change) }
      self = .object(members)
    }
  }

  /// The path of dotted names to a value of a number, if names alone lead there.
  func path(to number: Int) -> String? {
    var left = number
    return path(&left)
  }

  private func path(_ left: inout Int) -> String? {
    if left == 0 { return "" }
    left -= 1
    switch self {
    case .leaf: return nil
    case .list(let items):
      for item in items where left >= 0 {
        if item.path(&left) != nil { return nil }
      }
      return nil
    case .object(let members):
      for member in members where left >= 0 {
        if let rest = member.value.path(&left) { return rest.isEmpty ? member.key : "\(member.key).\(rest)" }
      }
      return nil
    }
  }

  /// All keys in it, with their quotes.
  var keys: [String] {
    switch self {
    case .leaf: []
    case .list(let items): items.flatMap(\.keys)
    case .object(let members): members.flatMap { [$0.key] + $0.value.keys }
    }
  }
}
