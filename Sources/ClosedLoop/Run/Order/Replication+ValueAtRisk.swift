import EventKernel
import PortableMath

extension Replication {
  /// Expected loss avoided by acting now rather than a day later, per minute of work (formula 6.4, decision 18).
  mutating func valueAtRisk(_ row: Case, at now: Ticks) -> Double {
    guard row.severity < 3 else { return 0 }
    let work = prepared.plan.work[Int(row.workType)]
    var reach = 1.0
    var minutes = prepared.expectedWork[Int(row.workType)]
    if row.task == .contact, let failed = work.attemptFailed {
      let terms = prepared.contact.terms[Int(row.plan)]
      if !terms.isAlwaysReached { reach = terms.alpha / (terms.alpha + terms.beta + Double(row.plannedAttempts)) }
      minutes =
        work.prepare.mean / 60 + reach * (work.talk.mean + work.wrapUp.mean) / 60 + (1 - reach) * failed.mean / 60
    }
    let gain =
      expectedGain(row, reach: reach, days: days(now - row.received))
      - expectedGain(row, reach: reach, days: days(now - row.received) + 1)
    return customers.estimatedValue(of: Int(row.customer), band: Int(row.band)) * gain / max(minutes, 0.01)
  }

  mutating func expectedGain(_ row: Case, reach: Double, days: Double) -> Double {
    let model = prepared.plan.outcome
    let severity = Int(row.severity)
    let shock = -logarithm(1 - model.leaveProbabilities[severity])
    let left = shock * exponential(-days / model.shockTimeConstant)
    func averted(_ factor: Double) -> Double { exponential(-left * factor) - exponential(-left) }
    let fit = prepared.plan.work[Int(row.workType)].isCall ? model.fits[0] : model.fits[1]
    func recovery(_ isResolved: Bool) -> Double {
      prepared.recoveryLaw.probability(
        RecoveryLaw.Situation(
          isResolved: isResolved, responseDays: row.firstResponse >= 0 ? responseDays(of: row) : days,
          resolutionDays: days, fit: fit, severity: severity == 2 ? 1 : 0,
          contactCount: Double(row.contacts + 1),
          tierOffset: prepared.plan.population.tiers[Int(row.tier)].recoveryOffset))
    }
    let solve = prepared.plan.resolution.solvedAtContact
    let solved = recovery(true)
    let unsolved = recovery(false)
    return reach
      * (solve * (solved * averted(model.recoveredFactor) + (1 - solved) * averted(model.resolvedFactor))
        + (1 - solve) * (unsolved * averted(model.recoveredFactor) + (1 - unsolved) * averted(model.unsolvedFactor)))
  }
}
