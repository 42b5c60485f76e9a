internal import PortableMath

/// The delay system M/M/n: patient customers, served in the order of arrival.
///
/// Times are in whatever unit the rates are per.
public struct ErlangC: Sendable, Equatable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double

  /// Services per unit of time and server.
  public let serviceRate: Double

  /// The number of servers.
  public let servers: Int

  /// The probability that an arrival has to wait; 1 where the load is not below the number of servers.
  public let delayProbability: Double

  /// A queue with the given rates.
  ///
  /// - Parameters:
  ///   - arrivalRate: Above 0.
  ///   - serviceRate: Above 0.
  ///   - servers: At least 1.
  /// - Complexity: O(servers).
  public init(arrivalRate: Double, serviceRate: Double, servers: Int) {
    precondition(arrivalRate > 0 && serviceRate > 0 && servers >= 1, "A queue needs rates above 0 and a server")
    self.arrivalRate = arrivalRate
    self.serviceRate = serviceRate
    self.servers = servers
    delayProbability = ErlangC.delayProbability(servers: servers, offeredLoad: arrivalRate / serviceRate)
  }

  /// The probability that an arrival has to wait; 1 where the load is not below the number of servers.
  ///
  /// - Parameters:
  ///   - servers: At least 1.
  ///   - offeredLoad: Arrival rate times mean service time, 0 or above.
  /// - Complexity: O(servers).
  public static func delayProbability(servers: Int, offeredLoad: Double) -> Double {
    precondition(servers >= 1, "A queue needs a server")
    let count = Double(servers)
    if offeredLoad >= count { return 1 }
    let blocking = ErlangB.blocking(servers: servers, offeredLoad: offeredLoad)
    return count * blocking / (count - offeredLoad * (1 - blocking))
  }

  /// Arrival rate times mean service time.
  public var offeredLoad: Double { arrivalRate / serviceRate }

  /// The share of the servers' time that is busy, at most 1.
  public var utilization: Double { min(1, offeredLoad / Double(servers)) }

  /// Whether the queue stays finite.
  public var isStable: Bool { offeredLoad < Double(servers) }

  /// The rate at which the queue empties while all servers are busy.
  private var spareRate: Double { Double(servers) * serviceRate - arrivalRate }

  /// The mean wait of all customers; infinite where the queue is not stable.
  public var meanWait: Double { isStable ? delayProbability / spareRate : .infinity }

  /// The mean number of customers that wait.
  public var meanQueue: Double { arrivalRate * meanWait }

  /// The mean number of customers that wait or are served.
  public var meanNumber: Double { meanQueue + offeredLoad }

  /// The probability of a wait above `time`.
  ///
  /// - Complexity: O(1).
  public func waitExceeds(_ time: Double) -> Double {
    precondition(time >= 0, "A time is 0 or above")
    return isStable ? delayProbability * exponential(-spareRate * time) : 1
  }

  /// The probability of wait and service together above `time`.
  ///
  /// - Complexity: O(1).
  public func sojournExceeds(_ time: Double) -> Double {
    precondition(time >= 0, "A time is 0 or above")
    if !isStable { return 1 }
    let gap = Double(servers) - offeredLoad - 1
    let x = serviceRate * time * gap
    // (1 - exp(-x)) / gap, also where the gap is 0.
    let quotient = gap == 0 ? serviceRate * time : -exponentialMinusOne(-x) / gap
    return exponential(-serviceRate * time) * (1 + delayProbability * quotient)
  }

  /// The wait that is exceeded with probability 1 − `probability`; 0 where fewer have to wait at all.
  ///
  /// - Complexity: O(1).
  public func waitQuantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability < 1, "A quantile needs a probability from 0 to below 1")
    if !isStable { return .infinity }
    let tail = 1 - probability
    return tail >= delayProbability ? 0 : logarithm(delayProbability / tail) / spareRate
  }

  /// The least number of servers with which at most the given share of customers has to wait.
  ///
  /// - Parameters:
  ///   - offeredLoad: Arrival rate times mean service time, 0 or above.
  ///   - delayProbability: Above 0.
  /// - Complexity: O(result).
  public static func leastServers(offeredLoad: Double, delayProbability: Double) -> Int {
    precondition(delayProbability > 0, "A delay probability to stay below is above 0")
    return least(offeredLoad) { $0 <= delayProbability }
  }

  /// The least number of servers with which the share `share` of customers waits at most `time`.
  ///
  /// - Parameters:
  ///   - arrivalRate: Above 0.
  ///   - serviceRate: Above 0.
  ///   - share: Above 0 and below 1.
  ///   - time: 0 or above.
  /// - Complexity: O(result).
  public static func leastServers(arrivalRate: Double, serviceRate: Double, share: Double, within time: Double) -> Int {
    precondition(share > 0 && share < 1 && time >= 0, "A service level is a share between 0 and 1 within a time")
    let load = arrivalRate / serviceRate
    return least(load) { delay, servers in
      1 - delay * exponential(-(Double(servers) - load) * serviceRate * time) >= share
    }
  }

  private static func least(_ offeredLoad: Double, _ isEnough: (Double) -> Bool) -> Int {
    least(offeredLoad) { delay, _ in isEnough(delay) }
  }

  private static func least(_ offeredLoad: Double, _ isEnough: (Double, Int) -> Bool) -> Int {
    var blocking = 1.0
    var servers = 0
    while true {
      servers += 1
      let count = Double(servers)
      blocking = offeredLoad * blocking / (count + offeredLoad * blocking)
      if count <= offeredLoad { continue }
      if isEnough(count * blocking / (count - offeredLoad * (1 - blocking)), servers) { return servers }
    }
  }
}
