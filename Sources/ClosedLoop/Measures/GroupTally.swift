import EventKernel

/// By what results are divided.
public enum Dimension: UInt8, Sendable, CaseIterable {
  /// Not at all.
  case all
  /// Value tier.
  case tier
  /// Channel.
  case channel
  /// Promise.
  case sla
  /// Treatment.
  case treatment
  /// Severity of the failure; the last group carries none.
  case severity
  /// Root cause.
  case cause
  /// Team.
  case team

  /// What a metric's filter writes for it.
  public var keyword: StaticString {
    switch self {
    case .all: "all"
    case .tier: "tier"
    case .channel: "channel"
    case .sla: "sla"
    case .treatment: "treatment"
    case .severity: "severity"
    case .cause: "cause"
    case .team: "team"
    }
  }
}

/// What became of a promise.
public enum Verdict: UInt8, BitwiseCopyable, Sendable {
  /// Nothing was promised.
  case none
  /// Kept.
  case met
  /// Broken.
  case missed
  /// The deadline lies beyond the end of the run.
  case undetermined
  /// The customer left before the deadline.
  case excluded
}

/// Counts and sums of one group over the measurement window: integers, so that adding them up knows no order.
///
/// Times are ticks, money millionths of a currency unit.
struct GroupTally: CounterRow, Sendable {
  typealias Counter = Int64

  // Items by what became of them: each is in exactly one.
  var received: Int64 = 0
  var notContactable: Int64 = 0
  var attached: Int64 = 0
  var filtered: Int64 = 0
  var untreated: Int64 = 0
  var acknowledged: Int64 = 0
  var automatedClosed: Int64 = 0
  var solved: Int64 = 0
  var unsolved: Int64 = 0
  var unreachable: Int64 = 0
  var planEnded: Int64 = 0
  var gaveUp: Int64 = 0
  var customerLeft: Int64 = 0
  var open: Int64 = 0

  var detractors: Int64 = 0
  var promoters: Int64 = 0
  var voicedFailures: Int64 = 0
  /// Items without a score; of them detections with a failure behind them, and others.
  var unscored: Int64 = 0
  var detected: Int64 = 0
  var falseAlarms: Int64 = 0
  /// Failures of the window that nobody was told of and that are known one by one: behaviour that was not noticed, and
  /// victims of incidents who kept silent; for all only.
  var unnoticed: Int64 = 0
  var incidentSilent: Int64 = 0
  /// Voiced failures of incidents; for all and by severity only.
  var incidentVoiced: Int64 = 0
  var personal: Int64 = 0

  // Promises.
  var responseMet: Int64 = 0
  var responseMissed: Int64 = 0
  var responseUndetermined: Int64 = 0
  var responseExcluded: Int64 = 0
  var reachedInTime: Int64 = 0
  var resolutionMet: Int64 = 0
  var resolutionMissed: Int64 = 0
  var resolutionUndetermined: Int64 = 0
  var resolutionExcluded: Int64 = 0

  var alerts: Int64 = 0
  var breachActions: Int64 = 0

  // Times.
  var responses: Int64 = 0
  var responseElapsed: Int64 = 0
  var responseBusiness: Int64 = 0
  var resolutions: Int64 = 0
  var resolutionElapsed: Int64 = 0
  var resolutionBusiness: Int64 = 0
  var totals: Int64 = 0
  var totalElapsed: Int64 = 0
  var totalBusiness: Int64 = 0
  var waits: Int64 = 0
  var waited: Int64 = 0

  // Triage.
  var triaged: Int64 = 0
  var triageDelay: Int64 = 0
  var misrouted: Int64 = 0

  // Contact.
  var attempts: Int64 = 0
  var attempted: Int64 = 0
  var reached: Int64 = 0
  var conversed: Int64 = 0
  var solvedFirst: Int64 = 0
  var escalated: Int64 = 0
  var automated: Int64 = 0
  var automatedSolved: Int64 = 0
  var automatedReturned: Int64 = 0
  var reactionElapsed: Int64 = 0
  var chases: Int64 = 0
  var switched: Int64 = 0
  var awaited: Int64 = 0
  var customerWaited: Int64 = 0
  var customerWaitedBusiness: Int64 = 0
  var reopened: Int64 = 0
  var answered: Int64 = 0
  var closedFailures: Int64 = 0
  var solvedFailures: Int64 = 0
  var recovered: Int64 = 0

  // Money and fate.
  var remedies: Int64 = 0
  var remedyCost: Int64 = 0
  var remedyCostDiscounted: Int64 = 0
  var automationCost: Int64 = 0
  var automationCostDiscounted: Int64 = 0
  var valueAtRisk: Int64 = 0
  var valueAtRiskLeft: Int64 = 0
  var marginSaved: Int64 = 0
  var terminalSaved: Int64 = 0
  /// Changes of the chance to be present at the horizon, in millionths of a customer.
  var presenceGained: Int64 = 0
  var presenceHarmed: Int64 = 0

  // Surveys after closing.
  var invited: Int64 = 0
  var surveyed: Int64 = 0
  var surveyedPromoters: Int64 = 0
  var surveyedDetractors: Int64 = 0
  var satisfaction: Int64 = 0
  var ease: Int64 = 0
  /// Answers of those whose feedback was a detractor's: how many, recovered, and no longer with a detractor's score.
  var askedDetractors: Int64 = 0
  var askedRecovered: Int64 = 0
  var askedConverted: Int64 = 0
  var twinSurveyed: Int64 = 0
  var twinPromoters: Int64 = 0
  var twinDetractors: Int64 = 0
  var twinAskedDetractors: Int64 = 0
  var twinConverted: Int64 = 0

  // What thanked promoters give.
  var thanked: Int64 = 0
  var stories: Int64 = 0
  var referrals: Int64 = 0
  var advocacyValue: Int64 = 0
  /// What fixes of root causes did; by tier and cause only.
  var fixes = FixTally()

  /// Realised fates of the originals; by tier only.
  var realised = RealisedFates()

  // Staff; by team only, ticks of the window.
  var staff = TimeRecord()
  /// Scheduled time of seats on which nobody sat.
  var vacant: Int64 = 0
  var labourCost: Int64 = 0
  var labourCostDiscounted: Int64 = 0
  /// People who came for others, and what finding and training them cost.
  var hired: Int64 = 0
  var hiringCost: Int64 = 0
  var hiringCostDiscounted: Int64 = 0

  /// Labour shared out by the time that people worked on the cases of the group; not by team.
  var labourShare: Int64 = 0
  var labourShareDiscounted: Int64 = 0
  // Of all only.
  var toolCost: Int64 = 0
  var managementCost: Int64 = 0
  var runningCostDiscounted: Int64 = 0
  /// 1 where what came back up to the horizon covers the cost.
  var isPaidBack: Int64 = 0

  /// All that the programme costs, where it is known by group.
  var cost: Int64 {
    labourCost + remedyCost + automationCost + fixes.cost + fixes.analysisCost + hiringCost + toolCost
      + managementCost
  }

  /// The same, discounted to the window's start.
  var discountedCost: Int64 {
    labourCostDiscounted + remedyCostDiscounted + automationCostDiscounted + fixes.costDiscounted
      + hiringCostDiscounted + runningCostDiscounted
  }
}

/// What became of a group of customers who were there when the window opened, by their own exits up to the horizon.
struct RealisedFates: CounterRow, Sendable {
  typealias Counter = Int64

  /// How many they were.
  var originals: Int64 = 0
  /// Present with the programme and gone without, and the other way round.
  var kept: Int64 = 0
  var lost: Int64 = 0
  /// Discounted margin with the programme less that without, in millionths of a currency unit.
  var margin: Int64 = 0
  /// Discounted margin without the programme up to the horizon, that of the untouched included.
  var marginWithout: Int64 = 0
  var terminal: Int64 = 0
}

/// Presence of the same customers in both fates: real numbers, since the untouched are added as expected.
struct Presence: CounterRow, Sendable {
  typealias Counter = Double

  /// Gone by the horizon, and days of presence up to it.
  var leftWith = 0.0
  var leftWithout = 0.0
  var daysWith = 0.0
  var daysWithout = 0.0
  /// Present at the window's end, and the promoters less the detractors among them.
  var presentWith = 0.0
  var presentWithout = 0.0
  var netPromotersWith = 0.0
  var netPromotersWithout = 0.0
}
