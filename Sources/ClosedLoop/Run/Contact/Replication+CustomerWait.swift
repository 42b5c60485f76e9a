import EventKernel
import PortableMath

/// Waiting for what only the customer can give: a receipt, a date, a photograph of the damage.
extension Replication {
  /// A conversation ends with a question to the customer: nobody works on the case until the answer is in.
  mutating func awaitCustomer(_ index: Int) {
    if desk.cases[index].isOverdue {
      close(index, as: .unsolved)
      return
    }
    setStage(index, .awaitingCustomer)
    desk.awaitingCases += 1
    desk.cases[index].customerWaits += 1
    pauseClock(index)
    let draws = chance.block(
      entity: desk.cases[index].item, purpose: Purpose.customerWait, sub: desk.cases[index].conversations - 1)
    let end = agenda.now + Time.ticks(seconds: prepared.plan.resolution.waitsFor.quantile(draws.u0))
    if end < phases.drainEnd {
      desk.cases[index].step = agenda.schedule(.customerAnswers(Int32(index)), at: end, rank: Rank.comeback)
    }
  }

  /// The customer has sent what was missing: the case goes back into its queue, and the next contact needs no attempt.
  mutating func customerAnswers(_ index: Int) {
    desk.cases[index].step = 0
    desk.cases[index].hasAnswered = true
    desk.cases[index].lastWord = agenda.now
    enqueueWhenCallable(index, isReturning: false)
  }

  /// Books a stay that ends, by the customer's answer or otherwise.
  mutating func endCustomerWait(_ index: Int) {
    let now = agenda.now
    let start = desk.cases[index].stageSince
    desk.awaitingCases -= 1
    records.audit.customerStays += Int128(now - start)
    desk.cases[index].customerWaited += now - start
    desk.cases[index].customerWaitedBusiness += prepared.openTime(
      ofPromise: Int(desk.cases[index].promise), from: start, to: now)
    resumeClock(index)
  }

  // MARK: The clock of the solution

  /// Stops the resolution clock, where the promise says that it stands still while the customer is waited for.
  private mutating func pauseClock(_ index: Int) {
    let promise = Int(desk.cases[index].promise)
    let pauses =
      promise >= 0 ? prepared.plan.promises[promise].pausesForCustomer : prepared.plan.resolution.waitsPauseClock
    guard pauses else { return }
    desk.cases[index].pausedSince = agenda.now
    setPromiseTimer(of: index)
  }

  /// Lets the resolution clock run on; a deadline that had not passed moves by the pause, in the promise's own clock.
  private mutating func resumeClock(_ index: Int) {
    let start = desk.cases[index].pausedSince
    guard start >= 0 else { return }
    desk.cases[index].pausedSince = -1
    let now = agenda.now
    let promise = Int(desk.cases[index].promise)
    desk.cases[index].paused += prepared.openTime(ofPromise: promise, from: start, to: now)
    defer { setPromiseTimer(of: index) }
    guard promise >= 0, desk.cases[index].firstSolved < 0, start <= desk.cases[index].resolutionDeadline else { return }
    let deadline = prepared.plan.calendars[Int(prepared.promises[promise].calendar)].deadline(
      desk.cases[index].resolutionDeadline, pausedFrom: start, to: now)
    desk.setDeadlines(of: index, response: desk.cases[index].responseDeadline, resolution: deadline)
  }
}
