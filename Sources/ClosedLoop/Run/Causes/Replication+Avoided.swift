import EventKernel
import PortableMath

/// What fixes were worth, counted at the end of a run.
extension Replication {
  /// Books what fixes have kept from customers, followed one by one or not, into the groups.
  ///
  /// - Parameters:
  ///   - untouched: slots of each tier of whose customers nobody has heard.
  ///   - staying: of the others, those present at window end with the programme, as a margin of a day by tier.
  mutating func countAvoided(untouched: ContiguousArray<Int>, staying: ContiguousArray<Double>) {
    guard prepared.removesCauses, let value = prepared.avoidedValue else { return }
    let causes = prepared.plan.causes.count
    for tier in prepared.plan.population.tiers.indices {
      for cause in 0..<causes {
        let followed = customers.book.avoided[tier * causes + cause]
        records.add(followed, tier: tier, cause: cause, isUntouched: false)
      }
      guard customers.book.thinning.hasFix else { continue }
      for cause in 0..<causes {
        var rest = AvoidedTally()
        var gain = AvoidedValue.Worth()
        var count = 0.0
        avoidedSilently(cause, tier: tier, seats: untouched[tier], value, &gain, &count)
        rest.silent = Int64(count + 0.5)
        avoidedLater(cause, tier: tier, seats: Double(untouched[tier]), value, &gain, flows: true)
        rest.margin = millionths(gain.margin)
        rest.terminal = millionths(gain.terminal)
        rest.presence = millionths(gain.presence)
        records.add(rest, tier: tier, cause: cause, isUntouched: true)
        // Those who are followed realise theirs by their own exits.
        guard staying[tier] > 0, value.staying[tier] > 0, value.meanMargin[tier] > 0 else { continue }
        var later = AvoidedValue.Worth()
        avoidedLater(
          cause, tier: tier, seats: staying[tier] / (value.staying[tier] * value.meanMargin[tier]), value, &later)
        var tally = AvoidedTally()
        tally.margin = millionths(later.margin)
        tally.terminal = millionths(later.terminal)
        tally.presence = millionths(later.presence)
        records.add(tally, tier: tier, cause: cause, isUntouched: false)
      }
    }
    countLoop()
  }

  /// Silent failures of the window that fixes have kept from customers of whom nobody has heard.
  private mutating func avoidedSilently(
    _ cause: Int, tier: Int, seats: Int, _ value: AvoidedValue, _ gain: inout AvoidedValue.Worth, _ count: inout Double
  ) {
    let mix = prepared.customers.mix
    let plan = prepared.plan
    var start = phases.windowStart
    while start < phases.windowEnd {
      let end = min(start + Time.week, phases.windowEnd)
      let middle = start + (end - start) / 2
      let less = 1 - customers.book.thinning.left(of: cause, at: middle)
      if less > 0 {
        let failures =
          (customers.book.silence.mass(at: end) - customers.book.silence.mass(at: start))
          / Double(customers.book.terms.population)
        for severity in 0..<3 {
          var all = 0.0
          for other in plan.causes { all += other.share * other.severities[severity] }
          guard all > 0 else { continue }
          let own = plan.causes[cause].share * plan.causes[cause].severities[severity] / all
          let low = severity > 0 ? mix.silentSeverities.share(through: severity - 1) : 0
          let avoided =
            Double(seats) * failures * (mix.silentSeverities.share(through: severity) - low) * own * less
          let worth = value.worth(ofFailure: severity, tier: tier, at: middle) * avoided
          gain = gain + worth
          records.ledger.weeks.receiveEvenly(worth.margin, from: middle)
          // A slot counts while its first customer of the window sits on it.
          count += avoided
        }
      }
      start = end
    }
  }

  /// The hazard of failures after the window that fixes take away.
  private mutating func avoidedLater(
    _ cause: Int, tier: Int, seats: Double, _ value: AvoidedValue, _ gain: inout AvoidedValue.Worth,
    flows: Bool = false
  ) {
    let hazard = customers.book.terms.laws.meanShockHazard * customers.book.thinning.hazardShares[cause]
    var start = phases.windowEnd
    while start < phases.horizon {
      let end = min(start + 4 * Time.week, phases.horizon)
      let middle = start + (end - start) / 2
      let less = hazard * (1 - customers.book.thinning.left(of: cause, at: middle)) * days(end - start)
      if less > 0 {
        let worth = value.worth(ofPresenceIn: tier, at: middle) * (seats * less)
        gain = gain + worth
        if flows { records.ledger.weeks.receiveEvenly(worth.margin, from: middle) }
      }
      start = end
    }
  }

  /// What the loop itself did.
  private mutating func countLoop() {
    for cause in rootCauses.causes.indices {
      records.measures.groups[records.measures.layout.group(.cause, cause)].fixes.coded =
        rootCauses.codedInWindow[cause]
      records.measures.groups[0].fixes.coded += rootCauses.codedInWindow[cause]
    }
    records.measures.loop = rootCauses.tally
  }
}

extension Records {
  mutating func add(_ tally: AvoidedTally, tier: Int, cause: Int, isUntouched: Bool) {
    let own = FixTally(
      voiced: tally.voiced, silent: tally.silent, margin: tally.margin, terminal: tally.terminal,
      presence: tally.presence)
    for group in [0, measures.layout.group(.tier, tier), measures.layout.group(.cause, cause)] {
      measures.groups[group].fixes += own
      measures.groups[group].marginSaved += tally.margin
      measures.groups[group].terminalSaved += tally.terminal
      if tally.presence > 0 {
        measures.groups[group].presenceGained += tally.presence
      } else {
        measures.groups[group].presenceHarmed -= tally.presence
      }
    }
    guard isUntouched else { return }
    for group in [0, measures.layout.group(.tier, tier)] {
      measures.groups[group].realised.margin += tally.margin
      measures.groups[group].realised.terminal += tally.terminal
      measures.groups[group].fixes.untouchedPresence += tally.presence
      measures.presence[group].leftWith -= Double(tally.presence) / 1e6
      if let value = prepared.avoidedValue, value.meanMargin[tier] > 0 {
        measures.presence[group].daysWith += Double(tally.margin) / 1e6 / value.meanMargin[tier]
      }
    }
  }
}
