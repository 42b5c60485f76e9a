/// A name in a plan built in code that names nothing, or that two parts have.
public struct NameFault: Sendable {
  /// What is wrong with it.
  public enum Problem: UInt8, Sendable {
    /// No part of the plan is called so.
    case unknown
    /// Two parts of one kind are called so.
    case repeated
  }

  /// What is wrong.
  public let problem: Problem
  /// What it should name: `queue`, `tier` and so on.
  public let kind: StaticString
  /// The name as it stands.
  public let name: Name
  /// The kind of part in which it stands: `rule`, `team` and so on; `plan` for what the plan itself lists.
  public let place: StaticString
  /// The name of that part; empty for the plan itself.
  public let owner: Name
  /// The names that the plan has of this kind.
  public let known: [Name]
}

/// All names of a plan built in code that are wrong, in the order in which its parts are read.
public struct NameFaults: Error, Sendable {
  /// One or more.
  public let faults: [NameFault]
}

/// Finds names among those that a plan has, and keeps those that it has not.
struct NameReader {
  private(set) var faults: [NameFault] = []

  /// Notes names that several parts of one kind have.
  mutating func check(_ names: [Name], kind: StaticString) {
    for (index, name) in names.enumerated() where names[..<index].contains(where: { $0.utf8 == name.utf8 }) {
      faults.append(
        NameFault(problem: .repeated, kind: kind, name: name, place: "plan", owner: "", known: names))
    }
  }

  /// The index of a name; 0 where it is unknown, which is noted.
  mutating func index(
    of name: Name, among known: [Name], kind: StaticString, in place: StaticString, _ owner: Name
  ) -> Int {
    if let index = known.firstIndex(where: { $0.utf8 == name.utf8 }) { return index }
    faults.append(
      NameFault(problem: .unknown, kind: kind, name: name, place: place, owner: owner, known: known))
    return 0
  }

  /// The bit mask of some names; all bits where there are none.
  mutating func mask(
    of names: [Name], among known: [Name], kind: StaticString, in place: StaticString, _ owner: Name
  ) -> UInt64 {
    if names.isEmpty { return .max }
    return names.reduce(0) { $0 | 1 << UInt64(index(of: $1, among: known, kind: kind, in: place, owner)) }
  }
}

#if !hasFeature(Embedded)
  extension NameFaults: CustomStringConvertible {
    /// A line for each fault: what is wrong, where, and what the plan has instead.
    public var description: String { faults.map { $0.description }.joined(separator: "\n") }
  }

  extension NameFault: CustomStringConvertible {
    /// What is wrong, where, and what the plan has instead.
    public var description: String {
      let own = "\"\(name)\""
      switch problem {
      case .repeated: return "the plan has two of the kind \(kind) that are called \(own)"
      case .unknown:
        let names = known.map { "\"\($0)\"" }.joined(separator: ", ")
        let place = owner.utf8.isEmpty ? "the \(self.place)" : "the \(self.place) \"\(owner)\""
        return "\(place) names the \(kind) \(own), which the plan has not; "
          + (known.isEmpty ? "it has none of this kind" : "it has \(names)")
      }
    }
  }

  extension Name: CustomStringConvertible {
    /// The name as text.
    public var description: String { String(decoding: utf8, as: UTF8.self) }
  }
#endif
