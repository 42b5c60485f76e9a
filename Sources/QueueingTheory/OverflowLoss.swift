/// Two classes with one server each and one flexible server for both; who finds no server is lost.
public struct OverflowLoss: Sendable, Equatable {
  /// The share of each class that is lost.
  public let blocking: (first: Double, second: Double)

  /// The steady state, exact.
  ///
  /// - Parameters:
  ///   - arrivalRates: Of each class, above 0.
  ///   - serviceRate: Of all servers, above 0.
  /// - Complexity: O(1): a chain of eight states.
  public init(arrivalRates: (first: Double, second: Double), serviceRate: Double) {
    precondition(arrivalRates.first > 0 && arrivalRates.second > 0 && serviceRate > 0, "A queue needs rates above 0")
    // Bit 0: the first class's own server is busy; bit 1: the second's; bit 2: the flexible one.
    var chain = MarkovChain(count: 8)
    for state in 0..<8 {
      for (own, rate) in [(1, arrivalRates.first), (2, arrivalRates.second)] {
        if state & own == 0 {
          chain.move(from: state, to: state | own, rate: rate)
        } else if state & 4 == 0 {
          chain.move(from: state, to: state | 4, rate: rate)
        }
      }
      for server in [1, 2, 4] where state & server != 0 {
        chain.move(from: state, to: state ^ server, rate: serviceRate)
      }
    }
    let probabilities = chain.stationary()
    blocking = (probabilities[5] + probabilities[7], probabilities[6] + probabilities[7])
  }

  /// Whether both have the same losses.
  public static func == (left: OverflowLoss, right: OverflowLoss) -> Bool { left.blocking == right.blocking }
}
