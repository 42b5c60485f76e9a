internal import PortableMath

/// The single server M/M/1 + D: every customer leaves after the same time of waiting.
public struct ConstantPatience: Sendable, Equatable {
  /// The probability that the server is idle.
  public let idleProbability: Double

  /// The probability that a customer leaves unserved.
  public let abandonmentProbability: Double

  /// The steady state of the queue.
  ///
  /// - Parameters:
  ///   - arrivalRate: Above 0.
  ///   - serviceRate: Above 0.
  ///   - patience: 0 or above.
  /// - Complexity: O(1).
  /// - Note: F. Baccelli and G. Hebuterne (1981).
  public init(arrivalRate: Double, serviceRate: Double, patience: Double) {
    precondition(arrivalRate > 0 && serviceRate > 0 && patience >= 0, "A queue needs rates above 0")
    let spare = serviceRate - arrivalRate
    let within = spare == 0 ? patience : -exponentialMinusOne(-spare * patience) / spare
    let beyond = exponential(-spare * patience) / serviceRate
    idleProbability = 1 / (1 + arrivalRate * within + arrivalRate * beyond)
    abandonmentProbability = idleProbability * arrivalRate * beyond
  }
}
