internal import PortableMath

/// A Markov chain in continuous time with a finite number of states, for queues without a formula.
public struct MarkovChain: Sendable {
  /// A possible move.
  private struct Move: Sendable {
    var source: Int
    var target: Int
    var rate: Double
  }

  /// The number of states; they are 0..<count.
  public let count: Int

  private var moves: [Move] = []
  private var outflows: [Double]

  /// A chain of `count` states without moves.
  public init(count: Int) {
    precondition(count >= 1, "A chain needs a state")
    self.count = count
    outflows = Array(repeating: 0, count: count)
  }

  /// Makes the chain move from `source` to `target` at `rate` per unit of time, on top of moves added before.
  public mutating func move(from source: Int, to target: Int, rate: Double) {
    precondition(rate >= 0 && source != target, "A move goes to another state at a rate of 0 or above")
    if rate == 0 { return }
    moves.append(Move(source: source, target: target, rate: rate))
    outflows[source] += rate
  }

  /// The steady state, of a chain in which every state can be reached from every other.
  ///
  /// - Parameter tolerance: The greatest change of a probability, relative to the greatest, in the last sweep.
  /// - Returns: The probability of each state.
  /// - Complexity: O(moves) for each sweep of the method of Gauss and Seidel; sweeps go up and down in turn.
  public func stationary(tolerance: Double = 1e-15) -> [Double] {
    // Moves by target, in the order in which they were added.
    var starts = [Int](repeating: 0, count: count + 1)
    for move in moves { starts[move.target + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var positions = starts
    var sorted = moves
    for move in moves {
      sorted[positions[move.target]] = move
      positions[move.target] += 1
    }
    var probabilities = [Double](repeating: 1 / Double(count), count: count)
    for _ in 0..<200_000 {
      var change = 0.0
      var greatest = 0.0
      for step in 0..<2 * count {
        let state = step < count ? step : 2 * count - 1 - step
        if outflows[state] == 0 { continue }
        var inflow = 0.0
        for index in starts[state]..<starts[state + 1] {
          inflow += probabilities[sorted[index].source] * sorted[index].rate
        }
        let next = inflow / outflows[state]
        change = max(change, (next - probabilities[state]).magnitude)
        greatest = max(greatest, next)
        probabilities[state] = next
      }
      var sum = 0.0
      for probability in probabilities { sum += probability }
      for state in 0..<count { probabilities[state] /= sum }
      if change <= tolerance * greatest { break }
    }
    return probabilities
  }

  /// The probabilities after a time, and the mean time spent in each state until then.
  ///
  /// - Parameters:
  ///   - initial: The probability of each state at the beginning.
  ///   - time: 0 or above.
  /// - Complexity: O(moves · greatest outflow · time).
  /// - Note: Uniformization (A. Jensen, 1953); all terms are positive. The time is cut where the sum would be long.
  public func transient(from initial: [Double], after time: Double) -> (probabilities: [Double], occupation: [Double]) {
    precondition(initial.count == count && time >= 0, "Every state needs a probability")
    var greatest = 0.0
    for outflow in outflows { greatest = max(greatest, outflow) }
    var occupation = [Double](repeating: 0, count: count)
    if greatest == 0 || time == 0 {
      for state in 0..<count { occupation[state] = initial[state] * time }
      return (initial, occupation)
    }
    let pieces = Int(greatest * time / 100) + 1
    let length = time / Double(pieces)
    var current = initial
    for _ in 0..<pieces {
      let mean = greatest * length
      var weight = exponential(-mean)
      var jumps = 0.0
      var result = [Double](repeating: 0, count: count)
      while true {
        // The mean time with exactly so many jumps is P(more jumps) / rate.
        let more = Gamma.lower(shape: jumps + 1, at: mean)
        for state in 0..<count {
          result[state] += weight * current[state]
          occupation[state] += more / greatest * current[state]
        }
        if jumps > mean && more < 1e-18 { break }
        jumps += 1
        weight *= mean / jumps
        var next = [Double](repeating: 0, count: count)
        for state in 0..<count { next[state] = current[state] * (1 - outflows[state] / greatest) }
        for move in moves { next[move.target] += current[move.source] * (move.rate / greatest) }
        current = next
      }
      current = result
    }
    return (current, occupation)
  }
}
