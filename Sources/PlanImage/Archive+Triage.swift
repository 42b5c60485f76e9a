internal import ClosedLoop
internal import EventKernel

/// The walk over the parts of triage beyond its masks.
extension Archive {
  mutating func pass(details match: inout RuleMatch) {
    pass(&match.sources)
    pass(&match.requests)
    pass(&match.valueAtRisk)
    pass(&match.expectedUplift)
    pass(&match.repeats.least)
    pass(&match.repeats.greatest)
    pass(&match.repeats.period)
  }

  private mutating func pass(_ range: inout AmountRange) {
    pass(&range.least)
    pass(&range.limit)
  }

  mutating func pass(escalation promise: inout Promise) {
    pass(&promise.alertShare, blank: 0) { $0.pass(&$1) }
    pass(&promise.onAlert)
    pass(&promise.onBreach)
    pass(&promise.stopsOnAttempt)
  }

  private mutating func pass(_ action: inout PromiseAction) {
    pass(&action.raisesPriority)
    pass(&action.notifies)
    pass(&action.noticeTime)
    pass(&action.adds)
  }

  mutating func pass(_ reinforcements: inout [Reinforcement]) {
    pass(&reinforcements, blank: Reinforcement(queue: 0, team: 0, instead: 0)) {
      $0.pass(&$1.queue)
      $0.pass(&$1.team)
      $0.pass(&$1.instead)
    }
  }

  mutating func pass(_ timing: inout TriageTiming) {
    var batches = Array(timing.batches)
    pass(&batches)
    timing.batches = ContiguousArray(batches)
    pass(&timing.isBatched)
    pass(&timing.notification, blank: .blank) { $0.pass(&$1) }
    pass(&timing.misrouting)
    pass(&timing.look)
    pass(&timing.search, blank: .blank) { $0.pass(&$1) }
  }
}
