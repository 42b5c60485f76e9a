internal import ClosedLoop
internal import Experiments
public import Scenarios

/// Why an outcome may no longer be the accepted one: what differs between what was simulated then and now.
public struct GoldenCauses: Sendable {
  /// Values of the scenario that changed.
  public let scenario: [ValueDifference]
  /// The seeds, where they differ.
  public let seeds: (old: UInt64, new: UInt64)?
  /// Contracts of the engine that changed, in words.
  public let contracts: [String]
  /// The versions of the program, where they differ.
  public let engines: (old: String, new: String)?
  /// Data files that changed, came or went, in words.
  public let data: [String]

  /// What differs between a golden and a scenario as it is now.
  public init(_ golden: GoldenFile, scenario: Scenario, data: [FileDigest], engine: String) {
    self.scenario = ValueDifference.all(from: golden.scenario, to: scenario.simulated)
    seeds = golden.record.seed == scenario.plan.seed ? nil : (golden.record.seed, scenario.plan.seed)
    let (then, now) = (golden.record.contracts, EngineContracts.current)
    let pairs = [
      ("random numbers", then.randomNumbers, now.randomNumbers), ("mathematics", then.mathematics, now.mathematics),
      ("order of events", then.eventOrder, now.eventOrder),
    ]
    contracts = pairs.filter { $0.1 != $0.2 }.map { "\($0.0) \($0.1) -> \($0.2)" }
    engines = golden.engine == engine ? nil : (golden.engine, engine)
    self.data = Self.data(from: golden.data, to: data)
  }

  private static func data(from old: [FileDigest], to new: [FileDigest]) -> [String] {
    let changed = new.compactMap { file -> String? in
      guard let former = old.first(where: { $0.path == file.path }) else { return "\(file.path) is new" }
      return former.digest == file.digest ? nil : "\(file.path) changed"
    }
    return changed + old.filter { file in !new.contains { $0.path == file.path } }.map { "\($0.path) is gone" }
  }

  /// Whether what is simulated changed: then another outcome is no wonder.
  public var isScenarioChanged: Bool { !scenario.isEmpty || seeds != nil || !data.isEmpty }

  /// One line for each cause; the program itself where nothing else is left.
  public var lines: [String] {
    var lines = scenario.map { change in
      "scenario: \(change.path): \(Self.shortened(change.old)) -> \(Self.shortened(change.new))"
    }
    if let seeds { lines.append("scenario: seed \(seeds.old) -> \(seeds.new)") }
    lines += data.map { "data: \($0)" }
    if !contracts.isEmpty { lines.append("engine: contracts changed: \(contracts.joined(separator: ", "))") }
    if let engines { lines.append("engine: \(engines.old) -> \(engines.new)") }
    if lines.isEmpty {
      lines.append("engine: scenario, data, seed and version are the same, so the program's code changed")
    }
    return lines
  }

  /// All of it in a sentence.
  var summary: String {
    var parts: [String] = []
    if let first = scenario.first {
      let others = scenario.count > 1 ? " and \(ReadableNumber.count(scenario.count - 1, "other value"))" : ""
      parts.append("the scenario changed (\(first.path)\(others))")
    }
    if seeds != nil { parts.append("the seed changed") }
    if let first = data.first { parts.append("data changed (\(first))") }
    if !contracts.isEmpty { parts.append("contracts of the engine changed (\(contracts.joined(separator: ", ")))") }
    if parts.isEmpty { parts.append("neither scenario nor data changed, so the program did") }
    return parts.joined(separator: "; ")
  }

  private static func shortened(_ text: String?) -> String {
    guard let text else { return "nothing" }
    return text.count > 60 ? "\(text.prefix(57))..." : text
  }
}
