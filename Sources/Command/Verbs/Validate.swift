import Arguments
import Scenarios

/// Finds every problem of scenarios without simulating them.
struct Validate: Action {
  var targets: [ScenarioTarget] = []
  var strict = false
  var json = false

  static let command = Command<any Action>(
    "validate", summary: "check scenarios and list all problems",
    examples: [
      Example("closedloop validate scenarios/*.json", "every problem of every scenario, with line and remedy"),
      Example("closedloop validate - < scenario.json", "from standard input"),
    ],
    from: Validate(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      Option(flag: "strict", help: "Count warnings as errors.") { $0.strict = true },
      Option(flag: "json", help: "The problems as JSON.") { $0.json = true },
    ],
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    var reader = ScenarioFiles(session.files)
    var all = Diagnostics()
    var values: [JSONValue] = []
    for target in targets {
      let reading = reader.read(target, variant: target.variant, settings: [])
      var diagnostics = reading.diagnostics
      if let scenario = reading.scenario { check(scenario, target, &diagnostics) }
      if strict { diagnostics.makeWarningsErrors() }
      let text = diagnostics.rendered(in: reading.sources)
      if json {
        values.append(value(of: target, diagnostics, reading.sources))
      } else {
        if !text.isEmpty { session.console.note(String(text.dropLast())) }
        if !diagnostics.hasErrors { session.console.result("\(target.name): ok\n") }
      }
      all.add(diagnostics)
    }
    if json { session.console.result(CanonicalJSON.document(JSONValue(.array(values)))) }
    guard let status = all.status else { return .done }
    if !json { session.console.note(all.summary) }
    return status
  }

  /// Finds what shows only when a plan is prepared.
  private func check(_ scenario: Scenario, _ target: ScenarioTarget, _ diagnostics: inout Diagnostics) {
    do {
      _ = try PreparedRun.prepare(scenario)
    } catch {
      diagnostics.error("churn", at: Place(path: target.name), error.message)
    }
  }

  private func value(of target: ScenarioTarget, _ diagnostics: Diagnostics, _ sources: Sources) -> JSONValue {
    [
      "scenario": JSONValue(target.name),
      "valid": JSONValue(.boolean(!diagnostics.hasErrors)),
      "problems": JSONValue(
        .array(
          diagnostics.sorted.map { diagnostic in
            let position = diagnostic.place.position
            let isWritten = position.isWritten
            return [
              "severity": JSONValue(diagnostic.severity.rawValue),
              "code": JSONValue(diagnostic.code.rawValue),
              "file": isWritten ? JSONValue(sources[position.source].name) : JSONValue(.null),
              "line": isWritten ? JSONValue(Int64(position.line)) : JSONValue(.null),
              "column": isWritten ? JSONValue(Int64(position.column)) : JSONValue(.null),
              "path": JSONValue(diagnostic.place.path),
              "message": JSONValue(diagnostic.message),
              "suggestion": diagnostic.suggestion.map { JSONValue($0) } ?? JSONValue(.null),
            ]
          })),
    ]
  }
}

extension ScenarioTarget {
  /// The path with its variant.
  fileprivate var name: String { variant.map { "\(path)@\($0)" } ?? path }
}
