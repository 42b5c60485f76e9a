internal import ClosedLoop
internal import EventKernel

/// Traps (model: money/traps): inputs that contradict each other, or count an effect twice.
///
/// What can only be wrong is refused; what is likely to be is flagged, with the reason and the way out.
enum Trap {
  /// What a benchmark's effect would be called, and the reason why there is no such input.
  private static let benchmarks = [
    "retention_uplift", "uplift", "save_rate", "rescue_rate", "conversion", "conversion_rate", "retention_effect",
  ]

  /// T20: a benchmark's effect cannot be an input, since it would be predicted from itself.
  static func refuseBenchmarks(in reader: inout ObjectReader) {
    for name in benchmarks where reader.has(name) {
      _ = reader.value(name, .optional, as: .anything)
      reader.error(
        "trap-T20", at: name,
        "an effect from a benchmark would predict itself; say what causes it: leave_probability, factors, recovery")
    }
  }

  /// What of the outcome model's own values counts twice.
  static func flagOutcome(_ model: OutcomeModel, in reader: inout ObjectReader) {
    if model.causalShare > 0.6 {
      reader.warning(
        "trap-T3", at: "causal_share",
        "churn by score group is association: programmes that move a score do not obtain more than .6 of it; sweep 0 to .6"
      )
    }
    if model.causalShare > 0.6, model.recoveredFactor < 0.3 {
      reader.warning(
        "trap-T4", at: "factors",
        "a recovery lowers both the level, by causal_share, and the failure's hazard: two strong effects count it twice"
      )
    }
    if model.reliability > 0.8 {
      reader.warning(
        "trap-T5", at: "reliability",
        "scores hardly vary by chance at this value, so that conversion looks like success; tests of single customers give .45 to .75"
      )
    }
    if reader.has("hazard_half_life"), reader.writes("factors", "ignored"), reader.writes("recovery", "response_delay")
    {
      reader.warning(
        "trap-T2", at: "hazard_half_life",
        "time counts three times: in the hazard's half-life, in recovery.response_delay and in factors.ignored, and churn by"
          + " response time identifies their product only; take the half-life from customers nobody answered")
    }
    let falls =
      switch model.baseline {
      case .constant: false
      case .piecewise(_, let factors): zip(factors, factors.dropFirst()).contains { $0 > $1 }
      case .weibull(let shape): shape < 1
      case .gompertz(let growth): growth < 0
      }
    if falls, model.frailtyVariance > 0 {
      reader.warning(
        "trap-T18", at: "hazard",
        "churn falls with tenure twice: by this shape, and because the readier leave first; write \"frailty_variance\": 0"
      )
    }
    let isSilent = model.voiceProbabilities.contains { $0 < 0.95 }
    if !isSilent, model.leaveProbabilities.contains(where: { $0 > 0 }) {
      reader.warning(
        "trap-T16", at: "voice",
        "those who say nothing fail, too: where nearly everybody speaks up, who writes is taken for all customers;"
          + " 5 to 50% of failures are told of, the severe ones more"
      )
    }
    if model.renewalMix != nil, reader.has("frailty_variance") {
      reader.warning(
        "trap-T18", at: "frailty_variance", "sbg brings its own law of readiness to leave: this has no effect")
    }
  }

  /// T13: within a tier margin and readiness to leave are drawn independently; tiers are what ties them together.
  static func flagTiers(_ customers: CustomerSection, in diagnostics: inout Diagnostics) {
    let tiers = customers.population.tiers
    // Of a law by mean and cv rounding leaves a little.
    for (tier, place) in zip(tiers, customers.marginPlaces) where tier.margin.coefficientOfVariation > 1.0001 {
      diagnostics.warning(
        "trap-T13", at: place,
        "margins this unlike go with readiness to leave, and in one tier both are drawn independently: divide it into"
          + " tiers with their own annual_churn")
      return
    }
    guard let first = tiers.first, tiers.count > 1, tiers.allSatisfy({ $0.churn == first.churn }) else { return }
    var least = Double.infinity
    var most = 0.0
    for tier in tiers {
      least = min(least, tier.margin.mean)
      most = max(most, tier.margin.mean)
    }
    guard most > 2 * least, let place = customers.churnPlaces.first else { return }
    diagnostics.warning(
      "trap-T13", at: place,
      "all tiers leave alike though one is worth more than twice another: value at risk needs each tier's own churn")
  }

  /// T10: a voucher is a cost or is in the margins already.
  static func refuseBoth(_ names: [String], of remedy: inout ObjectReader) {
    for name in names where remedy.has(name) {
      remedy.error(
        "trap-T10", at: name,
        "the margins hold these vouchers already (booked: margin): a cost beside it counts them twice; leave one out")
    }
  }

  /// T15: a referral is worth what it saves to win a customer; the customer's own margin comes later by itself.
  static func flagReferrals(_ model: OutcomeModel, _ population: Population, in diagnostics: inout Diagnostics) {
    guard model.advocacy.referrals > 0 else { return }
    var yearly = 0.0
    for tier in population.tiers { yearly = max(yearly, 12 * tier.margin.mean) }
    guard Double(model.advocacy.referralValue) / 1e6 > yearly else { return }
    diagnostics.warning(
      "trap-T15", at: Place(path: "outcome.advocacy.referral_value"),
      "more than a year's margin of the best tier: the value of a referral is the cost of winning a customer, whose own"
        + " margin must not be counted too")
  }
}

extension ObjectReader {
  /// Whether a field inside an object is written.
  func writes(_ group: String, _ field: String) -> Bool { value(of: group)?.object?[field].map { !$0.isNull } ?? false }
}
