import PortableMath

/// The chance that a customer recovers when a case closes: formula (5.1).
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

  /// The probability, strictly between 0 and 1.
  public func probability(_ situation: Situation) -> Double {
    var logit = model.base
    let resolved = situation.isResolved ? 1.0 : 0
    logit += model.resolved * resolved
    switch model.decay {
    case .none: break
    case .zoneLog:
      logit -= model.responseDelay * doublings(situation.responseDays, zone: model.responseZone)
      logit -= model.resolutionDelay * resolved * doublings(situation.resolutionDays, zone: model.resolutionZone)
    }
    logit += model.remedy * resolved * Self.recoveryGain(remedyRatio: situation.remedyRatio)
    if situation.remedyRatio > 0 && situation.isHuman { logit += model.remedyWithApology * resolved }
    logit += model.fit * (2 * situation.fit - 1)
    logit -= model.severity * situation.severity
    logit -= model.priorFailures * situation.priorFailures
    logit -= model.furtherContacts * max(0, situation.contactCount - 1)
    logit += situation.tierOffset + situation.customerEffect
    return 1 / (1 + exponential(-logit))
  }

  /// log2(1 + (d − z)+ / s): flat in the zone of tolerance, then a step for each doubling.
  private func doublings(_ days: Double, zone: Double) -> Double {
    let beyond = max(0, days - zone)
    return beyond == 0 ? 0 : logarithm(1 + beyond / model.delayScale) / 0.6931471805599453
  }

  /// What a remedy gains: rising to the loss, a little beyond it, then falling (comp of formula 5.1).
  public static func recoveryGain(remedyRatio ratio: Double) -> Double {
    min(ratio, 1) + 0.2 * min(max(ratio - 1, 0), 0.5) - 0.3 * max(ratio - 1.5, 0)
  }
}
