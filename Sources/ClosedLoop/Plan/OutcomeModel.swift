import EventKernel

/// From an answered or ignored failure to a kept or lost customer: the parameters of `outcome-model.md` with its
/// defaults.
public struct OutcomeModel: Sendable {
  /// How a later response lowers the chance of recovery.
  public enum ResponseDecay: Sendable, Equatable {
    /// Not at all.
    case none
    /// Flat inside the zone of tolerance, then one step for each doubling.
    case zoneLog
  }

  /// Coefficients of formula (5.1), on the logit.
  public struct Recovery: Sendable {
    /// beta 0.
    public var base = -2.6
    /// beta R.
    public var resolved = 2.3
    /// beta 1, per doubling of the time to the first response.
    public var responseDelay = 0.28
    /// beta 2, per doubling of the time to the solution.
    public var resolutionDelay = 0.14
    /// beta G.
    public var remedy = 0.8
    /// beta GA.
    public var remedyWithApology = 0.2
    /// beta F.
    public var fit = 0.5
    /// beta S.
    public var severity = 0.55
    /// beta N.
    public var priorFailures = 0.45
    /// beta C.
    public var furtherContacts = 0.30
    /// Standard deviation of a customer's own effect (xi).
    public var customerDeviation = 0.5
    /// Zone of tolerance of the response, days.
    public var responseZone = 1.0
    /// Zone of tolerance of the solution, days.
    public var resolutionZone = 3.0
    /// Scale of both beyond the zone, days.
    public var delayScale = 1.0
    /// Half-life of the memory of prior failures, days.
    public var priorHalfLife = 60.0
    /// The law of decay.
    public var decay = ResponseDecay.zoneLog

    /// The defaults.
    public init() {}
  }

  /// Share of the score's variance that is attitude (r).
  public var reliability = 0.60
  /// Standard normal quantiles below which an attitude is a detractor's, and above which a promoter's.
  public var detractorThreshold = -0.613
  /// See `detractorThreshold`.
  public var promoterThreshold = 0.253
  /// Share of base churn with uncontrollable reasons (e).
  public var exogenousShare = 0.35
  /// Variance of the gamma frailty.
  public var frailtyVariance = 0.5
  /// Hazard of a group relative to passives (rho), by `Band.rawValue`.
  public var groupHazardRatios = [1.3, 1.0, 0.6]
  /// Share of that gradient which the programme's own moves obtain (chi).
  public var causalShare = 0.3
  /// Chance that an unattended failure makes the customer leave eventually (q), by severity.
  public var leaveProbabilities = [0.03, 0.08, 0.18]
  /// Half-life of a failure's hazard, days.
  public var shockHalfLife = 30.0
  /// Factor on the shock of a recovered customer.
  public var recoveredFactor = 0.30
  /// Factor of one whose problem is solved and who is not reconciled.
  public var resolvedFactor = 0.75
  /// Factor of one reached and not helped.
  public var unsolvedFactor = 1.50
  /// Factor when patience ends without an answer.
  public var ignoredFactor = 1.20
  /// Factor of the first automatic acknowledgement.
  public var acknowledgedFactor = 0.97
  /// Factor on what is left of patience at an automatic acknowledgement.
  public var acknowledgedPatience = 1.5
  /// Drop of attitude by a failure in standard deviations, by severity (Delta).
  public var attitudeDrops = [0.4, 0.8, 1.3]
  /// Half-life of that drop, days.
  public var attitudeHalfLife = 120.0
  /// Share of the drop removed: acknowledged, resolved only, recovered, ignored, closed unsolved (psi).
  public var acknowledgedRelief = 0.15
  /// See `acknowledgedRelief`.
  public var resolvedRelief = 0.45
  /// See `acknowledgedRelief`.
  public var recoveredRelief = 0.9
  /// See `acknowledgedRelief`.
  public var ignoredRelief = -0.25
  /// See `acknowledgedRelief`.
  public var unsolvedRelief = -0.5
  /// Share of failures that are voiced, by severity (v).
  public var voiceProbabilities = [0.05, 0.20, 0.50]
  /// Share of items that carry a failure, by `Band.rawValue`.
  public var failureShares = [1.0, 0.25, 0.0]
  /// Share of voiced failures that ordinary service recovers without the programme.
  public var ordinaryRecovery = 0.15
  /// After how many days it does.
  public var ordinaryRecoveryAfter = 2.0
  /// Fit of a call, a personal mail, a message left, an automated answer.
  public var fits = [1.0, 0.7, 0.4, 0.25]
  /// Malus where the customer prefers the other way.
  public var fitMalus = 0.15
  /// Recovery.
  public var recovery = Recovery()

  /// The defaults of `outcome-model.md` and `decisions.md`.
  public init() {}

  /// Time constant of a shock in days: half-life over ln 2.
  public var shockTimeConstant: Double { shockHalfLife / 0.6931471805599453 }
  /// Time constant of attitude in days.
  public var attitudeTimeConstant: Double { attitudeHalfLife / 0.6931471805599453 }
}

/// How money is counted.
public struct MoneyPlan: Sendable {
  /// Discount rate per year.
  public var discountRate = 0.08
  /// Whether customers present at the horizon carry a terminal value.
  public var countsTerminalValue = true

  /// The defaults.
  public init() {}
}
