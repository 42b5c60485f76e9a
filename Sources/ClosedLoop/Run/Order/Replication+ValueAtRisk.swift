import EventKernel
import PortableMath

extension Replication {
  /// Expected loss avoided by acting now rather than a day later, per minute of work (model: desk/value-at-risk).
  mutating func valueAtRisk(_ row: Case, at now: Ticks) -> Double {
    guard row.failure != nil else { return 0 }
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
      prepared.expectedGain(row, reach: reach, days: days(now - row.received))
      - prepared.expectedGain(row, reach: reach, days: days(now - row.received) + 1)
    return customers.book.estimatedValue(of: Int(row.customer), band: row.band) * gain / max(minutes, 0.01)
  }

}

extension PreparedPlan {
  func expectedGain(_ row: Case, reach: Double, days: Double) -> Double {
    guard let severity = row.failure?.severity else { return 0 }
    let model = plan.outcome
    let shock = -logarithm(1 - model.leaveProbabilities[severity.index])
    let left = shock * exponential(-days / model.shockTimeConstant)
    func averted(_ factor: Double) -> Double { exponential(-left * factor) - exponential(-left) }
    let fit = model.fit(of: plan.work[Int(row.workType)].isCall ? .call : .mail)
    func recovery(_ isResolved: Bool) -> Double {
      recoveryLaw.probability(
        RecoveryLaw.Situation(
          isResolved: isResolved, responseDays: row.firstResponse >= 0 ? responseDays(of: row) : days,
          resolutionDays: days, fit: fit, severity: severity == .high ? 1 : 0,
          contactCount: Double(row.contacts + 1),
          tierOffset: plan.population.tiers[Int(row.tier)].recoveryOffset))
    }
    let solve = plan.resolution.solvedAtContact
    let solved = recovery(true)
    let unsolved = recovery(false)
    return reach
      * (solve * (solved * averted(model.recoveredFactor) + (1 - solved) * averted(model.resolvedFactor))
        + (1 - solve) * (unsolved * averted(model.recoveredFactor) + (1 - unsolved) * averted(model.unsolvedFactor)))
  }
}
