internal import PortableMath

/// The single server with exponential services and independent gaps between arrivals: D/M/1 and Eₖ/M/1.
public struct RenewalArrivals: Sendable, Equatable {
  /// The services per unit of time.
  public let serviceRate: Double

  /// The share of arrivals that find the server busy: the root of the transform of the gaps.
  public let delayProbability: Double

  /// Gaps of constant length.
  ///
  /// - Complexity: O(1): a few steps of Newton's method.
  public init(constantGap: Double, serviceRate: Double) {
    precondition(constantGap * serviceRate > 1, "A stable queue has gaps longer than services")
    self.serviceRate = serviceRate
    let rate = serviceRate * constantGap
    delayProbability = RenewalArrivals.root { sigma in
      let value = exponential(-rate * (1 - sigma))
      return (value, rate * value)
    }
  }

  /// Gaps that are the sum of `phases` exponential ones, with the given arrivals per unit of time.
  ///
  /// - Complexity: O(phases): a few steps of Newton's method.
  public init(arrivalRate: Double, phases: Int, serviceRate: Double) {
    precondition(arrivalRate > 0 && phases >= 1, "Gaps need a rate above 0 and a phase")
    precondition(arrivalRate < serviceRate, "A stable queue has fewer arrivals than services")
    self.serviceRate = serviceRate
    let rate = arrivalRate * Double(phases)
    delayProbability = RenewalArrivals.root { sigma in
      let factor = rate / (rate + serviceRate * (1 - sigma))
      var value = 1.0
      for _ in 0..<phases { value *= factor }
      return (value, Double(phases) * value * factor * serviceRate / rate)
    }
  }

  /// The mean wait.
  public var meanWait: Double { delayProbability / (serviceRate * (1 - delayProbability)) }

  /// The probability of a wait above `time`.
  public func waitExceeds(_ time: Double) -> Double {
    precondition(time >= 0, "A time is 0 or above")
    return delayProbability * exponential(-serviceRate * (1 - delayProbability) * time)
  }

  /// The root below 1 of σ = transform(σ), a convex function; from 0 upwards Newton's steps never pass it.
  private static func root(_ transform: (Double) -> (value: Double, slope: Double)) -> Double {
    var sigma = 0.0
    for _ in 0..<200 {
      let (value, slope) = transform(sigma)
      let next = sigma + (value - sigma) / (1 - slope)
      if !(next > sigma) { break }
      sigma = next
    }
    return sigma
  }
}
