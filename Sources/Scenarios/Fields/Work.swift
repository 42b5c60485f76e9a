/// A publication that a default, a rule or a procedure rests on.
public struct Work: Sendable, Equatable {
  /// How far it was read for this program.
  public enum Reading: String, Sendable, Equatable {
    /// Its abstract, first pages or a press text.
    case part = "read in part"
    /// Told by another publication.
    case secondary = "told by others"
    /// Named from memory.
    case memory = "named from memory"
  }

  /// A word for it that stays: `knox-van-oest-2014`.
  public let id: String
  /// Authors and year, as texts cite it: "Knox and van Oest 2014".
  public let name: String
  /// Title and where it appeared.
  public let title: String
  /// What it is worth.
  public let strength: Strength
  /// How far it was read.
  public let reading: Reading
  /// What it says, in a sentence.
  public let finding: String

  init(_ id: String, _ name: String, _ title: String, _ strength: Strength, _ reading: Reading, _ finding: String) {
    self.id = id
    self.name = name
    self.title = title
    self.strength = strength
    self.reading = reading
    self.finding = finding
  }

  /// The whole entry: who, what, where, what it says, and what that is worth.
  public var entry: String {
    let worth = strength == .method ? strength.rawValue : "\(strength.rawValue), \(reading.rawValue)"
    return "\(name): \(title). \(finding) (\(worth))"
  }
}
