extension Program {
  /// What is missing or contradictory in the declaration; a test of a program expects nothing here.
  public var flaws: [String] {
    var flaws = repeated(commands.map(\.name) + topics.map(\.name)).map { "two verbs or topics are called \($0)" }
    if examples.isEmpty { flaws.append("\(name) has no examples") }
    flaws += commands.flatMap(flaws(of:))
    for topic in topics where topic.summary.isEmpty || topic.text.isEmpty {
      flaws.append("topic \(topic.name) is empty")
    }
    for topic in topics where topic.text.split(separator: "\n").contains(where: { $0.count > 80 }) {
      flaws.append("topic \(topic.name) has lines longer than 80 characters")
    }
    return flaws
  }

  private func flaws(of command: Command<Action>) -> [String] {
    var flaws: [String] = []
    if command.summary.isEmpty || command.summary.count > 70 { flaws.append("its summary is empty or too long") }
    if command.examples.isEmpty { flaws.append("it has no examples") }
    for example in command.examples {
      if !example.line.hasPrefix("\(name) \(command.name)") {
        flaws.append("\"\(example.line)\" is about another verb")
      }
      if example.meaning.isEmpty { flaws.append("\"\(example.line)\" is not explained") }
    }
    flaws += repeated(command.options.map(\.name)).map { "two options are called --\($0)" }
    flaws += repeated(command.options.compactMap { $0.short.map(String.init) }).map { "two options are called -\($0)" }
    flaws += command.options.filter { !isSentence($0.help) }.map { "the help of --\($0.name) is not a sentence" }
    flaws += command.options.filter { $0.name == "help" || $0.short == "h" }.map { _ in "--help is taken already" }
    flaws += command.positionals.filter { !isSentence($0.help) }.map { "the help of \($0.name) is not a sentence" }
    for (word, next) in zip(command.positionals, command.positionals.dropFirst()) {
      // A word that may be missing can be followed by another such word only.
      let isClear = word.occurrence == .once || word.occurrence == .optional && next.occurrence == .optional
      if !isClear { flaws.append("\(word.name) must be the last word") }
    }
    return flaws.map { "\(command.name): \($0)" }
  }

  private func isSentence(_ text: String) -> Bool {
    text.hasSuffix(".") && text.first.map { $0.isUppercase || !$0.isLetter } == true
  }

  private func repeated(_ names: [String]) -> [String] {
    names.indices.filter { names[..<$0].contains(names[$0]) }.map { names[$0] }
  }
}
