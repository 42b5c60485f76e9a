internal import ClosedLoop
internal import EventKernel

/// How a desk comes back to its usual self after a strain: each replication against its own twin without the strain.
public struct StressRecovery: Sendable, Equatable {
  /// One replication.
  public struct Course: Sendable, Equatable {
    /// Days from the beginning of the strain until the queue is back, 0 where it never was longer; nil where it is not
    /// back when the run ends.
    public let days: Int?
    /// By how many more cases the queue is longer in its worst week.
    public let worst: Double
  }

  /// One for each replication.
  public let courses: [Course]

  /// The courses of replications from a day on.
  ///
  /// The queue is back on the first day from which on it is, over a week, longer by no more than a tenth of the usual
  /// queue or by one case.
  ///
  /// - Complexity: O(replications · days).
  public init(base: RunResult, strained: RunResult, from day: Int) {
    courses = zip(base.results, strained.results).map { Self.course(base: $0, strained: $1, from: day) }
  }

  private static func course(base: ReplicationResult, strained: ReplicationResult, from day: Int) -> Course {
    func queue(_ row: DayRow) -> Double { row.ticks > 0 ? Double(row.backlog) / Double(row.ticks) : 0 }
    let usual = base.series.map(queue)
    let excess = zip(strained.series.map(queue), usual).map { $0 - $1 }
    var sum = 0.0
    for value in usual { sum += value }
    let tolerance = max(1, 0.1 * sum / Double(max(1, usual.count)))
    let last = excess.count - 7
    guard day >= 0, day <= last else { return Course(days: nil, worst: 0) }
    let weeks = (day...last).map { first in
      var sum = 0.0
      for value in excess[first..<(first + 7)] { sum += value }
      return sum / 7
    }
    var peak = 0
    for index in weeks.indices where weeks[index] > weeks[peak] { peak = index }
    guard weeks[peak] > tolerance else { return Course(days: 0, worst: max(0, weeks[peak])) }
    let back = weeks[peak...].firstIndex { $0 <= tolerance }
    return Course(days: back, worst: weeks[peak])
  }

  /// Days that a share of replications did not exceed; nil where that share was not back when the run ended.
  public func days(of share: Double) -> Int? {
    guard !courses.isEmpty else { return nil }
    let sorted = courses.map { $0.days ?? Int.max }.sorted()
    let exact = Double(sorted.count) * share
    var rank = Int(exact)
    if Double(rank) < exact { rank += 1 }
    let value = sorted[max(1, min(rank, sorted.count)) - 1]
    return value == Int.max ? nil : value
  }

  /// Cases by which the queue is longer in its worst week, on average.
  public var worst: Double {
    var sum = 0.0
    for course in courses { sum += course.worst }
    return sum / Double(max(1, courses.count))
  }

  /// Share of replications that were not back when the run ended.
  public var shareNotBack: Double {
    Double(courses.count { $0.days == nil }) / Double(max(1, courses.count))
  }
}
