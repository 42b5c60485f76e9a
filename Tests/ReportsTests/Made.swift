import ClosedLoop
import Experiments
import Reports

/// Reports and texts of small runs.
enum Made {
  /// A report on some replications of a plan.
  static func report(
    _ plan: Plan = Given.plan(), replications: Int = 3, gates: [(name: String, text: String, gate: Gate)] = []
  ) async throws -> Report {
    let rule = ReplicationRule.fixed(replications)
    let result = try await Experiment(try PreparedPlan(plan), rule: rule, threads: 2).run()
    return Report(
      scenario: "tiny", variant: "late", title: "A tiny desk, \"for tests\"", currency: "EUR", rule: rule, gates: gates,
      result: result)
  }

  /// All that an output writes.
  static func text(_ output: any Output) -> String {
    var text = ""
    output.write { text += $0 }
    return text
  }

  /// A table's rows of cells, read back by the rules of RFC 4180.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var previous: Character?
    for character in text {
      if character == "\"" {
        if !isQuoted, previous == "\"" { cell.append("\"") }
        isQuoted.toggle()
      } else if isQuoted {
        cell.append(character)
      } else if character == "," || character == "\n" {
        row.append(cell)
        cell = ""
        if character == "\n" {
          rows.append(row)
          row = []
        }
      } else {
        cell.append(character)
      }
      previous = character
    }
    return rows
  }
}
