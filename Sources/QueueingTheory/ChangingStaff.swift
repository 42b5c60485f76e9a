/// The queue M/M/c from an empty start while arrivals and staff change with time, exact but for the cut of the queue.
public struct ChangingStaff: Sendable, Equatable {
  /// A stretch of time in which nothing changes.
  public struct Piece: Sendable, Equatable {
    /// Arrivals per unit of time.
    public var arrivalRate: Double

    /// The number of servers; it must not fall from one piece to the next while services must not be broken off.
    public var servers: Int

    /// How long the piece lasts.
    public var length: Double

    /// A stretch of time.
    public init(arrivalRate: Double, servers: Int, length: Double) {
      precondition(arrivalRate >= 0 && servers >= 0 && length >= 0, "A piece has a length of 0 or above")
      self.arrivalRate = arrivalRate
      self.servers = servers
      self.length = length
    }
  }

  /// The mean number of customers at the end of each piece.
  public let numbers: [Double]

  /// The probability of an empty system at the end of each piece.
  public let emptyProbabilities: [Double]

  /// The mean number that waits, summed over time.
  public let queueTime: Double

  /// The mean number present, summed over time.
  public let numberTime: Double

  /// The mean number of arrivals that find all servers busy.
  public let delayedArrivals: Double

  /// The mean number of departures.
  public let departures: Double

  /// What happens over the given pieces.
  ///
  /// - Parameters:
  ///   - pieces: In the order of time.
  ///   - serviceRate: Above 0.
  ///   - longest: The greatest number of customers present.
  /// - Complexity: O(longest² · serviceRate · time).
  public init(_ pieces: [Piece], serviceRate: Double, longest: Int = 120) {
    precondition(serviceRate > 0 && longest >= 1, "A queue needs a service rate above 0")
    var probabilities = [Double](repeating: 0, count: longest + 1)
    probabilities[0] = 1
    var numbers: [Double] = []
    var emptyProbabilities: [Double] = []
    var queueTime = 0.0
    var numberTime = 0.0
    var delayedArrivals = 0.0
    var departures = 0.0
    for piece in pieces {
      var chain = MarkovChain(count: longest + 1)
      for state in 0...longest {
        if state < longest { chain.move(from: state, to: state + 1, rate: piece.arrivalRate) }
        if state > 0 {
          chain.move(from: state, to: state - 1, rate: Double(min(state, piece.servers)) * serviceRate)
        }
      }
      let (next, occupation) = chain.transient(from: probabilities, after: piece.length)
      probabilities = next
      var mean = 0.0
      for state in 0...longest {
        mean += Double(state) * probabilities[state]
        numberTime += Double(state) * occupation[state]
        queueTime += Double(max(0, state - piece.servers)) * occupation[state]
        departures += Double(min(state, piece.servers)) * serviceRate * occupation[state]
        if state >= piece.servers { delayedArrivals += piece.arrivalRate * occupation[state] }
      }
      numbers.append(mean)
      emptyProbabilities.append(probabilities[0])
    }
    self.numbers = numbers
    self.emptyProbabilities = emptyProbabilities
    self.queueTime = queueTime
    self.numberTime = numberTime
    self.delayedArrivals = delayedArrivals
    self.departures = departures
  }
}
