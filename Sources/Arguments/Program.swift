/// A subject that `help` explains beside the commands.
public struct Topic: Sendable, Equatable {
  /// The word that asks for it.
  public let name: String
  /// What it explains, on one line.
  public let summary: String
  /// The explanation, in lines of at most 80 characters; it is shown as it is.
  public let text: String

  /// A topic and its text.
  public init(_ name: String, summary: String, text: String) {
    self.name = name
    self.summary = summary
    self.text = text
  }
}

/// A program: its commands and help topics, declared as data.
///
/// It is expected to have a command `help` that takes the name of a command or topic, and a command `version`;
/// `--help` and `--version` are read as these.
///
/// ## Topics
/// - Reading a command line: ``read(_:)``
/// - Help: ``overview(width:)``, ``explanation(of:width:)``, ``usage(of:)``
/// - For tests of a declaration: ``flaws``
public struct Program<Action>: Sendable {
  /// The word that starts it.
  public let name: String
  /// What it is for, on one line.
  public let summary: String
  /// Command lines to imitate; help starts with them.
  public let examples: [Example]
  /// What it can do.
  public let commands: [Command<Action>]
  /// What help explains beside the commands.
  public let topics: [Topic]

  /// A program of commands.
  public init(
    _ name: String, summary: String, examples: [Example], commands: [Command<Action>], topics: [Topic] = []
  ) {
    self.name = name
    self.summary = summary
    self.examples = examples
    self.commands = commands
    self.topics = topics
  }

  /// What the words after the program's name ask for, or everything that is wrong with them.
  public func read(_ words: [String]) throws(Misuse) -> Action {
    let usage = "\(name) VERB [WORDS] [--option VALUE]"
    guard let first = words.first else {
      throw Misuse(mistakes: [Mistake("a verb is missing; \(name) help lists them")], usage: usage)
    }
    let verb = ["-h": "help", "--help": "help", "--version": "version"][first] ?? first
    guard let command = commands.first(where: { $0.name == verb }) else {
      throw Misuse(mistakes: [Mistake(in: first, unknown(first))], usage: usage)
    }
    let own = words.dropFirst()
    if own.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      return try read(["help", verb])
    }
    return try command.read(Array(own), self.usage(of: command))
  }

  private func unknown(_ verb: String) -> String {
    if verb.hasPrefix("-") { return "no verb; the verb comes first, options after it" }
    let suggestion = nearest(to: verb, in: commands.map(\.name)).map { "did you mean \($0)?" }
    return "no such verb; \(suggestion ?? "\(name) help lists them")"
  }
}
