internal import PortableMath

/// How many replications it takes to certify a probability that lies a given distance above its target.
public enum CertificationEffort {
  /// The number of trials, by the normal approximation, after which the certificate is given with probability `power`.
  ///
  /// - Parameters:
  ///   - probability: What the true probability is taken to be; above `target` and below 1.
  ///   - target: The probability to certify.
  ///   - confidence: The one-sided confidence of the certificate.
  ///   - power: The wanted probability of giving it.
  /// - Returns: (z_confidence + z_power)² p (1 − p) / (p − target)².
  /// - Complexity: O(1).
  public static func trials(
    probability: Double, target: Double, confidence: Double = 0.95, power: Double = 0.8
  ) -> Double {
    precondition(target > 0 && probability > target && probability < 1, "The probability lies between target and 1")
    let z = Normal.quantile(confidence) + Normal.quantile(power)
    let distance = probability - target
    return z * z * probability * (1 - probability) / (distance * distance)
  }
}
