/// The queue of a fixed number of sources, each of which asks again some time after it was served (M/M/c//N).
public struct FiniteSource: Sendable, Equatable {
  /// The mean number of sources that wait or are served.
  public let meanNumber: Double

  /// The mean number of sources that wait.
  public let meanQueue: Double

  /// Services per unit of time.
  public let throughput: Double

  /// The steady state of the queue.
  ///
  /// - Parameters:
  ///   - sources: At least 1.
  ///   - servers: At least 1.
  ///   - requestRate: One over the mean time from a service to the next request of the same source; above 0.
  ///   - serviceRate: Above 0.
  /// - Complexity: O(sources).
  public init(sources: Int, servers: Int, requestRate: Double, serviceRate: Double) {
    precondition(sources >= 1 && servers >= 1 && requestRate > 0 && serviceRate > 0, "A queue needs rates above 0")
    let chain = BirthDeath(
      capacity: sources, births: { Double(sources - $0) * requestRate },
      deaths: { Double(min($0, servers)) * serviceRate })
    meanNumber = chain.meanNumber
    meanQueue = chain.meanAbove(servers)
    throughput = requestRate * (Double(sources) - meanNumber)
  }

  /// The mean wait.
  public var meanWait: Double { meanQueue / throughput }
}
