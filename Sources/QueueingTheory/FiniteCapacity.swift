/// The queue M/M/c/K: who finds `capacity` customers present is turned away.
public struct FiniteCapacity: Sendable, Equatable {
  /// The share of arrivals that is turned away.
  public let blocking: Double

  /// The mean number of customers that wait.
  public let meanQueue: Double

  /// The mean number of customers that wait or are served.
  public let meanNumber: Double

  /// Services per unit of time.
  public let throughput: Double

  /// The steady state of the queue.
  ///
  /// - Parameters:
  ///   - arrivalRate: Above 0.
  ///   - serviceRate: Above 0.
  ///   - servers: At least 1.
  ///   - capacity: The greatest number of customers present, at least `servers`.
  /// - Complexity: O(capacity).
  public init(arrivalRate: Double, serviceRate: Double, servers: Int, capacity: Int) {
    precondition(arrivalRate > 0 && serviceRate > 0, "A queue needs rates above 0")
    precondition(servers >= 1 && capacity >= servers, "A queue needs room for those who are served")
    let chain = BirthDeath(
      capacity: capacity, births: { _ in arrivalRate }, deaths: { Double(min($0, servers)) * serviceRate })
    blocking = chain.probabilities[capacity]
    meanQueue = chain.meanAbove(servers)
    meanNumber = chain.meanNumber
    throughput = arrivalRate * (1 - blocking)
  }

  /// The mean wait of those who are let in.
  public var meanWait: Double { meanQueue / throughput }
}
