internal import Arguments

/// What the command line asks for.
struct Request: Sendable, Equatable {
  var only: [Benchmark] = Benchmark.allCases
  var isJSON = false
  var isHelp = false

  static let usage = "benchmarks [--only W1,W2] [--json]"

  /// Everything that is wrong with a command line, a line for each.
  struct Mistakes: Error, Equatable {
    var lines: [String]
  }

  /// Reads the words after the program's name, going on after each mistake.
  static func read(_ words: [String]) throws(Mistakes) -> Request {
    var request = Request()
    var mistakes: [String] = []
    var only: [Benchmark]?
    var rest = words[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      switch parts[0] {
      case "--json" where parts.count == 1: request.isJSON = true
      case "--help" where parts.count == 1, "-h" where parts.count == 1: request.isHelp = true
      case "--only":
        let next = rest.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
        if parts.count == 1, next != nil { rest.removeFirst() }
        guard let names = parts.count == 2 ? parts[1] : next, !names.isEmpty else {
          mistakes.append("--only: a value is missing; write --only W1,W2")
          continue
        }
        only = (only ?? []) + named(names, &mistakes)
      default:
        let near = nearest(to: parts[0], in: ["--only", "--json", "--help"]).map { "; did you mean \($0)?" }
        mistakes.append("\(word): no such option\(near ?? "")")
      }
    }
    guard mistakes.isEmpty else { throw Mistakes(lines: mistakes + ["usage: \(usage)"]) }
    if let only { request.only = Benchmark.allCases.filter { only.contains($0) } }
    return request
  }

  private static func named(_ names: String, _ mistakes: inout [String]) -> [Benchmark] {
    let known = Benchmark.allCases.map(\.rawValue)
    return names.split(separator: ",", omittingEmptySubsequences: false).compactMap { name in
      if let benchmark = Benchmark(rawValue: name.uppercased()) { return benchmark }
      let shown = name.isEmpty ? "\"\"" : String(name)
      mistakes.append("--only \(shown): no such benchmark; there are \(known.joined(separator: ", "))")
      return nil
    }
  }

  /// What `--help` prints.
  static var help: String {
    let rows = Benchmark.allCases.map { "  \($0.rawValue)  \($0.meaning)" }
    return """
      usage: \(usage)

      Measures speed, each with the answer that is known exactly beside the measured one. What one thread does is counted
      by its processor's time, in the quickest of a few rounds that take turns with a reference loop.
        --only NAMES  these only, separated by commas
        --json        one JSON object a line

      \(rows.joined(separator: "\n"))
      """
  }
}
