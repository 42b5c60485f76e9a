/// How to share a fixed number of replications among scenarios so that the best is found most likely (OCBA).
public enum BudgetAllocation {
  /// The share of the replications that each scenario should get.
  ///
  /// - Parameters:
  ///   - means: At least two; the best one must be ahead of all others.
  ///   - deviations: As many standard deviations above 0.
  ///   - isMaximizing: Whether large means are good.
  /// - Returns: Shares that sum to 1.
  /// - Complexity: O(means.count).
  /// - Note: C.-H. Chen, J. Lin, E. Yücesan and S. E. Chick (2000).
  public static func shares(means: [Double], deviations: [Double], isMaximizing: Bool) -> [Double] {
    precondition(means.count == deviations.count && means.count >= 2, "Every mean needs a deviation")
    var best = 0
    for index in means.indices where isMaximizing ? means[index] > means[best] : means[index] < means[best] {
      best = index
    }
    var shares = [Double](repeating: 0, count: means.count)
    var sum = 0.0
    var squares = 0.0
    for index in means.indices where index != best {
      precondition(means[index] != means[best] && deviations[index] > 0, "The best must be ahead of all others")
      let ratio = deviations[index] / (means[index] - means[best])
      shares[index] = ratio * ratio
      sum += shares[index]
      squares += shares[index] * shares[index] / (deviations[index] * deviations[index])
    }
    shares[best] = deviations[best] * squares.squareRoot()
    sum += shares[best]
    for index in shares.indices { shares[index] /= sum }
    return shares
  }
}
