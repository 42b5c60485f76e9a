/// The single server M/G/1 with patient customers, served in the order of arrival.
public struct PollaczekKhinchine: Sendable, Equatable {
  /// Arrivals per unit of time.
  public var arrivalRate: Double

  /// The mean service time.
  public var mean: Double

  /// The mean of the squared service time.
  public var secondMoment: Double

  /// A queue with the given arrivals and moments of service.
  public init(arrivalRate: Double, mean: Double, secondMoment: Double) {
    precondition(arrivalRate > 0 && mean > 0, "A queue needs a rate and a mean above 0")
    precondition(secondMoment >= mean * mean, "A second moment is at least the square of the mean")
    self.arrivalRate = arrivalRate
    self.mean = mean
    self.secondMoment = secondMoment
  }

  /// The share of time that the server is busy.
  public var utilization: Double { arrivalRate * mean }

  /// The mean wait; infinite where the queue is not stable.
  public var meanWait: Double {
    utilization < 1 ? arrivalRate * secondMoment / (2 * (1 - utilization)) : .infinity
  }

  /// The mean number of customers that wait.
  public var meanQueue: Double { arrivalRate * meanWait }

  /// The mean of the squared wait, after L. Takács, from the mean of the cubed service time.
  public func secondMomentOfWait(thirdMoment: Double) -> Double {
    let wait = meanWait
    return utilization < 1 ? 2 * wait * wait + arrivalRate * thirdMoment / (3 * (1 - utilization)) : .infinity
  }
}
