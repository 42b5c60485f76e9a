/// The width of help for a terminal of this many columns: between 80 and 100, where lines are easy to read.
public func helpWidth(columns: Int?) -> Int {
  min(max(columns ?? 80, 80), 100)
}

extension Program {
  /// The usage line of a command: `closedloop run FILE... [OPTIONS]`.
  public func usage(of command: Command<Action>) -> String {
    let words = [name, command.name] + command.positionals.map(\.spelling)
    return (words + (command.options.isEmpty ? [] : ["[OPTIONS]"])).joined(separator: " ")
  }

  /// Help for the whole program: examples, then commands and topics.
  public func overview(width: Int) -> String {
    var lines = section("Examples", exampleLines(examples, width: width))
    lines += [""] + wrapped("\(name): \(summary)", width: width)
    lines += [""] + section("Verbs", table(commands.map { ($0.name, $0.summary) }, width: width))
    if !topics.isEmpty {
      lines += [""] + section("Topics", table(topics.map { ($0.name, $0.summary) }, width: width))
    }
    lines += ["", "\(name) help NAME explains a verb or a topic."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Help for the command or topic of this name.
  public func explanation(of subject: String, width: Int) throws(Misuse) -> String {
    if let command = commands.first(where: { $0.name == subject }) { return page(of: command, width: width) }
    if let topic = topics.first(where: { $0.name == subject }) { return topic.text + "\n" }
    let known = commands.map(\.name) + topics.map(\.name)
    let suggestion = nearest(to: subject, in: known).map { "did you mean \($0)?" }
    let remedy = "no such verb or topic; \(suggestion ?? "\(name) help lists them")"
    throw Misuse(mistakes: [Mistake(in: subject, remedy)], usage: "\(name) help [NAME]")
  }

  private func page(of command: Command<Action>, width: Int) -> String {
    var lines = section("Examples", exampleLines(command.examples, width: width))
    lines += [""] + section("Usage", ["  \(usage(of: command))"])
    lines += [""] + wrapped(command.summary, width: width, indent: 2)
    if !command.positionals.isEmpty {
      lines += [""] + section("Words", table(command.positionals.map { ($0.name, $0.help) }, width: width))
    }
    if !command.options.isEmpty {
      lines += [""] + section("Options", table(command.options.map { ($0.spelling, text(of: $0)) }, width: width))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(of option: OptionForm) -> String {
    option.repeats ? "\(option.help) May be repeated." : option.help
  }

  private func section(_ title: String, _ lines: [String]) -> [String] { ["\(title):"] + lines }

  private func exampleLines(_ examples: [Example], width: Int) -> [String] {
    examples.flatMap { ["  \($0.line)"] + wrapped($0.meaning, width: width, indent: 6) }
  }
}
