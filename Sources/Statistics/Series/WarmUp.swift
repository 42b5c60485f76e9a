/// How much of the beginning of a series to drop, by the marginal standard error rule (MSER).
public struct WarmUp: Sendable, Equatable {
  /// The number of observations to drop.
  public let truncation: Int

  /// The least marginal standard error, squared.
  public let statistic: Double

  /// Whether the least was found before the middle of the series; if not, no steady state is in sight.
  public let isSettled: Bool

  /// The truncation that makes the mean of the rest most precise.
  ///
  /// - Parameters:
  ///   - series: Observations in the order of time.
  ///   - batch: The number of observations averaged to one before the search; 5 gives MSER-5.
  /// - Returns: nil for fewer than two batches.
  /// - Complexity: O(series.count).
  /// - Note: K. P. White (1997); K. P. White, M. J. Cobb and S. C. Spratt (2000).
  public init?(series: [Double], batch: Int = 5) {
    precondition(batch >= 1, "A batch holds at least one observation")
    let count = series.count / batch
    if count < 2 { return nil }
    var means: [Double] = []
    means.reserveCapacity(count)
    for index in 0..<count {
      var sum = 0.0
      for offset in 0..<batch { sum += series[index * batch + offset] }
      means.append(sum / Double(batch))
    }
    var best = -1
    var least = Double.infinity
    // From the end backwards, one value more each time.
    var moments = Moments()
    var index = count - 1
    while index >= 0 {
      moments.add(means[index])
      if index <= count / 2 {
        let size = Double(count - index)
        let statistic = moments.sumOfSquares / (size * size)
        if statistic <= least {
          least = statistic
          best = index
        }
      }
      index -= 1
    }
    truncation = best * batch
    statistic = least
    isSettled = best < count / 2
  }
}
