public import ClosedLoop

/// A scenario that was read without an error, ready to run.
public struct Scenario: Sendable {
  /// Its short name, part of paths and files.
  public let id: String
  /// What it is, for people.
  public let title: String
  /// The currency of all money in it.
  public let currency: String
  /// The variants that were applied, in order.
  public let variants: [String]
  /// The variants that it has.
  public let availableVariants: [String]
  /// What is simulated.
  public let plan: Plan
  /// Hazards net of failures, found when the plan was checked; preparing this plan need not find them again.
  public let calibration: Calibration
  /// How many replications are made.
  public let rule: ReplicationRule
  /// What must hold.
  public let gates: [StatedGate]
  /// Whether its author leaves the warm-up to a pilot; until one has chosen it, it is four weeks.
  public let choosesWarmUp: Bool
  /// What a pilot has chosen; nil where the author has, or no pilot was made.
  public var warmUp: ChosenWarmUp?
  /// Everything with defaults, as strict JSON that reads back as the same scenario.
  public let resolved: JSONValue
  /// Every file that was read, the scenario's own first.
  public let inputs: [ScenarioInput]
}

/// A warm-up that a pilot has chosen.
public struct ChosenWarmUp: Sendable, Equatable {
  /// Days that are simulated and not measured.
  public let days: Int
  /// Whether the desk is as busy from then on as it stays.
  public let isSettled: Bool

  /// A warm-up that a pilot has chosen.
  public init(days: Int, isSettled: Bool) {
    self.days = days
    self.isSettled = isSettled
  }

  /// What to write for it under `clock.warm_up`.
  public var text: String { "\(24 * days)h" }
}

/// A gate with the words in which it was stated.
public struct StatedGate: Sendable {
  /// What the scenario calls it.
  public let name: String
  /// What it says: `sla.first_response.met[tier=gold] >= 80%`.
  public let text: String
  /// What it says to the simulator.
  public let gate: Gate
  /// Where it is written.
  public let position: Position
}

/// A file that determines what a scenario means.
public struct ScenarioInput: Sendable {
  /// The path under which it was loaded.
  public let path: String
  /// Its bytes.
  public let bytes: [UInt8]
}

/// What came of reading a scenario: it, or what is wrong with it.
public struct ScenarioReading: Sendable {
  /// The scenario; `nil` if there was an error.
  public var scenario: Scenario?
  /// Everything that is wrong or noteworthy.
  public let diagnostics: Diagnostics
  /// The texts that the diagnostics point into.
  public let sources: Sources
}
