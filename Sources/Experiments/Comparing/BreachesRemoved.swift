internal import ClosedLoop
public import Statistics

/// What a change of the scenario does to broken promises, on the same customers with the same luck.
public struct BreachesRemoved: Sendable {
  /// Broken promises in a replication without the change.
  public let before: Double
  /// With it.
  public let after: Double
  /// Share of the broken promises that go away; below 0 where there are more. Nil where none was broken.
  public let share: Estimate?
  /// What the programme costs more with it, in a replication; nil where that was not observed.
  public let cost: Estimate?
  /// What the net benefit gains by it.
  public let benefit: Estimate?

  /// The comparison of two runs of equal seeds, replication by replication.
  public init(_ promise: WatchedPromise, before first: RunResult, after other: RunResult, level: Double) {
    let count = min(first.count, other.count)
    let metric = promise == .response ? "sla.first_response.met" : "sla.resolution.met"
    func missed(_ run: RunResult) -> [Double] {
      guard let place = run.instance(metric) else { return [] }
      return run.results.prefix(count).map { $0.observations[place].denominator - $0.observations[place].numerator }
    }
    let (a, b) = (missed(first), missed(other))
    before = a.reduce(0, +) / Double(max(1, a.count))
    after = b.reduce(0, +) / Double(max(1, b.count))
    share = Estimate.ratio(numerators: zip(a, b).map { $0 - $1 }, denominators: a, level: level)
    func difference(_ name: String) -> Estimate? {
      guard let place = first.instance(name), let their = other.instance(name) else { return nil }
      return Difference(
        Metric.catalogue[first.instances[place].metric],
        first: first.results.prefix(count).map { $0.observations[place] },
        other: other.results.prefix(count).map { $0.observations[their] }, level: level)?.paired.estimate
    }
    cost = difference("money.cost")
    benefit = difference("money.net_benefit")
  }
}
