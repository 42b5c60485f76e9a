import QueueingTheory
import Testing

struct ConstantServiceTests {
  @Test(arguments: [
    (0, 0.2), (0.5, 0.298364939528), (1, 0.445108185698), (2, 0.63451993632), (5, 0.899502761754),
  ])
  func `the law of the wait is the oracle's`(time: Double, expected: Double) {
    #expect(relativeError(ConstantService.waitIsAtMost(time, utilization: 0.8), expected) < 1e-11)
  }

  @Test func `long waits stay exact`() {
    // The tail decays by exp(-t) a unit, with t the root of 0.8 (exp(t) - 1) = t.
    let near = 1 - ConstantService.waitIsAtMost(30, utilization: 0.8)
    let far = 1 - ConstantService.waitIsAtMost(40, utilization: 0.8)
    #expect(relativeError(far / near, 0.0134547631531905) < 1e-6)
  }
}
