internal import ClosedLoop
internal import EventKernel

/// When the cases that were open at the beginning are done, over all replications.
public struct BacklogForecast: Sendable, Equatable {
  /// A day of the run by which so many replications are there; nil beyond the end of the run.
  public struct Days: Sendable, Equatable {
    /// In half of the replications.
    public let median: Int?
    /// In one of ten.
    public let p10: Int?
    /// In nine of ten.
    public let p90: Int?

    /// From the days of replications, nil where it did not happen in the run.
    init(_ days: [Int?]) {
      let sorted = days.map { $0 ?? Int.max }.sorted()
      func ranked(_ tenths: Int) -> Int? {
        let value = sorted[(sorted.count * tenths + 9) / 10 - 1]
        return value == Int.max ? nil : value
      }
      (median, p10, p90) = (ranked(5), ranked(1), ranked(9))
    }
  }

  /// Cases that were open when the run began.
  public let cases: Int
  /// The day on which the last of them was closed.
  public let cleared: Days
  /// Cases that usually wait for staff: the mean of the second half of the window.
  public let usual: Double
  /// The first day from which on, over a week, no more cases wait than usually.
  public let back: Days
}

extension RunResult {
  /// The forecast for a run that began with a backlog; nil for others.
  public var backlogForecast: BacklogForecast? {
    guard !plan.backlog.isEmpty, !results.isEmpty else { return nil }
    let civil = plan.civil
    let cleared = results.map { $0.backlogClearedAt.map { civil.day(at: $0) } }
    let queues = results.map { $0.series.map { $0.ticks > 0 ? Double($0.backlog) / Double($0.ticks) : 0 } }
    let middle = civil.day(at: plan.phases.windowStart + (plan.phases.windowEnd - plan.phases.windowStart) / 2)
    let end = min(civil.day(at: plan.phases.windowEnd - 1) + 1, queues[0].count)
    var (sum, count) = (0.0, 0.0)
    for queue in queues {
      for day in min(middle, end)..<end { (sum, count) = (sum + queue[day], count + 1) }
    }
    let usual = count > 0 ? sum / count : 0
    let back = queues.map { queue -> Int? in
      guard queue.count >= 7 else { return nil }
      return (0...(queue.count - 7)).first { first in
        var sum = 0.0
        for day in first..<(first + 7) { sum += queue[day] }
        return sum / 7 <= max(usual, 1)
      }
    }
    return BacklogForecast(
      cases: plan.backlog.count, cleared: BacklogForecast.Days(cleared), usual: usual,
      back: BacklogForecast.Days(back))
  }
}
