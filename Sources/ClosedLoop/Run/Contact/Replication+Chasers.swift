import EventKernel
import PortableMath

/// Customers who get in touch again when they hear nothing: work that nobody planned.
extension Replication {
  /// Begins to count the silence in a case that people are to answer, if its customer is one who chases.
  mutating func startSilence(of index: Int) {
    guard let chasers = prepared.plan.chasers else { return }
    desk.cases[index].lastWord = agenda.now
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.chase)
    if draws.u0 < chasers.share { awaitChase(index, chasers) }
  }

  /// Schedules when the customer asks again, if nothing is heard until then.
  private mutating func awaitChase(_ index: Int, _ chasers: Chasers) {
    guard Int(desk.cases[index].chases) < chasers.times else { return }
    let due = desk.cases[index].lastWord + desk.silence(index, chasers)
    if due < phases.drainEnd {
      desk.cases[index].chaseTimer = agenda.schedule(.customerChases(Int32(index)), at: due, rank: Rank.patience)
    }
  }

  /// The customer would ask now, and does unless there was a word in the meantime, or somebody is at it.
  mutating func customerChases(_ index: Int) {
    guard let chasers = prepared.plan.chasers else { return }
    let now = agenda.now
    desk.cases[index].chaseTimer = 0
    let isSilent = desk.cases[index].stage != .inWork && desk.cases[index].stage != .awaitingCustomer
    if !isSilent { desk.cases[index].lastWord = now }
    if isSilent && desk.cases[index].lastWord + desk.silence(index, chasers) <= now {
      let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.chase, sub: desk.nextChase(of: index))
      desk.cases[index].chases += 1
      desk.cases[index].lastWord = now
      watchMoment(.chased, index)
      desk.cases[index].chaseWork += chasers.handling.quantile(draws.u2)
      if chasers.raisesPriority { desk.raisePriority(of: index) }
    }
    awaitChase(index, chasers)
  }

}

extension DeskState {
  /// How much silence the customer bears before the next time.
  @inline(__always) func silence(_ index: Int, _ chasers: Chasers) -> Ticks {
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.chase, sub: nextChase(of: index))
    return max(1, Time.ticks(seconds: chasers.after.quantile(draws.u1)))
  }

  /// The ordinal of the silence that a customer bears now, over the case's life: one that comes back brings a new one.
  @inline(__always) func nextChase(of index: Int) -> UInt32 { cases[index].chases + cases[index].reopenings + 1 }

  /// Seconds that whoever takes a case needs for what its customer has sent since.
  mutating func takeChaseWork(_ index: Int) -> Double {
    guard cases[index].chaseWork > 0 else { return 0 }
    let seconds = cases[index].chaseWork
    cases[index].chaseWork = 0
    return seconds
  }
}
