import EventKernel
import PortableMath

/// Failures that fixes have kept from customers, and what that is worth.
struct AvoidedTally: BitwiseCopyable {
  /// Failures that only *without* meets, of customers who are followed one by one.
  var voiced: Int64 = 0
  var silent: Int64 = 0
  /// Discounted value to the horizon and beyond it, millionths of a currency unit.
  var margin: Int64 = 0
  var terminal: Int64 = 0
  /// Chance to be present at the horizon, millionths of a customer.
  var presence: Int64 = 0
}

extension CustomerBook {
  /// Whether a fix keeps a failure from its customer, by the failure's own draw.
  func isAvoided(cause: Int, draw: Double, at tick: Ticks) -> Bool {
    thinning.hasFix && draw >= thinning.left(of: cause, at: tick)
  }

  /// The cause of a row's present silent failure where a fix keeps it away.
  @inline(__always) func silentlyAvoided(_ row: Int, severity: Int) -> Int? {
    guard thinning.hasFix else { return nil }
    let cause = thinning.silentCauses[severity].index(of: rows[row].silentCauseDraw)
    return isAvoided(cause: cause, draw: rows[row].silentThinningDraw, at: rows[row].time) ? cause : nil
  }

  /// Whether an avoided failure still happens without the programme to the customer of a row.
  ///
  /// What comes before the window is the same in both fates, and a newcomer has but one (model: customers/two-fates).
  @inline(__always) func failsWithout(_ row: Int) -> Bool {
    isOriginal(row) && rows[row].time >= terms.phases.windowStart
  }

  /// A silent failure that the *without* fate alone meets.
  mutating func avoidSilently(_ row: Int, severity: Int, cause: Int) {
    guard failsWithout(row) else { return }
    let kept = beginAvoiding(row)
    failureOccurs(to: row, severity: severity, fading: 1, fadingAttitude: 1)
    endAvoiding(row, kept, failure: -1, cause: cause)
  }

  /// A failure that would have been voiced, and that the *without* fate alone meets.
  ///
  /// The score of the item that is not written says nevertheless what the customer is like, so that *without* takes the
  /// same course as in a run in which nothing is fixed.
  mutating func avoidVoiced(
    _ row: Int, _ failure: HeardFailure, cause: Int
  ) {
    guard failsWithout(row) else { return }
    let kept = beginAvoiding(row)
    let known = rows[row].failures
    addFailure(failure, to: row, isCommon: false, caseRow: -1)
    let added = rows[row].failures
    endAvoiding(row, kept, failure: added == known ? -1 : Int(added), cause: cause, isVoiced: true)
  }

  /// What a customer is in the *with* fate, which an avoided failure leaves alone.
  private struct Kept {
    var with: Fate
    var memory: Double
    var memorySince: Ticks
  }

  /// Begins to let a failure happen to *without* alone: until `endAvoiding` it hits both fates.
  private mutating func beginAvoiding(_ row: Int) -> Kept {
    diverge(row)
    return Kept(with: rows[row].with, memory: rows[row].memory, memorySince: rows[row].memorySince)
  }

  /// Takes the failure from *with* again and books the difference that it would have made.
  private mutating func endAvoiding(_ row: Int, _ kept: Kept, failure: Int, cause: Int, isVoiced: Bool = false) {
    let isPresent = kept.with.isPresent
    let discounted = exponential(-terms.discount * days(max(terms.phases.horizon - rows[row].time, 0)))
    let harmed = isPresent ? prospect(of: row, discounted: discounted) : Prospect()
    foreseen = nil
    rows[row].with = kept.with
    rows[row].memory = kept.memory
    rows[row].memorySince = kept.memorySince
    if failure >= 0 { failures[failure].occursWith = false }
    guard isPresent else { return }
    let place = Int(rows[row].tier) * terms.plan.causes.count + cause
    if isVoiced { avoided[place].voiced += 1 } else { avoided[place].silent += 1 }
    book(row, cause: cause, before: harmed, after: prospect(of: row, discounted: discounted))
  }

  /// Books a change of a customer's prospects that a fix, or the news of it, has caused.
  mutating func book(_ row: Int, cause: Int, before: Prospect, after: Prospect) {
    let factor = exponential(-terms.discount * days(max(0, rows[row].time - terms.phases.windowStart)))
    let margin = millionths((after.margin - before.margin) * factor)
    let terminal = millionths((after.terminal - before.terminal) * factor)
    let place = Int(rows[row].tier) * terms.plan.causes.count + cause
    avoided[place].margin += margin
    avoided[place].terminal += terminal
    avoided[place].presence += millionths(after.presence - before.presence)
    rows[row].uplift += margin + terminal
  }

  /// Tells a customer that the cause of a failure is fixed: a part of its drop of attitude goes away (psi).
  mutating func tell(_ row: Int, cause: Int, drop: Double, since: Ticks, relief: Double, at tick: Ticks) -> Bool {
    advance(row, to: tick)
    guard rows[row].with.isPresent else { return false }
    let less = relief * drop * exponential(-days(tick - since) / terms.laws.attitudeConstant)
    foreseen = nil
    guard isOriginal(row), tick >= terms.phases.windowStart else {
      rows[row].with.deficit -= less
      if rows[row].diverged { rows[row].without.deficit -= less }
      return true
    }
    diverge(row)
    let base = rows[row].attitude
    let old = rows[row].with.deficit
    let group = terms.laws.group(base: base, deficit: old)
    // Where the attitude stays in one group on its whole way, nothing follows from a little relief.
    let isMoved =
      group != terms.laws.group(base: base, deficit: old - less) || group != terms.laws.group(base: base, deficit: 0)
      || group != terms.laws.group(base: base, deficit: terms.laws.meanDeficit)
    let discounted = exponential(-terms.discount * days(max(terms.phases.horizon - rows[row].time, 0)))
    let before = isMoved ? prospect(of: row, discounted: discounted) : Prospect()
    rows[row].with.deficit -= less
    if isMoved { book(row, cause: cause, before: before, after: prospect(of: row, discounted: discounted)) }
    return true
  }
}
