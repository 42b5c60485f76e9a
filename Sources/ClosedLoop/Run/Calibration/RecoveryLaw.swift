import PortableMath

/// The chance that a customer recovers when a case closes (model: customers/recovery).
public struct RecoveryLaw: Sendable {
  let model: OutcomeModel.Recovery

  /// The law of an outcome model.
  public init(_ model: OutcomeModel) { self.model = model.recovery }

  /// What the law looks at.
  public struct Situation: Sendable {
    /// Whether the problem is solved.
    public var isResolved: Bool
    /// Days from the feedback to the first effective response, d1.
    public var responseDays: Double
    /// Days from the feedback to the last solution, d2.
    public var resolutionDays: Double
    /// Remedy over loss, g.
    public var remedyRatio: Double
    /// Channel fit, 0 to 1.
    public var fit: Double
    /// Whether a person answered.
    public var isHuman: Bool
    /// 0 up to mid severity, 1 for high.
    public var severity: Double
    /// Prior failures, each weighted by its age, nu.
    public var priorFailures: Double
    /// Contacts of the customer, K.
    public var contactCount: Double
    /// Of the tier, theta.
    public var tierOffset: Double
    /// Of the customer, xi.
    public var customerEffect: Double
    /// Of the person who answered, in standard deviations.
    public var skill = 0.0
    /// Apologies without a solution or a remedy so far.
    public var bareApologies = 0.0
    /// Whether a remedy repays in kind.
    public var isRepaidInKind = true
    /// Whether the customer is new, and has a zone of tolerance of his own.
    public var isNovice = false

    /// A situation; what is not said has no effect.
    public init(
      isResolved: Bool, responseDays: Double, resolutionDays: Double, remedyRatio: Double = 0, fit: Double,
      isHuman: Bool = true, severity: Double = 0, priorFailures: Double = 0, contactCount: Double = 1,
      tierOffset: Double = 0, customerEffect: Double = 0
    ) {
      self.isResolved = isResolved
      self.responseDays = responseDays
      self.resolutionDays = resolutionDays
      self.remedyRatio = remedyRatio
      self.fit = fit
      self.isHuman = isHuman
      self.severity = severity
      self.priorFailures = priorFailures
      self.contactCount = contactCount
      self.tierOffset = tierOffset
      self.customerEffect = customerEffect
    }
  }

  /// The probability, between 0 and 1.
  public func probability(_ situation: Situation) -> Double {
    var logit = model.base
    let resolved = situation.isResolved ? 1.0 : 0
    logit += model.resolved * resolved
    switch model.decay {
    case .none, .halfLife: break
    case .zoneLog:
      let zone = situation.isNovice ? model.noviceZone : model.responseZone
      logit -= model.responseDelay * doublings(situation.responseDays, zone: zone)
      logit -= model.resolutionDelay * resolved * doublings(situation.resolutionDays, zone: model.resolutionZone)
    case .step: if situation.responseDays > model.stepAfter { logit -= model.stepLoss }
    }
    let match = situation.isRepaidInKind ? 1 : model.matchOtherwise
    logit += model.remedy * resolved * match * Self.recoveryGain(remedyRatio: situation.remedyRatio)
    if situation.remedyRatio > 0 && situation.isHuman { logit += model.remedyWithApology * resolved }
    logit += model.fit * (2 * situation.fit - 1)
    logit -= model.severity * situation.severity
    logit -= model.priorFailures * situation.priorFailures
    logit -= model.furtherContacts * max(0, situation.contactCount - 1)
    logit += model.skill * situation.skill - model.bareApologies * max(0, situation.bareApologies - 1)
    logit += situation.tierOffset + situation.customerEffect
    let probability = 1 / (1 + exponential(-logit))
    guard model.decay == .halfLife else { return probability }
    return probability * exponential(-0.6931471805599453 * situation.responseDays / model.chanceHalfLife)
  }

  /// log2(1 + (d − z)+ / s): flat in the zone of tolerance, then a step for each doubling.
  private func doublings(_ days: Double, zone: Double) -> Double {
    let beyond = max(0, days - zone)
    return beyond == 0 ? 0 : logarithm(1 + beyond / model.delayScale) / 0.6931471805599453
  }

  /// What a remedy gains: rising to the loss, a little beyond it, then falling (model: customers/recovery).
  public static func recoveryGain(remedyRatio ratio: Double) -> Double {
    min(ratio, 1) + 0.2 * min(max(ratio - 1, 0), 0.5) - 0.3 * max(ratio - 1.5, 0)
  }
}
