import QueueingTheory
import Testing

struct SkillRoutingTests {
  @Test func `the N-design has the oracle's waits`() {
    let design = SkillRouting(arrivalRates: (0.8, 0.6), serviceRate: 1)
    let actual = [
      design.firstWait, design.secondWait, design.firstServedAtOnce, design.secondServedAtOnce,
      design.ownUtilization, design.flexibleUtilization,
    ]
    let expected = [
      0.412701790374, 6.35359037497, 0.504757851552, 0.154498255211, 0.554498255211, 0.845501744789,
    ]
    #expect(agrees(actual, expected, within: 1e-9), "\(actual)")
  }
}
