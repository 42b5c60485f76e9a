import EventKernel
import PortableMath

extension Replication {
  /// Lets the programme change what a case's failures mean, and books what that is worth.
  mutating func apply(_ move: ProgrammeMove, to index: Int) {
    if customers.terms.isInert { return }
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
    agenda.cancel(cases[index].timer)
    agenda.cancel(cases[index].giveUpTimer)
    agenda.cancel(cases[index].step)
    cases[index].timer = 0
    if cases[index].chaseTimer != 0 { agenda.cancel(cases[index].chaseTimer) }
    cases[index].chaseTimer = 0
    cases[index].giveUpTimer = 0
    cases[index].step = 0
    setStage(index, .closed)
    agenda.cancel(cases[index].promiseTimer)
    cases[index].promiseTimer = 0
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
    if cases[index].severity < 3 && ending != .customerLeft && ending != .acknowledged {
      // A closing without any response says nothing to the customer.
      let recovers = cases[index].isResponded && recovers(index, isSolved: isSolved)
      let isReached = cases[index].isReached
      apply(.close(recovered: recovers, solved: isSolved, reached: isReached), to: index)
      cases[index].hasRecovered = customers.hasRecovered(caseRow: Int32(index), row: customer)
    }
    if prepared.asksAfterClosing && ending != .customerLeft { invite(index, isSolved: isSolved) }
    customers.rows[customer].openCase = -1
    customers.rows[customer].lastClosed = now
    agenda.cancel(customers.rows[customer].watch)
    customers.rows[customer].watch = 0
    series[day(of: now)].closed += 1
    watchHour(of: now) { $0.closed += 1 }
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
  private mutating func recovers(_ index: Int, isSolved: Bool) -> Bool {
    let row = cases[index]
    let disposition = chance.block(
      entity: customers.rows[Int(row.customer)].entity, purpose: Purpose.disposition)
    let response = row.firstResponse >= 0 ? row.firstResponse : row.received
    var situation = RecoveryLaw.Situation(
      isResolved: isSolved, responseDays: days(response - row.received),
      resolutionDays: days(max(row.lastSolved, row.received) - row.received),
      remedyRatio: row.loss > 0 ? Double(row.remedy) / Double(row.loss) : 0, fit: row.fit,
      isHuman: row.contacts > 0, severity: row.severity == 2 ? 1 : 0, priorFailures: row.priorFailures,
      contactCount: Double(max(row.contacts, 1) + row.chases),
      tierOffset: prepared.plan.population.tiers[Int(row.tier)].recoveryOffset,
      customerEffect: prepared.plan.outcome.recovery.customerDeviation * Normal.quantile(disposition.u1))
    situation.skill = row.skill
    situation.bareApologies = Double(row.bareApologies)
    situation.isRepaidInKind = prepared.plan.causes[Int(row.cause)].isRepaidInKind
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
    let end = agenda.now + contactTerms(of: index).planEnds
    if end < phases.drainEnd {
      cases[index].timer = agenda.schedule(.planEnds(Int32(index)), at: end, rank: Rank.patience)
    }
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
      countState(index)
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

  private mutating func countState(_ index: Int) {
    let place = tally(of: index)
    let ending = cases[index].ending
    switch ending {
    case .open: items.tallies[place].open += 1
    case .acknowledged: items.tallies[place].acknowledged += 1
    case .automated: items.tallies[place].automatedClosed += 1
    case .solved: items.tallies[place].solved += 1
    case .unsolved: items.tallies[place].unsolved += 1
    case .unreachable: items.tallies[place].unreachable += 1
    case .planEnded: items.tallies[place].planEnded += 1
    case .gaveUp: items.tallies[place].gaveUp += 1
    case .customerLeft: items.tallies[place].customerLeft += 1
    }
    let reopenings = cases[index].reopenings
    if cases[index].services > 0 { items.tallies[place].attempts += Int64(cases[index].attempts) }
    if cases[index].firstStart >= 0 { items.tallies[place].attempted += 1 }
    if cases[index].isReached { items.tallies[place].reached += 1 }
    if cases[index].conversations > 0 { items.tallies[place].conversed += 1 }
    if ending == .solved && cases[index].conversations == 1 && !cases[index].wasEscalated && reopenings == 0 {
      items.tallies[place].solvedFirst += 1
    }
    if cases[index].wasEscalated { items.tallies[place].escalated += 1 }
    items.tallies[place].chases += Int64(cases[index].chases)
    if cases[index].hasSwitched { items.tallies[place].switched += 1 }
    if cases[index].customerWaits > 0 {
      items.tallies[place].awaited += 1
      items.tallies[place].customerWaited += cases[index].customerWaited
      items.tallies[place].customerWaitedBusiness += cases[index].customerWaitedBusiness
    }
    if reopenings > 0 { items.tallies[place].reopened += 1 }
    if cases[index].isResponded { items.tallies[place].answered += 1 }
    if cases[index].severity < 3 {
      items.tallies[place].closedFailures += 1
      if cases[index].hasRecovered { items.tallies[place].recovered += 1 }
      if cases[index].firstSolved >= 0 { items.tallies[place].solvedFailures += 1 }
    }
  }

  /// What became of the promise of a first response.
  private mutating func responseVerdict(of index: Int) -> Verdict {
    guard cases[index].promise >= 0, prepared.promises[Int(cases[index].promise)].hasResponse else { return .none }
    return verdict(stop: responseStop(of: index), deadline: cases[index].responseDeadline, index)
  }

  /// What became of the promise of a solution.
  private mutating func resolutionVerdict(of index: Int) -> Verdict {
    guard cases[index].promise >= 0, prepared.promises[Int(cases[index].promise)].hasResolution else { return .none }
    return verdict(stop: cases[index].firstSolved, deadline: cases[index].resolutionDeadline, index)
  }

  private mutating func countPromises(_ index: Int, response: Verdict, resolution: Verdict) {
    guard cases[index].promise >= 0 else { return }
    let terms = prepared.promises[Int(cases[index].promise)]
    let place = tally(of: index)
    var week = WeekTally()
    if terms.hasResponse {
      let deadline = cases[index].responseDeadline
      switch response {
      case .none: break
      case .met:
        items.tallies[place].responseMet += 1
        week.responseMet = 1
        countJudged(index)
      case .missed:
        items.tallies[place].responseMissed += 1
        week.responseMissed = 1
        series[day(of: cases[index].received)].breached += 1
        watchHour(of: cases[index].received) { $0.breached += 1 }
        countJudged(index)
      case .undetermined: items.tallies[place].responseUndetermined += 1
      case .excluded: items.tallies[place].responseExcluded += 1
      }
      let isReachedInTime = cases[index].firstReached >= 0 && cases[index].firstReached <= deadline
      if isReachedInTime && (response == .met || response == .missed) {
        items.tallies[place].reachedInTime += 1
        week.reachedInTime = 1
      }
    }
    if terms.hasResolution {
      switch resolution {
      case .none: break
      case .met:
        items.tallies[place].resolutionMet += 1
        week.resolutionMet = 1
      case .missed:
        items.tallies[place].resolutionMissed += 1
        week.resolutionMissed = 1
      case .undetermined: items.tallies[place].resolutionUndetermined += 1
      case .excluded: items.tallies[place].resolutionExcluded += 1
      }
    }
    measures.weeks.add(
      week, tier: Int(cases[index].tier), channel: Int(cases[index].channel), promise: Int(cases[index].promise),
      week: Int((cases[index].received - phases.windowStart) / Time.week))
  }

  private mutating func countJudged(_ index: Int) {
    series[day(of: cases[index].received)].judged += 1
    watchHour(of: cases[index].received) { $0.judged += 1 }
  }

  /// What became of a promise (decision 24).
  private mutating func verdict(stop: Ticks, deadline: Ticks, _ index: Int) -> Verdict {
    if cases[index].treatment == Treatment.automated.rawValue && cases[index].contacts == 0 && stop < 0
      && !cases[index].isPromisedAnew
    {
      // A technical solution that does not count makes no promise.
      return .none
    }
    if stop >= 0 { return stop <= deadline ? .met : .missed }
    switch cases[index].ending {
    case .open: return deadline >= phases.drainEnd ? .undetermined : .missed
    case .customerLeft: return cases[index].closedAt <= deadline ? .excluded : .missed
    case .acknowledged: return .none
    case .automated, .solved, .unsolved, .unreachable, .planEnded, .gaveUp: return .missed
    }
  }

  private mutating func countTimes(_ index: Int) {
    let place = tally(of: index)
    let tier = Int(cases[index].tier)
    let promise = Int(cases[index].promise)
    let received = cases[index].received
    let response = cases[index].firstResponse
    if response >= 0 {
      items.tallies[place].responses += 1
      items.tallies[place].responseElapsed += response - received
      items.tallies[place].responseBusiness += openTime(ofPromise: promise, from: received, to: response)
      items.noteResponse(response - received, tier: tier, promise: promise)
    }
    let solved = cases[index].firstSolved
    if solved >= 0 && cases[index].contacts > 0 {
      items.tallies[place].resolutions += 1
      items.tallies[place].resolutionElapsed += solved - received
      items.tallies[place].resolutionBusiness +=
        openTime(ofPromise: promise, from: received, to: solved) - cases[index].pausedBeforeSolution
      items.noteResolution(solved - received, tier: tier, promise: promise)
    }
    if cases[index].ending == .solved {
      let last = cases[index].lastSolved
      items.tallies[place].totals += 1
      items.tallies[place].totalElapsed += last - received
      items.tallies[place].totalBusiness +=
        openTime(ofPromise: promise, from: received, to: last) - cases[index].paused
    }
    // The wait for a first start: of cases that gave up, until they did.
    let start = cases[index].firstStart
    let end = start >= 0 ? start : cases[index].ending == .gaveUp ? cases[index].closedAt : -1
    if end >= 0 {
      items.tallies[place].waits += 1
      items.tallies[place].waited += end - received
      items.noteWait(end - received, tier: tier, promise: promise)
    }
  }

  /// Time by the calendar of a promise, or by the desk's where nothing is promised.
  mutating func openTime(ofPromise promise: Int, from start: Ticks, to end: Ticks) -> Ticks {
    if promise >= 0 && prepared.promises[promise].isAlways { return end - start }
    let calendar = promise >= 0 ? Int(prepared.promises[promise].calendar) : prepared.plan.deskCalendar
    return prepared.plan.calendars[calendar].openTime(from: start, to: end)
  }
}
