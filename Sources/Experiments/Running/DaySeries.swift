internal import ClosedLoop

/// What is watched day by day or hour by hour.
public enum DayMeasure: String, Sendable, CaseIterable {
  case received
  case opened
  case closed
  case promised
  case breached
  case backlog
  case staffed
  case busy

  /// What it is, in words.
  public var definition: String {
    switch self {
    case .received: "feedback items received"
    case .opened: "cases opened for people"
    case .closed: "cases closed"
    case .promised: "promised first responses that were kept or broken, by the time of the feedback"
    case .breached: "promised first responses that were broken, by the time of the feedback"
    case .backlog: "cases waiting for staff, averaged over the time"
    case .staffed: "people at the desk, averaged over the time"
    case .busy: "people at work on cases, averaged over the time"
    }
  }

  /// Its value in a day or an hour of one replication; nil where nothing of it was simulated.
  func value(of row: DayRow) -> Double? {
    func level(_ sum: Int64) -> Double? { row.ticks > 0 ? Double(sum) / Double(row.ticks) : nil }
    return switch self {
    case .received: Double(row.received)
    case .opened: Double(row.opened)
    case .closed: Double(row.closed)
    case .promised: Double(row.judged)
    case .breached: Double(row.breached)
    case .backlog: level(row.backlog)
    case .staffed: level(row.staffed)
    case .busy: level(row.busy)
    }
  }
}

/// One measure in one day or hour over all replications.
public struct DaySummary: Sendable, Equatable {
  /// Day or hour of the run, 0 for the first.
  public var place: Int
  /// What is watched.
  public var measure: DayMeasure
  /// Mean over replications.
  public var mean: Double
  /// One in ten replications had no more than this.
  public var p10: Double
  /// Nine in ten replications had no more than this.
  public var p90: Double
  /// Replications behind it.
  public var count: Int
}

extension RunResult {
  /// The days of the run in order, each with all its measures.
  ///
  /// Quantiles are values that occurred: of n ordered values the one of rank ⌈p·n⌉.
  ///
  /// - Complexity: O(days · n · log n) for n replications.
  public var series: [DaySummary] { summaries(results.map(\.series)) }

  /// The hours of the run from its start, likewise; empty where hours were not watched.
  public var hourSeries: [DaySummary] { summaries(results.map(\.hours)) }

  private func summaries(_ rows: [ContiguousArray<DayRow>]) -> [DaySummary] {
    var summaries: [DaySummary] = []
    for place in 0..<(rows.first?.count ?? 0) {
      for measure in DayMeasure.allCases {
        let values = rows.compactMap { measure.value(of: $0[place]) }
        guard !values.isEmpty else { continue }
        let sorted = values.sorted()
        func ranked(_ tenths: Int) -> Double { sorted[(sorted.count * tenths + 9) / 10 - 1] }
        summaries.append(
          DaySummary(
            place: place, measure: measure, mean: values.reduce(0, +) / Double(values.count), p10: ranked(1),
            p90: ranked(9), count: values.count))
      }
    }
    return summaries
  }
}
