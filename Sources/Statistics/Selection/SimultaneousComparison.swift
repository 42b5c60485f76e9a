internal import PortableMath

/// Factors of standard errors for several comparisons at once that ran independently.
///
/// Under common random numbers these laws do not hold: use ``JointBootstrap`` or Bonferroni's level.
public enum SimultaneousComparison {
  /// Whether a difference matters in one direction only.
  public enum Sides: Sendable {
    /// In one direction.
    case one
    /// In both directions.
    case two
  }

  /// The level of each of several intervals that together hold with `level`, after C. E. Bonferroni.
  public static func bonferroniLevel(_ level: Double, comparisons: Int) -> Double {
    precondition(comparisons >= 1, "There is at least one comparison")
    return 1 - (1 - level) / Double(comparisons)
  }

  /// C. W. Dunnett's factor for comparisons with one baseline, with samples of equal size and spread.
  ///
  /// - Parameters:
  ///   - level: The joint confidence, above 0 and below 1.
  ///   - comparisons: At least 1.
  ///   - degreesOfFreedom: Above 0, also infinite.
  ///   - sides: Whether differences matter in both directions.
  /// - Complexity: About 700,000 evaluations of the normal law.
  public static func dunnett(level: Double, comparisons: Int, degreesOfFreedom: Double, sides: Sides) -> Double {
    precondition(level > 0 && level < 1 && comparisons >= 1, "A confidence level lies between 0 and 1")
    let normal = Quadrature.normal
    let deviation = Quadrature.deviation(degreesOfFreedom: degreesOfFreedom)
    let root = (2.0).squareRoot()
    return Quadrature.root(of: level) { factor in
      deviation.integral { s in
        normal.integral { z in
          let shift = root * factor * s
          let upper = Normal.cumulative(z + shift)
          switch sides {
          case .one: return wholePower(upper, comparisons)
          case .two: return wholePower(upper - Normal.cumulative(z - shift), comparisons)
          }
        }
      }
    }
  }

  /// J. W. Tukey's factor for all pairs of `groups`: the quantile of the studentized range.
  ///
  /// - Parameters:
  ///   - level: The joint confidence, above 0 and below 1.
  ///   - groups: At least 2.
  ///   - degreesOfFreedom: Above 0, also infinite.
  /// - Complexity: About 700,000 evaluations of the normal law.
  public static func tukey(level: Double, groups: Int, degreesOfFreedom: Double) -> Double {
    precondition(level > 0 && level < 1 && groups >= 2, "A confidence level lies between 0 and 1")
    let normal = Quadrature.normal
    let deviation = Quadrature.deviation(degreesOfFreedom: degreesOfFreedom)
    return Quadrature.root(of: level) { range in
      deviation.integral { s in
        Double(groups)
          * normal.integral { z in
            wholePower(Normal.cumulative(z) - Normal.cumulative(z - range * s), groups - 1)
          }
      }
    }
  }
}
