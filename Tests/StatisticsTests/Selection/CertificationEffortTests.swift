import Statistics
import Testing

struct CertificationEffortTests {
  @Test func `the effort grows with the inverse square of the distance`() {
    let near = CertificationEffort.trials(probability: 0.91, target: 0.90)
    let far = CertificationEffort.trials(probability: 0.92, target: 0.90)
    #expect(relativeError(far, 6.18255723327 * 0.92 * 0.08 / 0.0004) < 1e-9)
    #expect(relativeError(near / far, 4 * (0.91 * 0.09) / (0.92 * 0.08)) < 1e-12)
  }

  @Test func `for a ratio it is that of a mean`() {
    // (1.6448536 + 0.8416212)² = 6.18255723327 with confidence .95 and power .8.
    let needed = CertificationEffort.replications(standardDeviation: 0.05, distance: 0.01)
    #expect(relativeError(needed, 6.18255723327 * 25) < 1e-9)
  }

  @Test func `exact trials are those of the table that are likely enough to pass`() {
    // Computed outside, P >= .90: 29 trials with no failure, 46 with one, 61, 76, 89, 103.
    for (failures, trials) in [29, 46, 61, 76, 89, 103].enumerated() {
      #expect(ClopperPearson.trialsNeeded(failures: failures, target: 0.9, confidence: 0.95) == trials)
    }
    // .99²⁹ = .747, and 46 trials have at most one failure with probability .99⁴⁶ + 46 · .01 · .99⁴⁵ = .922.
    #expect(CertificationEffort.exactTrials(probability: 0.99, target: 0.9, power: 0.7, cap: 100) == 29)
    #expect(CertificationEffort.exactTrials(probability: 0.99, target: 0.9, power: 0.8, cap: 100) == 46)
    #expect(CertificationEffort.exactTrials(probability: 0.91, target: 0.9, power: 0.8, cap: 100) == nil)
    #expect(CertificationEffort.exactTrials(probability: 0.9, target: 0.9, power: 0.8, cap: 100) == nil)
  }
}
