/// How often a positional argument is given.
public enum Occurrence: Sendable, Equatable {
  /// Exactly once.
  case once
  /// Once or not at all.
  case optional
  /// At least once.
  case oneOrMore
  /// As often as wanted, or not at all.
  case zeroOrMore

  /// Whether it must be given.
  var isRequired: Bool {
    switch self {
    case .once, .oneOrMore: true
    case .optional, .zeroOrMore: false
    }
  }

  /// Whether it may be given more than once.
  var repeats: Bool {
    switch self {
    case .once, .optional: false
    case .oneOrMore, .zeroOrMore: true
    }
  }
}

/// What a reader of help sees of a positional argument.
public struct PositionalForm: Sendable, Equatable {
  /// The word that stands for it, as in `FILE`.
  public let name: String
  /// What it is, in a sentence.
  public let help: String
  /// How often it is given.
  public let occurrence: Occurrence

  /// How it is shown in a usage line: `FILE`, `[NAME]` or `FILE...`.
  public var spelling: String {
    switch occurrence {
    case .once: name
    case .optional: "[\(name)]"
    case .oneOrMore: "\(name)..."
    case .zeroOrMore: "[\(name)...]"
    }
  }
}

/// A positional argument of a command: its form, and what giving it does to the command's options.
public struct Positional<Options>: Sendable {
  /// The form that help and the parser share.
  public let form: PositionalForm
  let set: @Sendable (inout Options, String) -> String?

  /// A positional argument; the last one of a command may be given more than once.
  ///
  /// - Parameter set: Stores one word; returns nil, or what to write instead when the word cannot be used.
  public init(
    _ name: String, help: String, _ occurrence: Occurrence = .once,
    set: @escaping @Sendable (_ options: inout Options, _ word: String) -> String?
  ) {
    form = PositionalForm(name: name, help: help, occurrence: occurrence)
    self.set = set
  }
}
