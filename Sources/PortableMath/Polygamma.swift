extension Gamma {
  /// The digamma function ψ(x): the derivative of ln Γ(x).
  ///
  /// - Parameter x: A finite number above 0.
  /// - Complexity: O(1).
  /// - Note: Recurrence up to 15 or more, then the asymptotic series.
  public static func digamma(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "The digamma function needs a finite number above 0")
    var sum = 0.0
    var shifted = x
    while shifted < 15 {
      sum += 1 / shifted
      shifted += 1
    }
    let z = 1 / (shifted * shifted)
    let tail = 1.0 / 240.0 - z * (1.0 / 132.0 - z * (691.0 / 32760.0 - z * (1.0 / 12.0)))
    let series = z * (1.0 / 12.0 - z * (1.0 / 120.0 - z * (1.0 / 252.0 - z * tail)))
    return PortableMath.logarithm(shifted) - 0.5 / shifted - series - sum
  }

  /// The trigamma function ψ′(x): the second derivative of ln Γ(x).
  ///
  /// - Parameter x: A finite number above 0.
  /// - Complexity: O(1).
  /// - Note: Recurrence up to 15 or more, then the asymptotic series.
  public static func trigamma(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "The trigamma function needs a finite number above 0")
    var sum = 0.0
    var shifted = x
    while shifted < 15 {
      sum += 1 / (shifted * shifted)
      shifted += 1
    }
    let z = 1 / (shifted * shifted)
    let tail = 1.0 / 30.0 - z * (5.0 / 66.0 - z * (691.0 / 2730.0 - z * (7.0 / 6.0)))
    let series = 1.0 / 6.0 - z * (1.0 / 30.0 - z * (1.0 / 42.0 - z * tail))
    return sum + (1 + 0.5 / shifted + z * series) / shifted
  }
}
