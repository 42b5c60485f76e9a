import QueueingTheory
import Testing

struct MarkovChainTests {
  @Test func `a switch has its elementary probabilities`() {
    var chain = MarkovChain(count: 2)
    chain.move(from: 0, to: 1, rate: 2)
    chain.move(from: 1, to: 0, rate: 3)
    #expect(agrees(chain.stationary(), [0.6, 0.4], within: 1e-14))
    // P(1 at time t) = 0.4 (1 - exp(-5 t)).
    let (probabilities, occupation) = chain.transient(from: [1, 0], after: 0.3)
    #expect(relativeError(probabilities[1], 0.4 * (1 - 0.22313016014842982)) < 1e-14)
    #expect(relativeError(occupation[1], 0.4 * (0.3 - (1 - 0.22313016014842982) / 5)) < 1e-13)
  }

  @Test func `a long time ends in the steady state`() {
    var chain = MarkovChain(count: 3)
    chain.move(from: 0, to: 1, rate: 1)
    chain.move(from: 1, to: 2, rate: 2)
    chain.move(from: 2, to: 0, rate: 3)
    let (probabilities, occupation) = chain.transient(from: [1, 0, 0], after: 200)
    #expect(agrees(probabilities, chain.stationary(), within: 1e-12))
    #expect(relativeError(occupation[0] + occupation[1] + occupation[2], 200) < 1e-12)
  }
}
