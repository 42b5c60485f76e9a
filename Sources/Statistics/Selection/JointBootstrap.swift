/// Intervals for several differences at once, under common random numbers, without any law assumed.
public enum JointBootstrap {
  /// The factor of standard errors with which all intervals hold at once.
  ///
  /// Whole rows are drawn again, so that the correlation of the scenarios is kept.
  ///
  /// - Parameters:
  ///   - rows: At least two replications, each with the differences of every comparison.
  ///   - level: The joint confidence, above 0 and below 1.
  ///   - resamples: The number of samples drawn again, such as 10,000.
  ///   - draw: The row, from 0, to take as the given member of the given sample; a pure function of the two numbers.
  /// - Returns: The quantile of the greatest studentized deviation; nil where no difference has any spread.
  /// - Complexity: O(resamples · rows.count · comparisons).
  public static func factor(
    rows: [[Double]], level: Double, resamples: Int, draw: (_ sample: Int, _ member: Int) -> Int
  ) -> Double? {
    precondition(rows.count >= 2 && resamples >= 1 && level > 0 && level < 1, "A level lies between 0 and 1")
    let comparisons = rows[0].count
    var means: [Double] = []
    var hasSpread = false
    for comparison in 0..<comparisons {
      var moments = Moments()
      for row in rows { moments.add(row[comparison]) }
      means.append(moments.mean)
      if moments.sumOfSquares > 0 { hasSpread = true }
    }
    if !hasSpread { return nil }
    var greatest: [Double] = []
    greatest.reserveCapacity(resamples)
    for sample in 0..<resamples {
      var moments = [Moments](repeating: Moments(), count: comparisons)
      for member in 0..<rows.count {
        let row = rows[draw(sample, member)]
        for comparison in 0..<comparisons { moments[comparison].add(row[comparison]) }
      }
      var largest = 0.0
      for comparison in 0..<comparisons {
        if let error = moments[comparison].standardError, error > 0 {
          largest = max(largest, (moments[comparison].mean - means[comparison]).magnitude / error)
        }
      }
      greatest.append(largest)
    }
    greatest.sort()
    let exact = Double(resamples) * level
    var rank = Int(exact)
    if Double(rank) < exact { rank += 1 }
    return greatest[max(1, rank) - 1]
  }
}
