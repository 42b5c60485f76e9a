/// The distance of H. Cramér and R. von Mises between a sample and a continuous law.
public enum CramerVonMises {
  /// The statistic W²: the sum of the squared distances at the sample's values.
  ///
  /// - Parameters:
  ///   - sample: At least one value, in any order.
  ///   - cumulative: The probability of a value at or below the argument.
  /// - Complexity: O(n log n).
  public static func statistic(_ sample: [Double], cumulative: (Double) -> Double) -> Double {
    precondition(!sample.isEmpty, "A distance needs at least one value")
    let n = Double(sample.count)
    var sum = 1 / (12 * n)
    for (index, value) in sample.sorted().enumerated() {
      let difference = cumulative(value) - Double(2 * index + 1) / (2 * n)
      sum += difference * difference
    }
    return sum
  }
}
