internal import PortableMath

/// Staffing by the square-root rule for patient customers, in the limit of S. Halfin and W. Whitt.
public enum HalfinWhitt {
  /// The limiting probability of delay with `load + beta · √load` servers.
  ///
  /// - Parameter beta: Above 0.
  /// - Complexity: O(1).
  public static func delayProbability(beta: Double) -> Double {
    precondition(beta > 0, "Patient customers need a positive safety margin")
    return 1 / (1 + beta * Normal.cumulative(beta) / Normal.density(beta))
  }

  /// The margin `beta` at which the limiting probability of delay is `delayProbability`.
  ///
  /// - Parameter delayProbability: Above 0 and below 1.
  /// - Complexity: About 60 evaluations of the normal law.
  public static func beta(delayProbability: Double) -> Double {
    precondition(delayProbability > 0 && delayProbability < 1, "A delay probability lies between 0 and 1")
    var low = 0.0
    var high = 38.0
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if HalfinWhitt.delayProbability(beta: middle) > delayProbability { low = middle } else { high = middle }
    }
  }

  /// The number of servers ⌈load + beta · √load⌉.
  ///
  /// - Complexity: O(1).
  public static func servers(offeredLoad: Double, beta: Double) -> Int {
    precondition(offeredLoad >= 0, "A load is 0 or above")
    let exact = max(0, offeredLoad + beta * offeredLoad.squareRoot())
    let whole = Int(exact)
    return Double(whole) < exact ? whole + 1 : whole
  }
}
