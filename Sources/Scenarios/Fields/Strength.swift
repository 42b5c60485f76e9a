/// How much a source, or a default that rests on it, should move a sceptic.
public enum Strength: String, Sendable, CaseIterable {
  /// A randomised or natural experiment on behaviour.
  case experiment
  /// A peer-reviewed meta-analysis.
  case metaAnalysis = "meta-analysis"
  /// Behaviour observed, peer-reviewed or official.
  case observed
  /// Stated intentions or recollections.
  case survey
  /// A claim of a vendor or a consultancy whose method cannot be inspected.
  case vendor
  /// An assumption of ours.
  case assumed
  /// A choice about how to count, which no evidence can settle.
  case convention
  /// What the law asks for.
  case law
  /// A theorem or a procedure: tests hold what is built on it to figures that were computed elsewhere.
  case method

  /// Whether a report names it wherever it is in force.
  public var isWeak: Bool { self == .vendor || self == .assumed }
}
