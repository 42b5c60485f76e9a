internal import Figures
internal import Scenarios

/// What stands on a page, put together from folders of results.
struct ReportComposition {
  var title = Bilingual.empty
  var command = ""
  var facts = Bilingual.empty
  var sections: [ReportSection] = []
  var footer: [Bilingual] = []
  var leftOut: [String] = []

  init(_ folders: [ResultFolder]) throws(ResultProblem) {
    let ordered = folders.enumerated().sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }
      .map(\.element)
    // What only those read who work with it comes after all that a leader reads.
    var last: [ReportSection] = []
    for folder in ordered {
      switch folder.kind {
      case .run:
        let run = try RunSections(RunData(folder))
        sections += try run.sections()
        last += try run.lastSections()
        leftOut += run.leftOut
      case .comparison: sections += try ComparisonSection(folder).sections
      case .sizing: sections += try SizingSection(folder).sections
      case .stress: sections += try StressSection(folder).sections
      }
    }
    sections += last
    guard let first = ordered.first else { return }
    let names = Self.names(first)
    title = Bilingual(name: first.json("scenario.resolved.json")?["title"]?.text ?? names.title)
    command = names.command
    facts = Self.facts(first)
    let manifest = first.manifest
    var proof = Bilingual(name: manifest["engine"]?.text ?? "closedloop")
    if let fingerprint = manifest["fingerprint"]?.text {
      proof += Bilingual(", fingerprint ", ", Fingerabdruck ") + Bilingual(name: fingerprint)
    }
    footer = [
      Bilingual(
        "Intervals cover the sampling error of the simulation, not errors of the model or of its inputs.",
        "Intervalle decken den Stichprobenfehler der Simulation ab, nicht Fehler des Modells oder seiner Eingaben."),
      proof,
    ]
  }

  private static func names(_ folder: ResultFolder) -> (title: String, command: String) {
    let contenders = (folder.manifest["contenders"]?.items ?? []).compactMap { $0["name"]?.text }
    let scenario =
      folder.manifest["scenario"]?.text ?? folder.manifest["contenders"]?.items?.first?["scenario"]?.text ?? ""
    let variant = folder.manifest["variant"]?.text.map { "@\($0)" } ?? ""
    return switch folder.kind {
    case .run: (scenario, "closedloop run \(scenario)\(variant)")
    case .comparison: (contenders.joined(separator: ", "), "closedloop compare \(contenders.joined(separator: " "))")
    case .sizing: (scenario, "closedloop size \(scenario)\(variant)")
    case .stress: (scenario, "closedloop stress \(scenario)\(variant)")
    }
  }

  private static func facts(_ folder: ResultFolder) -> Bilingual {
    let manifest = folder.manifest
    var facts: [Bilingual] = []
    func day(_ value: JSONValue?) -> Bilingual? {
      (value?.text).flatMap { ISODate.dayNumber($0) }.map { CalendarDay(daysSince1970: $0).text }
    }
    if let from = day(manifest["window"]?["from"]), let before = day(manifest["window"]?["before"]) {
      facts.append(.say("feedback from {0}, before {1}", "Feedback ab {0}, vor dem {1}", from, before))
    }
    if let horizon = day(manifest["horizon"]) {
      facts.append(.say("outcomes followed to {0}", "Wirkung verfolgt bis {0}", horizon))
    }
    if let count = manifest["replications"]?.number?.value {
      facts.append(.say("{0} simulated years", "{0} simulierte Jahre", LocalNumber.plain(count)))
    }
    if let seed = manifest["seed"]?.text {
      facts.append(.say("seed {0}", "Startwert {0}", Bilingual(name: seed)))
    }
    return .joined(facts, by: Bilingual(", ", ", "))
  }
}
