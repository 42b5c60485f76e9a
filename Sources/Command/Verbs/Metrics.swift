import Arguments
import ClosedLoop
import Scenarios

/// Lists what a run measures.
struct Metrics: Action {
  var name: String?
  var json = false

  static let command = Command<any Action>(
    "metrics", summary: "list what a run measures, or explain one metric",
    examples: [
      Example("closedloop metrics", "all metrics with their units"),
      Example("closedloop metrics sla.first_response.met", "what one of them means"),
      Example("closedloop metrics money", "those whose names begin with it"),
    ],
    from: Metrics(),
    positionals: [
      Positional("NAME", help: "The metric to explain; without it, all of them.", .optional) {
        $0.name = $1
        return nil
      }
    ],
    options: [Option(flag: "json", help: "As JSON.") { $0.json = true }],
    action: { $0 })

  func perform(in session: Session) throws(Failure) -> ExitStatus {
    let chosen = try chosen()
    if json {
      session.console.result(CanonicalJSON.document(JSONValue(.array(chosen.map(\.value)))))
    } else if chosen.count == 1, let metric = chosen.first {
      session.console.result(metric.explanation)
    } else {
      session.console.result(Self.table(of: chosen))
    }
    return .done
  }

  /// All, one by its name, or those that begin with a word; a filter in brackets is left out.
  private func chosen() throws(Failure) -> [Metric] {
    guard let name = name.map({ String($0.prefix { $0 != "[" }) }) else { return Metric.catalogue }
    if let metric = Metric.catalogue.first(where: { $0.word == name }) { return [metric] }
    let group = Metric.catalogue.filter { $0.word.hasPrefix(name + ".") }
    guard group.isEmpty else { return group }
    let hint = nearest(to: name, in: Metric.catalogue.map(\.word)).map { "; did you mean \($0)?" }
    throw Failure(.badCommandLine, "\(name): no such metric\(hint ?? "; closedloop metrics lists them")")
  }

  /// One line for each metric, in aligned columns.
  private static func table(of metrics: [Metric]) -> String {
    var rows = [["METRIC", "UNIT", "BETTER", "KIND", "BY", "MEANING"]]
    for metric in metrics {
      rows.append([
        metric.word, "\(metric.unit.keyword)", metric.better, metric.short, metric.groups.joined(separator: ","),
        "\(metric.definition)",
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).dropLast().map { cell, width in
        cell + String(repeating: " ", count: width - cell.count + 2)
      }
      return cells.joined() + (row.last ?? "") + "\n"
    }.joined()
  }
}

extension Metric {
  fileprivate var word: String { "\(name)" }

  fileprivate var groups: [String] { dimensions.map { "\($0.keyword)" } }

  /// The direction in a word.
  fileprivate var better: String {
    switch direction {
    case .moreIsBetter: "more"
    case .lessIsBetter: "less"
    case .neither: "-"
    }
  }

  /// The kind in a word.
  fileprivate var short: String {
    switch kind {
    case .share: "share"
    case .ratio: "ratio"
    case .mean: "mean"
    }
  }

  /// Everything about it, line by line.
  fileprivate var explanation: String {
    let example = groups.first.map { "\(word)[\($0)=NAME]" }
    let by = example.map { "\(groups.joined(separator: ", ")), as in \($0)" } ?? "nothing"
    return """
      \(word)
        \(definition)
        unit        \(unit.keyword)
        better      \(direction.keyword)
        estimate    \(kind.keyword)
        divided by  \(by)

      """
  }

  fileprivate var value: JSONValue {
    [
      "name": JSONValue(word), "unit": JSONValue("\(unit.keyword)"), "direction": JSONValue("\(direction.keyword)"),
      "kind": JSONValue(short), "dimensions": JSONValue(.array(groups.map { JSONValue($0) })),
      "definition": JSONValue("\(definition)"),
    ]
  }
}
