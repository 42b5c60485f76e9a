/// A scenario as it is named on the command line: `file.json`, `file.json@variant`, an id as in `base`, or `-`.
package struct ScenarioTarget: Sendable, Equatable {
  /// Where the text of a scenario comes from.
  package enum Source: Sendable, Equatable {
    case file(String)
    case standardInput
  }

  package var source: Source
  package var variant: String?

  package init(_ source: Source, variant: String? = nil) {
    self.source = source
    self.variant = variant
  }

  /// How targets are explained in help.
  static let help =
    "A scenario: file.json, file.json@variant, @variant of the file before it, the id of a scenario in scenarios/, or "
    + "- for standard input."

  /// Adds what a word names; `@variant` is one of the file before it. Returns what to write instead when it names
  /// nothing.
  package static func add(_ word: String, to targets: inout [ScenarioTarget]) -> String? {
    let (name, variant) = split(word)
    if variant?.isEmpty == true { return "the name of a variant is missing after @" }
    if !name.isEmpty {
      targets.append(ScenarioTarget(source(named: name), variant: variant))
    } else if let file = targets.last?.source {
      targets.append(ScenarioTarget(file, variant: variant))
    } else {
      return variant == nil ? "write the name of a file" : "a variant of which file? write FILE \(word)"
    }
    let fromInput = targets.filter { $0.source == .standardInput }
    return name == "-" && fromInput.count > 1 ? "standard input can be read once only" : nil
  }

  /// A name and the variant after it; `a@b.json` is the name of a file.
  private static func split(_ word: String) -> (name: String, variant: String?) {
    guard let mark = word.lastIndex(of: "@"), !word.hasSuffix(".json"), !word[mark...].contains("/") else {
      return (word, nil)
    }
    return (String(word[..<mark]), String(word[word.index(after: mark)...]))
  }

  /// What ends in `.json` or has a folder is a path; a bare word is the id of a scenario.
  private static func source(named name: String) -> Source {
    if name == "-" { return .standardInput }
    return .file(name.hasSuffix(".json") || name.contains("/") ? name : "scenarios/\(name).json")
  }
}
