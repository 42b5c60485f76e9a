import EventKernel
import PortableMath

/// What customers are expected to be worth.
extension CustomerBook {
  /// Expected discounted margin of a customer's *with* fate to the horizon if the programme does nothing further
  /// (model: money/booking), the value beyond it, and the chance to be there.
  ///
  /// Failures that are known go their way by themselves; further ones enter by their mean hazard and mean drop. Each
  /// stretch of constant level is the series of model: money/customer-value, cut at its end. O(stretches · terms),
  /// about eight terms.
  ///
  /// - Parameter discounted: what money at the horizon is worth now.
  mutating func prospect(of row: Int, discounted: Double) -> Prospect {
    guard prices else { return Prospect() }
    if let foreseen, foreseen.row == row && foreseen.time == rows[row].time {
      assert(
        foreseen.prospect == prospectAnew(of: row, discounted: discounted), "what changes a fate forgets its prospect")
      return foreseen.prospect
    }
    return prospectAnew(of: row, discounted: discounted)
  }

  /// The prospect as it is worked out.
  private mutating func prospectAnew(of row: Int, discounted: Double) -> Prospect {
    if terms.isLifelong { return prospectThroughLife(of: row, discounted: discounted) }
    pending.removeAll()
    var index = rows[row].failures
    while index >= 0 {
      if failures[Int(index)].nextChange < Time.never { pending.append(failures[Int(index)]) }
      index = failures[Int(index)].next
    }
    let hazard = terms.calibration.hazards[Int(rows[row].tier)]
    let background = terms.laws.meanShockHazard + hazard.uncontrollable
    let floor = terms.laws.meanDeficit
    let base = rows[row].attitude
    let ownLevel = rows[row].level
    let flow = rows[row].margin
    var result = Prospect()
    var weight = 1.0
    var with = rows[row].with
    var without = rows[row].diverged ? rows[row].without : with
    var time = rows[row].time
    while time < terms.phases.horizon {
      var next = terms.phases.horizon
      for place in pending.indices { next = min(next, max(pending[place].nextChange, time)) }
      let span = days(next - time)
      var borders = LevelBorders()
      let detractor = base - terms.laws.detractorBorder
      let promoter = base - terms.laws.promoterBorder
      borders.insert(terms.laws.crossing(from: with.deficit, floor: floor, border: detractor))
      borders.insert(terms.laws.crossing(from: with.deficit, floor: floor, border: promoter))
      if without.deficit != with.deficit {
        borders.insert(terms.laws.crossing(from: without.deficit, floor: floor, border: detractor))
        borders.insert(terms.laws.crossing(from: without.deficit, floor: floor, border: promoter))
      }
      var position = 0.0
      while position < span {
        let end = min(span, borders.next(after: position))
        let stretch = end - position
        let left = exponentials(SIMD2(-stretch, -(position + end) / 2) / terms.laws.constants)
        let level =
          ownLevel
          * terms.laws.level(
            with: terms.laws.group(base: base, deficit: floor + (with.deficit - floor) * left.y),
            without: terms.laws.group(base: base, deficit: floor + (without.deficit - floor) * left.y)) + background
        let rate = level + terms.discount
        let amount = with.shock * terms.laws.shockConstant
        let shares = exponentials(-rate * stretch, -amount)
        result.margin +=
          weight * flow
          * (shares.y * series(rate: rate, amount: amount, span: stretch, left: left.x, plain: shares.x))
        weight *= exponential(-rate * stretch - amount * (1 - left.x))
        with.shock *= left.x
        position = end
      }
      if next == terms.phases.horizon { break }
      let leftAttitude = exponential(-span / terms.laws.attitudeConstant)
      with.deficit = floor + (with.deficit - floor) * leftAttitude
      without.deficit = floor + (without.deficit - floor) * leftAttitude
      time = next
      for place in pending.indices where pending[place].nextChange <= time {
        Self.letPass(&pending[place], at: time, terms: terms, with: &with, without: &without)
      }
    }
    result.presence = weight / discounted
    if terms.countsTerminalValue { result.terminal = weight * terminalValue(of: row) }
    return result
  }

  /// Value of a customer present at the horizon, as of then: the same state in both fates, no failure pending.
  func terminalValue(of row: Int) -> Double {
    let hazard = terms.calibration.hazards[Int(rows[row].tier)]
    let level =
      rows[row].level * terms.laws.level(terms.laws.group(base: rows[row].attitude, deficit: terms.laws.meanDeficit))
    return rows[row].margin / (level + terms.laws.meanShockHazard + hazard.uncontrollable + terms.discount)
  }

  /// ∫ exp(−rate·u − B·tau·(1 − e^(−u/tau))) du over a span, over exp(−B·tau): the series of
  /// model: money/customer-value.
  ///
  /// - Parameters:
  ///   - amount: B·tau.
  ///   - left: e^(−span/tau).
  ///   - plain: e^(−rate·span).
  func series(rate: Double, amount: Double, span: Double, left: Double, plain: Double) -> Double {
    var power = 1.0
    var coefficient = 1.0
    var sum = 0.0
    for term in terms.termRates.indices {
      let exponent = rate + terms.termRates[term]
      sum += coefficient * (exponent > 0 ? (1 - plain * power) / exponent : span)
      power *= left
      coefficient *= amount / Double(term + 1)
      if coefficient < 1e-13 { break }
    }
    return sum
  }

  /// A known failure goes its way in a prospect.
  static func letPass(
    _ failure: inout Failure, at tick: Ticks, terms: CustomerTerms, with: inout Fate, without: inout Fate
  ) {
    let age = days(tick - failure.time)
    let left = exponentials(SIMD2(repeating: -age) / terms.laws.constants)
    let shock = failure.amplitude * left.x
    let drop = failure.drop * left.y
    let oldWith = failure.with
    let oldWithout = failure.without
    if failure.ordinaryRecovery <= tick {
      failure.ordinaryRecovery = Time.never
      failure.with.recoverOrdinarily(terms.effects)
      failure.without.recoverOrdinarily(terms.effects)
    }
    if failure.with.patienceEnds <= tick { failure.with.ignore(terms.effects) }
    if failure.without.patienceEnds <= tick { failure.without.ignore(terms.effects) }
    if failure.occursWith {
      with.shock = max(
        0, with.shock + shock * (failure.with.waiting * failure.with.closing - oldWith.waiting * oldWith.closing))
      with.deficit += drop * (oldWith.relief - failure.with.relief)
    }
    without.deficit += drop * (oldWithout.relief - failure.without.relief)
  }
}
