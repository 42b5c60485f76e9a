public import ClosedLoop
internal import EventKernel
internal import Statistics

extension Plan {
  /// The same desk under its average demand: no season, growth, campaign or incident, nobody away, nothing left over.
  ///
  /// A pilot for the warm-up asks how long the empty desk is remembered, not when the year turns.
  public var withoutDatedChanges: Plan {
    var plan = self
    plan.incidents = []
    plan.backlog = []
    for channel in plan.channels.indices {
      plan.channels[channel].dayProfile = []
      plan.channels[channel].bursts = []
    }
    for team in plan.teams.indices {
      for shift in plan.teams[team].shifts.indices { plan.teams[team].shifts[shift].away = [] }
    }
    return plan
  }
}

/// How long a desk that starts empty takes to be as busy as it stays, found by a pilot of its own luck.
///
/// Cases waiting or in work are averaged over each day and over the pilot's replications, then over a week from each day
/// on, so that the weekly cycle is no beginning. MSER-5 drops what makes the mean of the rest least precise
/// (model: intervals/warm-up): warm-up comes in steps of five days and is at most half the pilot.
public struct WarmUpPilot: Sendable, Equatable {
  /// Days to leave out.
  public let days: Int
  /// Whether a steady state was found: the cut lies in the first half of the pilot.
  public let isSettled: Bool
  /// Whether the desk has more and more to do after the cut as well.
  public let isRising: Bool

  /// Replications of a pilot.
  public static let replications = 5
  /// Domain of its luck: no replication of an experiment meets it.
  public static let domain: UInt64 = 1
  /// Slopes more than so many standard errors above zero are no luck.
  private static let greatestSlope = 3.0
  /// What the desk has more to do at the end than after the cut, as a share of its mean level, before it counts: the last
  /// of the filling is no growth.
  private static let leastGrowth = 0.1

  /// Runs a pilot of a plan that has no warm-up.
  ///
  /// - Parameter shouldStop: asked about once a simulated week.
  /// - Returns: nil if it was stopped.
  /// - Throws: `BrokenAudit` where an identity does not hold.
  public static func choose(
    _ plan: PreparedPlan, shouldStop: @Sendable () -> Bool = { false }
  ) throws(BrokenAudit) -> WarmUpPilot? {
    var series: [[Double]] = []
    for replication in 0..<Self.replications {
      guard let result = try plan.replicate(UInt64(replication), domain: domain, shouldStop: shouldStop) else {
        return nil
      }
      series.append(result.series.map { $0.ticks > 0 ? Double($0.backlog + $0.busy) / Double($0.ticks) : 0 })
    }
    return WarmUpPilot(series: series)
  }

  /// The choice by series of days, one for each replication.
  public init(series: [[Double]]) {
    let count = series.map(\.count).min() ?? 0
    var means: [Double] = []
    for day in 0..<count {
      var sum = 0.0
      for values in series { sum += values[day] }
      means.append(sum / Double(max(1, series.count)))
    }
    guard let cut = WarmUp(series: Self.weekly(means)) else {
      (days, isSettled, isRising) = (0, false, false)
      return
    }
    days = cut.truncation
    isSettled = cut.isSettled
    let rests = series.map { Array(Self.weekly(Array($0.prefix(count))).dropFirst(cut.truncation)) }
    let slopes = rests.map { Self.slope(of: $0) }
    let moments = slopes.reduce(into: Moments()) { $0.add($1) }
    let error = (moments.sumOfSquares / Double(max(1, slopes.count * (slopes.count - 1)))).squareRoot()
    let level = rests.reduce(into: Moments()) { level, rest in rest.forEach { level.add($0) } }.mean
    let growth = moments.mean * Double(rests.first?.count ?? 0)
    isRising =
      slopes.count > 1 && moments.mean > Self.greatestSlope * error && growth > Self.leastGrowth * max(level, 0)
      && growth > 0
  }

  /// Means over the seven days from each day on.
  private static func weekly(_ days: [Double]) -> [Double] {
    guard days.count >= 7 else { return [] }
    return (0...(days.count - 7)).map { first in
      var sum = 0.0
      for day in first..<(first + 7) { sum += days[day] }
      return sum / 7
    }
  }

  /// Slope of the straight line nearest to a series.
  private static func slope(of values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let centre = Double(values.count - 1) / 2
    var (above, below) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let distance = Double(index) - centre
      above += distance * value
      below += distance * distance
    }
    return above / below
  }
}
