import QueueingTheory
import Testing

struct ConstantPatienceTests {
  @Test func `the steady state is the oracle's`() {
    let queue = ConstantPatience(arrivalRate: 1, serviceRate: 1.25, patience: 2)
    #expect(relativeError(queue.abandonmentProbability, 0.15861666116) < 1e-10)
    #expect(relativeError(queue.idleProbability, 0.326893328928) < 1e-11)
    #expect(relativeError(1 - queue.abandonmentProbability, 1.25 * (1 - queue.idleProbability)) < 1e-14)
  }

  @Test func `equal rates have a limit`() {
    let equal = ConstantPatience(arrivalRate: 1, serviceRate: 1, patience: 2)
    #expect(relativeError(equal.abandonmentProbability, equal.idleProbability) < 1e-14)
  }
}
