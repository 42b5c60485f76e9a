internal import PortableMath

/// The ranks of a sample between which the quantile of its law lies with a stated confidence, whatever the law.
public struct QuantileInterval: Sendable, Equatable {
  /// The rank, from 1, of the lower end; nil where the sample is too small and the lower end is −∞.
  public let lowerRank: Int?

  /// The rank, from 1, of the upper end; nil where the sample is too small and the upper end is ∞.
  public let upperRank: Int?

  /// The exact confidence for a continuous law, at least the level asked for.
  public let coverage: Double

  /// The ranks for a sample of `count` values.
  ///
  /// - Parameters:
  ///   - count: The size of the sample, at least 1.
  ///   - probability: The order of the quantile, above 0 and below 1.
  ///   - level: The confidence, above 0 and below 1; each side misses with at most half of the rest.
  /// - Complexity: O(log count) evaluations of the binomial law.
  public init(count: Int, probability: Double, level: Double) {
    precondition(count >= 1, "A quantile needs at least one value")
    precondition(probability > 0 && probability < 1, "The order of a quantile lies between 0 and 1")
    precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1")
    let side = (1 - level) / 2
    /// P(B ≤ k) for B binomial with `count` and `probability`.
    func below(_ k: Int) -> Double {
      if k < 0 { return 0 }
      if k >= count { return 1 }
      return Beta.regularized(1 - probability, alpha: Double(count - k), beta: Double(k + 1))
    }
    /// P(B ≥ k).
    func above(_ k: Int) -> Double {
      if k <= 0 { return 1 }
      if k > count { return 0 }
      return Beta.regularized(probability, alpha: Double(k), beta: Double(count - k + 1))
    }
    // The greatest l with P(B < l) at most `side`.
    var low = 0
    var high = count + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if below(middle - 1) <= side { low = middle } else { high = middle }
    }
    let lower = low
    // The least u with P(B >= u) at most `side`.
    low = 0
    high = count + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if above(middle) <= side { high = middle } else { low = middle }
    }
    let upper = high
    lowerRank = lower == 0 ? nil : lower
    upperRank = upper > count ? nil : upper
    coverage = below(upper - 1) - below(lower - 1)
  }
}

extension Estimate {
  /// The quantile of a sample with the interval that its order statistics give.
  ///
  /// - Parameters:
  ///   - values: At least one number, one per replication, in any order.
  ///   - probability: The order of the quantile, above 0 and below 1.
  ///   - level: The confidence, above 0 and below 1.
  /// - Returns: The value of rank ⌈n · probability⌉; the interval is absent where the sample is too small for one of its
  ///   ends.
  /// - Complexity: O(n log n).
  public static func quantile(of values: [Double], probability: Double, level: Double) -> Estimate {
    let ranks = QuantileInterval(count: values.count, probability: probability, level: level)
    let sorted = values.sorted()
    let exact = Double(values.count) * probability
    var rank = Int(exact)
    if Double(rank) < exact { rank += 1 }
    var interval: Interval?
    if let lower = ranks.lowerRank, let upper = ranks.upperRank {
      interval = Interval(low: sorted[lower - 1], high: sorted[upper - 1])
    }
    return Estimate(
      value: sorted[max(1, rank) - 1], standardError: nil, interval: interval, count: values.count, level: level,
      method: .orderStatistics)
  }
}
