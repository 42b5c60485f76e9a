import QueueingTheory
import Testing

struct FiniteSourceTests {
  @Test func `twenty sources and three servers have the oracle's values`() {
    let queue = FiniteSource(sources: 20, servers: 3, requestRate: 0.1, serviceRate: 0.8)
    let actual = [queue.meanNumber, queue.meanQueue, queue.throughput, queue.meanWait]
    #expect(agrees(actual, [2.88013780489, 0.740155030496, 1.71198621951, 0.432337025883]))
  }
}
