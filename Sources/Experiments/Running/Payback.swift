public import ClosedLoop
public import Statistics

/// When what the programme has cost comes back, by realised margin: no value beyond the horizon counts
/// (model: money/payback).
///
/// A programme has paid for itself in the first week from whose end on its cumulative net benefit never again lies below
/// zero. That first weeks of luck look like a gain, and turn, says nothing; so the last crossing counts.
public struct Payback: Sendable {
  /// What had been spent and had come back by the end of a week, discounted to the window's start, in currency units.
  public struct Week: Sendable {
    /// Mean cost so far.
    public let spent: Double
    /// Mean of what has come back so far.
    public let received: Double
    /// What has come back less the cost, with its interval.
    public let net: Estimate
  }

  /// The weeks from the window's start to the horizon.
  public let weeks: [Week]
  /// Weeks until the mean has come back; nil where it has not by the horizon.
  public let time: Int?
  /// The same at the upper end of the interval of each week.
  public let earliest: Int?
  /// The same at the lower end.
  public let latest: Int?

  /// Payback over replications; nil without one.
  ///
  /// - Complexity: O(replications · weeks).
  public init?(_ results: [ReplicationResult], level: Double) {
    guard let first = results.first, !first.money.isEmpty else { return nil }
    var sums = results.map { _ in (spent: Int64(0), received: Int64(0)) }
    var weeks: [Week] = []
    for week in first.money.indices {
      for (index, result) in results.enumerated() {
        sums[index].spent += result.money[week].spent
        sums[index].received += result.money[week].received
      }
      func mean(_ amount: ((spent: Int64, received: Int64)) -> Int64) -> Double {
        sums.reduce(0) { $0 + Double(amount($1)) / 1e6 } / Double(sums.count)
      }
      weeks.append(
        Week(
          spent: mean { $0.spent }, received: mean { $0.received },
          net: .mean(of: sums.map { Double($0.received - $0.spent) / 1e6 }, level: level)))
    }
    self.weeks = weeks
    time = Self.lastCrossing(weeks.map(\.net.value))
    earliest = Self.lastCrossing(weeks.map { $0.net.interval?.high ?? $0.net.value })
    latest = Self.lastCrossing(weeks.map { $0.net.interval?.low ?? $0.net.value })
  }

  /// The first week from whose end on nothing lies below zero, counted from 1; 0 where nothing ever does.
  static func lastCrossing(_ net: [Double]) -> Int? {
    guard let last = net.lastIndex(where: { $0 < 0 }) else { return 0 }
    return last + 1 < net.count ? last + 2 : nil
  }
}

extension RunResult {
  /// When the cost comes back; nil without a replication.
  public var payback: Payback? { Payback(results, level: level) }
}
