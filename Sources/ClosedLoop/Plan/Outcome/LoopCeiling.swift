import EventKernel
import PortableMath

/// The most that answering customers, and removing causes, can avert of the loss that failures make: a computation
/// from the plan without a run (model: causes/ceilings).
///
/// Loss is the chance to leave by severity. Nobody waits in it: staff, promises and queues only take from it.
public struct LoopCeiling: Sendable {
  /// Share of the loss that is told of.
  public var voiced = 0.0
  /// Of that, share whose sender may be contacted.
  public var contactable = 0.0
  /// Share reached with all attempts of the contact plan.
  public var reached = 1.0
  /// Share solved, specialists included.
  public var resolved = 0.0
  /// Share that recovers when solved at once.
  public var recovered = 0.0
  /// Share of a failure's hazard that a recovery takes away.
  public var relief = 0.0
  /// Share of the hazard that is still to come when somebody tells of it.
  public var avertable = 0.0
  /// Product of all: what answering averts at best.
  public var micro = 0.0
  /// What fixes of all causes avert at best, once they work.
  public var macro = 0.0

  /// The ceilings of a plan.
  public init(_ plan: Plan) {
    let model = plan.outcome
    var loss = 0.0
    var told = 0.0
    var recovering = 0.0
    var causes = plan.causes.map { _ in 0.0 }
    for (place, cause) in plan.causes.enumerated() {
      for severity in 0..<3 {
        let share = cause.share * cause.severities[severity] * model.leaveProbabilities[severity]
        let all = share / model.voiceProbabilities[severity]
        loss += all
        told += share
        causes[place] += all
        let law = model.recovery
        let logit = law.base + law.resolved + law.fit - (severity == 2 ? law.severity : 0)
        recovering += share / (1 + exponential(-logit))
      }
    }
    guard loss > 0, told > 0 else { return }
    voiced = told / loss
    recovered = recovering / told
    relief = max(0, 1 - model.recoveredFactor)
    resolved = min(
      1,
      plan.resolution.solvedAtContact + plan.resolution.empoweredBonus
        + plan.resolution.escalated * plan.resolution.escalationSolves)
    findContacts(plan)
    findReach(plan)
    micro = voiced * contactable * reached * resolved * recovered * relief * avertable
    for place in causes.indices {
      let fix = plan.macro?.fixes[place] ?? MacroPlan.Fix()
      let found = fix.hoursToFind > 0 ? 1 - exponential(-fix.hoursNeeded.mean / 3600 / fix.hoursToFind) : 1
      macro += causes[place] / loss * fix.effect.mean * fix.success * found
    }
  }

  /// Over the channels, by how much of the failures each tells.
  private mutating func findContacts(_ plan: Plan) {
    let volumes = Demand(plan).perDay
    var weights = 0.0
    for (place, channel) in plan.channels.enumerated() {
      var share = 0.0
      for band in 0..<3 { share += channel.bands[band] * plan.outcome.failureShares[band] }
      let weight = volumes[place] * share
      let consent = 1 - (1 - channel.phoneConsent) * (1 - channel.mailConsent)
      let delay = (channel.delay?.mean ?? 0) / 86_400
      weights += weight
      contactable += weight * channel.identified * channel.validContact * consent
      avertable += weight * exponential(-delay / plan.outcome.shockTimeConstant)
    }
    guard weights > 0 else { return }
    contactable /= weights
    avertable /= weights
  }

  private mutating func findReach(_ plan: Plan) {
    let rings = plan.triage.rules.contains { rule in
      rule.treatment == .personal && plan.work.indices.contains(rule.work) && plan.work[rule.work].isCall
    }
    guard rings, let reach = plan.contact.reach else { return }
    var missed = 1.0
    for attempt in 0..<min(plan.contact.attempts, 1000) {
      missed *= (reach.beta + Double(attempt)) / (reach.alpha + reach.beta + Double(attempt))
    }
    reached = 1 - missed
  }
}
