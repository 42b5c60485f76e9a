import EventKernel
import PortableMath

extension Replication {
  // MARK: Into the queue

  /// Puts a case into its queue, as eligible now or at the next callable instant.
  mutating func enqueueWhenCallable(_ index: Int, isReturning: Bool) {
    let now = agenda.now
    let isCall = cases[index].task == .contact && prepared.plan.work[Int(cases[index].workType)].isCall
    let callable = prepared.plan.calendars[prepared.plan.contact.callable]
    if cases[index].queuedAt == 0 || !isReturning { cases[index].queuedAt = now }
    if isCall && !callable.isOpen(at: now) {
      let due = callable.opening(from: now)
      setStage(index, .held)
      if due < phases.drainEnd {
        cases[index].step = agenda.schedule(.caseIsDue(Int32(index)), at: due, rank: Rank.comeback)
      }
      return
    }
    enqueue(index, isReturning: isReturning)
  }

  /// A case becomes eligible: its wait between attempts is over, or customers may be rung again.
  mutating func caseIsDue(_ index: Int) {
    cases[index].step = 0
    enqueue(index, isReturning: cases[index].attempts > 0)
  }

  private mutating func enqueue(_ index: Int, isReturning: Bool) {
    let now = agenda.now
    setStage(index, .waiting)
    cases[index].eligibleAt = now
    let row = cases[index]
    if row.task == .approval {
      cases[index].lane = Int16(prepared.laneCount - 1)
      cases[index].key = row.queuedAt
    } else {
      switch prepared.plan.triage.discipline {
      case .fifo:
        cases[index].lane = 0
        cases[index].key = row.queuedAt
      case .valueTier, .ageing:
        cases[index].lane = Int16(row.tier)
        cases[index].key = row.queuedAt
      case .earliestDue:
        cases[index].lane = 0
        cases[index].key = dueTime(row)
      case .leastSlack:
        cases[index].lane = row.promise + 1
        cases[index].key = latestStart(row)
      case .valueAtRisk:
        cases[index].lane = 0
        cases[index].key = row.queuedAt
        cases[index].valueHour = -1
      }
    }
    room.insert(index, cases: &cases, isReturning: isReturning)
    requestDispatch()
  }

  /// The deadline that a case runs against now: of the response until there is one, then of the solution.
  func dueTime(_ row: Case) -> Ticks {
    row.firstResponse < 0 ? min(row.responseDeadline, row.resolutionDeadline) : row.resolutionDeadline
  }

  /// Open time of the promise's clock at which work must begin to be in time.
  private func latestStart(_ row: Case) -> Ticks {
    guard row.promise >= 0 else { return row.queuedAt }
    let due = dueTime(row)
    guard due < Time.never else { return Time.never }
    let calendar = prepared.plan.calendars[prepared.plan.promises[Int(row.promise)].calendar]
    let work = Time.ticks(seconds: prepared.expectedWork[Int(row.workType)] * 60)
    return calendar.openTime(before: due) - work
  }

  // MARK: Who and what comes first

  /// Matches idle people and waiting work until no pair is left (decision 28).
  mutating func dispatch() {
    isDispatchDue = false
    while true {
      var found: (preference: Int, row: Int, team: Int)?
      for team in prepared.plan.teams.indices where roster.idleCount[team] > 0 {
        for queue in prepared.plan.teams[team].handles where room.counts[queue] > 0 {
          guard let row = best(in: queue) else { continue }
          let preference =
            prepared.plan.teams[team].prefers.firstIndex(of: queue) ?? prepared.plan.teams[team].prefers.count
          guard let other = found else {
            found = (preference, row, team)
            continue
          }
          if isBetter((preference, row, team), than: other) { found = (preference, row, team) }
        }
      }
      guard let found else { break }
      let person = roster.longestIdle(team: found.team, item: cases[found.row].item, chance: chance)
      audit.check(order: isFirst(found.row), at: agenda.now)
      start(found.row, by: person)
    }
    for team in prepared.plan.teams.indices where roster.idleCount[team] > 0 {
      for queue in prepared.plan.teams[team].handles {
        audit.check(idle: roster.idleCount[team], waiting: room.counts[queue])
      }
    }
  }

  private func isBetter(
    _ a: (preference: Int, row: Int, team: Int), than b: (preference: Int, row: Int, team: Int)
  ) -> Bool {
    if a.preference != b.preference { return a.preference < b.preference }
    if a.row != b.row { return precedes(a.row, b.row) }
    let ownQueues = prepared.plan.teams[a.team].handles.count
    let otherQueues = prepared.plan.teams[b.team].handles.count
    if ownQueues != otherQueues { return ownQueues < otherQueues }
    let since = roster.people[Int(roster.firstIdle[a.team])].idleSince
    let otherSince = roster.people[Int(roster.firstIdle[b.team])].idleSince
    if since != otherSince { return since < otherSince }
    return drawOfTeam(a.team, cases[a.row].item) < drawOfTeam(b.team, cases[a.row].item)
  }

  private func drawOfTeam(_ team: Int, _ item: UInt64) -> UInt64 {
    chance.block(
      entity: item ^ Fingerprint.mix(UInt64(prepared.plan.teams[team].identity)), purpose: Purpose.tie, sub: 1
    ).word0
  }

  /// The case of a queue that goes first.
  private mutating func best(in queue: Int) -> Int? {
    if let limit = prepared.plan.triage.starvationLimit {
      let oldest = room.longestEligible(queue: queue)
      if oldest >= 0 && agenda.now - cases[oldest].eligibleAt > limit { return oldest }
    }
    let approval = room.head(queue: queue, lane: room.laneCount - 1)
    if approval >= 0 { return approval }
    if prepared.plan.triage.discipline == .valueAtRisk { return mostValuable(in: queue) }
    var best = -1
    for lane in 0..<(room.laneCount - 1) {
      let head = room.head(queue: queue, lane: lane)
      if head >= 0 && (best < 0 || precedes(head, best)) { best = head }
    }
    return best >= 0 ? best : nil
  }

  /// Whether one waiting case goes before another under the plan's discipline.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let first = cases[a]
    let second = cases[b]
    if let limit = prepared.plan.triage.starvationLimit {
      let starves = agenda.now - first.eligibleAt > limit
      let otherStarves = agenda.now - second.eligibleAt > limit
      if starves != otherStarves { return starves }
      if starves {
        return first.eligibleAt != second.eligibleAt
          ? first.eligibleAt < second.eligibleAt : first.eligibleOrder < second.eligibleOrder
      }
    }
    let isApproval = first.task == .approval
    if isApproval != (second.task == .approval) { return isApproval }
    if !isApproval {
      switch prepared.plan.triage.discipline {
      case .fifo: break
      case .valueTier:
        if first.tier != second.tier { return first.tier < second.tier }
      case .ageing:
        let own = ageingClass(first)
        let other = ageingClass(second)
        if own != other { return own < other }
      case .earliestDue:
        if first.key != second.key { return first.key < second.key }
      case .leastSlack:
        let own = slack(first)
        let other = slack(second)
        if own != other { return own < other }
      case .valueAtRisk:
        if first.valueIndex != second.valueIndex { return first.valueIndex > second.valueIndex }
      }
    }
    return first.queuedAt != second.queuedAt ? first.queuedAt < second.queuedAt : first.serial < second.serial
  }

  private func ageingClass(_ row: Case) -> Int64 {
    let waited = prepared.plan.calendars[prepared.plan.deskCalendar].openTime(from: row.queuedAt, to: agenda.now)
    return Int64(row.tier) - waited / (8 * Time.hour)
  }

  private func slack(_ row: Case) -> Ticks {
    guard row.promise >= 0, row.key < Time.never else { return Time.never }
    let calendar = prepared.plan.calendars[prepared.plan.promises[Int(row.promise)].calendar]
    return row.key - calendar.openTime(before: agenda.now)
  }

  /// Walks a queue for the greatest index, which is worked out anew for each case every full hour.
  private mutating func mostValuable(in queue: Int) -> Int? {
    let hour = agenda.now / Time.hour
    var index = room.head(queue: queue, lane: 0)
    var best = -1
    while index >= 0 {
      if cases[index].valueHour != hour {
        cases[index].valueIndex = valueAtRisk(cases[index], at: max(hour * Time.hour, cases[index].received))
        cases[index].valueHour = hour
      }
      if best < 0 || precedes(index, best) { best = index }
      index = Int(cases[index].next)
    }
    return best >= 0 ? best : nil
  }

  /// Whether no head of another lane, nor the next in its own, goes before a case: the audit of the declared order.
  private mutating func isFirst(_ index: Int) -> Bool {
    let queue = Int(cases[index].queue)
    for lane in 0..<room.laneCount {
      let head = room.head(queue: queue, lane: lane)
      if head >= 0 && head != index && precedes(head, index) { return false }
    }
    let next = Int(cases[index].next)
    return next < 0 || !precedes(next, index)
  }

  // MARK: Value at risk

  /// Expected loss avoided by acting now rather than a day later, per minute of work (formula 6.4, decision 18).
  func valueAtRisk(_ row: Case, at now: Ticks) -> Double {
    guard row.severity < 3 else { return 0 }
    let work = prepared.plan.work[Int(row.workType)]
    var reach = 1.0
    var minutes = prepared.expectedWork[Int(row.workType)]
    if row.task == .contact, let failed = work.attemptFailed {
      if let law = prepared.plan.contact.reach { reach = law.alpha / (law.alpha + law.beta + Double(row.attempts)) }
      minutes =
        work.prepare.mean / 60 + reach * (work.talk.mean + work.wrapUp.mean) / 60 + (1 - reach) * failed.mean / 60
    }
    let gain =
      expectedGain(row, reach: reach, days: days(now - row.received))
      - expectedGain(row, reach: reach, days: days(now - row.received) + 1)
    return customers.estimatedValue(of: Int(row.customer), band: Int(row.band)) * gain / max(minutes, 0.01)
  }

  private func expectedGain(_ row: Case, reach: Double, days: Double) -> Double {
    let model = prepared.plan.outcome
    let severity = Int(row.severity)
    let shock = -logarithm(1 - model.leaveProbabilities[severity])
    let left = shock * exponential(-days / model.shockTimeConstant)
    func averted(_ factor: Double) -> Double { exponential(-left * factor) - exponential(-left) }
    let fit = prepared.plan.work[Int(row.workType)].isCall ? model.fits[0] : model.fits[1]
    func recovery(_ isResolved: Bool) -> Double {
      prepared.recoveryLaw.probability(
        RecoveryLaw.Situation(
          isResolved: isResolved, responseDays: row.firstResponse >= 0 ? responseDays(of: row) : days,
          resolutionDays: days, fit: fit, severity: severity == 2 ? 1 : 0,
          contactCount: Double(row.contacts + 1),
          tierOffset: prepared.plan.population.tiers[Int(row.tier)].recoveryOffset))
    }
    let solve = prepared.plan.resolution.solvedAtContact
    let solved = recovery(true)
    let unsolved = recovery(false)
    return reach
      * (solve * (solved * averted(model.recoveredFactor) + (1 - solved) * averted(model.resolvedFactor))
        + (1 - solve) * (unsolved * averted(model.recoveredFactor) + (1 - unsolved) * averted(model.unsolvedFactor)))
  }
}

/// Days from a case's feedback to its first response.
func responseDays(of row: Case) -> Double { days(row.firstResponse - row.received) }
