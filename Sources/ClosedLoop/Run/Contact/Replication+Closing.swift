import EventKernel
import PortableMath

extension Replication {
  /// Lets the programme change what a case's failures mean, and books what that is worth.
  @inline(__always) mutating func apply(_ move: ProgrammeMove, to index: Int) {
    if !customers.isInert { change(move, to: index) }
  }

  private mutating func change(_ move: ProgrammeMove, to index: Int) {
    guard
      let (before, after) = customers.change(
        caseRow: Int32(index), row: Int(cases[index].customer), at: agenda.now, move)
    else { return }
    book(before, after, to: index)
  }

  /// Posts what a change of a customer's prospect is worth, where its case is counted.
  mutating func book(_ before: Prospect, _ after: Prospect, to index: Int) {
    let factor = discountFactor(at: agenda.now)
    let margin = millionths((after.margin - before.margin) * factor)
    let terminal = millionths((after.terminal - before.terminal) * factor)
    let presence = millionths(after.presence - before.presence)
    let place = tally(of: index)
    watchWorth(index, margin: margin, terminal: terminal, presence: presence)
    customers.rows[Int(cases[index].customer)].uplift += margin + terminal
    items.tallies[place].marginSaved += margin
    items.tallies[place].terminalSaved += terminal
    if presence > 0 {
      items.tallies[place].presenceGained += presence
    } else {
      items.tallies[place].presenceHarmed -= presence
    }
  }

  /// Ends a case, for good or until it comes back.
  mutating func close(_ index: Int, as ending: Ending) {
    let now = agenda.now
    agenda.withdraw(&cases[index].timer)
    agenda.withdraw(&cases[index].giveUpTimer)
    agenda.withdraw(&cases[index].step)
    agenda.withdraw(&cases[index].chaseTimer)
    setStage(index, .closed)
    agenda.withdraw(&cases[index].promiseTimer)
    openCases -= 1
    if cases[index].isOld {
      cases[index].isOld = false
      oldCases.close(at: now)
    }
    audit.openStays += Int128(now - cases[index].openedAt)
    let customer = Int(cases[index].customer)
    cases[index].ending = ending
    cases[index].closedAt = now
    watchMoment(.closed, index)
    let isSolved = ending == .solved || (ending == .automated && cases[index].firstSolved >= 0)
    if ending == .solved {
      if cases[index].firstSolved < 0 {
        cases[index].firstSolved = now
        cases[index].pausedBeforeSolution = cases[index].paused
        watchSolution(index)
      }
      cases[index].lastSolved = now
      cases[index].solutions += 1
    }
    if cases[index].failure != nil && ending != .customerLeft && ending != .acknowledged {
      // A closing without any response says nothing to the customer.
      let recovers = cases[index].isResponded && recovers(index, isSolved: isSolved)
      let isReached = cases[index].isReached
      apply(.close(recovered: recovers, solved: isSolved, reached: isReached), to: index)
      cases[index].hasRecovered = customers.hasRecovered(caseRow: Int32(index), row: customer)
    }
    if prepared.asksAfterClosing && ending != .customerLeft { invite(index, isSolved: isSolved) }
    customers.rows[customer].openCase = -1
    customers.rows[customer].lastClosed = now
    agenda.withdraw(&cases[index].watch)
    series[day(of: now)].closed += 1
    watchHour(of: now) { $0.closed += 1 }
    if ending == .solved && prepared.plan.resolution.reopened > 0 && cases[index].failure != nil {
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

  /// The chance of model: customers/recovery against the case's own draw: the same luck in every variant.
  private mutating func recovers(_ index: Int, isSolved: Bool) -> Bool {
    let row = cases[index]
    let disposition = chance.block(
      entity: customers.rows[Int(row.customer)].entity, purpose: Purpose.disposition)
    let response = row.firstResponse >= 0 ? row.firstResponse : row.received
    var situation = RecoveryLaw.Situation(
      isResolved: isSolved, responseDays: days(response - row.received),
      resolutionDays: days(max(row.lastSolved, row.received) - row.received),
      remedyRatio: row.loss > 0 ? Double(row.remedy) / Double(row.loss) : 0, fit: row.fit,
      isHuman: row.contacts > 0, severity: row.failure?.severity == .high ? 1 : 0, priorFailures: row.priorFailures,
      contactCount: Double(max(row.contacts, 1) + row.chases),
      tierOffset: prepared.plan.population.tiers[Int(row.tier)].recoveryOffset,
      customerEffect: prepared.plan.outcome.recovery.customerDeviation * Normal.quantile(disposition.u1))
    situation.skill = row.skill
    situation.bareApologies = Double(row.bareApologies)
    if let failure = row.failure { situation.isRepaidInKind = prepared.plan.causes[failure.cause].isRepaidInKind }
    situation.isNovice = customers.tenure(of: Int(row.customer)) < prepared.plan.outcome.recovery.noviceTenure
    let probability = prepared.recoveryLaw.probability(situation)
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
    withdrawSurvey(of: index)
    cases[index].reopenings += 1
    cases[index].contacts += 1
    cases[index].ending = .open
    watchMoment(.reopened, index)
    cases[index].task = .contact
    // The plan begins anew; the luck of attempts goes on, and does not repeat.
    cases[index].earlierAttempts = cases[index].attempts
    cases[index].isRaised = false
    cases[index].isOverdue = false
    let rule = Int(cases[index].rule)
    cases[index].queue = Int16(
      prepared.plan.triage.rules[rule].comeback?.queue ?? prepared.plan.triage.rules[rule].queue)
    customers.rows[customer].openCase = Int32(index)
    apply(.reopen, to: index)
    awaitPlanEnd(of: index, at: agenda.now + contactTerms(of: index).planEnds)
    if prepared.plan.chasers != nil { startSilence(of: index) }
    enqueueWhenCallable(index, isReturning: false)
    watch(index)
    setPromiseTimer(of: index)
  }

  /// Counts a case by its final state and frees its row.
  mutating func conclude(_ index: Int) {
    audit.flow.count(cases[index].ending)
    checkTime(index)
    let response = responseVerdict(of: index)
    let resolution = resolutionVerdict(of: index)
    if cases[index].isMeasured {
      items.tallies[tally(of: index)].countState(of: &cases[index])
      countPromises(index, response: response, resolution: resolution)
      countTimes(index)
    }
    watchEnd(index, response: response, resolution: resolution)
    let customer = Int(cases[index].customer)
    customers.detach(caseRow: Int32(index), row: customer)
    customers.forgetIfInert(customer)
    cases[index].stage = .unused
    cases[index].next = freeCase
    freeCase = Int32(index)
  }
}
