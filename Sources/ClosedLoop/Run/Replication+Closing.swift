import EventKernel
import PortableMath

extension Replication {
  /// Lets the programme change what a case's failures mean, and books what that is worth.
  mutating func apply(_ move: ProgrammeMove, to index: Int) {
    let row = cases[index]
    guard
      let (before, after) = customers.change(
        caseRow: Int32(index), row: Int(row.customer), at: agenda.now, move)
    else { return }
    let factor = discountFactor(at: agenda.now)
    let margin = millionths((after.margin - before.margin) * factor)
    let terminal = millionths((after.terminal - before.terminal) * factor)
    let presence = millionths(after.presence - before.presence)
    measures.update(membership(of: row)) {
      $0.marginSaved += margin
      $0.terminalSaved += terminal
      if presence > 0 { $0.presenceGained += presence } else { $0.presenceHarmed -= presence }
    }
  }

  /// Ends a case, for good or until it comes back.
  mutating func close(_ index: Int, as ending: Ending) {
    let now = agenda.now
    agenda.cancel(cases[index].timer)
    agenda.cancel(cases[index].giveUpTimer)
    agenda.cancel(cases[index].step)
    cases[index].timer = 0
    cases[index].giveUpTimer = 0
    cases[index].step = 0
    setStage(index, .closed)
    openCases -= 1
    audit.openStays += Int128(now - cases[index].openedAt)
    let customer = Int(cases[index].customer)
    cases[index].ending = ending
    cases[index].closedAt = now
    let isSolved = ending == .solved || (ending == .automated && cases[index].firstSolved >= 0)
    if ending == .solved {
      if cases[index].firstSolved < 0 { cases[index].firstSolved = now }
      cases[index].lastSolved = now
      cases[index].solutions += 1
    }
    if cases[index].severity < 3 && ending != .customerLeft && ending != .acknowledged {
      // A closing without any response says nothing to the customer.
      let recovers = cases[index].isResponded && recovers(cases[index], isSolved: isSolved)
      let isReached = cases[index].isReached
      apply(.close(recovered: recovers, solved: isSolved, reached: isReached), to: index)
      cases[index].hasRecovered = customers.hasRecovered(caseRow: Int32(index), row: customer)
    }
    customers.rows[customer].openCase = -1
    customers.rows[customer].lastClosed = now
    agenda.cancel(customers.rows[customer].watch)
    customers.rows[customer].watch = 0
    measures.series[day(of: now)].closed += 1
    if ending == .solved && prepared.plan.resolution.reopened > 0 && cases[index].severity < 3 {
      let draws = chance.block(
        entity: cases[index].item, purpose: Purpose.reopening, sub: cases[index].solutions)
      if draws.u0 < prepared.plan.resolution.reopened {
        let back = now + Time.ticks(seconds: prepared.plan.resolution.reopenedAfter.quantile(draws.u1))
        if back < phases.drainEnd {
          cases[index].step = agenda.schedule(.caseReopens(Int32(index)), at: back, rank: Rank.comeback)
          return
        }
      }
    }
    conclude(index)
  }

  /// The chance of formula (5.1) against the case's own draw: the same luck in every variant.
  private func recovers(_ row: Case, isSolved: Bool) -> Bool {
    let customer = customers.rows[Int(row.customer)]
    let disposition = chance.block(entity: customer.entity, purpose: Purpose.disposition)
    let response = row.firstResponse >= 0 ? row.firstResponse : row.received
    let probability = prepared.recoveryLaw.probability(
      RecoveryLaw.Situation(
        isResolved: isSolved, responseDays: days(response - row.received),
        resolutionDays: days(max(row.lastSolved, row.received) - row.received),
        remedyRatio: row.loss > 0 ? Double(row.remedy) / Double(row.loss) : 0, fit: row.fit,
        isHuman: row.contacts > 0, severity: row.severity == 2 ? 1 : 0, priorFailures: row.priorFailures,
        contactCount: Double(max(row.contacts, 1)),
        tierOffset: prepared.plan.population.tiers[Int(row.tier)].recoveryOffset,
        customerEffect: prepared.plan.outcome.recovery.customerDeviation * Normal.quantile(disposition.u1)))
    let marks = chance.block(entity: row.item, purpose: Purpose.attitude)
    return marks.u3 < probability
  }

  /// A solved case comes back: the same case, with more contacts.
  mutating func caseReopens(_ index: Int) {
    cases[index].step = 0
    let customer = Int(cases[index].customer)
    customers.advance(customer, to: agenda.now)
    // A customer who has left, or whose new case is open, brings the old one no more.
    guard customers.rows[customer].with.isPresent && customers.rows[customer].openCase < 0 else {
      conclude(index)
      return
    }
    bookLevels()
    openCases += 1
    cases[index].openedAt = agenda.now
    cases[index].reopenings += 1
    cases[index].contacts += 1
    cases[index].ending = .open
    cases[index].task = .contact
    cases[index].attempts = 0
    let rule = prepared.plan.triage.rules[Int(cases[index].rule)]
    cases[index].queue = Int16(rule.comeback?.queue ?? rule.queue)
    customers.rows[customer].openCase = Int32(index)
    apply(.reopen, to: index)
    if let length = prepared.plan.contact.planEnds {
      let end = agenda.now + length
      if end < phases.drainEnd {
        cases[index].timer = agenda.schedule(.planEnds(Int32(index)), at: end, rank: Rank.patience)
      }
    }
    enqueueWhenCallable(index, isReturning: false)
    watch(index)
  }

  /// Counts a case by its final state and frees its row.
  mutating func conclude(_ index: Int) {
    let row = cases[index]
    audit.flow.count(row.ending)
    if row.isMeasured {
      countState(row)
      countPromises(row)
      countTimes(row)
    }
    customers.detach(caseRow: Int32(index), row: Int(row.customer))
    cases[index] = Case(
      item: 0, serial: 0, received: 0, customer: -1, rule: -1, channel: 0, tier: 0, band: 0, severity: 3, cause: -1,
      promise: -1, treatment: 0, isMeasured: false)
    cases[index].next = freeCase
    freeCase = Int32(index)
  }

  private mutating func countState(_ row: Case) {
    measures.update(membership(of: row)) {
      switch row.ending {
      case .open: $0.open += 1
      case .acknowledged: $0.acknowledged += 1
      case .automated: $0.automatedClosed += 1
      case .solved: $0.solved += 1
      case .unsolved: $0.unsolved += 1
      case .unreachable: $0.unreachable += 1
      case .planEnded: $0.planEnded += 1
      case .gaveUp: $0.gaveUp += 1
      case .customerLeft: $0.customerLeft += 1
      }
      $0.attempts += Int64(row.services > 0 && row.attempts > 0 ? row.attempts : 0)
      if row.firstStart >= 0 { $0.attempted += 1 }
      if row.isReached { $0.reached += 1 }
      if row.conversations > 0 { $0.conversed += 1 }
      if row.ending == .solved && row.conversations == 1 && !row.wasEscalated && row.reopenings == 0 {
        $0.solvedFirst += 1
      }
      if row.wasEscalated { $0.escalated += 1 }
      if row.reopenings > 0 { $0.reopened += 1 }
      if row.isResponded { $0.answered += 1 }
      if row.severity < 3 {
        $0.closedFailures += 1
        if row.hasRecovered { $0.recovered += 1 }
        if row.firstSolved >= 0 { $0.solvedFailures += 1 }
      }
    }
  }

  private mutating func countPromises(_ row: Case) {
    guard row.promise >= 0 else { return }
    let terms = prepared.plan.promises[Int(row.promise)]
    let member = membership(of: row)
    let week = Int((row.received - phases.windowStart) / Time.week)
    if terms.firstResponse != nil {
      let verdict = verdict(stop: row.firstResponse, deadline: row.responseDeadline, row)
      if verdict == .missed { measures.series[day(of: row.received)].breached += 1 }
      let isReachedInTime = row.firstReached >= 0 && row.firstReached <= row.responseDeadline
      measures.update(member) {
        switch verdict {
        case .none: break
        case .met: $0.responseMet += 1
        case .missed: $0.responseMissed += 1
        case .undetermined: $0.responseUndetermined += 1
        case .excluded: $0.responseExcluded += 1
        }
        if isReachedInTime && (verdict == .met || verdict == .missed) { $0.reachedInTime += 1 }
      }
      if verdict == .met || verdict == .missed {
        measures.weeks.count(member, week: week) {
          if verdict == .met { $0.responseMet += 1 } else { $0.responseMissed += 1 }
          if isReachedInTime { $0.reachedInTime += 1 }
        }
      }
    }
    if terms.resolution != nil {
      let verdict = verdict(stop: row.firstSolved, deadline: row.resolutionDeadline, row)
      measures.update(member) {
        switch verdict {
        case .none: break
        case .met: $0.resolutionMet += 1
        case .missed: $0.resolutionMissed += 1
        case .undetermined: $0.resolutionUndetermined += 1
        case .excluded: $0.resolutionExcluded += 1
        }
      }
      if verdict == .met || verdict == .missed {
        measures.weeks.count(member, week: week) {
          if verdict == .met { $0.resolutionMet += 1 } else { $0.resolutionMissed += 1 }
        }
      }
    }
  }

  /// What became of a promise (decision 24).
  private func verdict(stop: Ticks, deadline: Ticks, _ row: Case) -> Verdict {
    if row.treatment == Treatment.automated.rawValue && row.contacts == 0 && stop < 0 {
      // A technical solution that does not count makes no promise.
      return .none
    }
    if stop >= 0 { return stop <= deadline ? .met : .missed }
    switch row.ending {
    case .open: return deadline >= phases.drainEnd ? .undetermined : .missed
    case .customerLeft: return row.closedAt <= deadline ? .excluded : .missed
    case .acknowledged: return .none
    case .automated, .solved, .unsolved, .unreachable, .planEnded, .gaveUp: return .missed
    }
  }

  private mutating func countTimes(_ row: Case) {
    let member = membership(of: row)
    let calendar = row.promise >= 0 ? prepared.plan.promises[Int(row.promise)].calendar : prepared.plan.deskCalendar
    if row.firstResponse >= 0 {
      let elapsed = row.firstResponse - row.received
      let business = prepared.plan.calendars[calendar].openTime(from: row.received, to: row.firstResponse)
      measures.update(member) {
        $0.responses += 1
        $0.responseElapsed += elapsed
        $0.responseBusiness += business
      }
      measures.note(elapsed, in: .response, of: member)
    }
    if row.firstSolved >= 0 && row.contacts > 0 {
      let elapsed = row.firstSolved - row.received
      let business = prepared.plan.calendars[calendar].openTime(from: row.received, to: row.firstSolved)
      measures.update(member) {
        $0.resolutions += 1
        $0.resolutionElapsed += elapsed
        $0.resolutionBusiness += business
      }
      measures.note(elapsed, in: .resolution, of: member)
    }
    // The wait for a first start: of cases that gave up, until they did.
    let end = row.firstStart >= 0 ? row.firstStart : row.ending == .gaveUp ? row.closedAt : -1
    if end >= 0 {
      let waited = end - row.received
      measures.update(member) {
        $0.waits += 1
        $0.waited += waited
      }
      measures.note(waited, in: .waiting, of: member)
    }
  }
}
