internal import PortableMath

/// How many servers would be busy if there were enough of them, while arrivals change with time (M_t/M/∞).
public enum OfferedLoad {
  /// The mean number of busy servers at each end of consecutive pieces of constant arrival rate.
  ///
  /// - Parameters:
  ///   - initial: The mean number busy at the beginning.
  ///   - rates: The arrivals per unit of time of each piece.
  ///   - lengths: The length of each piece.
  ///   - serviceRate: Above 0.
  /// - Returns: As many numbers as pieces.
  /// - Complexity: O(rates.count).
  public static func ends(initial: Double, rates: [Double], lengths: [Double], serviceRate: Double) -> [Double] {
    precondition(rates.count == lengths.count && serviceRate > 0, "Every rate needs a length")
    var number = initial
    var result: [Double] = []
    for (rate, length) in zip(rates, lengths) {
      let limit = rate / serviceRate
      number = limit + (number - limit) * exponential(-serviceRate * length)
      result.append(number)
    }
    return result
  }

  /// The mean number of busy servers at the beginning of a cycle that repeats for ever.
  ///
  /// - Parameters:
  ///   - rates: The arrivals per unit of time of each piece of the cycle.
  ///   - lengths: The length of each piece.
  ///   - serviceRate: Above 0.
  /// - Complexity: O(rates.count).
  public static func periodicStart(rates: [Double], lengths: [Double], serviceRate: Double) -> Double {
    var period = 0.0
    for length in lengths { period += length }
    precondition(period > 0, "A cycle has a length above 0")
    let end = ends(initial: 0, rates: rates, lengths: lengths, serviceRate: serviceRate).last ?? 0
    return end / -exponentialMinusOne(-serviceRate * period)
  }

  /// The mean number of busy servers where the arrival rate is `mean + amplitude · sin(angle)` for ever, at a given angle.
  ///
  /// - Parameters:
  ///   - mean: The mean arrival rate.
  ///   - amplitude: The greatest deviation from it.
  ///   - angularFrequency: 2π over the period.
  ///   - serviceRate: Above 0.
  ///   - sine: The sine of the angle.
  ///   - cosine: The cosine of the angle. (There is no portable sine, hence the two numbers.)
  /// - Complexity: O(1).
  public static func sinusoidal(
    mean: Double, amplitude: Double, angularFrequency: Double, serviceRate: Double, sine: Double, cosine: Double
  ) -> Double {
    precondition(serviceRate > 0, "A queue needs a service rate above 0")
    let norm = serviceRate * serviceRate + angularFrequency * angularFrequency
    return mean / serviceRate + amplitude * (serviceRate * sine - angularFrequency * cosine) / norm
  }
}
