internal import PortableMath

/// The exact law of successes in independent trials, for holding a stated rate against what was counted.
public enum BinomialTest {
  /// The chance of at least `successes` where each trial succeeds with chance `rate`.
  ///
  /// - Note: It is the regularised incomplete beta function I_rate(successes, trials − successes + 1).
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1.
  ///   - rate: Above 0 and below 1.
  /// - Complexity: One incomplete beta function.
  public static func atLeast(_ successes: Int, of trials: Int, rate: Double) -> Double {
    precondition(trials >= 1 && successes >= 0 && successes <= trials, "Successes lie from 0 to the number of trials")
    precondition(rate > 0 && rate < 1, "A rate lies between 0 and 1")
    if successes == 0 { return 1 }
    return Beta.regularized(rate, alpha: Double(successes), beta: Double(trials - successes + 1))
  }

  /// The chance of at most `successes`.
  ///
  /// - Complexity: One incomplete beta function.
  public static func atMost(_ successes: Int, of trials: Int, rate: Double) -> Double {
    successes == trials ? 1 : atLeast(trials - successes, of: trials, rate: 1 - rate)
  }
}
