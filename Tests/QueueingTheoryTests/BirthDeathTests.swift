import QueueingTheory
import Testing

struct BirthDeathTests {
  @Test func `the loss system is a birth-death chain`() {
    let chain = BirthDeath(capacity: 20, births: { _ in 16.63 }, deaths: { Double($0) })
    #expect(relativeError(chain.probabilities[20], 0.0776629038861816) < 1e-13)
    #expect(relativeError(chain.meanNumber, 16.63 * (1 - 0.0776629038861816)) < 1e-13)
  }

  @Test func `great weights do not overflow`() {
    let chain = BirthDeath(capacity: 1000, births: { _ in 1000 }, deaths: { Double($0) })
    #expect(relativeError(chain.probabilities[1000], 0.0248119176461604) < 1e-12)
  }
}
