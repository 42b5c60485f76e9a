internal import PortableMath

/// The interval of E. B. Wilson for a probability, from counted successes.
public enum Wilson {
  /// The two-sided interval for the probability behind `successes` of `trials`.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1; independent, such as one per replication.
  ///   - level: The confidence, above 0 and below 1.
  /// - Complexity: O(1).
  public static func interval(successes: Int, of trials: Int, level: Double) -> Interval {
    precondition(trials >= 1 && successes >= 0 && successes <= trials, "Successes lie from 0 to the number of trials")
    precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1")
    let z = -Normal.quantile((1 - level) / 2)
    let n = Double(trials)
    let share = Double(successes) / n
    let scale = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / scale
    let halfWidth = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / scale
    return Interval(
      low: successes == 0 ? 0 : max(0, centre - halfWidth), high: successes == trials ? 1 : min(1, centre + halfWidth))
  }
}
