/// A network of stations with exponential services, between which customers move at random.
///
/// - Note: J. R. Jackson (1957): in the steady state each station is as if it were alone, an M/M/c queue.
public struct JacksonNetwork: Sendable, Equatable {
  /// One station.
  public struct Station: Sendable, Equatable {
    /// Arrivals from outside per unit of time.
    public var arrivalRate: Double

    /// Services per unit of time and server.
    public var serviceRate: Double

    /// The number of servers.
    public var servers: Int

    /// A station with its own arrivals.
    public init(arrivalRate: Double = 0, serviceRate: Double, servers: Int = 1) {
      precondition(arrivalRate >= 0 && serviceRate > 0 && servers >= 1, "A station needs a rate above 0 and a server")
      self.arrivalRate = arrivalRate
      self.serviceRate = serviceRate
      self.servers = servers
    }
  }

  /// The arrivals of each station per unit of time, from outside and from other stations.
  public let flows: [Double]

  /// The share of each station's time that it is busy; 1 or more means that it cannot keep up.
  public let utilizations: [Double]

  /// The mean number of customers at each station; infinite where it cannot keep up.
  public let meanNumbers: [Double]

  /// The arrivals from outside per unit of time.
  public let arrivalRate: Double

  /// The steady state of the network.
  ///
  /// - Parameters:
  ///   - stations: At least one, with arrivals to one of them.
  ///   - routing: For each station the probabilities of going on to each station; what is missing to 1 leaves. Every
  ///     customer must be able to leave in the end.
  /// - Complexity: O(stations.count³).
  public init(stations: [Station], routing: [[Double]]) {
    let count = stations.count
    precondition(count >= 1 && routing.count == count, "A network needs a row of routing for every station")
    // Solve flow = arrivals + routingᵀ flow by elimination; the matrix is diagonally dominant.
    var rows: [[Double]] = []
    for target in 0..<count {
      var row: [Double] = []
      for source in 0..<count {
        precondition(routing[source].count == count, "A row of routing needs a probability for every station")
        row.append((target == source ? 1 : 0) - routing[source][target])
      }
      row.append(stations[target].arrivalRate)
      rows.append(row)
    }
    for pivot in 0..<count {
      precondition(rows[pivot][pivot] > 0, "Every customer must be able to leave the network")
      var row = pivot + 1
      while row < count {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] }
        row += 1
      }
    }
    var flows = [Double](repeating: 0, count: count)
    var index = count - 1
    while index >= 0 {
      var sum = rows[index][count]
      var column = index + 1
      while column < count {
        sum -= rows[index][column] * flows[column]
        column += 1
      }
      flows[index] = sum / rows[index][index]
      index -= 1
    }
    var utilizations: [Double] = []
    var meanNumbers: [Double] = []
    var total = 0.0
    for (station, flow) in zip(stations, flows) {
      utilizations.append(flow / (station.serviceRate * Double(station.servers)))
      if flow > 0 {
        let queue = ErlangC(arrivalRate: flow, serviceRate: station.serviceRate, servers: station.servers)
        meanNumbers.append(queue.meanNumber)
      } else {
        meanNumbers.append(0)
      }
      total += station.arrivalRate
    }
    self.flows = flows
    self.utilizations = utilizations
    self.meanNumbers = meanNumbers
    arrivalRate = total
  }

  /// The mean time from a customer's arrival to its leaving the network.
  public var meanSojourn: Double {
    var sum = 0.0
    for number in meanNumbers { sum += number }
    return sum / arrivalRate
  }
}
