import EventKernel

extension Replication {
  /// A detector looks at what a customer does: it notices a failure, overlooks one, or sees one where there is none.
  ///
  /// One draw decides which, in this order: a true event that is seen, one that is not, a false alarm.
  mutating func receiveSignal(_ item: Arrivals.Item, over channel: Int) {
    let now = agenda.now
    let slot = Int(Chance.bounded(item.draws.word1, below: UInt64(customers.book.terms.population)))
    let tier = prepared.plan.population.tier(ofSeat: slot)
    let detector = prepared.plan.channels[channel].detector
    let place = item.draws.u2 * detector.signalsPerEvent
    let isSeen = place < detector.sensitivity
    let draws = chance.block(entity: item.entity, purpose: Purpose.content)
    var content = Content(tier: tier, channel: channel, band: nil)
    if place < 1 {
      guard let kinds = prepared.silentKinds else {
        if isSeen { receive(content, item: item.entity, slot: slot, scorePosition: 0.5) }
        return
      }
      let kind = kinds.index(of: draws.u0)
      guard isSeen else {
        if phases.isMeasured(now) { records.measures.groups[0].unnoticed += 1 }
        failureOccursSilently(slot: slot, severity: kind % 3, cause: kind / 3, item: item.entity)
        return
      }
      content.failure = FailureKind(cause: kind / 3, severity: Severity(index: kind % 3))
      if let law = prepared.plan.channels[channel].delay { content.delay = law.quantile(draws.u3) / 86_400 }
    }
    if let steps = prepared.steps { content.step = steps.index(of: draws.u2) }
    receive(content, item: item.entity, slot: slot, scorePosition: 0.5)
  }

  /// A failure that nobody voices: it occurs to both fates of whoever sits on the slot, unless a fix keeps it away.
  mutating func failureOccursSilently(slot: Int, severity: Int, cause: Int, item: UInt64) {
    let now = agenda.now
    guard now < phases.windowEnd else { return }
    let row = customers.book.occupant(ofSlot: slot, at: now)
    let remaining = customers.book.remaining(onSlot: slot, besides: row, at: now)
    if remaining >= 0 { customers.book.failureOccurs(to: remaining, severity: severity, fading: 1, fadingAttitude: 1) }
    guard row >= 0 else { return }
    if customers.book.thinning.hasFix {
      let draw = chance.block(entity: item, purpose: Purpose.evidence).u0
      if customers.book.isAvoided(cause: cause, draw: draw, at: now) {
        customers.book.avoidSilently(row, severity: severity, cause: cause)
        return
      }
    }
    customers.book.failureOccurs(to: row, severity: severity, fading: 1, fadingAttitude: 1)
    let open = customers.book.rows[row].openCase
    if open >= 0 { watch(Int(open)) }
  }
}
