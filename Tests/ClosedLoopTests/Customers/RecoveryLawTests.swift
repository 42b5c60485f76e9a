import ClosedLoop
import Testing

@Suite("The recovery law")
struct RecoveryLawTests {
  static let law = RecoveryLaw(OutcomeModel())

  @Test(
    "gives the recomputed table to three decimals",
    arguments: [
      (1.0, 2.0, 0.646, 0.109), (2, 4, 0.545, 0.085), (5, 8, 0.398, 0.060), (9, 14, 0.312, 0.048),
      (20, 30, 0.217, 0.035),
    ] as [(Double, Double, Double, Double)])
  func table(_ row: (Double, Double, Double, Double)) {
    let resolved = Self.law.probability(
      .init(isResolved: true, responseDays: row.0, resolutionDays: row.1, remedyRatio: 0.5, fit: 1, isHuman: false))
    let unresolved = Self.law.probability(
      .init(isResolved: false, responseDays: row.0, resolutionDays: row.1, remedyRatio: 0.5, fit: 1, isHuman: false))
    #expect(abs(resolved - row.2) < 0.0005)
    #expect(abs(unresolved - row.3) < 0.0005)
  }

  @Test("gives the columns of model: customers/recovery to two decimals")
  func columns() {
    func value(
      _ remedy: Double = 0.5, fit: Double = 1, severity: Double = 0, prior: Double = 0, contacts: Double = 1
    ) -> Double {
      Self.law.probability(
        .init(
          isResolved: true, responseDays: 1, resolutionDays: 2, remedyRatio: remedy, fit: fit, isHuman: false,
          severity: severity, priorFailures: prior, contactCount: contacts))
    }
    #expect(abs(value(0) - 0.55) < 0.005)
    #expect(abs(value(fit: 0.25) - 0.46) < 0.005)
    #expect(abs(value(severity: 1) - 0.51) < 0.005)
    #expect(abs(value(prior: 1) - 0.54) < 0.005)
    #expect(abs(value(contacts: 3) - 0.50) < 0.005)
  }

  @Test("lets a remedy gain up to one and a half times the loss, and then less")
  func remedy() {
    #expect(RecoveryLaw.recoveryGain(remedyRatio: 0.5) == 0.5)
    #expect(RecoveryLaw.recoveryGain(remedyRatio: 1) == 1)
    #expect(abs(RecoveryLaw.recoveryGain(remedyRatio: 1.5) - 1.1) < 1e-12)
    #expect(abs(RecoveryLaw.recoveryGain(remedyRatio: 2.5) - 0.8) < 1e-12)
  }
}
