import Arguments

/// Lists what a run measures.
struct Metrics: Action {
  var name: String?
  var json = false

  static let command = Command<any Action>(
    "metrics", summary: "list what a run measures, or explain one metric",
    examples: [
      Example("closedloop metrics", "all metrics with their units"),
      Example("closedloop metrics sla.first_response.met", "what one of them means"),
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

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    throw Failure(.internalFault, "metrics is not built in this revision")
  }
}
