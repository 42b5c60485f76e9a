/// The N-design: one server for the first class only, one flexible server for both.
///
/// The first class goes to its own server if that is idle, else to the flexible one. The flexible server takes the first
/// class first and finishes what it began.
public struct SkillRouting: Sendable, Equatable {
  /// The mean wait of the first class.
  public let firstWait: Double

  /// The mean wait of the second class.
  public let secondWait: Double

  /// The share of the first class that does not wait.
  public let firstServedAtOnce: Double

  /// The share of the second class that does not wait.
  public let secondServedAtOnce: Double

  /// The share of time that the first class's own server is busy.
  public let ownUtilization: Double

  /// The share of time that the flexible server is busy.
  public let flexibleUtilization: Double

  /// The steady state, exact but for queues cut at `longest`.
  ///
  /// - Parameters:
  ///   - arrivalRates: Of each class, above 0.
  ///   - serviceRate: Of both servers, above 0.
  ///   - longest: The greatest number of waiting customers of each class.
  /// - Complexity: O(first · second) for each of some thousand sweeps.
  public init(
    arrivalRates: (first: Double, second: Double), serviceRate: Double,
    longest: (first: Int, second: Int) = (40, 140)
  ) {
    precondition(arrivalRates.first > 0 && arrivalRates.second > 0 && serviceRate > 0, "A queue needs rates above 0")
    precondition(longest.first >= 1 && longest.second >= 1, "A queue has room for one at least")
    let width = longest.second + 1
    // States: nobody busy; own only; flexible busy, own idle, second class waiting; both busy, first and second waiting.
    let flexible = 2
    let both = flexible + width
    let count = both + (longest.first + 1) * width
    var chain = MarkovChain(count: count)
    let (first, second) = arrivalRates
    chain.move(from: 0, to: 1, rate: first)
    chain.move(from: 0, to: flexible, rate: second)
    chain.move(from: 1, to: both, rate: first + second)
    chain.move(from: 1, to: 0, rate: serviceRate)
    for waiting in 0..<width {
      let state = flexible + waiting
      chain.move(from: state, to: both + waiting, rate: first)
      if waiting < longest.second { chain.move(from: state, to: state + 1, rate: second) }
      chain.move(from: state, to: waiting > 0 ? state - 1 : 0, rate: serviceRate)
    }
    for ahead in 0...longest.first {
      for waiting in 0..<width {
        let state = both + ahead * width + waiting
        if ahead < longest.first { chain.move(from: state, to: state + width, rate: first) }
        if waiting < longest.second { chain.move(from: state, to: state + 1, rate: second) }
        if ahead > 0 {
          chain.move(from: state, to: state - width, rate: 2 * serviceRate)
        } else {
          chain.move(from: state, to: flexible + waiting, rate: serviceRate)
          chain.move(from: state, to: waiting > 0 ? state - 1 : 1, rate: serviceRate)
        }
      }
    }
    let probabilities = chain.stationary()
    var firstQueue = 0.0
    var secondQueue = 0.0
    var ownBusy = probabilities[1]
    var flexibleBusy = 0.0
    var bothBusy = 0.0
    for waiting in 0..<width {
      flexibleBusy += probabilities[flexible + waiting]
      secondQueue += Double(waiting) * probabilities[flexible + waiting]
    }
    for ahead in 0...longest.first {
      for waiting in 0..<width {
        let probability = probabilities[both + ahead * width + waiting]
        bothBusy += probability
        firstQueue += Double(ahead) * probability
        secondQueue += Double(waiting) * probability
      }
    }
    ownBusy += bothBusy
    flexibleBusy += bothBusy
    firstWait = firstQueue / first
    secondWait = secondQueue / second
    firstServedAtOnce = 1 - bothBusy
    secondServedAtOnce = 1 - flexibleBusy
    ownUtilization = ownBusy
    flexibleUtilization = flexibleBusy
  }
}
