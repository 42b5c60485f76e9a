import QueueingTheory
import Testing

struct FiniteCapacityTests {
  @Test func `three servers and ten places have the oracle's values`() {
    let queue = FiniteCapacity(arrivalRate: 4, serviceRate: 1, servers: 3, capacity: 10)
    #expect(agrees([queue.blocking, queue.meanQueue, queue.meanWait], [0.265799675842, 4.67855449931, 1.593078328]))
    #expect(relativeError(queue.meanNumber, queue.meanQueue + queue.throughput) < 1e-13)
  }
}
