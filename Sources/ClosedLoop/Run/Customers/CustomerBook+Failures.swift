import EventKernel
import PortableMath

/// Failures, silent and voiced, and what becomes of them without anybody's doing.
extension CustomerBook {
  mutating func silentFailureOccurs(to row: Int) {
    let severity = Int(rows[row].silentSeverity)
    if let cause = silentlyAvoided(row, severity: severity) {
      avoidSilently(row, severity: severity, cause: cause)
    } else {
      failureOccurs(to: row, severity: severity, fading: 1, fadingAttitude: 1)
    }
    rows[row].silentCount += 1
    findNextSilent(row)
  }

  /// Prior failures of a customer now, each weighted by its age with a half-life (model: customers/recovery).
  @inline(__always) func memory(of row: Int) -> Double {
    let memory = rows[row].memory
    guard memory > 0 else { return 0 }
    let age = days(rows[row].time - rows[row].memorySince)
    return memory * exponential(-age * 0.6931471805599453 / terms.model.recovery.priorHalfLife)
  }

  /// A failure occurs to both fates of a customer at his own instant; returns the weight of prior failures.
  @discardableResult
  mutating func failureOccurs(to row: Int, severity: Int, fading: Double, fadingAttitude: Double) -> Double {
    foreseen = nil
    let shock = terms.amplitude(severity) * fading
    let drop = terms.drop(severity) * fadingAttitude
    rows[row].with.shock += shock
    rows[row].with.deficit += drop
    if rows[row].diverged {
      rows[row].without.shock += shock
      rows[row].without.deficit += drop
    }
    let prior = memory(of: row)
    rows[row].memory = prior + 1
    rows[row].memorySince = rows[row].time
    return prior
  }

  /// A voiced failure of a customer at his own instant; returns the weight of prior failures.
  ///
  /// The score behind the item says what the attitude is now, so the base of the attitude is that and all drops; where
  /// there is no score the base stays.
  @discardableResult
  mutating func addFailure(
    _ heard: HeardFailure, to row: Int, isCommon: Bool, caseRow: Int32
  ) -> Double {
    let left = heard.delay > 0 ? exponentials(SIMD2(repeating: -heard.delay) / terms.laws.constants) : SIMD2(1, 1)
    let prior = failureOccurs(to: row, severity: heard.severity, fading: left.x, fadingAttitude: left.y)
    if let attitude = heard.attitude {
      rows[row].attitude = attitude + (rows[row].diverged ? rows[row].without.deficit : rows[row].with.deficit)
    }
    var failure = Failure(
      next: rows[row].failures, caseRow: caseRow, isCommon: isCommon, time: rows[row].time,
      amplitude: terms.amplitude(heard.severity) * left.x, drop: terms.drop(heard.severity) * left.y)
    failure.ordinaryRecovery = heard.ordinaryRecovery
    failure.with.patienceEnds = heard.patienceEnds
    failure.without.patienceEnds = heard.patienceEnds
    guard caseRow >= 0 || failure.nextChange < Time.never else { return prior }
    if freeFailure >= 0 {
      let place = freeFailure
      freeFailure = failures[Int(place)].next
      failures[Int(place)] = failure
      rows[row].failures = place
    } else {
      rows[row].failures = Int32(failures.count)
      failures.append(failure)
    }
    return prior
  }

  /// What becomes of a failure without anybody's doing: ordinary service solves it, or patience ends.
  mutating func changeByItself(_ index: Int, row: Int) {
    let now = rows[row].time
    let failure = failures[index]
    var with = failure.with
    var without = failure.without
    if failure.ordinaryRecovery <= now {
      failures[index].ordinaryRecovery = Time.never
      with.recoverOrdinarily(terms.effects)
      without.recoverOrdinarily(terms.effects)
    }
    if with.patienceEnds <= now { with.ignore(terms.effects) }
    if without.patienceEnds <= now { without.ignore(terms.effects) }
    setFactors(index, row: row, with: with, without: without)
    releaseIfDone(index, row: row)
  }

  /// Gives a failure new factors and both fates what follows from them.
  mutating func setFactors(_ index: Int, row: Int, with: FailureFactors, without: FailureFactors) {
    foreseen = nil
    let failure = failures[index]
    let age = days(rows[row].time - failure.time)
    let left = exponentials(SIMD2(repeating: -age) / terms.laws.constants)
    let shock = failure.amplitude * left.x
    let drop = failure.drop * left.y
    func apply(_ fate: inout Fate, _ old: FailureFactors, _ new: FailureFactors) {
      fate.shock = max(0, fate.shock + shock * (new.waiting * new.closing - old.waiting * old.closing))
      fate.deficit += drop * (old.relief - new.relief)
    }
    if failure.occursWith { apply(&rows[row].with, failure.with, with) }
    if rows[row].diverged { apply(&rows[row].without, failure.without, without) }
    failures[index].with = with
    failures[index].without = without
  }

  mutating func releaseIfDone(_ index: Int, row: Int) {
    guard failures[index].caseRow < 0, failures[index].nextChange == Time.never else { return }
    var place = rows[row].failures
    if place == Int32(index) {
      rows[row].failures = failures[index].next
    } else {
      while failures[Int(place)].next != Int32(index) { place = failures[Int(place)].next }
      failures[Int(place)].next = failures[index].next
    }
    failures[index].next = freeFailure
    freeFailure = Int32(index)
  }

  /// Lets the failures of a case go: nothing the desk does will touch them any more.
  mutating func detach(caseRow: Int32, row: Int) {
    var index = rows[row].failures
    while index >= 0 {
      let following = failures[Int(index)].next
      if failures[Int(index)].caseRow == caseRow {
        failures[Int(index)].caseRow = -1
        releaseIfDone(Int(index), row: row)
      }
      index = following
    }
  }
}
