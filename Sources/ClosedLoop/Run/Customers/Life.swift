import EventKernel
import PortableMath

/// What a customer's tenure, contract and needless contact make of the hazard: kept beside the row, and only where a
/// plan needs it.
struct Life: BitwiseCopyable {
  /// When the customer joined; before tick 0 for those who were there at the start.
  var joined: Ticks
  /// Until when the *with* fate suffers from contact that nobody needed.
  var burdenedUntil = Ticks.min
  /// When a fate that has decided to leave can go, or `Time.never` while it has not decided.
  var withLeaving = Time.never
  var withoutLeaving = Time.never

  /// The next instant after one at which something of this happens by itself.
  func nextChange(after time: Ticks) -> Ticks {
    var next = Time.never
    if burdenedUntil > time { next = burdenedUntil }
    if withLeaving > time { next = min(next, withLeaving) }
    if withoutLeaving > time { next = min(next, withoutLeaving) }
    return next
  }
}

/// The hazard of a stretch of a customer's life: a level that moves with tenure, an even background, a fading shock.
///
/// A customer leaves when the integral has used up a budget (model: customers/budgets).
public struct Hazard: Sendable {
  let baseline: Baseline
  let level: Double
  let background: Double
  let shock: Double
  let shockConstant: Double
  let tenure: Double

  /// A hazard per day.
  ///
  /// - Parameters:
  ///   - baseline: how the level moves with tenure.
  ///   - level: where the baseline is one.
  ///   - background: even, beside it.
  ///   - shock: of failures, at the start.
  ///   - shockConstant: in how many days it falls to a share of 1/e.
  ///   - tenure: at the start, days.
  public init(
    baseline: Baseline, level: Double, background: Double, shock: Double, shockConstant: Double, tenure: Double
  ) {
    self.baseline = baseline
    self.level = level
    self.background = background
    self.shock = shock
    self.shockConstant = shockConstant
    self.tenure = tenure
  }

  /// The integral over the first days.
  public func integral(_ days: Double) -> Double {
    level * (baseline.integral(to: tenure + days) - baseline.integral(to: tenure)) + background * days + shock
      * shockConstant * (1 - exponential(-days / shockConstant))
  }

  /// The hazard after some days.
  public func value(after days: Double) -> Double {
    level * baseline.hazard(at: tenure + days) + background + shock * exponential(-days / shockConstant)
  }

  /// Days until a budget is used up, which happens within a bound (model: customers/budgets).
  ///
  /// Newton on the integral, kept inside a bracket by bisection: the integral rises, but is not concave where the level
  /// grows with tenure.
  public func days(until budget: Double, within bound: Double) -> Double {
    var low = 0.0
    var high = bound
    var elapsed = 0.5 * bound
    for _ in 0..<200 {
      let excess = integral(elapsed) - budget
      if excess >= 0 { high = elapsed } else { low = elapsed }
      let slope = value(after: elapsed)
      var next = elapsed - excess / slope
      if !(next > low && next < high) { next = 0.5 * (low + high) }
      // A quarter of a microsecond.
      if abs(next - elapsed) < 2.9e-12 || high - low < 2.9e-12 { return next }
      elapsed = next
    }
    return high
  }
}

extension CustomerBook {
  /// Meets the hazard of a stretch where tenure, a contract or needless contact matter.
  mutating func driftThroughLife(_ row: Int, to next: Ticks) {
    var customer = rows[row]
    var life = lives[row]
    Self.drift(
      &customer, &life, to: next, terms: terms, background: background(of: row), levels: &levelExposure,
      shocks: &shockExposure)
    rows[row] = customer
    lives[row] = life
  }

  /// The same on a customer of one's own.
  static func drift(
    _ customer: inout Customer, _ life: inout Life, to next: Ticks, terms: CustomerTerms, background: Double,
    levels: inout Double, shocks: inout Double
  ) {
    let start = customer.time
    let span = days(next - start)
    guard span > 0 else { return }
    let isAfter = start >= terms.phases.windowEnd
    let floor = isAfter ? terms.laws.meanDeficit : 0
    let otherBackground = isAfter ? terms.laws.meanShockHazard : 0
    let burden = life.burdenedUntil > start ? terms.model.overContact.factor : 1
    let base = customer.attitude
    let deficit = customer.with.deficit
    let otherDeficit = customer.diverged ? customer.without.deficit : deficit
    var borders = LevelBorders()
    for fate in [deficit, otherDeficit] {
      borders.insert(terms.laws.crossing(from: fate, floor: floor, border: base - terms.laws.detractorBorder))
      borders.insert(terms.laws.crossing(from: fate, floor: floor, border: base - terms.laws.promoterBorder))
    }
    var position = 0.0
    while position < span {
      let end = min(span, borders.next(after: position))
      let stretch = end - position
      let middle = exponential(-(position + end) / 2 / terms.laws.attitudeConstant)
      let group = terms.laws.group(base: base, deficit: floor + (deficit - floor) * middle)
      let otherGroup = terms.laws.group(base: base, deficit: floor + (otherDeficit - floor) * middle)
      func hazard(_ level: Double, _ fate: Fate, _ background: Double) -> Hazard {
        Hazard(
          baseline: terms.model.baseline, level: customer.level * level, background: background, shock: fate.shock,
          shockConstant: terms.laws.shockConstant, tenure: days(start - life.joined) + position)
      }
      let plain = terms.laws.level(otherGroup)
      levels += plain * hazard(0, customer.with, background).exposure(stretch)
      shocks +=
        customer.with.shock * terms.laws.shockConstant * (1 - exponential(-stretch / terms.laws.shockConstant))
        + background * stretch
      let level = customer.diverged ? terms.laws.level(with: group, without: otherGroup) : plain
      let isBurdened = customer.diverged && burden != 1
      meet(
        &customer.with, &life.withLeaving, hazard(isBurdened ? level * burden : level, customer.with, background),
        stretch: stretch, from: start, offset: position, end: next, terms: terms, joined: life.joined)
      if customer.diverged {
        meet(
          &customer.without, &life.withoutLeaving, hazard(plain, customer.without, otherBackground), stretch: stretch,
          from: start,
          offset: position, end: next, terms: terms, joined: life.joined)
      }
      position = end
    }
    let left = exponential(-span / terms.laws.attitudeConstant)
    customer.with.deficit = floor + (deficit - floor) * left
    if customer.diverged { customer.without.deficit = floor + (otherDeficit - floor) * left }
    customer.time = next
    let withEnd = min(life.withLeaving, customer.uncontrollableExit)
    if withEnd <= next { customer.with.exit = min(customer.with.exit, withEnd) }
    let withoutEnd = min(life.withoutLeaving, customer.uncontrollableExit)
    if customer.diverged && withoutEnd <= next { customer.without.exit = min(customer.without.exit, withoutEnd) }
  }

  /// Takes a stretch's hazard from a fate's budget; one whose budget is used up goes, or goes when its contract ends.
  private static func meet(
    _ fate: inout Fate, _ leaving: inout Ticks, _ hazard: Hazard, stretch: Double, from start: Ticks, offset: Double,
    end: Ticks, terms: CustomerTerms, joined: Ticks
  ) {
    if fate.isPresent {
      let used = hazard.integral(stretch)
      if used < fate.budget || fate.budget == .infinity {
        if fate.budget < .infinity { fate.budget -= used }
      } else {
        let decided = min(end, start + ticksUp(offset + hazard.days(until: fate.budget, within: stretch)))
        if let contract = terms.plan.population.contract {
          leaving = contract.leaving(decidedAt: decided, joined: joined)
          fate.budget = .infinity
        } else {
          fate.exit = decided
          fate.budget = 0
        }
      }
    }
    fate.shock *= exponential(-stretch / terms.laws.shockConstant)
  }

  /// Tenure of a customer now, in days; as long as can be where nobody asks for it.
  func tenure(of row: Int) -> Double {
    terms.hasLives ? days(rows[row].time - lives[row].joined) : .infinity
  }

  /// When a customer joined who sits there from the start, by his own draw.
  func joining(_ draw: Double) -> Ticks {
    // A customer of sixty years' tenure is as old as any.
    -Time.ticks(seconds: min(terms.plan.population.tenure.quantile(draw), 60 * 365.25 * 86_400))
  }
}

extension Hazard {
  /// Days that count as so many at a level of one.
  func exposure(_ days: Double) -> Double {
    baseline.integral(to: tenure + days) - baseline.integral(to: tenure)
  }
}
