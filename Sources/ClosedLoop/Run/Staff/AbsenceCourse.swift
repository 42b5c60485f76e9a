import EventKernel

/// Whether a person is absent, scheduled day after scheduled day: a stationary course by the person's own luck
/// (model: desk/absence).
///
/// Nothing that happens at the desk changes it.
struct AbsenceCourse: BitwiseCopyable {
  /// Whether the person is absent on the day last turned to.
  private(set) var isAbsent = false
  /// Days of the present spell still to come, today's among them; counted only where spells have a law of their own.
  private var daysLeft: Int32 = 0

  /// Goes on to a scheduled day.
  ///
  /// - Parameters:
  ///   - day: Its number among the scheduled days of the shift; the first is 0.
  ///   - entity: The key of the person's luck.
  ///   - spells: The law of the spells, nil for the geometric one.
  mutating func turn(to day: Int, of entity: UInt64, _ absence: Absence, _ spells: AbsenceSpells?, chance: Chance) {
    guard let spells else {
      let draw = chance.uniform(entity: entity, purpose: Purpose.absence, sub: UInt32(truncatingIfNeeded: day))
      // A chain of two states, each day's step by the luck of that day.
      if day == 0 {
        isAbsent = draw < absence.rate
      } else if isAbsent {
        isAbsent = draw >= 1 / absence.meanSpell
      } else {
        isAbsent = draw < absence.rate / ((1 - absence.rate) * absence.meanSpell)
      }
      return
    }
    let draws = chance.block(entity: entity, purpose: Purpose.absence, sub: UInt32(truncatingIfNeeded: day))
    if daysLeft > 0 {
      daysLeft -= 1
    } else if draws.u0 < (day == 0 ? spells.rate : spells.start) {
      daysLeft = day == 0 ? spells.daysLeft(draws.u1, draws.u2) : spells.days(draws.u1)
    }
    isAbsent = daysLeft > 0
  }
}
