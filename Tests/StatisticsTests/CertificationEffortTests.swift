import Statistics
import Testing

struct CertificationEffortTests {
  @Test func `the effort grows with the inverse square of the distance`() {
    let near = CertificationEffort.trials(probability: 0.91, target: 0.90)
    let far = CertificationEffort.trials(probability: 0.92, target: 0.90)
    #expect(relativeError(far, 6.18255723327 * 0.92 * 0.08 / 0.0004) < 1e-9)
    #expect(relativeError(near / far, 4 * (0.91 * 0.09) / (0.92 * 0.08)) < 1e-12)
  }
}
