import EventKernel
import PortableMath

extension Replication {
  /// A customer tells us something: the next one is on the way, and this one may become a case.
  mutating func receiveFeedback(over channelIndex: Int) {
    guard channelIndex < prepared.channels.count else { return incidentStrikes(channelIndex - prepared.channels.count) }
    let item = upcoming.replace(channelIndex, by: arrivals.next(of: channelIndex), before: phases.drainEnd)
    fingerprint.fold(item.entity ^ UInt64(bitPattern: agenda.now))
    if prepared.channels[channelIndex].isIndirect { return receiveSignal(item, over: channelIndex) }

    let seat = Int(Chance.bounded(item.draws.word1, below: UInt64(customers.terms.population)))
    let tier = prepared.plan.population.tier(ofSeat: seat)
    let (band, place) = prepared.bands[channelIndex].split(item.draws.u2)
    let carriesFailure = prepared.causes != nil && item.draws.u3 < prepared.plan.outcome.failureShares[band]

    var content = Content(tier: tier, channel: channelIndex, band: band)
    if carriesFailure || prepared.asksSteps {
      let draws = chance.block(entity: item.entity, purpose: Purpose.content)
      if carriesFailure, let causes = prepared.causes {
        content.cause = causes.index(of: draws.u0)
        content.severity = prepared.severities[content.cause].index(of: draws.u1)
        if let law = prepared.plan.channels[channelIndex].delay { content.delay = law.quantile(draws.u3) / 86_400 }
      }
      if let steps = prepared.steps { content.step = steps.index(of: draws.u2) }
    }
    receive(content, item: item.entity, seat: seat, place: place, carriesFailure: carriesFailure)
  }

  /// Takes an item of which is known what it is about: it is counted, its failure strikes, and it may become a case.
  ///
  /// - Parameters:
  ///   - item: its entity, the key of all further luck.
  ///   - place: within the band of its score.
  mutating func receive(_ told: Content, item: UInt64, seat: Int, place: Double, carriesFailure: Bool) {
    let now = agenda.now
    var content = told
    serial += 1
    audit.flow.received += 1
    let isMeasured = phases.isMeasured(now)
    var contact = reachableBy(item, over: content.channel)
    if prepared.channels[content.channel].contactRequested > 0 { noteRequest(of: item, &contact, &content) }
    if carriesFailure && customers.thinning.hasFix && isAvoided(content, item: item) {
      avoid(content, item: item, seat: seat, place: place, contact: contact)
      return
    }
    series[day(of: now)].received += 1
    watchHour(of: now) { $0.received += 1 }
    var row = -1
    if prepared.asksCustomerFile { row = customers.occupant(ofSeat: seat, at: now) }
    let decision = triage(content, contact, item: item, customer: row)

    // Nobody is looked up for praise that nobody answers.
    if !carriesFailure && decision == nil {
      let isKnown = contact.phone || contact.mail
      count(content, isMeasured: isMeasured) { isKnown ? ($0.untreated += 1) : ($0.notContactable += 1) }
      if isKnown { audit.flow.untreated += 1 } else { audit.flow.notContactable += 1 }
      return
    }

    if !prepared.asksCustomerFile { row = customers.occupant(ofSeat: seat, at: now) }
    if carriesFailure && prepared.hasMacro { noteEvidence(content, item: item, row: row) }
    let strikes = carriesFailure && now < phases.windowEnd
    let marks =
      strikes
      ? chance.block(entity: item, purpose: Purpose.attitude) : Draws(word0: 0, word1: 0, word2: 0, word3: 0)
    if strikes {
      strikeRemaining(seat: seat, row: row, content: content, contact: contact, marks: marks)
    }
    guard row >= 0 else {
      // The seat is empty: a left customer makes no case.
      count(content, isMeasured: isMeasured) { $0.notContactable += 1 }
      audit.flow.notContactable += 1
      return
    }
    if prepared.countsComplaints && carriesFailure { noteComplaint(item, content, row: row) }
    let openCase = customers.rows[row].openCase
    let isQuarantined =
      prepared.plan.triage.quarantine > 0 && customers.rows[row].lastClosed > Ticks.min
      && now < customers.rows[row].lastClosed + prepared.plan.triage.quarantine
    let isKnown = contact.phone || contact.mail
    let opens = isKnown && openCase < 0 && !isQuarantined && decision != nil

    var caseRow: Int32 = isKnown && openCase >= 0 ? openCase : -1
    if opens, let decision {
      caseRow = Int32(
        appendCase(content, item: item, customer: row, rule: decision.rule, work: decision.work, at: now))
    }
    if strikes {
      let isTold = content.band < 3
      // Behaviour has no score and tells nothing new about the attitude.
      let attitude =
        isTold ? prepared.customers.score.attitude(band: content.band, within: place, given: marks.u0) : nil
      var ordinary = Time.never
      var patience = Time.never
      if isTold && marks.u3 < prepared.plan.outcome.ordinaryRecovery {
        ordinary = now + ticksUp(prepared.plan.outcome.ordinaryRecoveryAfter)
      }
      if isTold && isKnown && marks.u1 < prepared.channels[content.channel].expectsAnswer {
        patience = now + patienceOfSender(over: content.channel, marks.u2)
      }
      let prior = customers.addFailure(
        to: row, severity: content.severity, delay: content.delay, ordinaryRecovery: ordinary, patienceEnds: patience,
        attitude: attitude, isCommon: now < phases.windowStart, caseRow: caseRow)
      if opens { cases[Int(caseRow)].priorFailures = prior }
      if isMeasured {
        noteValueAtRisk(content, row: row, isLeft: !opens && openCase < 0)
      }
    }
    if opens {
      begin(Int(caseRow))
      return
    }
    if openCase >= 0 && isKnown {
      watch(Int(openCase))
      count(content, isMeasured: isMeasured) { $0.attached += 1 }
      audit.flow.attached += 1
    } else if !isKnown {
      count(content, isMeasured: isMeasured) { $0.notContactable += 1 }
      audit.flow.notContactable += 1
    } else if isQuarantined {
      count(content, isMeasured: isMeasured) { $0.filtered += 1 }
      audit.flow.filtered += 1
    } else {
      count(content, isMeasured: isMeasured) { $0.untreated += 1 }
      audit.flow.untreated += 1
    }
  }

  /// What an item is about.
  struct Content {
    var tier: Int
    var channel: Int
    /// 3 where there is no score: the item is behaviour that was noticed.
    var band: Int
    var cause = -1
    /// 3 where the item carries no failure.
    var severity = 3
    var step = -1
    /// Days since the experience.
    var delay = 0.0
    /// Whether the sender asks to be contacted.
    var isRequest = false

    init(tier: Int, channel: Int, band: Int) {
      self.tier = tier
      self.channel = channel
      self.band = band
    }
  }

  /// How a sender may be contacted.
  struct ContactWays {
    var phone: Bool
    var mail: Bool
  }

  /// A rule that takes an item, and the work it makes.
  struct Decision {
    var rule: Int
    var work: Int
  }

  @inline(__always) mutating func reachableBy(_ item: UInt64, over channel: Int) -> ContactWays {
    prepared.channels[channel].reachesAll ? ContactWays(phone: true, mail: true) : drawReach(item, over: channel)
  }

  private mutating func drawReach(_ item: UInt64, over channel: Int) -> ContactWays {
    let draws = chance.block(entity: item, purpose: Purpose.contactability)
    guard draws.u0 < prepared.channels[channel].identified && draws.u3 < prepared.channels[channel].validContact
    else { return ContactWays(phone: false, mail: false) }
    return ContactWays(
      phone: draws.u1 < prepared.channels[channel].phoneConsent,
      mail: draws.u2 < prepared.channels[channel].mailConsent)
  }

  /// For how long the sender of a failure waits for an answer.
  mutating func patienceOfSender(over channel: Int, _ u: Double) -> Ticks {
    Time.ticks(
      seconds: prepared.channels[channel].patience.quantile(u, prepared.plan.channels[channel].patience.quantile(u)))
  }

  /// The first rule that takes an item and can be carried out, or nil where nothing is done.
  private mutating func triage(
    _ content: Content, _ contact: ContactWays, item: UInt64, customer: Int
  ) -> Decision? {
    guard contact.phone || contact.mail else { return nil }
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

  /// A failure of a seat also hits the earlier customer who is still there without the programme (model: customers/slots).
  mutating func strikeRemaining(
    seat: Int, row: Int, content: Content, contact: ContactWays, marks: Draws
  ) {
    let present = row >= 0 ? row : customers.touched(seat: seat)
    var remaining = row >= 0 ? customers.remaining(besides: row, at: agenda.now) : -1
    if row < 0 && customers.rows[present].diverged && customers.rows[present].without.isPresent { remaining = present }
    guard remaining >= 0 else { return }
    var ordinary = Time.never
    var patience = Time.never
    let isTold = content.band < 3
    if isTold && marks.u3 < prepared.plan.outcome.ordinaryRecovery {
      ordinary = agenda.now + ticksUp(prepared.plan.outcome.ordinaryRecoveryAfter)
    }
    if isTold && (contact.phone || contact.mail) && marks.u1 < prepared.channels[content.channel].expectsAnswer {
      patience = agenda.now + patienceOfSender(over: content.channel, marks.u2)
    }
    customers.addFailure(
      to: remaining, severity: content.severity, delay: content.delay, ordinaryRecovery: ordinary,
      patienceEnds: patience, attitude: customers.attitude(of: remaining), isCommon: false, caseRow: -1)
  }

  private mutating func count(_ content: Content, isMeasured: Bool, _ state: (inout GroupTally) -> Void) {
    guard isMeasured else { return }
    let member = Membership(
      tier: content.tier, channel: content.channel, sla: -1, treatment: Int(Treatment.none.rawValue),
      severity: content.severity, cause: content.cause)
    let place = items.place(of: member)
    noteItem(band: content.band, severity: content.severity, place)
    state(&items.tallies[place])
  }

  mutating func noteItem(band: Int, severity: Int, _ place: Int, times: Int64 = 1) {
    items.tallies[place].received += times
    if band == 0 { items.tallies[place].detractors += times }
    if band == 2 { items.tallies[place].promoters += times }
    if band == 3 {
      items.tallies[place].unscored += times
      if severity < 3 {
        items.tallies[place].detected += times
      } else {
        items.tallies[place].falseAlarms += times
      }
    } else if severity < 3 {
      items.tallies[place].voicedFailures += times
    }
  }

  /// The expected loss that a failure means as the customer file shows it (model: money/customer-value).
  private mutating func noteValueAtRisk(_ content: Content, row: Int, isLeft: Bool) {
    guard customers.isOriginal(row) else { return }
    let value = customers.estimatedValue(of: row, band: content.band)
    // A customer can be lost once: what earlier failures put at risk is not put at risk again.
    let share = prepared.plan.outcome.leaveProbabilities[content.severity]
    let loss = millionths(value * customers.rows[row].notAtRisk * share)
    customers.rows[row].notAtRisk *= 1 - share
    let member = Membership(
      tier: content.tier, channel: content.channel, sla: -1, treatment: Int(Treatment.none.rawValue),
      severity: content.severity, cause: content.cause)
    let place = items.place(of: member)
    items.tallies[place].valueAtRisk += loss
    if isLeft { items.tallies[place].valueAtRiskLeft += loss }
  }

  mutating func appendCase(
    _ content: Content, item: UInt64, customer: Int, rule ruleIndex: Int, work: Int, at now: Ticks
  ) -> Int {
    let rule = prepared.rules[ruleIndex]
    let index: Int
    if freeCase >= 0 {
      index = Int(freeCase)
      freeCase = cases[index].next
    } else {
      index = cases.count
      cases.append(.blank)
      times.append(CaseTime())
      receipts.append(Time.never)
    }
    times[index] = CaseTime()
    // Made where it lies: a row is long.
    cases[index] = Case(
      item: item, serial: serial, received: now, customer: Int32(customer), rule: Int16(ruleIndex),
      channel: UInt8(content.channel), tier: UInt8(content.tier), band: UInt8(content.band),
      severity: UInt8(content.severity), cause: Int16(content.cause), promise: Int16(rule.promise),
      treatment: rule.treatment.rawValue, isMeasured: phases.isMeasured(now))
    cases[index].openedAt = now
    cases[index].stageSince = now
    cases[index].workType = Int16(work)
    cases[index].plan = rule.contact > 0 ? rule.contact : prepared.work[work].contact
    cases[index].queue = Int16(rule.queue)
    if !prepared.plan.zones.isEmpty { cases[index].zone = zone(ofCustomer: customer, content) }
    if let languages = prepared.languages {
      let draws = chance.block(entity: customers.rows[customer].entity, purpose: Purpose.language)
      cases[index].language = Int8(truncatingIfNeeded: languages.index(of: draws.u0))
    }
    if content.severity < 3 { cases[index].loss = prepared.plan.causes[content.cause].losses[content.severity] }
    cases[index].tally = Int32(
      items.place(
        of: Membership(
          tier: content.tier, channel: content.channel, sla: Int(rule.promise), treatment: Int(rule.treatment.rawValue),
          severity: content.severity, cause: content.cause)))
    if rule.promise >= 0 {
      let (response, resolution) = deadlines(of: Int(rule.promise), from: now)
      setDeadlines(of: index, response: response, resolution: resolution)
    }
    watchBeginning(of: index)
    return index
  }

  /// The last instants that are in time for a first response and for a solution.
  @inline(__always) mutating func deadlines(
    of promise: Int, from start: Ticks
  ) -> (response: Ticks, resolution: Ticks) {
    let terms = prepared.promises[promise]
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
  mutating func deadline(ofPromise promise: Int, isResolution: Bool, from start: Ticks) -> Ticks {
    let terms = prepared.promises[promise]
    return prepared.plan.calendars[Int(terms.calendar)].deadline(
      of: isResolution ? terms.resolutionTime : terms.responseTime, from: start, civil: prepared.plan.civil)
  }

  /// Starts the treatment that the rule of a fresh case says.
  @inline(__always) private mutating func begin(_ index: Int) {
    if cases[index].isMeasured {
      noteItem(band: Int(cases[index].band), severity: Int(cases[index].severity), tally(of: index))
    }
    bookLevels()
    openCases += 1
    customers.rows[Int(cases[index].customer)].openCase = Int32(index)
    setPromiseTimer(of: index)
    if prepared.delaysTriage { awaitTriage(index) } else { treat(index) }
  }

  /// Does with a case what the rule that took it says.
  @inline(__always) mutating func treat(_ index: Int) {
    let isMeasured = cases[index].isMeasured
    let rule = Int(cases[index].rule)
    switch prepared.rules[rule].treatment {
    case .none: preconditionFailure("a rule that does nothing opens no case")
    case .acknowledge:
      apply(.acknowledge, to: index)
      watchMoment(.acknowledged, index)
      close(index, as: .acknowledged)
    case .automated: treatAutomatically(index, rule: prepared.plan.triage.rules[rule])
    case .personal:
      series[day(of: agenda.now)].opened += 1
      watchHour(of: agenda.now) { $0.opened += 1 }
      if isMeasured { items.tallies[tally(of: index)].personal += 1 }
      startPlan(of: index)
      watch(index)
    }
  }

  /// Lets a case that people are to answer wait for them, for so long as its plan says.
  @inline(__always) mutating func startPlan(of index: Int) {
    awaitPlanEnd(of: index, at: max(cases[index].received + contactTerms(of: index).planEnds, agenda.now))
    if prepared.misrouting > 0 { misroute(index) }
    if prepared.plan.chasers != nil { startSilence(of: index) }
    enqueueWhenCallable(index, isReturning: false)
    guard prepared.givesUp != nil else { return }
    // Whoever is served at once needs no patience: it starts when this instant's work has been given out.
    if cases[index].stage == .waiting { newcomers.append(Int32(index)) } else { startPatience(of: index) }
  }

  /// Sets when a case gives up that nobody has started.
  mutating func startPatience(of index: Int) {
    guard let law = prepared.givesUp else { return }
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.fortune)
    let seconds = law.quantile(draws.u3, prepared.plan.contact.givesUpAfter?.quantile(draws.u3) ?? 0)
    let end = max(agenda.now, cases[index].queuedAt + Time.ticks(seconds: seconds))
    if end < phases.drainEnd {
      cases[index].giveUpTimer = agenda.schedule(.caseGivesUp(Int32(index)), at: end, rank: Rank.patience)
    }
  }
}
