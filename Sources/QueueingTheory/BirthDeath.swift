/// The steady state of a queue whose number of customers goes up and down by one.
public struct BirthDeath: Sendable, Equatable {
  /// The probability of each number of customers, from 0.
  public let probabilities: [Double]

  /// The steady state over 0...capacity customers.
  ///
  /// - Parameters:
  ///   - capacity: The greatest number of customers, 0 or more.
  ///   - births: The arrivals per unit of time at a number of customers below the capacity, 0 or above.
  ///   - deaths: The departures per unit of time at a number of customers above 0; above 0.
  /// - Complexity: O(capacity).
  public init(capacity: Int, births: (Int) -> Double, deaths: (Int) -> Double) {
    precondition(capacity >= 0, "A capacity is 0 or above")
    var weights = [1.0]
    var sum = 1.0
    for number in 0..<capacity {
      let weight = weights[number] * births(number) / deaths(number + 1)
      weights.append(weight)
      sum += weight
      if weight > 0x1p800 {
        for index in weights.indices { weights[index] *= 0x1p-800 }
        sum *= 0x1p-800
      }
    }
    for index in weights.indices { weights[index] /= sum }
    probabilities = weights
  }

  /// The mean number of customers.
  public var meanNumber: Double { meanAbove(0) }

  /// The mean number of customers above `threshold`: the mean queue where that many servers are.
  ///
  /// - Complexity: O(capacity).
  public func meanAbove(_ threshold: Int) -> Double {
    var sum = 0.0
    for index in probabilities.indices where index > threshold {
      sum += Double(index - threshold) * probabilities[index]
    }
    return sum
  }
}
