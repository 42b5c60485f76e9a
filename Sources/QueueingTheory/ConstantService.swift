internal import PortableMath

/// The single server M/D/1: every service takes one unit of time.
public enum ConstantService {
  /// The probability of a wait of at most `time` units of service.
  ///
  /// - Parameters:
  ///   - time: 0 or above, in service times.
  ///   - utilization: Above 0 and below 1.
  /// - Complexity: O(time²).
  /// - Note: All terms are positive, so that long waits lose no digits (G. J. Franx, 2001).
  public static func waitIsAtMost(_ time: Double, utilization: Double) -> Double {
    precondition(time >= 0, "A time is 0 or above")
    precondition(utilization > 0 && utilization < 1, "A stable queue has a utilization between 0 and 1")
    var periods = Int(time) + 1
    if Double(periods - 1) > time { periods -= 1 }
    // The probabilities of 0, 1, ... customers, by balancing the crossings of each level.
    var numbers = [1 - utilization]
    let none = exponential(-utilization)
    var tails: [Double] = []
    for count in 0...periods { tails.append(Gamma.lower(shape: Double(count + 1), at: utilization)) }
    for count in 0..<periods {
      var sum = numbers[0] * tails[count]
      var index = 1
      while index <= count {
        sum += numbers[index] * tails[count + 1 - index]
        index += 1
      }
      numbers.append(sum / none)
    }
    // The probability of at most m waiting is that of at most m + 1 present.
    var atMost: [Double] = []
    var total = numbers[0]
    for count in 0..<periods {
      total += numbers[count + 1]
      atMost.append(total)
    }
    let mean = utilization * (Double(periods) - time)
    var weight = exponential(-mean)
    var sum = 0.0
    for arrivals in 0..<periods {
      sum += atMost[periods - 1 - arrivals] * weight
      weight *= mean / Double(arrivals + 1)
    }
    return sum
  }
}
