import QueueingTheory
import Testing

struct JacksonNetworkTests {
  @Test func `feedback has the oracle's load`() {
    let network = JacksonNetwork(stations: [.init(arrivalRate: 1, serviceRate: 2)], routing: [[0.25]])
    #expect(
      agrees([network.utilizations[0], network.meanNumbers[0], network.meanSojourn], [2.0 / 3, 2, 2], within: 1e-14))
  }

  @Test func `a tandem has the oracle's numbers`() {
    let network = JacksonNetwork(
      stations: [.init(arrivalRate: 1.6, serviceRate: 1, servers: 2), .init(serviceRate: 2)],
      routing: [[0, 1], [0, 0]])
    #expect(agrees(network.meanNumbers, [4.44444444444, 4]))
    #expect(relativeError(network.meanSojourn, 5.27777777778) < 1e-11)
  }

  @Test func `flows balance in a network with loops`() {
    let routing = [[0, 0.5, 0.3], [0.2, 0, 0.7], [0.1, 0.1, 0]]
    let network = JacksonNetwork(
      stations: [.init(arrivalRate: 1, serviceRate: 9), .init(serviceRate: 9), .init(arrivalRate: 2, serviceRate: 9)],
      routing: routing)
    let outside = [1.0, 0, 2]
    for target in 0..<3 {
      var inflow = outside[target]
      for source in 0..<3 { inflow += network.flows[source] * routing[source][target] }
      #expect(relativeError(inflow, network.flows[target]) < 1e-14)
    }
  }
}
