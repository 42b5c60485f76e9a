/// Of what a share must meet a gate, where not the average over all shall meet it.
public enum Occasion: UInt8, Sendable, CaseIterable {
  /// Whole weeks of the window, by the week of the feedback.
  case weeks
  /// Replications: each is one course of the whole window.
  case replications

  /// What a requirement writes for it.
  public var keyword: StaticString {
    switch self {
    case .weeks: "weeks"
    case .replications: "replications"
    }
  }
}

/// What a staffing must achieve: a gate on average, or on at least a share of occasions.
public struct Requirement: Sendable {
  /// How often the gate must hold.
  public struct Chance: Sendable, Equatable {
    /// The least share of occasions, above 0 and below 1.
    public var share: Double
    /// Which occasions.
    public var occasion: Occasion

    /// At least `share` of occasions.
    public init(share: Double, of occasion: Occasion) {
      self.share = share
      self.occasion = occasion
    }
  }

  /// The metric, its group and its bound, which is a value and no accepted outcome.
  public var gate: Gate
  /// How often it must hold; nil where it must hold on average.
  public var chance: Chance?

  /// A gate on average, or with a chance.
  public init(_ gate: Gate, chance: Chance? = nil) {
    self.gate = gate
    self.chance = chance
  }
}
