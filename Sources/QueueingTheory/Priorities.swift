/// Mean waits of several classes of customers, the first class served first, after A. Cobham.
public enum Priorities {
  /// One class of customers.
  public struct CustomerClass: Sendable, Equatable {
    /// Arrivals per unit of time.
    public var arrivalRate: Double

    /// The mean service time.
    public var mean: Double

    /// The mean of the squared service time.
    public var secondMoment: Double

    /// A class with the given moments of service.
    public init(arrivalRate: Double, mean: Double, secondMoment: Double) {
      precondition(arrivalRate >= 0 && mean > 0, "A class needs a mean above 0")
      precondition(secondMoment >= mean * mean, "A second moment is at least the square of the mean")
      self.arrivalRate = arrivalRate
      self.mean = mean
      self.secondMoment = secondMoment
    }

    /// A class with exponential services.
    public init(arrivalRate: Double, exponentialMean: Double) {
      self.init(
        arrivalRate: arrivalRate, mean: exponentialMean, secondMoment: 2 * exponentialMean * exponentialMean)
    }

    /// A class with constant services.
    public init(arrivalRate: Double, constant: Double) {
      self.init(arrivalRate: arrivalRate, mean: constant, secondMoment: constant * constant)
    }
  }

  /// The mean remaining service that an arrival finds at a single server that is never interrupted.
  public static func residualWork(_ classes: [CustomerClass]) -> Double {
    var sum = 0.0
    for one in classes { sum += one.arrivalRate * one.secondMoment }
    return sum / 2
  }

  /// The mean wait of each class at a single server that finishes what it began (M/G/1).
  ///
  /// - Parameter classes: The most urgent first.
  /// - Returns: As many waits; infinite from the first class on that the server cannot keep up with.
  /// - Complexity: O(classes.count).
  public static func waits(_ classes: [CustomerClass]) -> [Double] {
    waits(of: classes.map { $0.arrivalRate * $0.mean }, base: residualWork(classes))
  }

  /// The mean wait of each class at `servers` servers with equal exponential services (M/M/c), none interrupted.
  ///
  /// - Parameters:
  ///   - arrivalRates: The most urgent first; 0 or above.
  ///   - serviceRate: Above 0.
  ///   - servers: At least 1.
  /// - Returns: As many waits; infinite from the first class on that the servers cannot keep up with.
  /// - Complexity: O(servers + arrivalRates.count).
  public static func waits(arrivalRates: [Double], serviceRate: Double, servers: Int) -> [Double] {
    precondition(serviceRate > 0 && servers >= 1, "A queue needs a rate above 0 and a server")
    let capacity = Double(servers) * serviceRate
    var total = 0.0
    for rate in arrivalRates { total += rate }
    let delay = ErlangC.delayProbability(servers: servers, offeredLoad: total / serviceRate)
    return waits(of: arrivalRates.map { $0 / capacity }, base: delay / capacity)
  }

  /// The mean time from arrival to departure of each class at a single server that breaks off for a more urgent customer
  /// and resumes later (M/G/1, preemptive resume).
  ///
  /// - Parameter classes: The most urgent first.
  /// - Returns: As many times; infinite from the first class on that the server cannot keep up with.
  /// - Complexity: O(classes.count).
  public static func preemptiveSojourns(_ classes: [CustomerClass]) -> [Double] {
    var before = 0.0
    var residual = 0.0
    var result: [Double] = []
    for one in classes {
      let after = before + one.arrivalRate * one.mean
      residual += one.arrivalRate * one.secondMoment / 2
      result.append(after < 1 ? one.mean / (1 - before) + residual / ((1 - before) * (1 - after)) : .infinity)
      before = after
    }
    return result
  }

  private static func waits(of loads: [Double], base: Double) -> [Double] {
    var before = 0.0
    var result: [Double] = []
    for load in loads {
      let after = before + load
      result.append(after < 1 ? base / ((1 - before) * (1 - after)) : .infinity)
      before = after
    }
    return result
  }
}
