import EventKernel
import PortableMath

/// What the programme does to failures, and what the desk is told of it.
extension CustomerBook {
  /// Changes all failures that a case answers, at an instant; returns the prospects before and after where they count.
  ///
  /// Failures of the window change the *with* fate alone; those from before it, and those of newcomers, change both.
  mutating func change(
    caseRow: Int32, row: Int, at tick: Ticks, _ move: ProgrammeMove
  ) -> (before: Prospect, after: Prospect)? {
    advance(row, to: tick)
    guard rows[row].with.isPresent else { return nil }
    let newcomer = !isOriginal(row)
    var counts = false
    var mayChange = false
    var index = rows[row].failures
    while index >= 0 {
      if failures[Int(index)].caseRow == caseRow {
        if !failures[Int(index)].isCommon && !newcomer { counts = true }
        if move.mayChange(failures[Int(index)]) { mayChange = true }
      }
      index = failures[Int(index)].next
    }
    if counts { diverge(row) }
    guard mayChange || terms.isLifelong else { return nil }
    // Where nobody asks what customers are worth there is nothing to book.
    counts = counts && prices
    var before = Prospect()
    let discounted =
      counts ? exponential(-terms.discount * days(max(terms.phases.horizon - rows[row].time, 0))) : 1
    if counts { before = prospect(of: row, discounted: discounted) }
    index = rows[row].failures
    while index >= 0 {
      let failure = failures[Int(index)]
      if failure.caseRow == caseRow {
        var with = failure.with
        var without = failure.without
        move.apply(to: &with, at: tick, effects: terms.effects)
        if failure.isCommon || newcomer { move.apply(to: &without, at: tick, effects: terms.effects) }
        setFactors(Int(index), row: row, with: with, without: without)
      }
      index = failure.next
    }
    if terms.isLifelong, case .close(recovered: true, solved: _, reached: _) = move { takeBackDecision(of: row) }
    guard counts else { return nil }
    let after = prospect(of: row, discounted: discounted)
    foreseen = Foreseen(row: row, time: rows[row].time, prospect: after)
    return (before, after)
  }

  /// Lets the fates of a customer differ from here on.
  mutating func diverge(_ row: Int) {
    guard !rows[row].diverged else { return }
    rows[row].diverged = true
    rows[row].without = rows[row].with
    if terms.isLifelong { lives[row].withoutLeaving = lives[row].withLeaving }
  }

  /// A recovered customer may take back a decision to leave while notice can still be withdrawn, and decides anew.
  private mutating func takeBackDecision(of row: Int) {
    guard let contract = terms.plan.population.contract, contract.saved > 0, rows[row].with.isPresent else { return }
    let leaving = lives[row].withLeaving
    guard leaving < Time.never, rows[row].time < leaving - contract.notice else { return }
    let draws = chance.block(
      entity: rows[row].entity, purpose: Purpose.secondThought, sub: UInt32(truncatingIfNeeded: leaving / Time.day))
    guard draws.u0 < contract.saved else { return }
    foreseen = nil
    lives[row].withLeaving = Time.never
    rows[row].with.budget = -logarithm(draws.u1)
    guard !rows[row].diverged else { return }
    rows[row].without = rows[row].with
  }

  /// Contact that nobody needed weighs on a customer for a while; returns the prospects before and after where they
  /// count.
  mutating func burden(row: Int, at tick: Ticks) -> (before: Prospect, after: Prospect)? {
    guard terms.isLifelong, terms.model.overContact.factor != 1 else { return nil }
    advance(row, to: tick)
    guard rows[row].with.isPresent else { return nil }
    // Before the window both fates have the same programme (model: customers/two-fates).
    let counts = isOriginal(row) && tick >= terms.phases.windowStart && tick < terms.phases.windowEnd
    let discounted = exponential(-terms.discount * days(max(terms.phases.horizon - rows[row].time, 0)))
    guard counts else { return nil }
    diverge(row)
    let before = prospect(of: row, discounted: discounted)
    foreseen = nil
    lives[row].burdenedUntil = tick + ticksUp(terms.model.overContact.days)
    return (before, prospect(of: row, discounted: discounted))
  }

  /// Whether a case's customer has recovered from what the case is about.
  @inline(__always) func hasRecovered(caseRow: Int32, row: Int) -> Bool {
    var index = rows[row].failures
    while index >= 0 {
      if failures[Int(index)].caseRow == caseRow && failures[Int(index)].with.isRecovered { return true }
      index = failures[Int(index)].next
    }
    return false
  }
}

/// Something the programme does for a failure.
enum ProgrammeMove {
  /// An effective response, or a message left that counts as one: patience ends well.
  case respond
  /// An automatic acknowledgement.
  case acknowledge
  /// The case is closed.
  case close(recovered: Bool, solved: Bool, reached: Bool)
  /// The case is opened again.
  case reopen

  /// Whether it may change what a failure means: an answer ends patience, and no more.
  func mayChange(_ failure: Failure) -> Bool {
    switch self {
    case .respond: failure.with.patienceEnds < Time.never || failure.without.patienceEnds < Time.never
    case .acknowledge, .close, .reopen: true
    }
  }

  func apply(to factors: inout FailureFactors, at tick: Ticks, effects: FailureEffects) {
    switch self {
    case .respond:
      factors.patienceEnds = Time.never
    case .acknowledge:
      factors.waiting *= effects.acknowledgedFactor
      if !factors.isRecovered && factors.relief == 0 { factors.relief = effects.acknowledgedRelief }
      if factors.patienceEnds < Time.never {
        let left = Double(factors.patienceEnds - tick) * effects.acknowledgedPatience
        factors.patienceEnds = tick + Time.ticks(seconds: left / 1e6)
      }
    case .close(let recovered, let solved, let reached):
      if recovered { factors.isRecovered = true }
      if factors.isRecovered {
        factors.patienceEnds = Time.never
        factors.closing = effects.recoveredFactor
        factors.relief = effects.recoveredRelief
      } else if solved {
        factors.patienceEnds = Time.never
        factors.closing = effects.resolvedFactor
        factors.relief = effects.resolvedRelief
      } else if reached {
        factors.patienceEnds = Time.never
        factors.closing = effects.unsolvedFactor
        factors.relief = effects.unsolvedRelief
      } else {
        factors.closing = 1
      }
    case .reopen:
      factors.isRecovered = false
      factors.closing = 1
      factors.relief = 0
    }
  }
}
