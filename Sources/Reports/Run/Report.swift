public import ClosedLoop
public import Experiments
public import Scenarios

/// One run as outputs see it: what was asked, under which names, and what came of it.
public struct Report: Sendable {
  /// Identity of the scenario.
  public let scenario: String
  /// Variant of the scenario; empty where none was taken.
  public let variant: String
  /// What the scenario is about, in a line.
  public let title: String
  /// In which money is counted.
  public let currency: String
  /// How many replications were to be made.
  public let rule: ReplicationRule
  /// What came of it.
  public let result: RunResult
  /// The gates with their verdicts, in the order of the scenario.
  public let gates: [GateReport]
  /// The warm-up that a pilot has chosen; nil where the author has.
  public var warmUp: ChosenWarmUp?
  /// What each metric instance is called and which group it is about.
  let labels: [InstanceLabel]
  /// Paths of inputs that nobody wrote and that only an assumption or a vendor's claim supports.
  public var weakInputs: [String] = []

  /// A gate as the scenario states it.
  public struct GateReport: Sendable {
    /// Name of the gate.
    public let name: String
    /// The requirement as written.
    public let text: String
    /// What it says.
    public let gate: Gate
    /// Whether it holds.
    public let verdict: GateVerdict
  }

  /// A report on a run.
  public init(
    scenario: String, variant: String, title: String, currency: String, rule: ReplicationRule,
    gates: [(name: String, text: String, gate: Gate)], result: RunResult
  ) {
    self.scenario = scenario
    self.variant = variant
    self.title = title
    self.currency = currency
    self.rule = rule
    self.result = result
    self.gates = gates.map {
      GateReport(name: $0.name, text: $0.text, gate: $0.gate, verdict: result.verdict(on: $0.gate))
    }
    labels = result.instances.map { InstanceLabel($0, in: result.plan, currency: currency) }
  }
}
