internal import PortableMath

/// The exact bounds of C. J. Clopper and E. S. Pearson for a probability, from counted successes.
public enum ClopperPearson {
  /// The two-sided interval for the probability behind `successes` of `trials`.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1; independent, such as one per replication.
  ///   - level: The confidence, above 0 and below 1.
  /// - Complexity: Two beta quantiles.
  public static func interval(successes: Int, of trials: Int, level: Double) -> Interval {
    let oneSided = 0.5 + level / 2
    return Interval(
      low: lowerBound(successes: successes, of: trials, confidence: oneSided),
      high: upperBound(successes: successes, of: trials, confidence: oneSided))
  }

  /// The number that the probability exceeds with the given confidence; 0 where nothing succeeded.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1.
  ///   - confidence: The one-sided confidence, above 0 and below 1.
  /// - Complexity: One beta quantile.
  public static func lowerBound(successes: Int, of trials: Int, confidence: Double) -> Double {
    check(successes, trials, confidence)
    if successes == 0 { return 0 }
    return Beta.quantile(
      probability: 1 - confidence, alpha: Double(successes), beta: Double(trials - successes + 1))
  }

  /// The number that the probability stays below with the given confidence; 1 where everything succeeded.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1.
  ///   - confidence: The one-sided confidence, above 0 and below 1.
  /// - Complexity: One beta quantile.
  public static func upperBound(successes: Int, of trials: Int, confidence: Double) -> Double {
    check(successes, trials, confidence)
    if successes == trials { return 1 }
    return 1
      - Beta.quantile(probability: 1 - confidence, alpha: Double(trials - successes), beta: Double(successes + 1))
  }

  /// The smallest number of trials that certifies a probability of `target` or more in spite of `failures`.
  ///
  /// - Parameters:
  ///   - failures: 0 or more.
  ///   - target: The probability to certify, above 0 and below 1.
  ///   - confidence: The one-sided confidence, above 0 and below 1.
  /// - Complexity: O(log result) evaluations of the binomial law.
  public static func trialsNeeded(failures: Int, target: Double, confidence: Double) -> Int {
    precondition(failures >= 0 && target > 0 && target < 1, "A target lies between 0 and 1")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1")
    // The lower bound reaches the target where P(at most `failures` failures | target) is at most 1 - confidence.
    func suffices(_ trials: Int) -> Bool {
      Beta.regularized(target, alpha: Double(trials - failures), beta: Double(failures + 1)) <= 1 - confidence
    }
    var above = failures + 1
    while !suffices(above) { above *= 2 }
    var below = failures
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if suffices(middle) { above = middle } else { below = middle }
    }
    return above
  }

  private static func check(_ successes: Int, _ trials: Int, _ confidence: Double) {
    precondition(trials >= 1 && successes >= 0 && successes <= trials, "Successes lie from 0 to the number of trials")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1")
  }
}
