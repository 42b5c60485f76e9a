/// What a reader of help sees of an option, and what the parser needs to recognise it.
public struct OptionForm: Sendable, Equatable {
  /// The long name, without the two dashes.
  public let name: String
  /// The one-letter name, without the dash.
  public let short: Character?
  /// The word that stands for the value in help, or nil for a flag that takes none.
  public let value: String?
  /// What it does, in a sentence.
  public let help: String
  /// Whether it may be given more than once.
  public let repeats: Bool

  /// How it is shown in help: `-o, --out DIR`.
  public var spelling: String {
    let long = value.map { "--\(name) \($0)" } ?? "--\(name)"
    return short.map { "-\($0), \(long)" } ?? "    \(long)"
  }
}

/// An option of a command: its form, and what giving it does to the command's options.
public struct Option<Options>: Sendable {
  /// The form that help, suggestions and the parser share.
  public let form: OptionForm
  let set: @Sendable (inout Options, String) -> String?

  /// An option with a value.
  ///
  /// - Parameter set: Stores the value; returns nil, or what to write instead when the value cannot be used.
  public init(
    _ name: String, short: Character? = nil, value: String, help: String, repeats: Bool = false,
    set: @escaping @Sendable (_ options: inout Options, _ value: String) -> String?
  ) {
    form = OptionForm(name: name, short: short, value: value, help: help, repeats: repeats)
    self.set = set
  }

  /// A flag: an option without a value.
  public init(
    flag name: String, short: Character? = nil, help: String,
    set: @escaping @Sendable (_ options: inout Options) -> Void
  ) {
    form = OptionForm(name: name, short: short, value: nil, help: help, repeats: false)
    self.set = { options, _ in
      set(&options)
      return nil
    }
  }
}
