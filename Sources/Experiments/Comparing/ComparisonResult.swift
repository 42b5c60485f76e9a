public import ClosedLoop
internal import EventKernel
public import Statistics

/// What contenders show on the same customers, each for itself and pair by pair.
public struct ComparisonResult: Sendable {
  /// The runs, in the order of the contenders; some may have more replications than others.
  public let runs: [RunResult]
  /// What the search for the best found, if there was one.
  public let search: SearchOutcome?
  /// Confidence of the intervals.
  public let level: Double
  /// Why no more replications were made before the search.
  public let ending: RunResult.Ending
  private let matches: [MetricMatch]
  private let controls: [[ControlVariate?]]

  init(
    control: AbsenceControl?, runs: [RunResult], matches: [MetricMatch], search: SearchOutcome?, level: Double,
    ending: RunResult.Ending
  ) {
    self.runs = runs
    // Of each contender less each before it.
    controls = runs.indices.map { other in
      (0..<other).map { control?.difference(first: $0, other: other, count: min(runs[$0].count, runs[other].count)) }
    }
    self.matches = matches
    self.search = search
    self.level = level
    self.ending = ending
  }

  /// The metrics of the first plan: what is compared.
  public var instances: [MetricInstance] { runs[0].instances }

  /// Whether luck with absence means something else for one contender than for another, and may be taken out of differences.
  public var usesControl: Bool {
    commonCount >= ControlledMean.least && controls.contains { $0.contains { $0 != nil } }
  }

  /// The replications that all contenders made.
  public var commonCount: Int { runs.map(\.count).min() ?? 0 }

  /// One contender against another in one metric.
  public struct Pair: Sendable {
    /// The one that the other is held against.
    public let first: Int
    /// The other.
    public let other: Int
    /// Other less first; nil where one of them has no such metric or never observed it.
    public let difference: Difference?
    /// The p-value of no difference, adjusted for all pairs of the metric (Holm).
    public let adjusted: Double?
    /// What the difference means.
    public let change: Change
    /// An interval of the difference that holds together with those of all pairs of the metric (joint bootstrap max-t).
    public let joint: Interval?
  }

  /// Every contender against the first in a metric.
  public func againstFirst(_ instance: Int, isJoint: Bool = false) -> [Pair] {
    pairs(runs.indices.dropFirst().map { (0, $0) }, instance, isJoint: isJoint)
  }

  /// Every contender against every one before it in a metric.
  public func allPairs(_ instance: Int, isJoint: Bool = false) -> [Pair] {
    pairs(runs.indices.flatMap { other in (0..<other).map { ($0, other) } }, instance, isJoint: isJoint)
  }

  /// Who stays with one contender only.
  public func kept(first: Int, other: Int) -> KeptCustomers? {
    KeptCustomers(first: runs[first].results, other: runs[other].results, level: level)
  }

  /// What a contender shows in a metric of the first; nil where it has none or never observed it.
  public func estimate(_ instance: Int, of contender: Int) -> Estimate? {
    matches[contender].places[instance].flatMap { runs[contender].estimates[$0] }
  }

  /// What a contender's replications gave in a metric of the first.
  private func observations(_ instance: Int, of contender: Int) -> [Observation]? {
    matches[contender].places[instance].map { place in runs[contender].results.map { $0.observations[place] } }
  }

  private func pairs(_ numbers: [(first: Int, other: Int)], _ instance: Int, isJoint: Bool) -> [Pair] {
    let metric = Metric.catalogue[instances[instance].metric]
    let differences = numbers.map { pair -> Difference? in
      guard let first = observations(instance, of: pair.first), let other = observations(instance, of: pair.other)
      else { return nil }
      return Difference(
        metric, first: first, other: other, control: controls[pair.other][pair.first], level: level)
    }
    let tested = differences.compactMap { $0?.paired.pValue }
    var adjusted = Holm.adjusted(tested)[...]
    let factor = isJoint ? factor(of: differences.compactMap { $0 }) : nil
    return zip(numbers, differences).map { numbers, difference in
      let pValue = difference?.paired.pValue == nil ? nil : adjusted.popFirst()
      let joint = factor.flatMap { factor in
        difference.flatMap { difference in
          difference.paired.estimate.standardError.map {
            Interval(centre: difference.paired.estimate.value, halfWidth: factor * $0)
          }
        }
      }
      return Pair(
        first: numbers.first, other: numbers.other, difference: difference, adjusted: pValue,
        change: difference.map { Change($0, adjusted: pValue, alpha: 1 - level, direction: metric.direction) }
          ?? .unknown, joint: joint)
    }
  }

  /// Samples drawn again for joint intervals.
  private static let resamples = 10_000

  /// Differences of the replications that all pairs have, one row for each.
  private static func rows(of differences: [Difference]) -> [[Double]] {
    guard let shortest = differences.map(\.replications).min(by: { $0.count < $1.count }) else { return [] }
    var places = differences.map { _ in 0 }
    var rows: [[Double]] = []
    for replication in shortest {
      var row: [Double] = []
      for (number, difference) in differences.enumerated() {
        let known = difference.replications
        while places[number] < known.count, known[places[number]] < replication { places[number] += 1 }
        guard places[number] < known.count, known[places[number]] == replication else { break }
        row.append(difference.paired.differences[places[number]])
      }
      if row.count == differences.count { rows.append(row) }
    }
    return rows
  }

  /// The factor of standard errors with which the intervals of several differences hold at once.
  private func factor(of differences: [Difference]) -> Double? {
    let rows = Self.rows(of: differences)
    guard rows.count >= 2 else { return nil }
    let count = rows.count
    let seed = runs[0].plan.seed
    return JointBootstrap.factor(rows: rows, level: level, resamples: Self.resamples) { sample, member in
      let chance = Chance(seed: seed, replication: UInt64(sample), domain: 2)
      let draws = chance.block(entity: UInt64(member / 4), purpose: 0)
      return Int(Chance.bounded(draws.word(member % 4), below: UInt64(count)))
    }
  }
}
