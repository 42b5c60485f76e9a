import EventKernel
import PortableMath

extension Replication {
  /// Lets the programme change what a case's failures mean, and books what that is worth.
  @inline(__always) mutating func apply(_ move: ProgrammeMove, to index: Int) {
    if !customers.book.isInert { change(move, to: index) }
  }

  private mutating func change(_ move: ProgrammeMove, to index: Int) {
    guard
      let (before, after) = customers.book.change(
        caseRow: Int32(index), row: Int(desk.cases[index].customer), at: agenda.now, move)
    else { return }
    book(before, after, to: index)
  }

  /// Posts what a change of a customer's prospect is worth, where its case is counted.
  mutating func book(_ before: Prospect, _ after: Prospect, to index: Int) {
    let factor = prepared.customers.discountFactor(at: agenda.now)
    let margin = millionths((after.margin - before.margin) * factor)
    let terminal = millionths((after.terminal - before.terminal) * factor)
    let presence = millionths(after.presence - before.presence)
    let place = desk.tally(of: index)
    watchWorth(index, margin: margin, terminal: terminal, presence: presence)
    customers.book.rows[Int(desk.cases[index].customer)].uplift += margin + terminal
    records.items.tallies[place].marginSaved += margin
    records.items.tallies[place].terminalSaved += terminal
    if presence > 0 {
      records.items.tallies[place].presenceGained += presence
    } else {
      records.items.tallies[place].presenceHarmed -= presence
    }
  }

  /// Ends a case, for good or until it comes back.
  mutating func close(_ index: Int, as ending: Ending) {
    let now = agenda.now
    agenda.withdraw(&desk.cases[index].timer)
    agenda.withdraw(&desk.cases[index].giveUpTimer)
    agenda.withdraw(&desk.cases[index].step)
    agenda.withdraw(&desk.cases[index].chaseTimer)
    setStage(index, .closed)
    agenda.withdraw(&desk.cases[index].promiseTimer)
    desk.openCases -= 1
    if desk.cases[index].isOld {
      desk.cases[index].isOld = false
      desk.oldCases.close(at: now)
    }
    records.audit.openStays += Int128(now - desk.cases[index].openedAt)
    let customer = Int(desk.cases[index].customer)
    desk.cases[index].ending = ending
    desk.cases[index].closedAt = now
    watchMoment(.closed, index)
    let isSolved = ending == .solved || (ending == .automated && desk.cases[index].firstSolved >= 0)
    if ending == .solved {
      if desk.cases[index].firstSolved < 0 {
        desk.cases[index].firstSolved = now
        desk.cases[index].pausedBeforeSolution = desk.cases[index].paused
        watchSolution(index)
      }
      desk.cases[index].lastSolved = now
      desk.cases[index].solutions += 1
    }
    if desk.cases[index].failure != nil && ending != .customerLeft && ending != .acknowledged {
      // A closing without any response says nothing to the customer.
      let recovers = desk.cases[index].isResponded && recovers(index, isSolved: isSolved)
      let isReached = desk.cases[index].isReached
      apply(.close(recovered: recovers, solved: isSolved, reached: isReached), to: index)
      desk.cases[index].hasRecovered = customers.book.hasRecovered(caseRow: Int32(index), row: customer)
    }
    if prepared.asksAfterClosing && ending != .customerLeft { invite(index, isSolved: isSolved) }
    customers.book.rows[customer].openCase = -1
    customers.book.rows[customer].lastClosed = now
    agenda.withdraw(&desk.cases[index].watch)
    records.series[records.day(of: now)].closed += 1
    records.watchHour(of: now) { $0.closed += 1 }
    if ending == .solved && prepared.plan.resolution.reopened > 0 && desk.cases[index].failure != nil {
      let draws = chance.block(
        entity: desk.cases[index].item, purpose: Purpose.reopening, sub: desk.cases[index].solutions)
      if draws.u0 < prepared.plan.resolution.reopened {
        let back = now + Time.ticks(seconds: prepared.plan.resolution.reopenedAfter.quantile(draws.u1))
        if back < phases.drainEnd {
          desk.cases[index].step = agenda.schedule(.caseReopens(Int32(index)), at: back, rank: Rank.comeback)
          return
        }
      }
    }
    conclude(index)
  }

  /// The chance of model: customers/recovery against the case's own draw: the same luck in every variant.
  private mutating func recovers(_ index: Int, isSolved: Bool) -> Bool {
    let row = desk.cases[index]
    let heterogeneity = chance.block(
      entity: customers.book.rows[Int(row.customer)].entity, purpose: Purpose.customerHeterogeneity)
    let response = row.firstResponse >= 0 ? row.firstResponse : row.received
    var situation = RecoveryLaw.Situation(
      isResolved: isSolved, responseDays: days(response - row.received),
      resolutionDays: days(max(row.lastSolved, row.received) - row.received),
      remedyRatio: row.loss > 0 ? Double(row.remedy) / Double(row.loss) : 0, fit: row.fit,
      isHuman: row.contacts > 0, severity: row.failure?.severity == .high ? 1 : 0, priorFailures: row.priorFailures,
      contactCount: Double(max(row.contacts, 1) + row.chases),
      tierOffset: prepared.plan.population.tiers[Int(row.tier)].recoveryOffset,
      customerEffect: prepared.plan.outcome.recovery.customerDeviation * Normal.quantile(heterogeneity.u1))
    situation.skill = row.skill
    situation.bareApologies = Double(row.bareApologies)
    if let failure = row.failure { situation.isRepaidInKind = prepared.plan.causes[failure.cause].isRepaidInKind }
    situation.isNovice = customers.book.tenure(of: Int(row.customer)) < prepared.plan.outcome.recovery.noviceTenure
    let probability = prepared.recoveryLaw.probability(situation)
    let draws = chance.block(entity: row.item, purpose: Purpose.attitude)
    return draws.u3 < probability
  }

  /// A solved case comes back: the same case, with more contacts.
  mutating func caseReopens(_ index: Int) {
    desk.cases[index].step = 0
    let customer = Int(desk.cases[index].customer)
    customers.book.advance(customer, to: agenda.now)
    // A customer who has left, or whose new case is open, brings the old one no more.
    guard customers.book.rows[customer].with.isPresent && customers.book.rows[customer].openCase < 0 else {
      conclude(index)
      return
    }
    desk.bookLevels(at: agenda.now)
    desk.openCases += 1
    desk.cases[index].openedAt = agenda.now
    withdrawSurvey(of: index)
    desk.cases[index].reopenings += 1
    desk.cases[index].contacts += 1
    desk.cases[index].ending = .open
    watchMoment(.reopened, index)
    desk.cases[index].task = .contact
    // The plan begins anew; the luck of attempts goes on, and does not repeat.
    desk.cases[index].earlierAttempts = desk.cases[index].attempts
    desk.cases[index].isRaised = false
    desk.cases[index].isOverdue = false
    let rule = Int(desk.cases[index].rule)
    desk.cases[index].queue = Int16(
      prepared.plan.triage.rules[rule].comeback?.queue ?? prepared.plan.triage.rules[rule].queue)
    customers.book.rows[customer].openCase = Int32(index)
    apply(.reopen, to: index)
    awaitPlanEnd(of: index, at: agenda.now + desk.contactTerms(of: index).planEnds)
    if prepared.plan.chasers != nil { startSilence(of: index) }
    enqueueWhenCallable(index, isReturning: false)
    watch(index)
    setPromiseTimer(of: index)
  }

  /// Counts a case by its final state and frees its row.
  mutating func conclude(_ index: Int) {
    records.audit.flow.count(desk.cases[index].ending)
    checkTime(index)
    let response = desk.responseVerdict(of: index)
    let resolution = desk.resolutionVerdict(of: index)
    if desk.cases[index].isMeasured {
      records.items.tallies[desk.tally(of: index)].countState(of: &desk.cases[index])
      countPromises(index, response: response, resolution: resolution)
      countTimes(index)
    }
    watchEnd(index, response: response, resolution: resolution)
    let customer = Int(desk.cases[index].customer)
    customers.book.detach(caseRow: Int32(index), row: customer)
    customers.book.forgetIfInert(customer)
    desk.freeRow(index)
  }
}
