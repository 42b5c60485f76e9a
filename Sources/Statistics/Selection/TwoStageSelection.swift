internal import PortableMath

/// The number of replications after which the best of independent scenarios is found in two stages.
public enum TwoStageSelection {
  /// Y. Rinott's constant h: scenario i takes max(first, ⌈h² variance / indifference²⌉) replications.
  ///
  /// - Parameters:
  ///   - candidates: At least 2.
  ///   - first: The replications of the first stage, at least 3.
  ///   - probability: That of choosing the best, above 1 / candidates and below 1.
  /// - Complexity: About 1.2 million evaluations of the normal law.
  public static func rinott(candidates: Int, first: Int, probability: Double) -> Double {
    precondition(candidates >= 2 && first >= 3 && probability > 0 && probability < 1, "A probability is below 1")
    let freedom = Double(first - 1)
    let law = Quadrature.chiSquared(degreesOfFreedom: freedom)
    return Quadrature.root(of: probability) { h in
      law.integral { y in
        let one = law.integral { x in Normal.cumulative(h / (freedom * (1 / x + 1 / y)).squareRoot()) }
        return wholePower(one, candidates - 1)
      }
    }
  }

  /// The constant h₁ of E. J. Dudewicz and S. R. Dalal.
  ///
  /// - Parameters:
  ///   - candidates: At least 2.
  ///   - first: The replications of the first stage, at least 10.
  ///   - probability: That of choosing the best, above 1 / candidates and below 1.
  /// - Complexity: About 30,000 evaluations of Student's law.
  public static func dudewiczDalal(candidates: Int, first: Int, probability: Double) -> Double {
    precondition(candidates >= 2 && first >= 10 && probability > 0 && probability < 1, "A probability is below 1")
    let freedom = Double(first - 1)
    let scale =
      Gamma.logarithm((freedom + 1) / 2) - Gamma.logarithm(freedom / 2) - 0.5 * logarithm(freedom * 3.141592653589793)
    let law = Quadrature(from: -30, to: 30, count: 600) { t in
      exponential(scale - (freedom + 1) / 2 * logarithmOfOnePlus(t * t / freedom))
    }
    return Quadrature.root(of: probability) { h in
      law.integral { t in wholePower(StudentT.cumulative(t + h, degreesOfFreedom: freedom), candidates - 1) }
    }
  }
}
