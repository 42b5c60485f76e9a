internal import PortableMath

/// Staffing by the square-root rule for impatient customers, in the limit of O. Garnett, A. Mandelbaum and M. Reiman.
public struct Garnett: Sendable, Equatable {
  /// The limiting probability of delay.
  public let delayProbability: Double

  /// The limiting probability of leaving unserved.
  public let abandonmentProbability: Double

  /// The limits for `servers` = load + beta · √load servers.
  ///
  /// - Parameters:
  ///   - servers: At least 1.
  ///   - beta: Any number; negative means fewer servers than load.
  ///   - serviceRate: Above 0.
  ///   - abandonmentRate: Above 0.
  /// - Complexity: O(1).
  public init(servers: Int, beta: Double, serviceRate: Double, abandonmentRate: Double) {
    precondition(servers >= 1 && serviceRate > 0 && abandonmentRate > 0, "A queue needs rates above 0 and a server")
    let root = (abandonmentRate / serviceRate).squareRoot()
    let scaled = beta / root
    delayProbability = 1 / (1 + root * Garnett.hazard(scaled) / Garnett.hazard(-beta))
    abandonmentProbability =
      delayProbability * root * (Garnett.hazard(scaled) - scaled) / Double(servers).squareRoot()
  }

  /// The hazard rate of the standard normal law.
  private static func hazard(_ x: Double) -> Double {
    x > 30 ? x + 1 / x : Normal.density(x) / Normal.upperTail(x)
  }
}
