/// What authors may call their teams, queues, variants and the rest.
public enum Names {
  /// The longest name.
  public static let longest = 64

  /// What to change about a name: `nil` for a good one, made of letters, digits, `-` and `_`.
  public static func remedy(for name: String) -> String? {
    if name.isEmpty { return "a name cannot be empty" }
    if name.utf8.count > longest { return "a name has at most \(longest) characters" }
    if !name.utf8.allSatisfy({ Shown.isNameByte($0) }) { return "a name is made of the letters a-z, digits, - and _" }
    return nil
  }
}
