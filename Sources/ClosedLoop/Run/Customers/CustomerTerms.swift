import EventKernel
import PortableMath

/// What all customers of a plan have in common: laws, means and rates. Immutable and shared.
final class CustomerTerms: Sendable {
  let plan: Plan
  let phases: Phases
  let model: OutcomeModel
  let effects: FailureEffects
  let laws: FateLaws
  let calibration: Calibration
  let mix: FailureMix
  let score: Score
  /// Number of slots, and what becomes of a leaver's.
  let population: Int
  let replacement: Replacement
  let countsTerminalValue: Bool
  /// Whether nothing can happen to a customer: nobody ever leaves, and no feedback tells of a failure.
  let isInert: Bool
  /// Whether there are slots; the pilot follows one customer at a time.
  let hasSlots: Bool
  /// How many customers a replication hardly touches more than; room that is not used costs no memory.
  let expectedTouched: Int
  /// About how many voiced failures a replication meets.
  let expectedFailures: Int
  /// Discount rate per day.
  let discount: Double
  /// Days from the window's start to the horizon, discounted to the former.
  let discountedDays: Double
  /// Failures of an average customer per day, before the run.
  let backgroundRate: Double
  /// Mean and standard deviation of the attitude's base, so that base less drops has mean zero and the reliability for
  /// its variance; of a histogram without failures, those of the base itself.
  let firstMean: Double
  let firstDeviation: Double
  /// Frailty of mean one, and whether customers are alike instead.
  private let frailty: QuantileTable
  private let isAlike: Bool
  /// Whether that is the yearly chance to leave itself, a beta law.
  let isRenewalMix: Bool
  /// Whether hazards move with tenure, contracts end, or contact can do harm: then rows have a life beside them.
  let isLifelong: Bool
  /// Whether rows have one, if only to know who is new.
  let hasLives: Bool
  /// Monthly margins by tier.
  let margins: [QuantileTable]
  /// What each term of the series of model: money/customer-value adds to its rate.
  let termRates: ContiguousArray<Double>
  private let drops: (Double, Double, Double)
  /// -ln(1 - q)/tau by severity (model: customers/hazard).
  private let amplitudes: (Double, Double, Double)

  init(_ plan: Plan, mix: FailureMix, calibration: Calibration, hasSlots: Bool) {
    self.plan = plan
    self.mix = mix
    self.calibration = calibration
    self.hasSlots = hasSlots
    population = plan.population.count
    replacement = plan.population.replacement
    countsTerminalValue = plan.money.countsTerminalValue
    var isInert = hasSlots && plan.causes.isEmpty
    for hazard in calibration.hazards where hazard.level != 0 || hazard.uncontrollable != 0 { isInert = false }
    self.isInert = isInert
    phases = plan.phases
    model = plan.outcome
    effects = FailureEffects(plan.outcome)
    drops = (plan.outcome.attitudeDrops[0], plan.outcome.attitudeDrops[1], plan.outcome.attitudeDrops[2])
    termRates = ContiguousArray((0..<60).map { Double($0) / plan.outcome.shockTimeConstant })
    score = Score(plan.outcome)
    var laws = FateLaws(plan.outcome)
    laws.meanDeficit = calibration.meanDeficit
    laws.meanShockHazard = calibration.meanShockHazard
    self.laws = laws
    let failing = (mix.voicedPerDay + mix.shownPerDay) * days(plan.phases.drainEnd) / Double(plan.population.count)
    var touched = Double(plan.population.count) * (1 - exponential(-failing))
    for incident in plan.incidents {
      touched = min(touched + Double(incident.count(among: population)), Double(population))
    }
    expectedTouched = Int(min(touched * 2.5, max(touched * 1.2, 4e6))) + 64
    expectedFailures = Int(Double(plan.population.count) * failing * 1.1) + 64
    discount = logarithm(1 + plan.money.discountRate) / 365.25
    discountedDays = annuity(
      days(max(plan.phases.horizon, plan.phases.windowEnd) - plan.phases.windowStart), rate: discount)
    backgroundRate = mix.perCustomerDay(of: plan.population)
    let scored = plan.outcome.reliability
    switch plan.outcome.histogram {
    case .failureFree: (firstMean, firstDeviation) = (0, scored.squareRoot())
    case .asMeasured, .solved:
      let deviation = max(scored - calibration.deficitVariance, 0.1 * scored).squareRoot()
      firstMean = calibration.firstMean ?? calibration.meanDeficit
      firstDeviation = calibration.firstDeviation ?? deviation
    }
    let variance = plan.outcome.frailtyVariance
    isRenewalMix = plan.outcome.renewalMix != nil
    if let mix = plan.outcome.renewalMix {
      frailty = QuantileTable(.beta(alpha: mix.alpha, beta: mix.beta, low: 0, high: 1))
      isAlike = false
    } else {
      frailty = QuantileTable(variance > 0 ? .gamma(shape: 1 / variance, scale: variance) : .constant(1))
      isAlike = variance <= 0
    }
    isLifelong =
      plan.outcome.baseline != .constant || plan.population.contract != nil || plan.outcome.overContact.factor != 1
    hasLives = isLifelong || plan.outcome.recovery.noviceTenure > 0
    margins = plan.population.tiers.map { QuantileTable($0.margin) }
    func amplitude(_ severity: Int) -> Double {
      -logarithm(1 - plan.outcome.leaveProbabilities[severity]) / plan.outcome.shockTimeConstant
    }
    amplitudes = (amplitude(0), amplitude(1), amplitude(2))
  }

  /// Frailty of a customer from his draw.
  func frailty(of draw: Double) -> Double {
    if isAlike { return 1 }
    let value = frailty.quantile(draw)
    return isRenewalMix ? -logarithm(1 - min(value, 1 - 0x1p-40)) : value
  }

  /// Factor that brings money of an instant back to the window's start.
  func discountFactor(at tick: Ticks) -> Double { exponential(-discount * days(max(0, tick - phases.windowStart))) }

  /// Drop of attitude by a fresh failure.
  func drop(_ severity: Int) -> Double {
    severity == 0 ? drops.0 : severity == 1 ? drops.1 : drops.2
  }

  /// Shock per day of a fresh failure.
  func amplitude(_ severity: Int) -> Double {
    severity == 0 ? amplitudes.0 : severity == 1 ? amplitudes.1 : amplitudes.2
  }
}
