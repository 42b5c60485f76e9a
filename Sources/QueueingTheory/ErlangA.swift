internal import PortableMath

/// The queue M/M/n + M of C. Palm: customers leave after an exponential time of waiting.
///
/// Times are in whatever unit the rates are per.
public struct ErlangA: Sendable, Equatable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double

  /// Services per unit of time and server.
  public let serviceRate: Double

  /// One over the mean patience.
  public let abandonmentRate: Double

  /// The number of servers.
  public let servers: Int

  /// The probability that an arrival has to wait.
  public let delayProbability: Double

  /// The mean number of customers that wait.
  public let meanQueue: Double

  /// The probability of each number of waiting customers, from 0, while all servers are busy.
  private let busy: [Double]

  /// A queue with the given rates.
  ///
  /// - Parameters:
  ///   - arrivalRate: Above 0.
  ///   - serviceRate: Above 0.
  ///   - abandonmentRate: Above 0; for patient customers see ``ErlangC``.
  ///   - servers: At least 1.
  /// - Complexity: O(servers + longest likely queue).
  public init(arrivalRate: Double, serviceRate: Double, abandonmentRate: Double, servers: Int) {
    precondition(arrivalRate > 0 && serviceRate > 0 && servers >= 1, "A queue needs rates above 0 and a server")
    precondition(abandonmentRate > 0, "Impatient customers leave at a rate above 0")
    self.arrivalRate = arrivalRate
    self.serviceRate = serviceRate
    self.abandonmentRate = abandonmentRate
    self.servers = servers
    let capacity = Double(servers) * serviceRate
    // Weights relative to the state in which all are busy and none waits.
    var below = 1 / ErlangB.blocking(servers: servers, offeredLoad: arrivalRate / serviceRate) - 1
    var weights = [1.0]
    var sum = 1.0
    var weight = 1.0
    var waiting = 0.0
    while true {
      waiting += 1
      let leaving = capacity + waiting * abandonmentRate
      weight *= arrivalRate / leaving
      weights.append(weight)
      sum += weight
      if leaving > arrivalRate && weight < 1e-30 * sum { break }
      if weight > 0x1p800 {
        for index in weights.indices { weights[index] *= 0x1p-800 }
        weight *= 0x1p-800
        sum *= 0x1p-800
        below *= 0x1p-800
      }
    }
    let total = below + sum
    var queue = 0.0
    for index in weights.indices {
      weights[index] /= total
      queue += Double(index) * weights[index]
    }
    busy = weights
    delayProbability = sum / total
    meanQueue = queue
  }

  /// The probability that a customer leaves unserved.
  public var abandonmentProbability: Double { abandonmentRate * meanQueue / arrivalRate }

  /// The mean wait of all customers, served or not.
  public var meanWait: Double { meanQueue / arrivalRate }

  /// The share of the servers' time that is busy.
  public var utilization: Double {
    arrivalRate * (1 - abandonmentProbability) / (Double(servers) * serviceRate)
  }

  /// The ratio of the rate of service to that of losing patience: a parameter of the laws of waiting.
  private var ratio: Double { Double(servers) * serviceRate / abandonmentRate }

  /// The mean wait of those who are served.
  ///
  /// - Complexity: O(longest likely queue).
  public var meanWaitOfServed: Double {
    var sum = 0.0
    var mean = 0.0
    var ahead = 0.0
    for probability in busy {
      mean += 1 / (abandonmentRate * (ratio + 1 + ahead))
      ahead += 1
      sum += probability * (ratio / (ratio + ahead)) * mean
    }
    return sum / (1 - abandonmentProbability)
  }

  /// The probability that a customer, served or not, waits longer than `time`.
  ///
  /// - Complexity: O(longest likely queue) evaluations of the incomplete beta function.
  public func waitExceeds(_ time: Double) -> Double {
    precondition(time >= 0, "A time is 0 or above")
    let patient = exponential(-abandonmentRate * time)
    var sum = 0.0
    var stages = 1.0
    for probability in busy {
      sum += probability * Beta.regularized(patient, alpha: ratio, beta: stages)
      stages += 1
    }
    return sum * patient
  }

  /// The probability that a customer is served and waits at most `time` for it.
  ///
  /// - Complexity: O(longest likely queue) evaluations of the incomplete beta function.
  public func servedWithin(_ time: Double) -> Double {
    precondition(time >= 0, "A time is 0 or above")
    let elapsed = -exponentialMinusOne(-abandonmentRate * time)
    var sum = 1 - delayProbability
    var stages = 1.0
    for probability in busy {
      sum +=
        probability * (ratio / (ratio + stages)) * Beta.regularized(elapsed, alpha: stages, beta: ratio + 1)
      stages += 1
    }
    return sum
  }

  /// The wait that is exceeded with probability 1 − `probability`; 0 where fewer have to wait at all.
  ///
  /// - Complexity: About 50 evaluations of ``waitExceeds(_:)``.
  public func waitQuantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability < 1, "A quantile needs a probability from 0 to below 1")
    let tail = 1 - probability
    if tail >= delayProbability { return 0 }
    var low = 0.0
    var high = 1 / abandonmentRate
    while waitExceeds(high) > tail { high *= 2 }
    while high - low > 1e-14 * high {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if waitExceeds(middle) > tail { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
