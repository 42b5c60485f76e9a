import EventKernel

extension Replication {
  /// A detector looks at what a customer does: it notices a failure, overlooks one, or sees one where there is none.
  ///
  /// One draw decides which, in this order: a true event that is seen, one that is not, a false alarm.
  mutating func receiveSignal(_ item: Arrivals.Item, over channel: Int) {
    let now = agenda.now
    let seat = Int(Chance.bounded(item.draws.word1, below: UInt64(customers.terms.population)))
    let tier = prepared.plan.population.tier(ofSeat: seat)
    let detector = prepared.plan.channels[channel].detector
    let place = item.draws.u2 * detector.signalsPerEvent
    let isSeen = place < detector.sensitivity
    let draws = chance.block(entity: item.entity, purpose: Purpose.content)
    var content = Content(tier: tier, channel: channel, band: 3)
    if place < 1 {
      guard let kinds = prepared.silentKinds else {
        if isSeen { receive(content, item: item.entity, seat: seat, place: 0.5, carriesFailure: false) }
        return
      }
      let kind = kinds.index(of: draws.u0)
      guard isSeen else {
        if phases.isMeasured(now) { measures.groups[0].unnoticed += 1 }
        strikeSilently(seat: seat, severity: kind % 3, cause: kind / 3, item: item.entity)
        return
      }
      content.cause = kind / 3
      content.severity = kind % 3
      if let law = prepared.plan.channels[channel].delay { content.delay = law.quantile(draws.u3) / 86_400 }
    }
    if let steps = prepared.steps { content.step = steps.index(of: draws.u2) }
    receive(content, item: item.entity, seat: seat, place: 0.5, carriesFailure: content.severity < 3)
  }

  /// A failure that nobody is told of: it hits both fates of whoever sits on the seat, unless a fix keeps it away.
  mutating func strikeSilently(seat: Int, severity: Int, cause: Int, item: UInt64) {
    let now = agenda.now
    guard now < phases.windowEnd else { return }
    let row = customers.occupant(ofSeat: seat, at: now)
    let present = row >= 0 ? row : customers.touched(seat: seat)
    var remaining = row >= 0 ? customers.remaining(besides: row, at: now) : -1
    if row < 0 && customers.rows[present].diverged && customers.rows[present].without.isPresent { remaining = present }
    if remaining >= 0 { customers.strike(remaining, severity: severity, fading: 1, fadingAttitude: 1) }
    guard row >= 0 else { return }
    if customers.thinning.hasFix {
      let mark = chance.block(entity: item, purpose: Purpose.evidence).u0
      if customers.isAvoided(cause: cause, mark: mark, at: now) {
        customers.avoidSilently(row, severity: severity, cause: cause)
        return
      }
    }
    customers.strike(row, severity: severity, fading: 1, fadingAttitude: 1)
    let open = customers.rows[row].openCase
    if open >= 0 { watch(Int(open)) }
  }
}
