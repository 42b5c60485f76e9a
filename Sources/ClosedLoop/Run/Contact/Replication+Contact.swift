import EventKernel
import PortableMath

extension Replication {
  /// Gives a case a new stage and books the stay in the last.
  mutating func setStage(_ index: Int, _ stage: Stage) {
    bookLevels()
    let now = agenda.now
    switch cases[index].stage {
    case .waiting, .held:
      audit.waitingStays += Int128(now - cases[index].stageSince)
      waitingCases -= 1
      receipts[index] = Time.never
    case .inWork: audit.workStays += Int128(now - cases[index].stageSince)
    case .awaitingCustomer: endCustomerWait(index)
    case .unused, .triage, .betweenAttempts, .parked, .automated, .closed: break
    }
    if stage == .waiting || stage == .held {
      waitingCases += 1
      receipts[index] = cases[index].received
    }
    bookStay(index)
    cases[index].stage = stage
    cases[index].stageSince = now
    beginStay(index)
  }

  /// A person takes a case: reads up on it, then calls, writes, or does what a specialist or an approver does.
  mutating func start(_ index: Int, by person: Int) {
    let now = agenda.now
    audit.check(start: now, received: cases[index].received, isWaiting: cases[index].stage == .waiting)
    room.remove(index, cases: &cases)
    setStage(index, .inWork)
    let crew = Int(roster.people[person].crew)
    watchStart(index, by: person)
    roster.lines.choose(times[index].turn, by: crew, waiting: room.counts, at: now)
    bookTime(of: person)
    roster.set(person, to: .busy, at: now)
    roster.people[person].caseRow = Int32(index)
    cases[index].person = Int32(person)
    if cases[index].firstStart < 0 {
      // A look in a wrong queue is no start, but nobody gives up meanwhile.
      if cases[index].task != .look { cases[index].firstStart = now }
      agenda.withdraw(&cases[index].giveUpTimer)
    }
    fingerprint.fold(cases[index].item &+ UInt64(person))
    audit.check(isAble: prepared.crews.needCount == 1 || isAble(person, for: index))
    roster.people[person].workPace = pace(of: person)
    roster.people[person].preparedAt = now
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.service, sub: cases[index].services)
    cases[index].services += 1
    switch cases[index].task {
    case .contact: startContact(index, by: person, draws)
    case .escalation: serve(index, by: person, for: prepared.escalationService.quantile(draws.u1))
    case .approval: serve(index, by: person, for: prepared.approvalService.quantile(draws.u2))
    case .look: finish(index, by: person, after: lookInWrongQueue(index))
    }
  }

  /// Factor on the time that work takes which a person begins now.
  @inline(__always) private mutating func pace(of person: Int) -> Double {
    let pace = roster.people[person].pace
    let terms = prepared.teams[Int(roster.people[person].team)]
    guard terms.slowingWithin > 0 else { return pace }
    return roster.people[person].worksUntil - agenda.now <= terms.slowingWithin ? pace * terms.slowingFactor : pace
  }

  private mutating func isAble(_ person: Int, for index: Int) -> Bool {
    prepared.crews.serves(Int(roster.people[person].crew), need: Int(cases[index].need))
  }

  /// Work ends after so much time at the usual pace, preparation included, or after what was left of it.
  private mutating func finish(_ index: Int, by person: Int, preparation: Double = 0, after seconds: Double) {
    let pace = roster.people[person].workPace
    let left = cases[index].workLeft
    guard left >= 0 else {
      finish(index, by: person, at: agenda.now + Time.ticks(seconds: seconds * pace))
      return
    }
    cases[index].workLeft = -1
    finish(index, by: person, at: agenda.now + Time.ticks(seconds: preparation * pace) + Ticks(left * pace + 0.5))
  }

  /// A specialist's or an approver's work, after what the customer has sent since.
  private mutating func serve(_ index: Int, by person: Int, for seconds: Double) {
    let reading = takeChaseWork(index)
    finish(index, by: person, preparation: reading, after: reading + seconds)
  }

  mutating func finish(_ index: Int, by person: Int, at end: Ticks) {
    roster.people[person].doneAt = end
    cases[index].step = agenda.schedule(.workEnds(Int32(index)), at: end, rank: Rank.completion)
  }

  @inline(__always) private mutating func startContact(_ index: Int, by person: Int, _ draws: Draws) {
    let work = Int(cases[index].workType)
    var preparation = cases[index].preparedBy == Int32(person) ? 0 : prepared.work[work].prepare.quantile(draws.u0)
    if prepared.search != nil && cases[index].preparedBy != Int32(person) { preparation += search(for: index) }
    preparation += takeChaseWork(index)
    cases[index].preparedBy = Int32(person)
    guard prepared.work[work].isCall && !cases[index].hasAnswered else {
      cases[index].isAnswering = true
      let story = prepared.plan.outcome.advocacy.isOn ? storySeconds(index) : 0
      roster.people[person].preparedAt += Time.ticks(seconds: preparation * roster.people[person].workPace)
      finish(
        index, by: person, preparation: preparation,
        after: preparation + prepared.work[work].talk.quantile(draws.u2)
          + prepared.work[work].wrapUp.quantile(draws.u3) + story)
      return
    }
    let attempt = agenda.now + Time.ticks(seconds: preparation * roster.people[person].workPace)
    roster.people[person].preparedAt = attempt
    beginAttempt(index, at: attempt, by: person, draws)
  }

  /// A person will have read up at an instant, and rings the customer then.
  @inline(__always) mutating func beginAttempt(_ index: Int, at attempt: Ticks, by person: Int, _ draws: Draws) {
    let work = Int(cases[index].workType)
    cases[index].isAnswering = isReached(index, at: attempt)
    cases[index].attempts += 1
    let story = cases[index].isAnswering && prepared.plan.outcome.advocacy.isOn ? storySeconds(index) : 0
    cases[index].afterAttempt = Time.ticks(
      seconds: (cases[index].isAnswering
        ? prepared.work[work].talk.quantile(draws.u2) + prepared.work[work].wrapUp.quantile(draws.u3) + story
        : prepared.work[work].attemptFailed.quantile(draws.u1)) * roster.people[person].workPace)
    if attempt == agenda.now {
      // Nothing is read up before: the customer answers, or does not, at once.
      audit.eventHappens(at: attempt)
      attemptEnds(index)
    } else {
      cases[index].step = agenda.schedule(.attemptEnds(Int32(index)), at: attempt, rank: Rank.attempt)
    }
  }

  /// Whether an attempt reaches the customer: own reachability times the hour's factor, against the attempt's draw.
  @inline(__always) private mutating func isReached(_ index: Int, at tick: Ticks) -> Bool {
    contactTerms(of: index).isAlwaysReached || answers(index, at: tick)
  }

  private mutating func answers(_ index: Int, at tick: Ticks) -> Bool {
    let plan = Int(cases[index].plan)
    if cases[index].reach < 0, let law = prepared.contact.reach[plan] {
      let entity = customers.rows[Int(cases[index].customer)].entity
      let draws = chance.block(entity: entity, purpose: Purpose.disposition)
      cases[index].reach = law.quantile(draws.u2)
    }
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.attempt, sub: cases[index].attempts)
    return draws.u0 < cases[index].reach * prepared.contact.factor(plan: plan, hour: localHour(of: index, at: tick))
  }

  /// The customer answers, or does not.
  @inline(__always) mutating func attemptEnds(_ index: Int) {
    let now = agenda.now
    if cases[index].firstAttempt < 0 {
      cases[index].firstAttempt = now
      watchResponse(index)
    }
    if cases[index].isAnswering { respond(index, by: .call, isReached: true) }
    cases[index].step = agenda.schedule(
      .workEnds(Int32(index)), at: now + cases[index].afterAttempt, rank: Rank.completion)
  }

  /// The customer has an effective response: clocks stop, patience ends well.
  private mutating func respond(_ index: Int, by kind: ResponseKind, isReached: Bool) {
    let now = agenda.now
    cases[index].fit = max(cases[index].fit, prepared.channels[Int(cases[index].channel)].fit(of: kind))
    if isReached {
      cases[index].isReached = true
      if cases[index].firstReached < 0 { cases[index].firstReached = now }
    }
    if cases[index].firstAttempt < 0 {
      cases[index].firstAttempt = now
      watchResponse(index)
    }
    if cases[index].firstResponse < 0 {
      cases[index].firstResponse = now
      watchResponse(index)
      if !cases[index].hasLeft { apply(.respond, to: index) }
    }
    cases[index].isResponded = true
    cases[index].lastWord = now
  }

  /// Work on a case is done: the person is free, and the case goes on.
  mutating func workEnds(_ index: Int) {
    let now = agenda.now
    let person = Int(cases[index].person)
    cases[index].step = 0
    cases[index].person = -1
    let remedyLimit = prepared.plan.teams[Int(roster.people[person].team)].remedyLimit
    cases[index].skill = roster.people[person].skill
    release(person)
    if cases[index].hasLeft {
      close(index, as: .customerLeft)
      return
    }
    switch cases[index].task {
    case .contact:
      let isCall = prepared.work[Int(cases[index].workType)].isCall
      guard cases[index].isAnswering else {
        missedAttempt(index, by: person, at: now)
        return
      }
      if !isCall { respond(index, by: .mail, isReached: true) }
      cases[index].hasAnswered = false
      converse(index, remedyLimit: remedyLimit)
    case .escalation:
      let draws = chance.block(
        entity: cases[index].item, purpose: Purpose.conversation, sub: cases[index].conversations)
      cases[index].conversations += 1
      cases[index].contacts += 1
      weighOnCustomer(index)
      if draws.u0 < skilled(prepared.plan.resolution.escalationSolves, index) {
        settle(index, remedyLimit: remedyLimit)
      } else {
        cases[index].bareApologies &+= 1
        close(index, as: .unsolved)
      }
    case .approval:
      grant(index, cases[index].pendingRemedy)
      cases[index].pendingRemedy = 0
      close(index, as: .solved)
    case .look:
      setStage(index, .betweenAttempts)
      leaveWrongQueue(index)
    }
  }

  /// Nobody answered: a message may be left, and the next attempt waits its time, or another channel takes over.
  private mutating func missedAttempt(_ index: Int, by person: Int, at now: Ticks) {
    setStage(index, .betweenAttempts)
    let attempt = cases[index].plannedAttempts
    let terms = contactTerms(of: index)
    let draws = chance.block(
      entity: cases[index].item, purpose: Purpose.attempt, sub: cases[index].attempts - 1)
    if terms.messageCounts && draws.u1 < terms.messageShare {
      respond(index, by: .message, isReached: false)
      watchMoment(.leftMessage, index, by: person)
    }
    if cases[index].isOverdue {
      close(index, as: .planEnded)
      return
    }
    if attempt == terms.switchAfter && switchChannel(index, terms) { return }
    guard attempt < terms.attempts else {
      close(index, as: .unreachable)
      return
    }
    let gap = prepared.contact.gap(plan: Int(cases[index].plan), after: attempt)
    let due = prepared.plan.calendars[callableCalendar(of: index)].opening(from: now + gap)
    times[index].gapEnds = now + gap
    if due < phases.drainEnd {
      cases[index].step = agenda.schedule(.caseIsDue(Int32(index)), at: due, rank: Rank.comeback)
    }
  }

  /// Lets written work take over from attempts to ring, where the customer may be written to.
  ///
  /// - Returns: whether it does; else ringing goes on as planned.
  private mutating func switchChannel(_ index: Int, _ terms: ContactTerms) -> Bool {
    guard prepared.contactWays(of: cases[index].item, over: Int(cases[index].channel), chance).mail else {
      return false
    }
    cases[index].workType = Int16(terms.switchWork)
    cases[index].hasSwitched = true
    choosePlan(of: index)
    guard terms.switchWait > 0 else {
      enqueueWhenCallable(index, isReturning: true)
      return true
    }
    let due = agenda.now + terms.switchWait
    times[index].gapEnds = due
    if due < phases.drainEnd {
      cases[index].step = agenda.schedule(.caseIsDue(Int32(index)), at: due, rank: Rank.comeback)
    }
    return true
  }

  // MARK: The contact plan of a case

  /// Lets the contact plan of a case end at an instant, if the run lasts so long.
  mutating func awaitPlanEnd(of index: Int, at end: Ticks) {
    guard end < phases.drainEnd else { return }
    cases[index].timer = agenda.schedule(.planEnds(Int32(index)), at: end, rank: Rank.patience)
  }

  /// The contact plan by which a case's customer is rung.
  @inline(__always) mutating func contactTerms(of index: Int) -> ContactTerms {
    prepared.contact.terms[Int(cases[index].plan)]
  }

  /// The calendar in which a case's customer may be rung.
  @inline(__always) mutating func callableCalendar(of index: Int) -> Int {
    local(Int(contactTerms(of: index).callable), of: index)
  }

  /// Gives a case the contact plan of its rule, or else that of its work.
  mutating func choosePlan(of index: Int) {
    let ofRule = prepared.rules[Int(cases[index].rule)].contact
    cases[index].plan = ofRule > 0 ? ofRule : prepared.work[Int(cases[index].workType)].contact
  }

  // MARK: Conversations

  /// A conversation, by voice or mail: one draw cut into solved, waiting, escalated, unsolved (model: desk/conversation).
  private mutating func converse(_ index: Int, remedyLimit: Int64) {
    let conversation = cases[index].conversations
    cases[index].conversations += 1
    cases[index].contacts += 1
    weighOnCustomer(index)
    guard cases[index].failure != nil else {
      // Thanks to a promoter: there is nothing to solve.
      if prepared.plan.outcome.advocacy.isOn { thank(index) }
      settle(index, remedyLimit: remedyLimit)
      return
    }
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.conversation, sub: conversation)
    let bonus = neededRemedy(index) <= remedyLimit ? prepared.plan.resolution.empoweredBonus : 0
    let solves = skilled(min(1, prepared.plan.resolution.solvedAtContact + bonus), index)
    let waits = prepared.plan.resolution.waits
    if draws.u0 < solves {
      settle(index, remedyLimit: remedyLimit)
    } else if draws.u0 < solves + waits {
      awaitCustomer(index)
    } else if let queue = prepared.plan.resolution.escalationQueue,
      draws.u0 < solves + waits + prepared.plan.resolution.escalated
    {
      // What was done till now is a conversation's still.
      setStage(index, .betweenAttempts)
      cases[index].wasEscalated = true
      cases[index].bareApologies &+= 1
      cases[index].task = .escalation
      cases[index].queue = Int16(queue)
      if cases[index].isOverdue {
        close(index, as: .unsolved)
      } else {
        enqueueWhenCallable(index, isReturning: false)
      }
    } else {
      cases[index].bareApologies &+= 1
      close(index, as: .unsolved)
    }
  }

  /// A share that is solved by people of usual skill, as the person who had this case solves it (model: desk/conversation).
  private mutating func skilled(_ share: Double, _ index: Int) -> Double {
    let skill = cases[index].skill
    guard skill != 0 && share > 0 && share < 1 else { return share }
    let odds = share / (1 - share) * exponential(prepared.plan.resolution.skillEffect * skill)
    return odds / (1 + odds)
  }

  /// Contact that nobody needed, or once too often, weighs on the customer (model: customers/needless-contact).
  @inline(__always) private mutating func weighOnCustomer(_ index: Int) {
    if prepared.weighsContact { burden(index) }
  }

  private mutating func burden(_ index: Int) {
    let isNeedless = cases[index].failure == nil && cases[index].band != .promoter
    guard isNeedless || Double(cases[index].contacts) >= prepared.plan.outcome.overContact.fromContact else { return }
    guard let (before, after) = customers.burden(row: Int(cases[index].customer), at: agenda.now) else { return }
    book(before, after, to: index)
    watch(index)
  }

  /// The remedy that a case is offered, by its own draw.
  private mutating func neededRemedy(_ index: Int) -> Int64 {
    guard cases[index].loss > 0 && prepared.plan.resolution.remedyOffered > 0 else { return 0 }
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.fortune)
    guard draws.u0 < prepared.plan.resolution.remedyOffered else { return 0 }
    return min(
      millionths(prepared.plan.resolution.remedyShareOfLoss * Double(cases[index].loss) / 1e6),
      prepared.rules[Int(cases[index].rule)].remedyBudget)
  }

  /// A case is solved: a remedy within the team's powers is granted at once, a larger one asks for approval.
  private mutating func settle(_ index: Int, remedyLimit: Int64) {
    let needed = cases[index].remedy > 0 ? 0 : neededRemedy(index)
    if needed > 0 && needed > remedyLimit {
      if let queue = prepared.plan.resolution.approvalQueue {
        cases[index].pendingRemedy = needed
        setStage(index, .betweenAttempts)
        cases[index].task = .approval
        cases[index].queue = Int16(queue)
        enqueueWhenCallable(index, isReturning: false)
        return
      }
    } else if needed > 0 {
      grant(index, needed)
    }
    close(index, as: .solved)
  }

  private mutating func grant(_ index: Int, _ amount: Int64) {
    guard amount > 0 else { return }
    let cost = millionths(
      Double(amount) / 1e6 * prepared.plan.resolution.remedyRedeemed * prepared.plan.resolution.remedyCostShare)
    if prepared.hasMacro && !spendsOnRemedy(cost) { return }
    cases[index].remedy = amount
    let now = agenda.now
    let factor = discountFactor(at: now)
    if cases[index].isMeasured {
      let discounted = ledger.post(.remedy, cost, at: now, factor: factor, phases: phases, counts: true)
      let place = tally(of: index)
      items.tallies[place].remedies += 1
      items.tallies[place].remedyCost += cost
      items.tallies[place].remedyCostDiscounted += discounted
    }
  }

  // MARK: Waiting that ends otherwise

  mutating func caseGivesUp(_ index: Int) {
    cases[index].giveUpTimer = 0
    leaveQueue(index)
    close(index, as: .gaveUp)
  }

  mutating func planEnds(_ index: Int) {
    cases[index].timer = 0
    switch cases[index].stage {
    case .inWork: cases[index].isOverdue = true
    case .unused, .closed: preconditionFailure("the plan of a closed case has been cancelled")
    case .triage, .waiting, .held, .betweenAttempts, .awaitingCustomer, .automated, .parked:
      leaveQueue(index)
      close(index, as: .planEnded)
    }
  }

  /// Takes a case out of whatever it waits in.
  mutating func leaveQueue(_ index: Int) {
    if cases[index].stage == .waiting { room.remove(index, cases: &cases) }
    forgetKeptWork(index)
    agenda.withdraw(&cases[index].step)
  }

  // MARK: Watching the customer of an open case

  /// Schedules the next look at the customer of an open case.
  @inline(__always) mutating func watch(_ index: Int) {
    if !customers.isInert { lookAtCustomer(of: index) }
  }

  private mutating func lookAtCustomer(of index: Int) {
    let row = Int(cases[index].customer)
    agenda.withdraw(&cases[index].watch)
    customers.advance(row, to: agenda.now)
    guard customers.rows[row].with.isPresent else {
      if customers.rows[row].with.exit <= agenda.now { customerLeaves(row) }
      return
    }
    let next = customers.nextWatch(of: row)
    if next < phases.drainEnd {
      cases[index].watch = agenda.schedule(.customerTurns(Int32(row)), at: next, rank: Rank.patience)
    }
  }

  mutating func customerTurns(_ row: Int) {
    let open = Int(customers.rows[row].openCase)
    guard open >= 0 else { return }
    cases[open].watch = 0
    watch(open)
  }

  /// The customer of an open case has left: waiting ends, a conversation in progress ends normally and changes nothing.
  private mutating func customerLeaves(_ row: Int) {
    let index = Int(customers.rows[row].openCase)
    guard index >= 0 else { return }
    if cases[index].stage == .inWork {
      cases[index].hasLeft = true
      return
    }
    leaveQueue(index)
    close(index, as: .customerLeft)
  }
}
