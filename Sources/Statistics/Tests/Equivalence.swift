internal import PortableMath

/// Whether a difference is small enough not to matter, by two one-sided tests (TOST).
public struct Equivalence: Sendable, Equatable {
  /// What a gate makes of a difference.
  public enum Verdict: Sendable, Equatable {
    /// The difference is significantly beyond the tolerance.
    case different
    /// The difference is significantly within the tolerance.
    case equivalent
    /// Neither is certain yet: more replications would tell.
    case inconclusive
  }

  /// The difference found.
  public var difference: Double

  /// Its standard error, 0 or above.
  public var standardError: Double

  /// The degrees of freedom of the standard error.
  public var degreesOfFreedom: Double

  /// The greatest difference that does not matter, 0 or above.
  public var tolerance: Double

  /// A difference to be judged.
  public init(difference: Double, standardError: Double, degreesOfFreedom: Double, tolerance: Double) {
    precondition(standardError >= 0 && tolerance >= 0, "An error and a tolerance are 0 or above")
    precondition(degreesOfFreedom > 0, "Degrees of freedom are above 0")
    self.difference = difference
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.tolerance = tolerance
  }

  /// The p-value of "the difference is beyond the tolerance": small means equivalent.
  ///
  /// - Complexity: Two evaluations of Student's law.
  public var pValue: Double {
    if standardError == 0 { return difference.magnitude < tolerance ? 0 : 1 }
    return max(
      StudentT.upperTail((difference + tolerance) / standardError, degreesOfFreedom: degreesOfFreedom),
      StudentT.cumulative((difference - tolerance) / standardError, degreesOfFreedom: degreesOfFreedom))
  }

  /// The two-sided p-value of "there is no difference at all".
  ///
  /// - Complexity: One evaluation of Student's law.
  public var pValueOfNoDifference: Double {
    if standardError == 0 { return difference == 0 ? 1 : 0 }
    return 2 * StudentT.upperTail((difference / standardError).magnitude, degreesOfFreedom: degreesOfFreedom)
  }

  /// The interval whose lying within the tolerance means equivalence at `alpha`: confidence 1 − 2·alpha.
  ///
  /// - Complexity: One quantile of Student's law.
  public func interval(alpha: Double) -> Interval {
    Interval(
      centre: difference,
      halfWidth: StudentT.quantile(probability: 1 - alpha, degreesOfFreedom: degreesOfFreedom) * standardError)
  }

  /// The verdict with the given error probabilities, already divided by the numbers of metrics and looks.
  ///
  /// - Parameters:
  ///   - failure: The probability of a false `different`.
  ///   - equivalence: The probability of a false `equivalent`.
  /// - Complexity: Two quantiles of Student's law.
  public func verdict(failure: Double, equivalence: Double) -> Verdict {
    let distance = difference.magnitude
    let certain = StudentT.quantile(probability: 1 - failure, degreesOfFreedom: degreesOfFreedom) * standardError
    if distance - certain > tolerance { return .different }
    let likely = StudentT.quantile(probability: 1 - equivalence, degreesOfFreedom: degreesOfFreedom) * standardError
    return distance + likely < tolerance ? .equivalent : .inconclusive
  }
}
