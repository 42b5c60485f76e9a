/// A place at which two JSON values differ, with what stands there on each side.
public struct ValueDifference: Sendable {
  /// The path: `teams.recovery.shifts.late.people`.
  public let path: String
  /// What stood there, on one line; nil where nothing did.
  public let old: String?
  /// What stands there; nil where nothing does.
  public let new: String?

  /// Every difference between two values, in the order of the second; what is gone comes last.
  ///
  /// Lists are compared as wholes; whether members change their order matters, and is told at the object.
  ///
  /// - Complexity: O(values).
  public static func all(from old: JSONValue, to new: JSONValue) -> [ValueDifference] {
    var found: [ValueDifference] = []
    add(old, new, at: "", to: &found)
    return found
  }

  private static func add(_ old: JSONValue, _ new: JSONValue, at path: String, to found: inout [ValueDifference]) {
    guard let before = old.object, let after = new.object else {
      let (left, right) = (CanonicalJSON.line(old), CanonicalJSON.line(new))
      if left != right { found.append(ValueDifference(path: path, old: left, new: right)) }
      return
    }
    for member in after.members {
      let inside = Shown.path(path, member.key)
      if let former = before[member.key] {
        add(former, member.value, at: inside, to: &found)
      } else {
        found.append(ValueDifference(path: inside, old: nil, new: CanonicalJSON.line(member.value)))
      }
    }
    for member in before.members where after[member.key] == nil {
      let inside = Shown.path(path, member.key)
      found.append(ValueDifference(path: inside, old: CanonicalJSON.line(member.value), new: nil))
    }
    let left = before.members.map(\.key).filter { after[$0] != nil }
    let right = after.members.map(\.key).filter { before[$0] != nil }
    if left != right {
      found.append(
        ValueDifference(
          path: path, old: "in the order \(left.joined(separator: ", "))",
          new: "in the order \(right.joined(separator: ", "))"))
    }
  }
}

extension Scenario {
  /// The resolved scenario without what changes no replication: id, title, seed, number of replications, gates.
  ///
  /// Comments, layout and the way in which a value is written are gone in the resolved scenario; the order of members
  /// stays, since tiers and rules have one.
  public var simulated: JSONValue {
    let left: Set<String> = ["format", "id", "title", "run", "gates"]
    let members = resolved.object?.members ?? []
    return JSONValue(.object(JSONObject(members.filter { !left.contains($0.key) })))
  }
}
