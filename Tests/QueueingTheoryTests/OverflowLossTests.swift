import QueueingTheory
import Testing

struct OverflowLossTests {
  @Test func `the losses are the oracle's`() {
    let system = OverflowLoss(arrivalRates: (1, 0.5), serviceRate: 1)
    #expect(agrees([system.blocking.first, system.blocking.second], [0.227123174995, 0.144149701830]))
  }
}
