import QueueingTheory
import Testing

struct RenewalArrivalsTests {
  @Test func `constant gaps have the oracle's wait`() {
    let queue = RenewalArrivals(constantGap: 1.25, serviceRate: 1)
    #expect(relativeError(queue.delayProbability, 0.628629796496947) < 1e-14)
    #expect(relativeError(queue.meanWait, 1.69273083992) < 1e-11)
  }

  @Test func `gaps of two phases have the oracle's wait`() {
    let queue = RenewalArrivals(arrivalRate: 0.8, phases: 2, serviceRate: 1)
    #expect(relativeError(queue.delayProbability, 0.739852949126) < 1e-11)
    #expect(relativeError(queue.meanWait, 2.84397976699) < 1e-11)
  }

  @Test func `gaps of one phase are Poisson arrivals`() {
    let queue = RenewalArrivals(arrivalRate: 0.8, phases: 1, serviceRate: 1)
    #expect(relativeError(queue.delayProbability, 0.8) < 1e-13)
    #expect(relativeError(queue.waitExceeds(13.8629436112), 0.05) < 1e-10)
  }
}
