internal import ClosedLoop
internal import EventKernel

/// The walk over what a plan says of demand beyond its channels' volumes.
extension Archive {
  mutating func passDemand(of plan: inout Plan) {
    pass(&plan.hourFactorPersistence)
    let blank = Incident(name: .blank, start: 0, length: 0, hits: 0, cause: 0, voices: [], within: 0)
    pass(&plan.incidents, blank: blank) {
      $0.pass(&$1.name)
      $0.pass(&$1.identity)
      $0.pass(&$1.start)
      $0.pass(&$1.length)
      $0.pass(&$1.hits)
      $0.pass(&$1.cause)
      $0.pass(&$1.voices, blank: Incident.Voice(channel: 0, share: 0)) {
        $0.pass(&$1.channel)
        $0.pass(&$1.share)
      }
      $0.pass(&$1.within)
    }
    let row = OpenCase(received: 0, tier: 0, channel: 0, severity: 0, rule: 0, attempts: 0)
    pass(&plan.backlog, blank: row) {
      $0.pass(&$1.received)
      $0.pass(&$1.tier)
      $0.pass(&$1.channel)
      $0.pass(&$1.severity)
      $0.pass(&$1.rule)
      $0.pass(&$1.attempts)
    }
  }

  mutating func passAway(of shift: inout Shift) {
    pass(&shift.away, blank: Away(start: 0, end: 0, people: 0, isPaid: true)) {
      $0.pass(&$1.start)
      $0.pass(&$1.end)
      $0.pass(&$1.people)
      $0.pass(&$1.isPaid)
    }
  }

  mutating func passChanges(of channel: inout Channel) {
    pass(&channel.isIndirect)
    pass(&channel.detector.sensitivity)
    pass(&channel.detector.falseAlarms)
    pass(&channel.dayProfile)
    pass(&channel.hourFactorVariation)
  }
}
