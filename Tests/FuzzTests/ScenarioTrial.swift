import ClosedLoop
import Command
import EventKernel
import Experiments
import Foundation
import PlanImage
import Reports
import Scenarios

/// One reading of a scenario, with all that must hold of it whatever the scenario says.
struct ScenarioTrial {
  /// What happens to a scenario that has no error.
  enum Ending { case refused, accepted, simulated }

  let path: String
  let bytes: [UInt8]
  var variants: [String] = []
  var settings: [String] = []
  let files: [String: [UInt8]]

  /// The input as one text, to be kept when it is a find.
  var record: [UInt8] {
    let words = (settings + variants.map { "@\($0)" }).joined(separator: "\n")
    return bytes + Array("\n// \(path)\n\(words)\n".utf8)
  }

  /// Reads it, runs it where it is small, and tells all that should not be so.
  func perform() -> (ending: Ending, complaints: [String]) {
    var complaints: [String] = []
    let reading = ScenarioReader.read(path, variants: variants, settings: settings, load: load, offsets: Self.offsets)
    let text = reading.diagnostics.rendered(in: reading.sources)
    if (reading.scenario == nil) != reading.diagnostics.hasErrors {
      complaints.append("a scenario and errors, or neither")
    }
    if text.isEmpty != reading.diagnostics.isEmpty { complaints.append("remarks that are not shown") }
    if text.utf8.count > 200_000 { complaints.append("too much is said: \(text.utf8.count) bytes") }
    for remark in reading.diagnostics.sorted {
      if remark.place.position == .standard, remark.place.path.isEmpty {
        complaints.append("no place: \(remark.remark)")
      }
      if remark.message.isEmpty { complaints.append("nothing is said at \(remark.place.path)") }
      if remark.place.position.offset > bytes.count, remark.place.position.source.isSetting == false, files.isEmpty {
        complaints.append("a place beyond the text: \(remark.place.path)")
      }
    }
    guard let scenario = reading.scenario else { return (.refused, complaints) }
    if PlanImage(scenario.plan).plan() == nil { complaints.append("the image of the plan is refused") }
    complaints += readAgain(scenario)
    guard isSmall(scenario.plan) else { return (.accepted, complaints) }
    let (isDone, broken) = simulate(scenario)
    return (isDone ? .simulated : .accepted, complaints + broken)
  }

  private func load(_ name: String) -> Result<[UInt8], LoadError> {
    if name == path || name == "scenarios/fuzz.json" { return .success(bytes) }
    return files[name].map { .success($0) } ?? .failure(.missing)
  }

  /// Two zones without asking the machine; the others as it knows them, for a year.
  private static func offsets(_ zone: String, _ start: Units.Date, _ days: Int) -> ZoneOffsets? {
    if zone == "UTC" { return .utc }
    guard zone == "Europe/Berlin" else {
      let (year, month, day) = (start.parts.year, start.parts.month, start.parts.day)
      let date = CivilDate(year: year, month: month, day: day)
      let found = timeZoneOffsets(in: zone, from: date, days: min(days, 400))
      guard let found, let first = found.first else { return nil }
      let changes = found.dropFirst().map { (second: $0.instant - first.instant, offset: $0.offset) }
      return ZoneOffsets(initial: first.offset, changes: changes)
    }
    let year = 365.2425 * 86_400
    let changes = (0..<max(1, days / 183)).map { half in
      (second: Int64(Double(half) * year / 2) + 7_200, offset: half % 2 == 0 ? 7_200 : 3_600)
    }
    return ZoneOffsets(initial: 3_600, changes: changes)
  }

  /// The resolved scenario means the same as the scenario.
  private func readAgain(_ scenario: Scenario) -> [String] {
    let resolved = Array(CanonicalJSON.document(scenario.resolved).utf8)
    let layers = Layers.resolve(path) { _ in .success(resolved) }
    guard let value = layers.value, !layers.diagnostics.hasErrors else {
      return ["the resolved scenario is no scenario"]
    }
    return CanonicalJSON.document(value) == CanonicalJSON.document(scenario.resolved)
      ? [] : ["the resolved scenario changes when it is read again"]
  }

  /// Whether a replication takes a moment only.
  private func isSmall(_ plan: Plan) -> Bool {
    var items = 0.0
    let weeks = Double(plan.phases.drainEnd) / Double(Time.week)
    for channel in plan.channels {
      let factor = channel.bursts.reduce(1) { $0 * max(1, $1.factor) }
      switch channel.arrivals {
      case .weekly(let perWeek, _): items += perWeek * weeks * factor
      case .daily(let counts, _): items += counts.reduce(0, +) * factor
      case .trace(let times): items += Double(times.count)
      }
    }
    let people = plan.teams.flatMap(\.shifts).reduce(0) { $0 + $1.people }
    return items < 20_000 && people < 500 && weeks < 60 && plan.population.count <= 200_000
  }

  /// One replication with its reports.
  private func simulate(_ scenario: Scenario) -> (isDone: Bool, complaints: [String]) {
    let start = processorSeconds()
    do throws(BrokenAudit) {
      guard let plan = try? PreparedPlan(scenario.plan) else { return (false, ["accepted and cannot be prepared"]) }
      guard let result = try plan.replicate(0, shouldStop: { processorSeconds() - start > 2 }) else {
        return (false, [])
      }
      return (true, report(scenario, result))
    } catch {
      return (true, ["broken audit: \(error.identity): \(error.left) and \(error.right)"])
    }
  }

  private func report(_ scenario: Scenario, _ result: ReplicationResult) -> [String] {
    var complaints: [String] = []
    let run = RunResult(plan: scenario.plan, results: [result, result], level: 0.95, ending: .fixed)
    let report = Report(
      scenario: scenario.id, variant: "", title: scenario.title, currency: scenario.currency, rule: scenario.rule,
      gates: scenario.gates.map { ($0.name, $0.text, $0.gate) }, result: run)
    let tables = runTables(of: report)
    for output in tables as [any Output] + [DataPackage(of: tables, title: report.title)] {
      var text = ""
      output.write { text += $0 }
      if text.isEmpty || text.contains("nan") || text.contains("inf,") {
        complaints.append("\(output.fileName) is unsound")
      }
    }
    if TerminalSummary(report).text.isEmpty { complaints.append("no summary") }
    let summary = SummaryJSON(report).text
    if (try? JSONSerialization.jsonObject(with: Data(summary.utf8))) == nil {
      complaints.append("the summary is no JSON")
    }
    return complaints
  }
}
