import EventKernel
import PortableMath

/// Hazards of one tier that follow from its stated churn.
public struct TierHazard: Sendable {
  /// Level of controllable churn per day for a passive of frailty one (l0).
  public var level: Double
  /// Uncontrollable churn per day (x).
  public var uncontrollable: Double
}

/// Customers who give no feedback in the run: what becomes of an average one of a tier, in both fates alike.
public struct UntouchedOutcome: Sendable {
  /// Expected number of those present at window start who leave up to window end, per seat.
  public var leftInWindow: Double
  /// Up to the horizon.
  public var left: Double
  /// Expected days of presence from window start to the horizon, per seat.
  public var days: Double
  /// Expected number of those present at window end, and of the promoters less the detractors among them, per seat.
  public var presentAtEnd = 0.0
  /// See `presentAtEnd`.
  public var netPromoters = 0.0
}

extension UntouchedOutcome {
  /// Days of presence up to the horizon, each discounted to the window's start at a rate per day.
  ///
  /// Presence falls exponentially within the window and after it, each at its own mean hazard.
  func discountedDays(rate: Double, phases: Phases) -> Double {
    func stretch(_ from: Double, _ to: Double, _ span: Double) -> Double {
      guard span > 0, from > 0 else { return 0 }
      let exponent = (to > 0 ? logarithm(from / to) : 100) + rate * span
      return from * span * (exponent > 1e-9 ? (1 - exponential(-exponent)) / exponent : 1)
    }
    let window = ClosedLoop.days(phases.windowEnd - phases.windowStart)
    let after = ClosedLoop.days(max(phases.horizon - phases.windowEnd, 0))
    return stretch(1, 1 - leftInWindow, window)
      + exponential(-rate * window) * stretch(1 - leftInWindow, 1 - left, after)
  }
}

/// What a plan's outcome model needs before it can run: hazards net of failures, and means of what is not followed.
public struct Calibration: Sendable {
  /// For each tier.
  public var hazards: [TierHazard]
  /// For each tier.
  public var untouched: [UntouchedOutcome]
  /// Mean drop of attitude by the failures that go on.
  public var meanDeficit: Double
  /// Its variance.
  public var deficitVariance: Double
  /// Mean hazard per day of the failures that go on (model: customers/the-years-after-the-window).
  public var meanShockHazard: Double
  /// Mean and standard deviation of the base of attitude where a pilot has found them.
  public var firstMean: Double?
  /// See `firstMean`.
  public var firstDeviation: Double?
}

/// Why a stated churn cannot be: failures alone cause more.
public struct ChurnTooLow: Error, Sendable {
  /// The tier.
  public var tier: Int
  /// Stated first-year hazard, −ln(1 − c).
  public var stated: Double
  /// Of it uncontrollable.
  public var uncontrollable: Double
  /// First-year hazard of failures.
  public var failures: Double
}

extension Calibration {
  /// Customers in the pilot that nets churn; its error in a first-year share is below 0.0001.
  static let pilotSize = 16_384

  /// Solves the levels so that a tier's first-year churn without the programme is the stated one
  /// (model: customers/stated-churn).
  ///
  /// A pilot of customers without the programme, stratified by attitude, gives each one's integrated level and shock
  /// over a year. A tier's level is then the root of
  /// mean((1 + v·l·J)^(−1/v)·exp(−H))·exp(−x·365.25) = 1 − c, the frailty's gamma law integrated out.
  ///
  /// - Throws: `ChurnTooLow` where no level above zero exists.
  public static func solve(_ plan: Plan) throws(ChurnTooLow) -> Calibration {
    let demand = Demand(plan)
    let mix = FailureMix(plan, volumes: demand.perDay)
    var calibration = Calibration(hazards: [], untouched: [], meanDeficit: 0, deficitVariance: 0, meanShockHazard: 0)
    calibration.findMeans(plan, mix: mix)
    if plan.outcome.histogram == .solved { calibration.findBase(plan, mix: mix) }
    let year = Pilot(plan, mix: mix, calibration: calibration, voiced: true, instants: [Ticks(365.25 * 86_400e6)])
    for (index, tier) in plan.population.tiers.enumerated() {
      calibration.hazards.append(
        try hazard(of: tier, index: index, model: plan.outcome, exposures: year.exposures[0]))
    }
    let phases = plan.phases
    let silent = Pilot(
      plan, mix: mix, calibration: calibration, voiced: false,
      instants: [phases.windowStart, phases.windowEnd, max(phases.horizon, phases.windowEnd)])
    for hazard in calibration.hazards {
      calibration.untouched.append(silent.outcome(of: hazard, model: plan.outcome, phases: phases))
    }
    return calibration
  }

  private static func hazard(
    of tier: Tier, index: Int, model: OutcomeModel, exposures: ContiguousArray<Exposure>
  ) throws(ChurnTooLow) -> TierHazard {
    let share: Double
    let counted: ContiguousArray<Exposure>
    switch tier.churn {
    case .total(let churn):
      share = churn
      counted = exposures
    case .netOfFailures(let churn):
      share = churn
      counted = ContiguousArray(exposures.map { Exposure(level: $0.level, shock: 0) })
    }
    let stated = -logarithm(1 - share)
    let uncontrollable = stated * model.exogenousShare
    let target = exponential(-(stated - uncontrollable))
    func survival(_ level: Double) -> (mean: Double, slope: Double) {
      survivalMean(of: counted, level: level, model: model)
    }
    let start = survival(0)
    guard start.mean >= target else {
      throw ChurnTooLow(
        tier: index, stated: stated, uncontrollable: uncontrollable, failures: -logarithm(start.mean))
    }
    // Survival falls with the level and is convex in it: Newton from below rises to the root.
    var level = 0.0
    for _ in 0..<100 {
      let (mean, slope) = survival(level)
      let step = (mean - target) / -slope
      if !(step > 1e-12 * level) { break }
      level += step
    }
    return TierHazard(level: level, uncontrollable: uncontrollable / 365.25)
  }

  /// Means of deficit and hazard of failures that are not followed one by one, over their draws.
  private mutating func findMeans(_ plan: Plan, mix: FailureMix) {
    let rate = mix.perCustomerDay(of: plan.population)
    guard rate > 0 else { return }
    let model = plan.outcome
    let laws = FateLaws(model)
    let effects = FailureEffects(model)
    let score = Score(model)
    let chance = Chance(seed: 0, replication: 0, domain: 1)
    let samples = 8192
    var deficit = 0.0
    var square = 0.0
    var leaving = 0.0
    for index in 0..<samples {
      let draws = chance.block(entity: UInt64(index), purpose: Purpose.history)
      let failure = BackgroundFailure(
        stratum: (Double(index) + draws.u1) / Double(samples), draws,
        { chance.block(entity: UInt64(index), purpose: Purpose.historyDraws) }, mix, score, plan)
      // The failure's own path: three stretches between what happens to it.
      var factors = FailureFactors()
      var from = 0.0
      let drop = model.attitudeDrops[failure.severity]
      let amplitude = failure.amplitude(model)
      var shock = 0.0
      for step in 0..<3 {
        let ordinary = factors.isRecovered ? .infinity : failure.ordinaryDays ?? .infinity
        let patience =
          factors.isRecovered || step > 0 && from >= failure.patienceDays ?? .infinity
          ? Double.infinity : failure.patienceDays ?? .infinity
        let to = min(ordinary, patience)
        func remaining(_ day: Double, _ constant: Double) -> Double {
          day == .infinity ? 0 : exponential(-day / constant)
        }
        let a = laws.attitudeConstant
        let left = (1 - factors.relief) * drop
        deficit += left * a * (remaining(from, a) - remaining(to, a))
        square += left * left * a / 2 * (remaining(from, a / 2) - remaining(to, a / 2))
        shock +=
          amplitude * factors.waiting * factors.closing * laws.shockConstant
          * (remaining(from, laws.shockConstant) - remaining(to, laws.shockConstant))
        if to == .infinity { break }
        if to == ordinary { factors.recoverOrdinarily(effects) } else { factors.ignore(effects) }
        from = to
      }
      leaving += 1 - exponential(-shock)
    }
    meanDeficit = rate * deficit / Double(samples)
    deficitVariance = rate * square / Double(samples)
    meanShockHazard = rate * leaving / Double(samples)
  }
}

extension Calibration {
  /// Finds the base of attitude with which customers without the programme score as the histogram says.
  ///
  /// A pilot gives the attitudes of the end of the window: drops, and bases that voiced failures have replaced. With those held fixed the shares of
  /// detractors and promoters are smooth in mean and deviation of the base: Newton in two dimensions.
  private mutating func findBase(_ plan: Plan, mix: FailureMix) {
    let model = plan.outcome
    let end = min(max(plan.phases.windowEnd, 30 * Time.day), 366 * Time.day)
    let pilot = Pilot(plan, mix: mix, calibration: self, voiced: true, instants: [end])
    let noise = (1 - model.reliability).squareRoot()
    let target = (
      detractors: Normal.cumulative(model.detractorThreshold), promoters: 1 - Normal.cumulative(model.promoterThreshold)
    )
    var mean = meanDeficit
    var deviation = max(model.reliability - deficitVariance, 0.1 * model.reliability).squareRoot()
    for _ in 0..<50 {
      var shares = (detractors: 0.0, promoters: 0.0)
      // Slopes of both shares in mean and deviation.
      var inMean = (detractors: 0.0, promoters: 0.0)
      var inDeviation = (detractors: 0.0, promoters: 0.0)
      for customer in pilot.bases {
        let attitude =
          (customer.isFirst ? mean + deviation * customer.place : customer.attitude) - customer.deficit
        let low = (model.detractorThreshold - attitude) / noise
        let high = (model.promoterThreshold - attitude) / noise
        shares.detractors += Normal.cumulative(low)
        shares.promoters += Normal.upperTail(high)
        guard customer.isFirst else { continue }
        let (down, up) = (Normal.density(low) / noise, Normal.density(high) / noise)
        inMean.detractors -= down
        inMean.promoters += up
        inDeviation.detractors -= down * customer.place
        inDeviation.promoters += up * customer.place
      }
      let count = Double(pilot.bases.count)
      let misses = (target.detractors - shares.detractors / count, target.promoters - shares.promoters / count)
      if abs(misses.0) + abs(misses.1) < 1e-9 { break }
      let determinant = inMean.detractors * inDeviation.promoters - inMean.promoters * inDeviation.detractors
      guard abs(determinant) > 1e-9 else { break }
      let meanStep = count * (misses.0 * inDeviation.promoters - misses.1 * inDeviation.detractors) / determinant
      let deviationStep = count * (inMean.detractors * misses.1 - inMean.promoters * misses.0) / determinant
      mean += min(max(meanStep, -0.5), 0.5)
      deviation = min(max(deviation + min(max(deviationStep, -0.2), 0.2), 0.02), 3)
    }
    firstMean = mean
    firstDeviation = deviation
  }
}

/// Base and drop of a pilot customer's attitude.
struct PilotBase: Sendable {
  /// Place of the base in its law, and the base itself.
  var place: Double
  var attitude: Double
  /// Whether the base is still the first: a voiced failure replaces it.
  var isFirst: Bool
  var deficit: Double
}

/// What one pilot customer met: integrated relative level in days, and integrated hazard of failures.
struct Exposure: Sendable {
  var level: Double
  var shock: Double
}

/// Mean survival over pilot customers at a level, with the law of frailty integrated out, and its slope in the level.
func survivalMean(of exposures: ContiguousArray<Exposure>, level: Double, model: OutcomeModel) -> (
  mean: Double, slope: Double
) {
  guard let mix = model.renewalMix else {
    return survivalMean(of: exposures, level: level, variance: model.frailtyVariance)
  }
  // The yearly chance to leave follows a beta law: the mean of (1 - theta)^y is B(alpha, beta + y)/B(alpha, beta).
  let whole = Gamma.logarithm(mix.alpha + mix.beta) - Gamma.logarithm(mix.beta)
  var sum = 0.0
  var slope = 0.0
  for exposure in exposures {
    let years = level * exposure.level
    let survival = exponential(
      Gamma.logarithm(mix.beta + years) - Gamma.logarithm(mix.alpha + mix.beta + years) + whole - exposure.shock)
    sum += survival
    slope +=
      survival * exposure.level
      * (Gamma.digamma(mix.beta + years) - Gamma.digamma(mix.alpha + mix.beta + years))
  }
  return (sum / Double(exposures.count), slope / Double(exposures.count))
}

/// The same with the frailty's gamma law.
func survivalMean(of exposures: ContiguousArray<Exposure>, level: Double, variance: Double) -> (
  mean: Double, slope: Double
) {
  var sum = 0.0
  var slope = 0.0
  func add(_ exposure: Exposure, _ survival: Double, _ base: Double) {
    sum += survival
    slope -= survival * exposure.level / base
  }
  // Two customers at a time, added up one after the other.
  for pair in 0..<(exposures.count / 2) {
    let first = exposures[2 * pair]
    let second = exposures[2 * pair + 1]
    let integral = SIMD2(level * first.level, level * second.level)
    let base = 1 + variance * integral
    let exponent = variance > 0 ? logarithms(base.x, base.y) / variance : integral
    let survival = exponentials(-exponent.x - first.shock, -exponent.y - second.shock)
    add(first, survival.x, base.x)
    add(second, survival.y, base.y)
  }
  if exposures.count % 2 == 1 {
    let last = exposures[exposures.count - 1]
    let integral = level * last.level
    let base = 1 + variance * integral
    add(last, exponential(-(variance > 0 ? logarithm(base) / variance : integral) - last.shock), base)
  }
  return (sum / Double(exposures.count), slope / Double(exposures.count))
}

/// Customers without the programme, followed to measure what they meet.
struct Pilot {
  /// For each asked instant, for each customer, from tick 0.
  var exposures: [ContiguousArray<Exposure>] = []
  /// For each, 1 for a promoter, -1 for a detractor.
  var attitudes: [ContiguousArray<Int8>] = []
  /// Attitudes at the last instant.
  var bases: ContiguousArray<PilotBase> = []

  init(_ plan: Plan, mix: FailureMix, calibration: Calibration, voiced: Bool, instants: [Ticks]) {
    let chance = Chance(seed: 1, replication: 0, domain: 1)
    let end = instants[instants.count - 1]
    // A pilot of the first year is all window: its failures are followed one by one to the end.
    var pilotPlan = plan
    if voiced { pilotPlan.phases = Phases(warmUp: 0, measure: end, drain: 0, followUp: 0) }
    pilotPlan.population.replacement = .none
    let hours = Int(pilotPlan.phases.windowEnd / Time.hour) + 1
    let perHour = mix.voicedPerDay / 24
    let silence = SilentIntensity(
      voicedByHour: ContiguousArray(repeating: voiced ? 0 : perHour, count: hours),
      silentPerVoiced: mix.unseenPerVoiced)
    exposures = instants.map { _ in [] }
    attitudes = instants.map { _ in [] }
    let terms = CustomerTerms(pilotPlan, mix: mix, calibration: calibration, hasSlots: false)
    var book = CustomerBook(terms, chance: chance, silence: silence)
    for index in 0..<Calibration.pilotSize {
      let stratum = (Double(index) + 0.5) / Double(Calibration.pilotSize)
      book.startPilotCustomer(stratum: stratum, number: UInt32(index))
      for (place, asked) in instants.enumerated() {
        // Whoever is under a contract is gone only if he decided before the notice for its last end.
        var instant = asked
        if !voiced, let contract = plan.population.contract {
          instant = max(0, contract.lastNotice(before: asked, joined: book.lives[0].joined))
        }
        if voiced { book.followBackground(row: 0, entity: UInt64(index), to: instant) }
        book.advance(0, to: instant)
        exposures[place].append(Exposure(level: book.levelExposure, shock: book.shockExposure))
        let customer = book.rows[0]
        let group = terms.laws.group(base: customer.attitude, deficit: customer.with.deficit)
        attitudes[place].append(Int8(group - 1))
      }
      let place = Normal.quantile(stratum)
      bases.append(
        PilotBase(
          place: place, attitude: book.rows[0].attitude,
          isFirst: book.rows[0].attitude == terms.firstMean + terms.firstDeviation * place,
          deficit: book.rows[0].with.deficit))
    }
  }

  /// Expected leaving and presence of an untouched customer of a tier.
  func outcome(of hazard: TierHazard, model: OutcomeModel, phases: Phases) -> UntouchedOutcome {
    func survival(_ place: Int, _ day: Double) -> Double {
      survivalMean(of: exposures[place], level: hazard.level, model: model).mean
        * exponential(-hazard.uncontrollable * day)
    }
    let start = survival(0, days(phases.windowStart))
    let end = survival(1, days(phases.windowEnd))
    let last = survival(2, days(max(phases.horizon, phases.windowEnd)))
    // A newcomer of the warm-up meets, to first order, what those present met after the window's start.
    let seated = start > 0 ? 1 / start : 0
    func presence(_ from: Double, _ to: Double, _ span: Double) -> Double {
      from > to && to > 0 ? span * (from - to) / logarithm(from / to) : span * from
    }
    let inWindow = presence(start, end, days(phases.windowEnd - phases.windowStart))
    let after = presence(end, last, days(max(phases.horizon - phases.windowEnd, 0)))
    var outcome = UntouchedOutcome(
      leftInWindow: (start - end) * seated, left: (start - last) * seated, days: (inWindow + after) * seated)
    outcome.presentAtEnd = end * seated
    var promoters: ContiguousArray<Exposure> = []
    var detractors: ContiguousArray<Exposure> = []
    for (index, group) in attitudes[1].enumerated() {
      if group > 0 { promoters.append(exposures[1][index]) }
      if group < 0 { detractors.append(exposures[1][index]) }
    }
    func weight(_ group: ContiguousArray<Exposure>) -> Double {
      guard !group.isEmpty else { return 0 }
      return survivalMean(of: group, level: hazard.level, model: model).mean * Double(group.count)
    }
    let day = days(phases.windowEnd)
    outcome.netPromoters =
      (weight(promoters) - weight(detractors)) / Double(attitudes[1].count) * exponential(-hazard.uncontrollable * day)
      * seated
    return outcome
  }
}
