import Arguments

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
    throw Failure(.internalFault, "validate is not built in this revision")
  }
}
