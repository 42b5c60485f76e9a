import Arguments
import Scenarios

/// Shows a scenario as it is simulated, with all defaults, and who said so.
struct Show: Action {
  var targets: [ScenarioTarget] = []
  var settings: [Setting] = []
  var variant: String?
  var origin = false
  var weak = false

  static let command = Command<any Action>(
    "show", summary: "show a scenario with all defaults, and who said so",
    examples: [
      Example("closedloop show base", "the resolved scenario, as strict JSON"),
      Example("closedloop show base@late --origin", "each value with its file and line, variant, preset or default"),
      Example("closedloop show base --weak", "what rests on assumptions and vendors' claims, and how to do better"),
    ],
    from: Show(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      .settings(\.settings),
      Option("variant", value: "NAME", help: "Take this variant of every file named without one.") {
        $0.variant = $1
        return $1.isEmpty ? "write the name of a variant" : nil
      },
      Option(flag: "origin", help: "One line for each value, with its origin and the strength of defaults.") {
        $0.origin = true
      },
      Option(flag: "weak", help: "Only defaults that are assumed or a vendor's claim, with advice.") { $0.weak = true },
    ],
    action: { $0 })

  func perform(in session: Session) throws(Failure) -> ExitStatus {
    var targets = targets
    for index in targets.indices where targets[index].variant == nil { targets[index].variant = variant }
    let read = try ScenarioFiles.located(
      targets, settings: settings.map(\.text), strict: false, quiet: true, in: session)
    for (scenario, sources) in read {
      if weak {
        session.console.result(Self.weakInputs(of: scenario, in: sources))
      } else if origin {
        session.console.result(Self.origins(of: scenario, in: sources))
      } else {
        session.console.result(CanonicalJSON.document(scenario.resolved))
      }
    }
    return .done
  }

  /// One line for each value.
  private static func origins(of scenario: Scenario, in sources: Sources) -> String {
    let lines = scenario.explained(in: sources)
    let width = lines.map(\.line.path.count).max() ?? 0
    return lines.map { explained in
      let path = explained.line.path
      let gap = String(repeating: " ", count: width - path.count)
      let worth = explained.parameter.map { ", \($0.strength.rawValue)" } ?? ""
      return "\(path)\(gap)  \(explained.line.value)  [\(explained.origin)\(worth)]\n"
    }.joined()
  }

  /// What the result rests on although nobody measured it.
  private static func weakInputs(of scenario: Scenario, in sources: Sources) -> String {
    let weak = Set(scenario.weakInputs)
    return scenario.explained(in: sources).map { explained in
      guard let parameter = explained.parameter, weak.contains(parameter.path) else { return "" }
      return "\(explained.line.path) = \(explained.line.value) (\(parameter.strength.rawValue)): \(parameter.meaning);"
        + " to do better: \(parameter.advice)\n"
    }.joined()
  }
}
