/// What it means that a field is not written.
public enum Presence: Sendable {
  /// An error: there is no sensible default.
  case required
  /// Nothing: the field may be left out.
  case optional
  /// This value, in the words in which an author would write it; it goes through the same reading and checks.
  case `default`(JSONValue)
}
