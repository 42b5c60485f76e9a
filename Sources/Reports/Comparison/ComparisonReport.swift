public import ClosedLoop
public import Experiments

/// A comparison as outputs see it: who is compared, by what, and what came of it.
public struct ComparisonReport: Sendable {
  /// One of those compared.
  public struct Contender: Sendable {
    /// Identity of the scenario.
    public let scenario: String
    /// Variant of the scenario; empty where none was taken.
    public let variant: String
    /// What pages call it.
    public let name: String

    /// One of those compared.
    public init(scenario: String, variant: String, name: String) {
      self.scenario = scenario
      self.variant = variant
      self.name = name
    }
  }

  /// Those compared; the first is what the others are held against.
  public let contenders: [Contender]
  /// What the first is about, in a line.
  public let title: String
  /// In which money is counted.
  public let currency: String
  /// Metrics to be shown: places in the first plan's instances.
  public let shown: [Int]
  /// Whether every pair is shown, not only those with the first.
  public let showsAllPairs: Bool
  /// What the reader must know beside the figures.
  public let remarks: [String]
  /// What came of it.
  public let result: ComparisonResult
  /// What each metric instance of the first is called.
  let labels: [InstanceLabel]

  /// A report on a comparison.
  public init(
    contenders: [Contender], title: String, currency: String, shown: [Int], showsAllPairs: Bool, remarks: [String],
    result: ComparisonResult
  ) {
    precondition(contenders.count == result.runs.count, "Each contender has a run")
    self.contenders = contenders
    self.title = title
    self.currency = currency
    self.shown = shown
    self.showsAllPairs = showsAllPairs
    self.remarks = remarks
    self.result = result
    labels = result.instances.map { InstanceLabel($0, in: result.runs[0].plan, currency: currency) }
  }

  /// What a leader asks first of any two programmes: the requirements stated, answers in time for each promise and for all
  /// together, the wait, customers and money.
  public static func usual(for plan: Plan, gates: [Gate]) -> [Int] {
    let instances = Metric.instances(of: plan)
    var shown: [Int] = []
    func add(_ metric: String, _ dimension: Dimension = .all) {
      for (index, instance) in instances.enumerated()
      where instance.dimension == dimension && Metric.catalogue[instance.metric].name.description == metric {
        if !shown.contains(index) { shown.append(index) }
      }
    }
    add("sla.first_response.met", .sla)
    if plan.promises.count > 1 { add("sla.first_response.met") }
    for gate in gates where !shown.contains(gate.instance) { shown.append(gate.instance) }
    for metric in ["wait.time.mean", "customers.net", "clv.saved", "money.cost", "money.net_benefit"] { add(metric) }
    return shown
  }

  /// The pairs of a metric: with the first, or all.
  func pairs(_ instance: Int, isJoint: Bool) -> [ComparisonResult.Pair] {
    showsAllPairs
      ? result.allPairs(instance, isJoint: isJoint) : result.againstFirst(instance, isJoint: isJoint)
  }

  func unit(_ instance: Int) -> Metric.Unit { Metric.catalogue[result.instances[instance].metric].unit }
}
