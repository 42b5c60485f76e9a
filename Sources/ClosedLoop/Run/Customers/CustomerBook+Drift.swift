import EventKernel
import PortableMath

/// How fates move on: hazards are met, and what is due by itself happens.
extension CustomerBook {
  mutating func findNextSilent(_ row: Int) {
    let draws = chance.block(
      entity: rows[row].entity, purpose: Purpose.silence, sub: rows[row].silentCount)
    rows[row].silentMass += -logarithm(draws.u0) * Double(terms.population)
    rows[row].silentSeverity = UInt8(terms.mix.silentSeverities.index(of: draws.u1))
    rows[row].silentCauseDraw = draws.u2
    rows[row].silentThinningDraw = draws.u3
    rows[row].nextSilent = silence.instant(of: rows[row].silentMass)
  }

  /// Moves a customer's fates on to an instant: hazards are met, silent failures occur, patience ends.
  ///
  /// What is due at the instant itself happens too, so that whoever looks again finds nothing left to do.
  mutating func advance(_ row: Int, to limit: Ticks) {
    while true {
      if !rows[row].with.isPresent && (!rows[row].diverged || !rows[row].without.isPresent) {
        rows[row].time = max(rows[row].time, limit)
        return
      }
      if thinning.isFollowed { beginFollowing(row) }
      let change = nextChange(of: row)
      let next = min(limit, change)
      let comesToEnd = rows[row].time < terms.phases.windowEnd && next >= terms.phases.windowEnd
      if terms.isLifelong {
        driftThroughLife(row, to: next)
      } else {
        Self.drift(
          &rows[row], to: next, terms: terms, background: background(of: row), levels: &levelExposure,
          shocks: &shockExposure)
      }
      if comesToEnd { noteAttitude(of: row) }
      if change > limit { return }
      if rows[row].nextSilent <= next { silentFailureOccurs(to: row) }
      var failure = rows[row].failures
      while failure >= 0 {
        let following = failures[Int(failure)].next
        if failures[Int(failure)].nextChange <= next { changeByItself(Int(failure), row: row) }
        failure = following
      }
    }
  }

  /// Moves a customer on to the horizon where nobody asks any more what he is like then, but only when his fates end.
  ///
  /// Most have a budget that outlasts whatever can come, so that the way to the horizon need not be gone.
  mutating func advanceToExit(_ row: Int, by horizon: Ticks) {
    if rows[row].time < terms.phases.windowEnd { advance(row, to: terms.phases.windowEnd) }
    let end = min(horizon, rows[row].uncontrollableExit)
    guard nothingEndsFates(of: row, before: end) else { return advance(row, to: horizon) }
    rows[row].time = horizon
    guard rows[row].uncontrollableExit <= horizon else { return }
    if rows[row].with.isPresent { rows[row].with.exit = end }
    if rows[row].diverged && rows[row].without.isPresent { rows[row].without.exit = end }
  }

  /// Whether neither budget can be used up before an instant after the window; it may be so although this says no.
  private func nothingEndsFates(of row: Int, before end: Ticks) -> Bool {
    guard !terms.isLifelong, rows[row].nextSilent > end else { return false }
    var failure = rows[row].failures
    while failure >= 0 {
      if failures[Int(failure)].nextChange <= end { return false }
      failure = failures[Int(failure)].next
    }
    let background = max(terms.laws.meanShockHazard, thinning.greatestHazard)
    let span = days(end - rows[row].time)
    return outlasts(rows[row].with, level: rows[row].level, background, span)
      && (!rows[row].diverged || outlasts(rows[row].without, level: rows[row].level, background, span))
  }

  /// Whether a fate has ended, or its budget outlasts the greatest hazard that a stretch without failures can hold.
  @inline(__always) private func outlasts(
    _ fate: Fate, level: Double, _ background: Double, _ span: Double
  ) -> Bool {
    let most =
      (level * terms.laws.greatestLevel + background) * max(span, 0) + fate.shock * terms.laws.shockConstant
    return !fate.isPresent || most * 1.000001 < fate.budget
  }

  /// Notes in which group a customer is at the end of the window, in either fate.
  private mutating func noteAttitude(of row: Int) {
    let base = rows[row].attitude
    if rows[row].with.isPresent {
      rows[row].groupAtEnd = UInt8(terms.laws.group(base: base, deficit: rows[row].with.deficit))
    }
    if !rows[row].diverged {
      rows[row].groupAtEndWithout = rows[row].groupAtEnd
    } else if rows[row].without.isPresent {
      rows[row].groupAtEndWithout = UInt8(terms.laws.group(base: base, deficit: rows[row].without.deficit))
    }
  }

  /// The mean hazard of failures that a row's *with* fate meets beyond those that are followed one by one.
  @inline(__always) func background(of row: Int) -> Double {
    guard rows[row].time >= terms.phases.windowEnd else { return 0 }
    return thinning.isFollowed ? thinning.hazard(at: rows[row].time) : terms.laws.meanShockHazard
  }

  /// After the window fixes make the fates differ of all who have two.
  private mutating func beginFollowing(_ row: Int) {
    if rows[row].time >= terms.phases.windowEnd && isOriginal(row) { diverge(row) }
  }

  /// The next instant after the customer's own at which something happens by itself.
  mutating func nextChange(of row: Int) -> Ticks {
    var next = rows[row].nextSilent
    if rows[row].uncontrollableExit > rows[row].time { next = min(next, rows[row].uncontrollableExit) }
    if rows[row].time < terms.phases.windowEnd {
      next = min(next, terms.phases.windowEnd)
    } else if thinning.isFollowed {
      next = min(next, thinning.nextBorder(after: rows[row].time))
    }
    var failure = rows[row].failures
    while failure >= 0 {
      next = min(next, failures[Int(failure)].nextChange)
      failure = failures[Int(failure)].next
    }
    return terms.isLifelong ? min(next, lives[row].nextChange(after: rows[row].time)) : next
  }

  /// The next instant at which an open case must look at its customer: a change, or the end of the *with* fate.
  mutating func nextWatch(of row: Int) -> Ticks {
    let next = min(nextChange(of: row), rows[row].time + 30 * Time.day)
    if !terms.isLifelong && cannotLeave(row, before: next) { return next }
    // A pilot drift of a copy finds an exit on the way.
    var customer = rows[row]
    var levels = 0.0
    var shocks = 0.0
    if terms.isLifelong {
      var life = lives[row]
      Self.drift(
        &customer, &life, to: next, terms: terms, background: background(of: row), levels: &levels, shocks: &shocks)
      return customer.with.isPresent ? next : customer.with.exit
    }
    Self.drift(
      &customer, to: next, terms: terms, background: background(of: row), levels: &levels, shocks: &shocks)
    return customer.with.isPresent ? next : customer.with.exit
  }

  /// Whether the budget outlasts the greatest hazard that a stretch can hold; it may although this says no.
  @inline(__always) func cannotLeave(_ row: Int, before next: Ticks) -> Bool {
    let background = rows[row].time >= terms.phases.windowEnd ? terms.laws.meanShockHazard : 0
    return rows[row].uncontrollableExit > next
      && outlasts(rows[row].with, level: rows[row].level, background, days(next - rows[row].time))
  }

  /// Meets the hazard of a stretch in which nothing happens; a fate that ends in it gets its instant.
  ///
  /// - Parameter background: mean hazard of the failures that are not followed one by one, for *with*.
  static func drift(
    _ customer: inout Customer, to next: Ticks, terms: CustomerTerms, background: Double, levels: inout Double,
    shocks: inout Double
  ) {
    let span = days(next - customer.time)
    guard span > 0 else { return }
    let isAfter = customer.time >= terms.phases.windowEnd
    let floor = isAfter ? terms.laws.meanDeficit : 0
    let otherBackground = isAfter ? terms.laws.meanShockHazard : 0
    let start = customer.time
    var position = 0.0
    var borders = LevelBorders()
    // Where there is no shock the first is never asked for, and no deficit stays none whatever the second.
    let isCalm =
      customer.with.shock == 0 && customer.with.deficit == floor
      && (!customer.diverged || customer.without.shock == 0 && customer.without.deficit == floor)
    let leftOfAll = isCalm ? SIMD2(1, 1) : exponentials(SIMD2(repeating: -span) / terms.laws.constants)
    let leftAttitude = leftOfAll.y
    let deficit = customer.with.deficit
    let otherDeficit = customer.diverged ? customer.without.deficit : deficit
    let endDeficit = floor + (deficit - floor) * leftAttitude
    let otherEnd = customer.diverged ? floor + (otherDeficit - floor) * leftAttitude : endDeficit
    let base = customer.attitude
    let group = terms.laws.group(base: base, deficit: deficit)
    let otherGroup = customer.diverged ? terms.laws.group(base: base, deficit: otherDeficit) : group
    if group != terms.laws.group(base: base, deficit: endDeficit) {
      borders.insert(terms.laws.crossing(from: deficit, floor: floor, border: base - terms.laws.detractorBorder))
      borders.insert(terms.laws.crossing(from: deficit, floor: floor, border: base - terms.laws.promoterBorder))
    }
    if customer.diverged && otherGroup != terms.laws.group(base: base, deficit: otherEnd) {
      borders.insert(terms.laws.crossing(from: otherDeficit, floor: floor, border: base - terms.laws.detractorBorder))
      borders.insert(terms.laws.crossing(from: otherDeficit, floor: floor, border: base - terms.laws.promoterBorder))
    }
    while position < span {
      let end = min(span, borders.next(after: position))
      let stretch = end - position
      var withGroup = group
      var withoutGroup = otherGroup
      var left = leftOfAll.x
      if borders.count > 0 {
        let lefts = exponentials(SIMD2(-stretch, -(position + end) / 2) / terms.laws.constants)
        left = lefts.x
        withGroup = terms.laws.group(base: base, deficit: floor + (deficit - floor) * lefts.y)
        withoutGroup =
          customer.diverged
          ? terms.laws.group(base: base, deficit: floor + (otherDeficit - floor) * lefts.y) : withGroup
      }
      let level = terms.laws.level(withoutGroup)
      if !terms.hasSlots {
        // Only a pilot asks what was met.
        levels += level * stretch
        shocks += customer.with.shock * terms.laws.shockConstant * (1 - left) + background * stretch
      }
      meet(
        &customer.with,
        level: customer.level * (customer.diverged ? terms.laws.level(with: withGroup, without: withoutGroup) : level)
          + background, stretch: stretch, left: left, from: start, offset: position, terms: terms, end: next)
      if customer.diverged {
        meet(
          &customer.without, level: customer.level * level + otherBackground, stretch: stretch, left: left,
          from: start, offset: position, terms: terms, end: next)
      }
      position = end
    }
    customer.with.deficit = endDeficit
    if customer.diverged { customer.without.deficit = otherEnd }
    customer.time = next
    if customer.uncontrollableExit <= next {
      if customer.with.exit > customer.uncontrollableExit { customer.with.exit = customer.uncontrollableExit }
      if customer.diverged && customer.without.exit > customer.uncontrollableExit {
        customer.without.exit = customer.uncontrollableExit
      }
    }
  }

  /// Takes a stretch's hazard from a fate's budget.
  @inline(__always) static func meet(
    _ fate: inout Fate, level: Double, stretch: Double, left: Double, from start: Ticks, offset: Double,
    terms: CustomerTerms, end: Ticks
  ) {
    if fate.isPresent {
      let used = level * stretch + fate.shock * terms.laws.shockConstant * (1 - left)
      if used < fate.budget {
        fate.budget -= used
      } else {
        let elapsed = terms.laws.daysUntil(budget: fate.budget, level: level, shock: fate.shock)
        fate.exit = min(end, start + ticksUp(offset + min(elapsed, stretch)))
        fate.budget = 0
      }
    }
    fate.shock *= left
  }
}
