import QueueingTheory
import Testing

struct GarnettTests {
  @Test func `the limits of the classical example are the oracle's`() {
    let beta = 2 / (48.0).squareRoot()
    let limit = Garnett(servers: 50, beta: beta, serviceRate: 1, abandonmentRate: 0.5)
    #expect(relativeError(limit.delayProbability, 0.450760840136) < 1e-11)
    #expect(relativeError(limit.abandonmentProbability, 0.0300391135) < 1e-8)
  }

  @Test func `fewer servers than load are allowed`() {
    let limit = Garnett(servers: 100, beta: -2, serviceRate: 1, abandonmentRate: 0.5)
    #expect(limit.delayProbability > 0.9)
    #expect(limit.delayProbability < 1)
  }
}
