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

  /// The number of replications, by the normal approximation, after which a one-sided bound of a mean or of a ratio lies
  /// on the good side with probability `power`.
  ///
  /// - Parameters:
  ///   - standardDeviation: Of one replication's (linearised) value; 0 or above.
  ///   - distance: Between the true value and the bound to certify; above 0.
  ///   - confidence: Of the bound, one-sided.
  ///   - power: The chance that the bound lies there.
  /// - Returns: ((z_confidence + z_power) · standard deviation / distance)².
  /// - Complexity: O(1).
  public static func replications(
    standardDeviation: Double, distance: Double, confidence: Double = 0.95, power: Double = 0.8
  ) -> Double {
    precondition(standardDeviation >= 0 && distance > 0, "A distance to certify is above 0")
    let z = (Normal.quantile(confidence) + Normal.quantile(power)) * standardDeviation / distance
    return z * z
  }

  /// The least number of trials after which Clopper and Pearson's lower bound reaches `target` with probability `power`
  /// or more, if the true probability is `probability`.
  ///
  /// Only numbers are looked at with which a further failure becomes affordable: between two of them the power falls.
  ///
  /// - Parameters:
  ///   - probability: The true one.
  ///   - target: What the bound must reach.
  ///   - confidence: Of the bound, one-sided.
  ///   - power: The chance that it reaches the target.
  ///   - cap: The number that is never exceeded.
  /// - Returns: nil where `cap` trials are not enough.
  /// - Complexity: O(failures afforded · log cap) evaluations of the binomial law.
  public static func exactTrials(
    probability: Double, target: Double, confidence: Double = 0.95, power: Double = 0.8, cap: Int
  ) -> Int? {
    guard probability > target else { return nil }
    var failures = 0
    while true {
      let trials = ClopperPearson.trialsNeeded(failures: failures, target: target, confidence: confidence)
      if trials > cap { return nil }
      // P(at most so many failures | probability), by the beta law.
      let chance = Beta.regularized(probability, alpha: Double(trials - failures), beta: Double(failures + 1))
      if chance >= power { return trials }
      failures += 1
    }
  }
}
