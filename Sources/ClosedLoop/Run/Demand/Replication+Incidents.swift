import EventKernel

extension Replication {
  /// An incident hits a customer: he voices it, or he keeps it to himself.
  mutating func incidentOccurs(_ index: Int) {
    let place = prepared.channels.count + index
    let item = upcoming.replace(place, by: incidentHits.next(of: index), before: phases.drainEnd)
    let now = agenda.now
    records.fingerprint.fold(item.entity ^ UInt64(bitPattern: now))
    let incident = prepared.plan.incidents[index]
    let luck = IncidentLuck(item.draws, incident)
    let severity = prepared.severities[incident.cause].index(of: item.draws.u3)
    let slot = incidentHits.seat(of: item.entity, incident: index, among: customers.book.terms.population)
    guard let voice = luck.voice else {
      if phases.isMeasured(now) { records.measures.groups[0].incidentSilent += 1 }
      failureOccursSilently(slot: slot, severity: severity, cause: incident.cause, item: item.entity)
      return
    }
    if phases.isMeasured(now) {
      records.measures.groups[records.measures.layout.group(.severity, severity)].incidentVoiced += 1
    }
    let channel = incident.voices[voice].channel
    let draws = chance.block(entity: item.entity, purpose: Purpose.content)
    // Who has suffered a failure scores as those do who tell of one on this channel.
    let (band, scorePosition) = customers.book.terms.mix.bands[channel]?.split(draws.u0) ?? (0, draws.u0)
    var content = Content(
      tier: prepared.plan.population.tier(ofSeat: slot), channel: channel, band: Band(rawValue: UInt8(band)))
    content.failure = FailureKind(cause: incident.cause, severity: Severity(index: severity))
    content.delay = Double(luck.delay) / Double(Time.day)
    if let steps = prepared.steps { content.step = steps.index(of: draws.u2) }
    receive(content, item: item.entity, slot: slot, scorePosition: scorePosition)
  }
}
