import ClosedLoop
import EventKernel

/// Rough shares of items that rules take by what senders ask and the customer file says.
extension Draft {
  /// Share of a tier's items of a channel that the details of a match leave, conditions taken as independent.
  func detailed(_ match: RuleMatch, tier: Int, channel: Int, _ plan: Plan) -> Double {
    let terms = plan.channels[channel]
    guard match.sources & (terms.isIndirect ? 2 : 1) != 0 else { return 0 }
    var share = 1.0
    if match.requests == 1 { share *= 1 - terms.contactRequested }
    if match.requests == 2 { share *= terms.contactRequested }
    if match.repeats.isLimited { share *= complaining(match.repeats, plan) }
    // An answer saves about a third of what is at risk: enough for a sum of work.
    for (range, part) in [(match.valueAtRisk, 1.0), (match.expectedUplift, 0.3)] where range.isLimited {
      share *= worth(range, part: part, tier: tier, plan)
    }
    return share
  }

  /// Chance of so many complaints within a period, as if all customers complained alike.
  private func complaining(_ match: RepeatMatch, _ plan: Plan) -> Double {
    var perRun = 0.0
    for (draft, terms) in zip(channels, plan.channels) {
      for band in 0..<3 { perRun += draft.items * terms.bands[band] * plan.outcome.failureShares[band] }
    }
    let mean =
      perRun / Double(max(clock.length, 1)) * Double(match.period) / Double(max(plan.population.count, 1))
    // e^(-mean) by its limit: the mean is small wherever customers are many.
    var term = 1 / (1 + mean + mean * mean / 2 + mean * mean * mean / 6)
    var share = 0.0
    for count in 0...RepeatMatch.most {
      if count >= match.least && count <= match.greatest { share += term }
      term *= mean / Double(count + 1)
    }
    return min(1, share)
  }

  /// Share of a tier's failures whose value at risk, times a part of it, lies in a range.
  private func worth(_ range: AmountRange, part: Double, tier: Int, _ plan: Plan) -> Double {
    let terms = plan.population.tiers[tier]
    let churn: Double
    switch terms.churn {
    case .total(let share), .netOfFailures(let share): churn = share
    }
    let years = 1 / max(churn + plan.money.discountRate, 0.01)
    var share = 0.0
    var all = 0.0
    for cause in plan.causes {
      for severity in 0..<3 {
        let weight = cause.share * cause.severities[severity]
        let each = 12 * years * plan.outcome.leaveProbabilities[severity] * part
        all += weight
        guard each > 0 else { continue }
        let below = range.least > 0 ? terms.margin.cumulative(range.least / each) : 0
        let within = range.limit < .infinity ? terms.margin.cumulative(max(0, range.limit / each)) : 1
        share += weight * max(0, within - below)
      }
    }
    return all > 0 ? share / all : 0
  }
}
