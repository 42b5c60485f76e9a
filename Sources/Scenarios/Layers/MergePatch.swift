/// JSON Merge Patch (RFC 7396) over values that know where they are written.
///
/// Every value of the result keeps the position at which it was written. Keys keep the order of the target; new ones
/// follow in the order of the patch. `null` removes.
public enum MergePatch {
  /// The target with the patch applied. Of a key written twice the last counts.
  ///
  /// - Complexity: O(members of the objects that both have)
  public static func apply(_ patch: JSONValue, to target: JSONValue?) -> JSONValue {
    guard let changes = patch.object else { return patch }
    let base = target?.object
    var members: [JSONMember?] = base?.members ?? []
    for (place, change) in changes.members.enumerated() where changes.index(of: change.key) == place {
      let index = base?.index(of: change.key)
      if change.value.isNull {
        if let index { members[index] = nil }
        continue
      }
      guard let index else {
        members.append(
          JSONMember(key: change.key, keyPosition: change.keyPosition, value: apply(change.value, to: nil)))
        continue
      }
      let old = members[index]
      let bothAreObjects = change.value.object != nil && old?.value.object != nil
      members[index] = JSONMember(
        key: change.key, keyPosition: bothAreObjects ? old?.keyPosition ?? change.keyPosition : change.keyPosition,
        value: apply(change.value, to: old?.value))
    }
    let position = base == nil ? patch.position : target?.position ?? patch.position
    return JSONValue(.object(JSONObject(members.compactMap { $0 })), at: position)
  }
}
