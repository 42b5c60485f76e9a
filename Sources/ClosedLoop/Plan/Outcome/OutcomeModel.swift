import EventKernel
import PortableMath

/// From an answered or ignored failure to a kept or lost customer: the parameters of that model with their defaults
/// (model: customers/two-fates).
public struct OutcomeModel: Sendable {
  /// How a later response lowers the chance of recovery.
  public enum ResponseDecay: UInt8, Sendable, Equatable, CaseIterable {
    /// Not at all.
    case none
    /// Flat inside the zone of tolerance, then one step for each doubling.
    case zoneLog
    /// The chance halves with every half-life that the response takes: a vendor's rule without a known source.
    case halfLife
    /// A promise kept or broken: full chance up to a time, one step less beyond it.
    case step

    /// What a scenario writes for it.
    public var keyword: StaticString {
      switch self {
      case .none: "none"
      case .zoneLog: "zone-log"
      case .halfLife: "half-life"
      case .step: "step"
      }
    }
  }

  /// How the base of attitude follows from a score histogram.
  public enum HistogramReading: UInt8, Sendable, Equatable, CaseIterable {
    /// Failures are in it: base less drops has the mean and the variance of the histogram.
    case asMeasured
    /// Failures are in it: a pilot finds the base with which its shares of detractors and promoters come out.
    case solved
    /// It tells of customers to whom nothing has happened: failures come on top.
    case failureFree

    /// What a scenario writes for it.
    public var keyword: StaticString {
      switch self {
      case .asMeasured: "as-measured"
      case .solved: "solved"
      case .failureFree: "failure-free"
      }
    }
  }

  /// Coefficients of the law of recovery, on the logit (model: customers/recovery).
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
    /// Half-life of the chance under the law of that name, days.
    public var chanceHalfLife = 1.0
    /// Up to how many days the step law sees a response as in time, and what a later one costs on the logit.
    public var stepAfter = 1.0
    /// See `stepAfter`.
    public var stepLoss = 1.0
    /// beta Q, per standard deviation of a person's skill.
    public var skill = 0.3
    /// beta A, per bare apology after the first; 0 counts none.
    public var bareApologies = 0.0
    /// What a remedy that does not repay in kind is worth, of one that does.
    public var matchOtherwise = 0.5
    /// Customers of less tenure than this, in days, have a zone of tolerance of their own; 0 for none.
    public var noviceTenure = 0.0
    /// Their zone of tolerance of the response, days.
    public var noviceZone = 0.0

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
  /// Fit of each kind of response, by `ResponseKind.rawValue`.
  public var fits = [1.0, 0.7, 0.4, 0.25]
  /// Malus where the customer prefers the other way.
  public var fitMalus = 0.15
  /// Recovery.
  public var recovery = Recovery()
  /// Needless and repeated contact.
  public var overContact = OverContact()
  /// How the level of churn moves with tenure.
  public var baseline = Baseline.constant
  /// Frailty by a beta law of the yearly chance to leave instead of the gamma law; nil for the latter.
  public var renewalMix: RenewalMix?
  /// What the score histogram behind the thresholds contains.
  public var histogram = HistogramReading.asMeasured
  /// Surveys after closing.
  public var survey = SurveyModel()
  /// What thanked promoters give.
  public var advocacy = Advocacy()

  /// Harm by contact that nobody needed (model: customers/needless-contact).
  public struct OverContact: Sendable {
    /// Factor on the level of churn for a while after it.
    public var factor = 1.0
    /// For how many days.
    public var days = 90.0
    /// From which contact of a case on it is too much.
    public var fromContact = 3.0

    /// The defaults: no harm.
    public init() {}
  }

  /// The defaults; `Parameter` says what each is worth.
  public init() {}

  /// Takes the thresholds from shares of the scores 0 to 10.
  public mutating func setThresholds(scoreShares shares: [Double]) {
    var sum = 0.0
    for (score, share) in shares.enumerated() {
      sum += share
      let border = Normal.quantile(min(max(sum, 1e-9), 1 - 1e-9))
      if score == 6 { detractorThreshold = border }
      if score == 8 { promoterThreshold = border }
    }
  }

  /// Time constant of a shock in days: half-life over ln 2.
  public var shockTimeConstant: Double { shockHalfLife / 0.6931471805599453 }
  /// Time constant of attitude in days.
  public var attitudeTimeConstant: Double { attitudeHalfLife / 0.6931471805599453 }
}

/// A way in which a customer gets a response.
public enum ResponseKind: Int, BitwiseCopyable, Sendable, CaseIterable {
  /// Somebody spoke with the customer.
  case call
  /// Somebody wrote to the customer.
  case mail
  /// Nobody answered, and somebody left a message.
  case message
  /// A technical solution was sent.
  case automated
}

extension OutcomeModel {
  /// How well a kind of response fits those who have no preference.
  func fit(of kind: ResponseKind) -> Double { fits[kind.rawValue] }
}
