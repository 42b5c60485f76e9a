internal import PortableMath

/// Whether two groups of durations differ, by the log-rank test.
public struct LogRank: Sendable, Equatable {
  /// The number of ends in the first group.
  public let observed: Int

  /// The number of ends in the first group if both groups were alike.
  public let expected: Double

  /// The variance of the difference.
  public let variance: Double

  /// (observed − expected)² / variance; 0 where there is no variance.
  public let statistic: Double

  /// The probability of a statistic as great or greater by chance.
  public let pValue: Double

  /// The comparison of two groups.
  ///
  /// - Parameters:
  ///   - first: The durations of the first group and whether each end was seen.
  ///   - second: Those of the second group.
  /// - Complexity: O(n log n).
  public init(first: (durations: [Double], hasEnded: [Bool]), second: (durations: [Double], hasEnded: [Bool])) {
    precondition(
      first.durations.count == first.hasEnded.count && second.durations.count == second.hasEnded.count,
      "Every duration needs to be known as ended or not")
    let durations = first.durations + second.durations
    let hasEnded = first.hasEnded + second.hasEnded
    let order = ascendingOrder(of: durations)
    var firstAtRisk = first.durations.count
    var observed = 0
    var expected = 0.0
    var variance = 0.0
    var position = 0
    while position < order.count {
      let time = durations[order[position]]
      let atRisk = order.count - position
      let share = Double(firstAtRisk) / Double(atRisk)
      var ended = 0
      while position < order.count && durations[order[position]] == time {
        let index = order[position]
        let isFirst = index < first.durations.count
        if hasEnded[index] {
          ended += 1
          if isFirst { observed += 1 }
        }
        if isFirst { firstAtRisk -= 1 }
        position += 1
      }
      expected += Double(ended) * share
      if atRisk > 1 {
        variance += Double(ended) * share * (1 - share) * Double(atRisk - ended) / Double(atRisk - 1)
      }
    }
    self.observed = observed
    self.expected = expected
    self.variance = variance
    let difference = Double(observed) - expected
    statistic = variance > 0 ? difference * difference / variance : 0
    pValue = ChiSquared.upperTail(statistic, degreesOfFreedom: 1)
  }
}
