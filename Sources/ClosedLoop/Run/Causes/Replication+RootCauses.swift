import EventKernel
import PortableMath

/// The root-cause programme: causes are found in what customers tell, analysed, and fixed (model: causes/the-programme).
extension Replication {
  /// Begins to look at the evidence.
  mutating func openRootCauses() {
    guard prepared.removesCauses else { return }
    agenda.schedule(.causesReviewed, at: 0, rank: Rank.fix)
  }

  // MARK: Evidence

  /// A failure that somebody told of is coded.
  ///
  /// - Parameters:
  ///   - row: the customer who told, or -1 where the slot is empty.
  ///   - draws: of the item's evidence.
  mutating func noteEvidence(_ failure: FailureKind, band: Band?, row: Int, _ draws: Draws) {
    guard let plan = prepared.rootCauses, agenda.now < phases.windowEnd else { return }
    if plan.tellsCustomers && row >= 0 {
      rootCauses.tellers.append(
        RootCauseProgramme.Teller(
          row: Int32(row), cause: Int16(failure.cause), time: agenda.now,
          drop: customers.book.terms.drop(failure.severity.index)))
      rootCauses.tally.tellers += 1
    }
    guard draws.u3 < plan.codedShare else { return }
    let code = draws.u1 < plan.codingAccuracy ? failure.cause : prepared.wrongCodes[failure.cause].index(of: draws.u2)
    rootCauses.coded += 1
    rootCauses.causes[code].coded += 1
    if row >= 0 {
      rootCauses.causes[code].valueAtRisk +=
        customers.book.estimatedValue(of: row, band: band)
        * prepared.plan.outcome.leaveProbabilities[failure.severity.index]
    }
    if phases.isMeasured(agenda.now) { rootCauses.codedInWindow[code] += 1 }
  }

  // MARK: Failures that a fix keeps away

  /// Whether a fix keeps an item's failure away, by the item's draw, at the instant of the failure: days before now.
  @inline(__always) func isAvoided(_ failure: FailureKind, delay: Double, _ evidence: Draws) -> Bool {
    customers.book.thinning.hasFix
      && customers.book.isAvoided(cause: failure.cause, draw: evidence.u0, at: agenda.now - ticksUp(delay))
  }

  /// An item that is never written, since its failure does not happen: it stays a failure without the programme.
  mutating func avoid(
    _ kind: FailureKind, _ content: Content, item: UInt64, slot: Int, scorePosition: Double, contact: ContactWays
  ) {
    records.audit.flow.avoided += 1
    let now = agenda.now
    // The slot is looked at as it would be without the fix, so that the same customers are followed one by one.
    let row = customers.book.occupant(ofSlot: slot, at: now)
    guard now < phases.windowEnd else { return }
    let draws = chance.block(entity: item, purpose: Purpose.attitude)
    let failure = prepared.heardFailure(
      kind, of: content, scorePosition: scorePosition, isReachable: contact.isAny, from: now, draws)
    occurToRemaining(failure, slot: slot, row: row)
    guard row >= 0 else { return }
    customers.book.avoidVoiced(row, failure, cause: kind.cause)
    if customers.book.rows[row].openCase >= 0 { watch(Int(customers.book.rows[row].openCase)) }
  }

  // MARK: Analysis

  /// A look at the evidence: hours are credited where nobody is named for them, and work goes on with the best cause.
  mutating func causesReviewed() {
    guard let plan = prepared.plan.macro else { return }
    let now = agenda.now
    if plan.team == nil {
      let weeks =
        plan.weeksSpent(through: now, until: phases.windowEnd)
        - plan.weeksSpent(through: rootCauses.creditedAt, until: phases.windowEnd)
      var seconds = plan.hoursPerWeek * 3600 * weeks
      // What one analysis leaves of a week's hours the next one takes.
      while seconds > 0 && takeUpCause() { seconds -= analyse(for: seconds, isPaid: true) }
      rootCauses.creditedAt = now
    }
    _ = takeUpCause()
    proposeFixes()
    let next = now + plan.reviewEvery
    if next <= phases.windowEnd { agenda.schedule(.causesReviewed, at: next, rank: Rank.fix) }
  }

  /// A block of protected hours of the named team is over.
  mutating func analysisWorked(_ ticks: Ticks) {
    guard agenda.now <= phases.windowEnd else { return }
    var seconds = Double(ticks) / 1e6
    while seconds > 0 && takeUpCause() { seconds -= analyse(for: seconds, isPaid: false) }
  }

  /// Whether a cause is at hand to be analysed; takes up the best one that has been detected.
  private mutating func takeUpCause() -> Bool {
    if rootCauses.current >= 0 { return true }
    guard let plan = prepared.plan.macro, agenda.now < phases.windowEnd || rootCauses.creditedAt < phases.windowEnd
    else {
      return false
    }
    let loop = rootCauses
    let cause = loop.best(plan) { loop.isDetected($0, plan) }
    guard cause >= 0 else { return false }
    let draws = chance.block(
      entity: rootCauses.causes[cause].identity, purpose: Purpose.analysis, sub: rootCauses.causes[cause].attempt)
    rootCauses.causes[cause].stage = .analysed
    rootCauses.causes[cause].needed = plan.fixes[cause].hoursNeeded.quantile(draws.u0)
    rootCauses.current = cause
    if rootCauses.causes[cause].needed <= 0 { closeAnalysis(cause) }
    return rootCauses.current >= 0 || takeUpCause()
  }

  /// Spends time on the cause at hand; returns what was spent.
  private mutating func analyse(for seconds: Double, isPaid: Bool) -> Double {
    guard let plan = prepared.plan.macro else { return seconds }
    let cause = rootCauses.current
    let rest = rootCauses.causes[cause].needed - rootCauses.causes[cause].spent
    let spent = min(seconds, rest)
    rootCauses.causes[cause].spent += spent
    rootCauses.tally.seconds += spent
    if isPaid { pay(.analysis, millionths(spent / 3600 * Double(plan.hourlyCost) / 1e6), cause: cause) }
    if spent >= rest { closeAnalysis(cause) }
    return max(spent, 1e-9)
  }

  /// An analysis is closed with what it has found: the true cause, or a wrong one if it was too short.
  private mutating func closeAnalysis(_ cause: Int) {
    guard let plan = prepared.plan.macro else { return }
    let draws = chance.block(
      entity: rootCauses.causes[cause].identity, purpose: Purpose.analysis, sub: rootCauses.causes[cause].attempt)
    let hours = rootCauses.causes[cause].needed / 3600
    let toFind = plan.fixes[cause].hoursToFind
    rootCauses.causes[cause].isFound = toFind <= 0 || draws.u1 < 1 - exponential(-hours / toFind)
    rootCauses.causes[cause].stage = .proposed
    rootCauses.current = -1
    rootCauses.tally.analyses += 1
    if !rootCauses.causes[cause].isFound { rootCauses.tally.missed += 1 }
    records.fingerprint.fold(UInt64(cause) ^ UInt64(bitPattern: agenda.now))
    proposeFixes()
  }

  // MARK: Fixes

  /// Brings closed analyses before those who approve, as far as slots and money go.
  private mutating func proposeFixes() {
    guard let plan = prepared.plan.macro, plan.paysFixes(at: agenda.now) else { return }
    while rootCauses.slotsTaken < plan.slots && agenda.now < phases.windowEnd {
      let loop = rootCauses
      let cause = loop.best(plan) { loop.causes[$0].stage == .proposed && plan.fixes[$0].cost <= loop.money }
      guard cause >= 0 else { return }
      let draws = chance.block(
        entity: rootCauses.causes[cause].identity, purpose: Purpose.fix, sub: rootCauses.causes[cause].attempt)
      rootCauses.causes[cause].stage = .inApproval
      rootCauses.slotsTaken += 1
      let delay = Time.ticks(seconds: plan.approval.quantile(draws.u0))
      if delay == 0 {
        fixTurns(cause)
      } else if agenda.now + delay < phases.windowEnd {
        agenda.schedule(.fixTurns(Int32(cause)), at: agenda.now + delay, rank: Rank.fix)
      }
    }
  }

  /// A fix is approved, has its first day, or is stopped.
  mutating func fixTurns(_ cause: Int) {
    switch rootCauses.causes[cause].stage {
    case .inApproval: approve(cause)
    case .underWay: finishFix(cause)
    case .watched, .analysed, .proposed, .fixed: break
    }
  }

  private mutating func approve(_ cause: Int) {
    guard let plan = prepared.plan.macro else { return }
    let fix = plan.fixes[cause]
    guard fix.cost <= rootCauses.money else {
      // Others have been quicker with the money.
      rootCauses.causes[cause].stage = .proposed
      rootCauses.slotsTaken -= 1
      return
    }
    let now = agenda.now
    let attempt = rootCauses.causes[cause].attempt
    let found = chance.block(entity: rootCauses.causes[cause].identity, purpose: Purpose.analysis, sub: attempt)
    let luck = chance.block(entity: rootCauses.causes[cause].identity, purpose: Purpose.fix, sub: attempt)
    var length = Time.ticks(seconds: fix.leadTime.quantile(luck.u1))
    rootCauses.causes[cause].stage = .underWay
    rootCauses.tally.approved += 1
    rootCauses.causes[cause].isStopped = luck.u2 < plan.cancelled
    if rootCauses.causes[cause].isStopped {
      pay(.fixes, millionths(Double(fix.cost) / 1e6 * luck.u3), cause: cause)
      length = Time.ticks(seconds: Double(length) / 1e6 * luck.u3)
    } else {
      pay(.fixes, fix.cost, cause: cause)
      rootCauses.causes[cause].liveAt = now + length
      let works = rootCauses.causes[cause].isFound && found.u2 < fix.success
      if works {
        let erosion = fix.erosionHalfLife.map { 0.6931471805599453 / $0 } ?? 0
        customers.book.thinning.put(
          Thinning.Fix(since: now + length, effect: fix.effect.quantile(found.u3), ramp: fix.ramp, erosion: erosion),
          to: cause)
      }
      payRunning(fix, from: now + length, cause: cause)
    }
    records.fingerprint.fold(UInt64(cause) << 32 ^ UInt64(bitPattern: now + length))
    if length == 0 {
      finishFix(cause)
    } else if now + length < phases.drainEnd {
      agenda.schedule(.fixTurns(Int32(cause)), at: now + length, rank: Rank.fix)
    }
  }

  private mutating func finishFix(_ cause: Int) {
    guard let plan = prepared.plan.macro else { return }
    rootCauses.slotsTaken -= 1
    if rootCauses.causes[cause].isStopped {
      rootCauses.tally.stopped += 1
      rootCauses.watchAgain(cause)
    } else {
      rootCauses.tally.live += 1
      let works = customers.book.thinning.fixes[cause].effect > 0
      if works { rootCauses.tally.working += 1 }
      if plan.tellsCustomers { tellCustomers(cause, relief: plan.toldRelief) }
      // Cases that keep coming show that a fix has missed: evidence is gathered anew.
      if works { rootCauses.causes[cause].stage = .fixed } else { rootCauses.watchAgain(cause) }
    }
    proposeFixes()
  }

  /// "You said, we did": who told of a cause hears that it is fixed.
  private mutating func tellCustomers(_ cause: Int, relief: Double) {
    guard agenda.now < phases.windowEnd else { return }
    for index in rootCauses.tellers.indices where Int(rootCauses.tellers[index].cause) == cause {
      let teller = rootCauses.tellers[index]
      if customers.book.tell(
        Int(teller.row), cause: cause, drop: teller.drop, since: teller.time, relief: relief, at: agenda.now)
      {
        rootCauses.tally.told += 1
        askAboutFix(Int(teller.row), cause: cause)
      }
    }
    rootCauses.tellers.removeAll { Int($0.cause) == cause }
  }

  // MARK: Money

  /// Takes a remedy from the common money; false where there is none for it now.
  mutating func spendsOnRemedy(_ cost: Int64) -> Bool {
    guard let plan = prepared.plan.macro, plan.budget != nil else { return true }
    guard plan.paysRemedies(at: agenda.now) && cost <= rootCauses.money else { return false }
    rootCauses.money -= cost
    return true
  }

  /// Pays for a cause: what is spent counts for the window whenever it is paid, as its effect does.
  private mutating func pay(_ account: Account, _ cost: Int64, cause: Int) {
    guard cost > 0 else { return }
    if account == .fixes && rootCauses.money < .max { rootCauses.money -= cost }
    records.post(account, cost, cause: cause, factor: prepared.customers.discountFactor(at: agenda.now), at: agenda.now)
  }

  /// A fix costs money from its first day to the horizon: it is posted quarter by quarter.
  private mutating func payRunning(_ fix: MacroPlan.Fix, from start: Ticks, cause: Int) {
    let horizon = max(phases.horizon, phases.windowEnd)
    guard fix.runningCost > 0 else { return }
    var from = start
    while from < horizon {
      let to = min(from + 13 * Time.week, horizon)
      let cost = millionths(Double(fix.runningCost) / 1e6 * days(to - from) / 365.25)
      records.post(
        .fixes, cost, cause: cause, factor: prepared.customers.discountFactor(at: from + (to - from) / 2), at: from)
      from = to
    }
  }

}

extension Records {
  mutating func post(_ account: Account, _ cost: Int64, cause: Int, factor: Double, at tick: Ticks) {
    let discounted = ledger.post(account, cost, at: tick, factor: factor, phases: phases, counts: true)
    for group in [0, measures.layout.group(.cause, cause)] {
      if account == .fixes {
        measures.groups[group].fixes.cost += cost
      } else {
        measures.groups[group].fixes.analysisCost += cost
      }
      measures.groups[group].fixes.costDiscounted += discounted
    }
  }
}
