/// A command line to imitate, with what it does.
public struct Example: Sendable, Equatable {
  /// The whole command line.
  public let line: String
  /// What it does.
  public let meaning: String

  /// A command line and its meaning.
  public init(_ line: String, _ meaning: String) {
    self.line = line
    self.meaning = meaning
  }
}

/// One command, declared as data: help, suggestions and parsing all come from this one definition.
///
/// Reading its words gives an `Action`: whatever the program does next.
public struct Command<Action>: Sendable {
  /// The verb.
  public let name: String
  /// What it does, on one line.
  public let summary: String
  /// Command lines to imitate; help starts with them.
  public let examples: [Example]
  /// The positional arguments, in order.
  public let positionals: [PositionalForm]
  /// The options and flags.
  public let options: [OptionForm]
  let read: @Sendable (_ words: [String], _ usage: String) throws(Misuse) -> Action

  /// A command whose words are collected in a value of type `Options`.
  ///
  /// - Parameters:
  ///   - start: The options when nothing is given.
  ///   - check: Looks at the options together; returns nil, or what to write instead.
  ///   - action: What to do with the options.
  public init<Options: Sendable>(
    _ name: String, summary: String, examples: [Example], from start: Options,
    positionals: [Positional<Options>] = [], options: [Option<Options>] = [],
    check: @escaping @Sendable (Options) -> String? = { _ in nil },
    action: @escaping @Sendable (Options) -> Action
  ) {
    self.name = name
    self.summary = summary
    self.examples = examples
    self.positionals = positionals.map(\.form)
    self.options = options.map(\.form)
    self.read = { words, usage throws(Misuse) in
      var reading = Reading(options: start, positionals: positionals, declared: options)
      reading.read(words)
      if reading.mistakes.isEmpty, let remedy = check(reading.options) {
        reading.mistakes.append(Mistake(remedy))
      }
      guard reading.mistakes.isEmpty else { throw Misuse(mistakes: reading.mistakes, usage: usage) }
      return action(reading.options)
    }
  }
}
