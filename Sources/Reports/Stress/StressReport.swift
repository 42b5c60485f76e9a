internal import ClosedLoop
public import Experiments
internal import Statistics

/// A stress test as outputs see it: what was tried on a desk, and what it cost.
public struct StressReport: Sendable {
  /// A strain that was tried.
  public struct Strain: Sendable {
    /// Its short name.
    public let name: String
    /// What happens, in a line.
    public let meaning: String
    /// Day of the run on which it begins.
    public let day: Int

    /// A strain that was tried.
    public init(name: String, meaning: String, day: Int) {
      self.name = name
      self.meaning = meaning
      self.day = day
    }
  }

  /// Identity of the scenario.
  public let scenario: String
  /// Name of the variant, empty for the scenario itself.
  public let variant: String
  /// What it is about.
  public let title: String
  /// In which money is counted.
  public let currency: String
  /// What was tried; the contenders of the comparison after the first.
  public let strains: [Strain]
  /// What does not apply to the scenario, and why.
  public let omitted: [(name: String, reason: String)]
  /// What came of it.
  public let result: ComparisonResult
  /// How the desk came back from each strain.
  public let recoveries: [StressRecovery]

  /// A report on a stress test.
  public init(
    scenario: String, variant: String, title: String, currency: String, strains: [Strain],
    omitted: [(name: String, reason: String)], result: ComparisonResult
  ) {
    precondition(result.runs.count == strains.count + 1, "Each strain has a run beside the first")
    self.scenario = scenario
    self.variant = variant
    self.title = title
    self.currency = currency
    self.strains = strains
    self.omitted = omitted
    self.result = result
    recoveries = strains.enumerated().map { index, strain in
      StressRecovery(base: result.runs[0], strained: result.runs[index + 1], from: strain.day)
    }
  }

  /// What a strain changes in a metric, undivided, on the same customers; nil where it was not observed.
  func change(_ metric: String, _ strain: Int) -> Difference? {
    guard let instance = result.runs[0].instance(metric) else { return nil }
    return result.againstFirst(instance)[strain].difference
  }

  /// Money lost: the result of the desk as it is less the result under the strain.
  func lost(_ strain: Int) -> Estimate? {
    guard let difference = change("money.result", strain) else { return nil }
    var estimate = difference.paired.estimate
    estimate.value = -estimate.value
    estimate.interval = estimate.interval.map { Interval(low: -$0.high, high: -$0.low) }
    return estimate
  }
}
