import EventKernel
import PortableMath

extension Replication {
  /// A customer tells us something: the next one is on the way, and this one may become a case.
  mutating func receiveFeedback(over channelIndex: Int) {
    guard channelIndex < prepared.channels.count else { return incidentOccurs(channelIndex - prepared.channels.count) }
    let item = upcoming.replace(channelIndex, by: arrivals.next(of: channelIndex), before: phases.drainEnd)
    records.fingerprint.fold(item.entity ^ UInt64(bitPattern: agenda.now))
    if prepared.channels[channelIndex].isIndirect { return receiveSignal(item, over: channelIndex) }

    let slot = Int(Chance.bounded(item.draws.word1, below: UInt64(customers.book.terms.population)))
    let tier = prepared.plan.population.tier(ofSeat: slot)
    let (band, scorePosition) = prepared.bands[channelIndex].split(item.draws.u2)
    let carriesFailure = prepared.causes != nil && item.draws.u3 < prepared.plan.outcome.failureShares[band]

    var content = Content(tier: tier, channel: channelIndex, band: Band(rawValue: UInt8(band)))
    if carriesFailure || prepared.asksSteps {
      let draws = chance.block(entity: item.entity, purpose: Purpose.content)
      if carriesFailure, let causes = prepared.causes {
        let cause = causes.index(of: draws.u0)
        content.failure = FailureKind(
          cause: cause, severity: Severity(index: prepared.severities[cause].index(of: draws.u1)))
        if let law = prepared.plan.channels[channelIndex].delay { content.delay = law.quantile(draws.u3) / 86_400 }
      }
      if let steps = prepared.steps { content.step = steps.index(of: draws.u2) }
    }
    receive(content, item: item.entity, slot: slot, scorePosition: scorePosition)
  }

  /// Takes an item of which is known what it is about: it is counted, its failure occurs, and it may become a case.
  ///
  /// - Parameters:
  ///   - item: its entity, the key of all further luck.
  ///   - scorePosition: where its score lies within the band.
  mutating func receive(_ known: Content, item: UInt64, slot: Int, scorePosition: Double) {
    desk.serial += 1
    records.audit.flow.received += 1
    var content = known
    var contact = prepared.contactWays(of: item, over: content.channel, chance)
    if prepared.channels[content.channel].contactRequested > 0 { noteRequest(of: item, &contact, &content) }

    // What a fix keeps away is never written.
    var evidence: Draws?
    if content.failure != nil && prepared.removesCauses {
      evidence = chance.block(entity: item, purpose: Purpose.evidence)
    }
    if let failure = content.failure, let evidence, isAvoided(failure, delay: content.delay, evidence) {
      avoid(failure, content, item: item, slot: slot, scorePosition: scorePosition, contact: contact)
      return
    }
    records.series[records.day(of: agenda.now)].received += 1
    records.watchHour(of: agenda.now) { $0.received += 1 }

    if let reason = takeIn(content, contact, item: item, slot: slot, scorePosition: scorePosition, evidence) {
      count(content, as: reason)
    }
  }

  /// Lets an item have its effect and become a case, or says why it becomes none.
  @inline(__always) private mutating func takeIn(
    _ content: Content, _ contact: ContactWays, item: UInt64, slot: Int, scorePosition: Double, _ evidence: Draws?
  ) -> NoCase? {
    let now = agenda.now
    // Triage. Rules may ask the customer file; else nobody is looked up for praise that nobody answers.
    var row = -1
    if prepared.asksCustomerFile { row = customers.book.occupant(ofSlot: slot, at: now) }
    let decision = triage(content, contact, item: item, customer: row)
    if content.failure == nil && decision == nil { return contact.isAny ? .untreated : .notContactable }
    if !prepared.asksCustomerFile { row = customers.book.occupant(ofSlot: slot, at: now) }

    // The failure is coded, and occurs to whoever sat there before, too.
    var heard: HeardFailure?
    if let failure = content.failure {
      if let evidence { noteEvidence(failure, band: content.band, row: row, evidence) }
      if now < phases.windowEnd {
        let draws = chance.block(entity: item, purpose: Purpose.attitude)
        let occurring = prepared.heardFailure(
          failure, of: content, scorePosition: scorePosition, isReachable: contact.isAny, from: now, draws)
        occurToRemaining(occurring, slot: slot, row: row)
        heard = occurring
      }
    }
    // An empty seat: a customer who has left makes no case.
    guard row >= 0 else { return .notContactable }
    if prepared.countsComplaints && content.failure != nil { noteComplaint(item, content, row: row) }

    // A case opens, or there is a reason why not.
    let openCase = customers.book.rows[row].openCase
    let reason = whyNoCase(contact, decision, row: row)
    var caseRow = reason == .attached ? openCase : -1
    if reason == nil, let decision {
      caseRow = Int32(
        appendCase(content, item: item, customer: row, rule: decision.rule, work: decision.work, at: now))
    }

    // The failure occurs to the customer, and belongs to the case that answers it.
    if let heard {
      let prior = customers.book.addFailure(heard, to: row, isCommon: now < phases.windowStart, caseRow: caseRow)
      if reason == nil { desk.cases[Int(caseRow)].priorFailures = prior }
      if phases.isMeasured(now) { noteValueAtRisk(content, row: row, isLeft: reason != nil && openCase < 0) }
    }

    // Work begins on the new case; that of an open one must look at its customer.
    if reason == nil { begin(Int(caseRow)) } else if reason == .attached { watch(Int(openCase)) }
    return reason
  }

  /// Why an item of a customer becomes no case, if there is a reason.
  @inline(__always) private mutating func whyNoCase(_ contact: ContactWays, _ decision: Decision?, row: Int) -> NoCase?
  {
    if !contact.isAny { return .notContactable }
    if customers.book.rows[row].openCase >= 0 { return .attached }
    let quarantine = prepared.plan.triage.quarantine
    let lastClosed = customers.book.rows[row].lastClosed
    if quarantine > 0 && lastClosed > Ticks.min && agenda.now < lastClosed + quarantine { return .filtered }
    return decision == nil ? .untreated : nil
  }

  /// Counts an item that becomes no case.
  private mutating func count(_ content: Content, as reason: NoCase) {
    switch reason {
    case .notContactable: records.audit.flow.notContactable += 1
    case .attached: records.audit.flow.attached += 1
    case .filtered: records.audit.flow.filtered += 1
    case .untreated: records.audit.flow.untreated += 1
    }
    guard phases.isMeasured(agenda.now) else { return }
    let place = records.items.place(of: Membership(content, promise: -1, treatment: .none))
    records.items.noteItem(band: content.band, failure: content.failure, at: place)
    switch reason {
    case .notContactable: records.items.tallies[place].notContactable += 1
    case .attached: records.items.tallies[place].attached += 1
    case .filtered: records.items.tallies[place].filtered += 1
    case .untreated: records.items.tallies[place].untreated += 1
    }
  }

  // MARK: Triage

  /// The first rule that takes an item and can be carried out, or nil where nothing is done.
  private mutating func triage(
    _ content: Content, _ contact: ContactWays, item: UInt64, customer: Int
  ) -> Decision? {
    guard contact.isAny else { return nil }
    for word in 0..<prepared.ruleTable.words {
      var rules = prepared.ruleTable.rules(in: word, content)
      while rules != 0 {
        let index = 64 &* word &+ rules.trailingZeroBitCount
        rules &= rules &- 1
        if prepared.rules[index].asksMore && !takes(index, content, item: item, customer: customer) { continue }
        let work = Int(prepared.rules[index].work)
        switch prepared.rules[index].treatment {
        case .none: return nil
        case .acknowledge, .automated: return Decision(rule: index, work: work)
        case .personal:
          if !prepared.work[work].isCall { return contact.mail ? Decision(rule: index, work: work) : nil }
          if contact.phone { return Decision(rule: index, work: work) }
          guard prepared.rules[index].workWithoutPhone >= 0 else { return nil }
          return Decision(rule: index, work: Int(prepared.rules[index].workWithoutPhone))
        }
      }
    }
    return nil
  }

  /// Whether a rule also takes an item by what the sender asks and the file says, and by the rule's sample.
  private mutating func takes(_ rule: Int, _ content: Content, item: UInt64, customer: Int) -> Bool {
    if prepared.rules[rule].match.isDetailed && !takes(rule, content, customer: customer) { return false }
    let sample = prepared.rules[rule].sample
    return sample >= 1
      || chance.uniform(entity: item, purpose: Purpose.sample, sub: UInt32(prepared.rules[rule].identity)) < sample
  }

  // MARK: Customers

  /// A failure of a slot also occurs to the earlier customer who is still there without the programme
  /// (model: customers/slots).
  mutating func occurToRemaining(_ failure: HeardFailure, slot: Int, row: Int) {
    let remaining = customers.book.remaining(onSlot: slot, besides: row, at: agenda.now)
    guard remaining >= 0 else { return }
    var occurring = failure
    occurring.attitude = customers.book.attitude(of: remaining)
    customers.book.addFailure(occurring, to: remaining, isCommon: false, caseRow: -1)
  }

  /// The expected loss that a failure means as the customer file shows it (model: money/customer-value).
  private mutating func noteValueAtRisk(_ content: Content, row: Int, isLeft: Bool) {
    guard let failure = content.failure, customers.book.isOriginal(row) else { return }
    let value = customers.book.estimatedValue(of: row, band: content.band)
    // A customer can be lost once: what earlier failures put at risk is not put at risk again.
    let share = prepared.plan.outcome.leaveProbabilities[failure.severity.index]
    let loss = millionths(value * customers.book.rows[row].notAtRisk * share)
    customers.book.rows[row].notAtRisk *= 1 - share
    let place = records.items.place(of: Membership(content, promise: -1, treatment: .none))
    records.items.tallies[place].valueAtRisk += loss
    if isLeft { records.items.tallies[place].valueAtRiskLeft += loss }
  }

  mutating func appendCase(
    _ content: Content, item: UInt64, customer: Int, rule ruleIndex: Int, work: Int, at now: Ticks
  ) -> Int {
    let rule = prepared.rules[ruleIndex]
    let index = desk.takeRow()
    // Made where it lies: a row is long.
    desk.cases[index] = Case(
      item: item, serial: desk.serial, received: now, customer: Int32(customer), rule: Int16(ruleIndex),
      channel: UInt8(content.channel), tier: UInt8(content.tier), band: content.band, failure: content.failure,
      promise: Int16(rule.promise), treatment: rule.treatment.rawValue, isMeasured: phases.isMeasured(now))
    desk.cases[index].openedAt = now
    desk.cases[index].stageSince = now
    desk.cases[index].workType = Int16(work)
    desk.cases[index].plan = rule.contact > 0 ? rule.contact : prepared.work[work].contact
    desk.cases[index].queue = Int16(rule.queue)
    if !prepared.plan.zones.isEmpty {
      desk.cases[index].zone = prepared.zone(
        ofCustomer: customers.book.rows[customer].entity, content, chance)
    }
    if let languages = prepared.languages {
      let draws = chance.block(entity: customers.book.rows[customer].entity, purpose: Purpose.language)
      desk.cases[index].language = Int8(truncatingIfNeeded: languages.index(of: draws.u0))
    }
    if let failure = content.failure { desk.cases[index].loss = prepared.loss(of: failure) }
    desk.cases[index].tally = Int32(
      records.items.place(of: Membership(content, promise: Int(rule.promise), treatment: rule.treatment)))
    if rule.promise >= 0 {
      let (response, resolution) = prepared.deadlines(of: Int(rule.promise), from: now)
      desk.setDeadlines(of: index, response: response, resolution: resolution)
    }
    watchBeginning(of: index)
    return index
  }

  /// Starts the treatment that the rule of a fresh case says.
  @inline(__always) private mutating func begin(_ index: Int) {
    if desk.cases[index].isMeasured {
      records.items.noteItem(
        band: desk.cases[index].band, failure: desk.cases[index].failure, at: desk.tally(of: index))
    }
    desk.bookLevels(at: agenda.now)
    desk.openCases += 1
    customers.book.rows[Int(desk.cases[index].customer)].openCase = Int32(index)
    setPromiseTimer(of: index)
    if prepared.delaysTriage { awaitTriage(index) } else { treat(index) }
  }

  /// Does with a case what the rule that took it says.
  @inline(__always) mutating func treat(_ index: Int) {
    let isMeasured = desk.cases[index].isMeasured
    let rule = Int(desk.cases[index].rule)
    switch prepared.rules[rule].treatment {
    case .none: preconditionFailure("a rule that does nothing opens no case")
    case .acknowledge:
      apply(.acknowledge, to: index)
      watchMoment(.acknowledged, index)
      close(index, as: .acknowledged)
    case .automated: treatAutomatically(index)
    case .personal:
      records.series[records.day(of: agenda.now)].opened += 1
      records.watchHour(of: agenda.now) { $0.opened += 1 }
      if isMeasured { records.items.tallies[desk.tally(of: index)].personal += 1 }
      startPlan(of: index)
      watch(index)
    }
  }

  /// Lets a case that people are to answer wait for them, for so long as its plan says.
  @inline(__always) mutating func startPlan(of index: Int) {
    awaitPlanEnd(of: index, at: max(desk.cases[index].received + desk.contactTerms(of: index).planEnds, agenda.now))
    if prepared.misrouting > 0 { misroute(index) }
    if prepared.plan.chasers != nil { startSilence(of: index) }
    enqueueWhenCallable(index, isReturning: false)
    guard prepared.givesUp != nil else { return }
    // Whoever is served at once needs no patience: it starts when this instant's work has been given out.
    if desk.cases[index].stage == .waiting { desk.newcomers.append(Int32(index)) } else { startPatience(of: index) }
  }

  /// Sets when a case gives up that nobody has started.
  mutating func startPatience(of index: Int) {
    guard let law = prepared.givesUp else { return }
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.itemHeterogeneity)
    let seconds = law.quantile(draws.u3, prepared.plan.contact.givesUpAfter?.quantile(draws.u3) ?? 0)
    let end = max(agenda.now, desk.cases[index].queuedAt + Time.ticks(seconds: seconds))
    if end < phases.drainEnd {
      desk.cases[index].giveUpTimer = agenda.schedule(.caseGivesUp(Int32(index)), at: end, rank: Rank.patience)
    }
  }
}

extension PreparedPlan {
  /// What a failure costs its customer, in millionths of a currency unit.
  func loss(of failure: FailureKind) -> Int64 { plan.causes[failure.cause].losses[failure.severity.index] }

  /// The last instants that are in time for a first response and for a solution.
  @inline(__always) func deadlines(of promise: Int, from start: Ticks) -> (response: Ticks, resolution: Ticks) {
    let terms = promises[promise]
    guard terms.isElapsed else {
      return (
        deadline(ofPromise: promise, isResolution: false, from: start),
        deadline(ofPromise: promise, isResolution: true, from: start)
      )
    }
    return (
      terms.hasResponse ? start + terms.response : Time.never,
      terms.hasResolution ? start + terms.resolution : Time.never
    )
  }

  /// The last instant that is in time for one of both, by the clock of the promise.
  func deadline(ofPromise promise: Int, isResolution: Bool, from start: Ticks) -> Ticks {
    let terms = promises[promise]
    return plan.calendars[Int(terms.calendar)].deadline(
      of: isResolution ? terms.resolutionTime : terms.responseTime, from: start, civil: plan.civil)
  }

  /// How the sender of an item may be contacted.
  @inline(__always) func contactWays(of item: UInt64, over channel: Int, _ chance: Chance) -> ContactWays {
    channels[channel].reachesAll
      ? ContactWays(phone: true, mail: true) : channels[channel].contactWays(of: item, chance)
  }
}

extension ChannelTerms {
  /// How the sender of an item may be contacted, where not everybody may.
  func contactWays(of item: UInt64, _ chance: Chance) -> ContactWays {
    let draws = chance.block(entity: item, purpose: Purpose.contactability)
    guard draws.u0 < identified && draws.u3 < validContact else { return ContactWays(phone: false, mail: false) }
    return ContactWays(phone: draws.u1 < phoneConsent, mail: draws.u2 < mailConsent)
  }
}

extension Crosstab {
  /// Counts an item, whatever becomes of it, in a row of tallies.
  mutating func noteItem(band: Band?, failure: FailureKind?, at place: Int, times: Int64 = 1) {
    tallies[place].received += times
    switch band {
    case .detractor: tallies[place].detractors += times
    case .passive: break
    case .promoter: tallies[place].promoters += times
    case nil:
      tallies[place].unscored += times
      if failure == nil { tallies[place].falseAlarms += times } else { tallies[place].detected += times }
      return
    }
    if failure != nil { tallies[place].voicedFailures += times }
  }
}
