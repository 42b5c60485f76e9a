import EventKernel
import PortableMath

extension Replication {
  /// Gives a case a new stage and books the stay in the last.
  mutating func setStage(_ index: Int, _ stage: Stage) {
    desk.bookLevels(at: agenda.now)
    let now = agenda.now
    switch desk.cases[index].stage {
    case .waiting, .held:
      records.audit.waitingStays += Int128(now - desk.cases[index].stageSince)
      desk.endWaiting(of: index)
    case .inWork: records.audit.workStays += Int128(now - desk.cases[index].stageSince)
    case .awaitingCustomer: endCustomerWait(index)
    case .unused, .triage, .betweenAttempts, .parked, .automated, .closed: break
    }
    if stage == .waiting || stage == .held { desk.beginWaiting(of: index) }
    bookStay(index)
    desk.cases[index].stage = stage
    desk.cases[index].stageSince = now
    beginStay(index)
  }

  /// A person takes a case: reads up on it, then calls, writes, or does what a specialist or an approver does.
  mutating func start(_ index: Int, by person: Int) {
    let now = agenda.now
    records.audit.check(
      start: now, received: desk.cases[index].received, isWaiting: desk.cases[index].stage == .waiting)
    desk.room.remove(index, cases: &desk.cases)
    setStage(index, .inWork)
    let skillGroup = Int(desk.roster.people[person].skillGroup)
    watchStart(index, by: person)
    desk.roster.lines.choose(desk.times[index].turn, by: skillGroup, waiting: desk.room.counts, at: now)
    bookTime(of: person)
    desk.roster.set(person, to: .busy, at: now)
    desk.roster.people[person].caseRow = Int32(index)
    desk.cases[index].person = Int32(person)
    if desk.cases[index].firstStart < 0 {
      // A look in a wrong queue is no start, but nobody gives up meanwhile.
      if desk.cases[index].task != .look { desk.cases[index].firstStart = now }
      agenda.withdraw(&desk.cases[index].giveUpTimer)
    }
    records.fingerprint.fold(desk.cases[index].item &+ UInt64(person))
    records.audit.check(isAble: prepared.skillGroups.requirementCount == 1 || desk.isAble(person, for: index))
    desk.roster.people[person].workPace = desk.pace(of: person, at: now)
    desk.roster.people[person].preparedAt = now
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.service, sub: desk.cases[index].services)
    desk.cases[index].services += 1
    switch desk.cases[index].task {
    case .contact: startContact(index, by: person, draws)
    case .escalation: serve(index, by: person, for: prepared.escalationService.quantile(draws.u1))
    case .approval: serve(index, by: person, for: prepared.approvalService.quantile(draws.u2))
    case .look: finish(index, by: person, after: desk.lookInWrongQueue(index))
    }
  }

  /// Work ends after so much time at the usual pace, preparation included, or after what was left of it.
  private mutating func finish(_ index: Int, by person: Int, preparation: Double = 0, after seconds: Double) {
    let pace = desk.roster.people[person].workPace
    let left = desk.cases[index].workLeft
    guard left >= 0 else {
      finish(index, by: person, at: agenda.now + Time.ticks(seconds: seconds * pace))
      return
    }
    desk.cases[index].workLeft = -1
    finish(index, by: person, at: agenda.now + Time.ticks(seconds: preparation * pace) + Ticks(left * pace + 0.5))
  }

  /// A specialist's or an approver's work, after what the customer has sent since.
  private mutating func serve(_ index: Int, by person: Int, for seconds: Double) {
    let reading = desk.takeChaseWork(index)
    finish(index, by: person, preparation: reading, after: reading + seconds)
  }

  mutating func finish(_ index: Int, by person: Int, at end: Ticks) {
    desk.roster.people[person].doneAt = end
    desk.cases[index].step = agenda.schedule(.workEnds(Int32(index)), at: end, rank: Rank.completion)
  }

  @inline(__always) private mutating func startContact(_ index: Int, by person: Int, _ draws: Draws) {
    let work = Int(desk.cases[index].workType)
    var preparation = desk.cases[index].preparedBy == Int32(person) ? 0 : prepared.work[work].prepare.quantile(draws.u0)
    if prepared.search != nil && desk.cases[index].preparedBy != Int32(person) {
      preparation += desk.search(for: index)
    }
    preparation += desk.takeChaseWork(index)
    desk.cases[index].preparedBy = Int32(person)
    guard prepared.work[work].isCall && !desk.cases[index].hasAnswered else {
      desk.cases[index].isAnswering = true
      let story = prepared.plan.outcome.advocacy.isOn ? desk.storySeconds(index) : 0
      desk.roster.people[person].preparedAt += Time.ticks(seconds: preparation * desk.roster.people[person].workPace)
      finish(
        index, by: person, preparation: preparation,
        after: preparation + prepared.work[work].talk.quantile(draws.u2)
          + prepared.work[work].wrapUp.quantile(draws.u3) + story)
      return
    }
    let attempt = agenda.now + Time.ticks(seconds: preparation * desk.roster.people[person].workPace)
    desk.roster.people[person].preparedAt = attempt
    beginAttempt(index, at: attempt, by: person, draws)
  }

  /// A person will have read up at an instant, and rings the customer then.
  @inline(__always) mutating func beginAttempt(_ index: Int, at attempt: Ticks, by person: Int, _ draws: Draws) {
    let work = Int(desk.cases[index].workType)
    desk.cases[index].isAnswering = isReached(index, at: attempt)
    desk.cases[index].attempts += 1
    let story = desk.cases[index].isAnswering && prepared.plan.outcome.advocacy.isOn ? desk.storySeconds(index) : 0
    desk.cases[index].afterAttempt = Time.ticks(
      seconds: (desk.cases[index].isAnswering
        ? prepared.work[work].talk.quantile(draws.u2) + prepared.work[work].wrapUp.quantile(draws.u3) + story
        : prepared.work[work].attemptFailed.quantile(draws.u1)) * desk.roster.people[person].workPace)
    if attempt == agenda.now {
      // Nothing is read up before: the customer answers, or does not, at once.
      records.audit.eventHappens(at: attempt)
      attemptEnds(index)
    } else {
      desk.cases[index].step = agenda.schedule(.attemptEnds(Int32(index)), at: attempt, rank: Rank.attempt)
    }
  }

  /// Whether an attempt reaches the customer: own reachability times the hour's factor, against the attempt's draw.
  @inline(__always) private mutating func isReached(_ index: Int, at tick: Ticks) -> Bool {
    desk.contactTerms(of: index).isAlwaysReached || answers(index, at: tick)
  }

  private mutating func answers(_ index: Int, at tick: Ticks) -> Bool {
    let plan = Int(desk.cases[index].plan)
    if desk.cases[index].reach < 0, let law = prepared.contact.reach[plan] {
      let entity = customers.book.rows[Int(desk.cases[index].customer)].entity
      let draws = chance.block(entity: entity, purpose: Purpose.customerHeterogeneity)
      desk.cases[index].reach = law.quantile(draws.u2)
    }
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.attempt, sub: desk.cases[index].attempts)
    return draws.u0 < desk.cases[index].reach
      * prepared.contact.factor(plan: plan, hour: desk.localHour(of: index, at: tick))
  }

  /// The customer answers, or does not.
  @inline(__always) mutating func attemptEnds(_ index: Int) {
    let now = agenda.now
    if desk.cases[index].firstAttempt < 0 {
      desk.cases[index].firstAttempt = now
      watchResponse(index)
    }
    if desk.cases[index].attempts == 1 && desk.cases[index].isMeasured { countFirstAttempt(index) }
    if desk.cases[index].isAnswering { respond(index, by: .call, isReached: true) }
    desk.cases[index].step = agenda.schedule(
      .workEnds(Int32(index)), at: now + desk.cases[index].afterAttempt, rank: Rank.completion)
  }

  /// Counts the first time that a case's customer is rung, in the groups of the case and for the team that rings.
  private mutating func countFirstAttempt(_ index: Int) {
    let answered: Int64 = desk.cases[index].isAnswering ? 1 : 0
    let place = desk.tally(of: index)
    records.items.tallies[place].rung += 1
    records.items.tallies[place].answeredFirst += answered
    let team = records.measures.layout.group(.team, Int(desk.roster.people[Int(desk.cases[index].person)].team))
    records.measures.groups[team].rung += 1
    records.measures.groups[team].answeredFirst += answered
  }

  /// The customer has an effective response: clocks stop, patience ends well.
  private mutating func respond(_ index: Int, by kind: ResponseKind, isReached: Bool) {
    let now = agenda.now
    desk.cases[index].fit = max(desk.cases[index].fit, prepared.channels[Int(desk.cases[index].channel)].fit(of: kind))
    if isReached {
      desk.cases[index].isReached = true
      if desk.cases[index].firstReached < 0 { desk.cases[index].firstReached = now }
    }
    if desk.cases[index].firstAttempt < 0 {
      desk.cases[index].firstAttempt = now
      watchResponse(index)
    }
    if desk.cases[index].firstResponse < 0 {
      desk.cases[index].firstResponse = now
      watchResponse(index)
      if !desk.cases[index].hasLeft { apply(.respond, to: index) }
    }
    desk.cases[index].isResponded = true
    desk.cases[index].lastWord = now
  }

  /// Work on a case is done: the person is free, and the case goes on.
  mutating func workEnds(_ index: Int) {
    let now = agenda.now
    let person = Int(desk.cases[index].person)
    desk.cases[index].step = 0
    desk.cases[index].person = -1
    let remedyLimit = prepared.teams[Int(desk.roster.people[person].team)].remedyLimit
    desk.cases[index].skill = desk.roster.people[person].skill
    desk.cases[index].lastTeam = desk.roster.people[person].team
    release(person)
    if desk.cases[index].hasLeft {
      close(index, as: .customerLeft)
      return
    }
    switch desk.cases[index].task {
    case .contact:
      let isCall = prepared.work[Int(desk.cases[index].workType)].isCall
      guard desk.cases[index].isAnswering else {
        missedAttempt(index, by: person, at: now)
        return
      }
      if !isCall { respond(index, by: .mail, isReached: true) }
      desk.cases[index].hasAnswered = false
      converse(index, remedyLimit: remedyLimit)
    case .escalation:
      let draws = chance.block(
        entity: desk.cases[index].item, purpose: Purpose.conversation, sub: desk.cases[index].conversations)
      desk.cases[index].conversations += 1
      desk.cases[index].contacts += 1
      weighOnCustomer(index)
      if draws.u0 < desk.skilled(prepared.plan.resolution.escalationSolves, index) {
        settle(index, remedyLimit: remedyLimit)
      } else {
        desk.cases[index].bareApologies &+= 1
        close(index, as: .unsolved)
      }
    case .approval:
      grant(index, desk.cases[index].pendingRemedy)
      desk.cases[index].pendingRemedy = 0
      close(index, as: .solved)
    case .look:
      setStage(index, .betweenAttempts)
      leaveWrongQueue(index)
    }
  }

  /// Nobody answered: a message may be left, and the next attempt waits its time, or another channel takes over.
  private mutating func missedAttempt(_ index: Int, by person: Int, at now: Ticks) {
    setStage(index, .betweenAttempts)
    let attempt = desk.cases[index].plannedAttempts
    let terms = desk.contactTerms(of: index)
    let draws = chance.block(
      entity: desk.cases[index].item, purpose: Purpose.attempt, sub: desk.cases[index].attempts - 1)
    if terms.messageCounts && draws.u1 < terms.messageShare {
      respond(index, by: .message, isReached: false)
      watchMoment(.leftMessage, index, by: person)
    }
    if desk.cases[index].isOverdue {
      close(index, as: .planEnded)
      return
    }
    if attempt == terms.switchAfter && switchChannel(index, terms) { return }
    guard attempt < terms.attempts else {
      close(index, as: .unreachable)
      return
    }
    let gap = prepared.contact.gap(plan: Int(desk.cases[index].plan), after: attempt)
    let due = prepared.plan.calendars[desk.callableCalendar(of: index)].opening(from: now + gap)
    desk.times[index].gapEnds = now + gap
    if due < phases.drainEnd {
      desk.cases[index].step = agenda.schedule(.caseIsDue(Int32(index)), at: due, rank: Rank.comeback)
    }
  }

  /// Lets written work take over from attempts to ring, where the customer may be written to.
  ///
  /// - Returns: whether it does; else ringing goes on as planned.
  private mutating func switchChannel(_ index: Int, _ terms: ContactTerms) -> Bool {
    guard prepared.contactWays(of: desk.cases[index].item, over: Int(desk.cases[index].channel), chance).mail else {
      return false
    }
    desk.cases[index].workType = Int16(terms.switchWork)
    desk.cases[index].hasSwitched = true
    desk.choosePlan(of: index)
    guard terms.switchWait > 0 else {
      enqueueWhenCallable(index, isReturning: true)
      return true
    }
    let due = agenda.now + terms.switchWait
    desk.times[index].gapEnds = due
    if due < phases.drainEnd {
      desk.cases[index].step = agenda.schedule(.caseIsDue(Int32(index)), at: due, rank: Rank.comeback)
    }
    return true
  }

  // MARK: The contact plan of a case

  /// Lets the contact plan of a case end at an instant, if the run lasts so long.
  mutating func awaitPlanEnd(of index: Int, at end: Ticks) {
    guard end < phases.drainEnd else { return }
    desk.cases[index].timer = agenda.schedule(.planEnds(Int32(index)), at: end, rank: Rank.patience)
  }

  // MARK: Conversations

  /// A conversation, by voice or mail: one draw cut into solved, waiting, escalated, unsolved
  /// (model: desk/conversation).
  private mutating func converse(_ index: Int, remedyLimit: Int64) {
    let conversation = desk.cases[index].conversations
    desk.cases[index].conversations += 1
    desk.cases[index].contacts += 1
    weighOnCustomer(index)
    guard desk.cases[index].failure != nil else {
      // Thanks to a promoter: there is nothing to solve.
      if prepared.plan.outcome.advocacy.isOn { thank(index) }
      settle(index, remedyLimit: remedyLimit)
      return
    }
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.conversation, sub: conversation)
    let bonus = desk.neededRemedy(index) <= remedyLimit ? prepared.plan.resolution.empoweredBonus : 0
    let solves = desk.skilled(min(1, prepared.plan.resolution.solvedAtContact + bonus), index)
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
      desk.cases[index].wasEscalated = true
      desk.cases[index].bareApologies &+= 1
      desk.cases[index].task = .escalation
      desk.cases[index].queue = Int16(queue)
      if desk.cases[index].isOverdue {
        close(index, as: .unsolved)
      } else {
        enqueueWhenCallable(index, isReturning: false)
      }
    } else {
      desk.cases[index].bareApologies &+= 1
      close(index, as: .unsolved)
    }
  }

  /// Contact that nobody needed, or once too often, weighs on the customer (model: customers/needless-contact).
  @inline(__always) private mutating func weighOnCustomer(_ index: Int) {
    if prepared.weighsContact { burden(index) }
  }

  private mutating func burden(_ index: Int) {
    let isNeedless = desk.cases[index].failure == nil && desk.cases[index].band != .promoter
    guard isNeedless || Double(desk.cases[index].contacts) >= prepared.plan.outcome.overContact.fromContact else {
      return
    }
    guard let (before, after) = customers.book.burden(row: Int(desk.cases[index].customer), at: agenda.now) else {
      return
    }
    book(before, after, to: index)
    watch(index)
  }

  /// A case is solved: a remedy within the team's powers is granted at once, a larger one asks for approval.
  private mutating func settle(_ index: Int, remedyLimit: Int64) {
    let needed = desk.cases[index].remedy > 0 ? 0 : desk.neededRemedy(index)
    if needed > 0 && needed > remedyLimit {
      if let queue = prepared.plan.resolution.approvalQueue {
        desk.cases[index].pendingRemedy = needed
        setStage(index, .betweenAttempts)
        desk.cases[index].task = .approval
        desk.cases[index].queue = Int16(queue)
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
    if prepared.removesCauses && !spendsOnRemedy(cost) { return }
    desk.cases[index].remedy = amount
    let now = agenda.now
    let factor = prepared.customers.discountFactor(at: now)
    if desk.cases[index].isMeasured {
      let discounted = records.ledger.post(.remedy, cost, at: now, factor: factor, phases: phases, counts: true)
      let place = desk.tally(of: index)
      records.items.tallies[place].remedies += 1
      records.items.tallies[place].remedyCost += cost
      records.items.tallies[place].remedyCostDiscounted += discounted
    }
  }

  // MARK: Waiting that ends otherwise

  mutating func caseGivesUp(_ index: Int) {
    desk.cases[index].giveUpTimer = 0
    leaveQueue(index)
    close(index, as: .gaveUp)
  }

  mutating func planEnds(_ index: Int) {
    desk.cases[index].timer = 0
    switch desk.cases[index].stage {
    case .inWork: desk.cases[index].isOverdue = true
    case .unused, .closed: preconditionFailure("the plan of a closed case has been cancelled")
    case .triage, .waiting, .held, .betweenAttempts, .awaitingCustomer, .automated, .parked:
      leaveQueue(index)
      close(index, as: .planEnded)
    }
  }

  /// Takes a case out of whatever it waits in.
  mutating func leaveQueue(_ index: Int) {
    if desk.cases[index].stage == .waiting { desk.room.remove(index, cases: &desk.cases) }
    desk.forgetKeptWork(index)
    agenda.withdraw(&desk.cases[index].step)
  }

  // MARK: Watching the customer of an open case

  /// Schedules the next look at the customer of an open case.
  @inline(__always) mutating func watch(_ index: Int) {
    if !customers.book.isInert { lookAtCustomer(of: index) }
  }

  private mutating func lookAtCustomer(of index: Int) {
    let row = Int(desk.cases[index].customer)
    agenda.withdraw(&desk.cases[index].watch)
    customers.book.advance(row, to: agenda.now)
    guard customers.book.rows[row].with.isPresent else {
      if customers.book.rows[row].with.exit <= agenda.now { customerLeaves(row) }
      return
    }
    let next = customers.book.nextWatch(of: row)
    if next < phases.drainEnd {
      desk.cases[index].watch = agenda.schedule(.customerTurns(Int32(row)), at: next, rank: Rank.patience)
    }
  }

  mutating func customerTurns(_ row: Int) {
    let open = Int(customers.book.rows[row].openCase)
    guard open >= 0 else { return }
    desk.cases[open].watch = 0
    watch(open)
  }

  /// The customer of an open case has left: waiting ends, a conversation in progress ends normally and changes nothing.
  private mutating func customerLeaves(_ row: Int) {
    let index = Int(customers.book.rows[row].openCase)
    guard index >= 0 else { return }
    if desk.cases[index].stage == .inWork {
      desk.cases[index].hasLeft = true
      return
    }
    leaveQueue(index)
    close(index, as: .customerLeft)
  }
}

extension DeskState {
  /// Factor on the time that work takes which a person begins now.
  @inline(__always) func pace(of person: Int, at now: Ticks) -> Double {
    let pace = roster.people[person].pace
    let terms = prepared.teams[Int(roster.people[person].team)]
    guard terms.slowingWithin > 0 else { return pace }
    return roster.people[person].worksUntil - now <= terms.slowingWithin ? pace * terms.slowingFactor : pace
  }

  @inline(__always) func isAble(_ person: Int, for index: Int) -> Bool {
    prepared.skillGroups.serves(Int(roster.people[person].skillGroup), requirement: Int(cases[index].requirement))
  }

  /// The contact plan by which a case's customer is rung.
  @inline(__always) func contactTerms(of index: Int) -> ContactTerms {
    prepared.contact.terms[Int(cases[index].plan)]
  }

  /// The calendar in which a case's customer may be rung.
  @inline(__always) func callableCalendar(of index: Int) -> Int {
    local(Int(contactTerms(of: index).callable), of: index)
  }

  /// Gives a case the contact plan of its rule, or else that of its work.
  mutating func choosePlan(of index: Int) {
    let ofRule = prepared.rules[Int(cases[index].rule)].contact
    cases[index].plan = ofRule > 0 ? ofRule : prepared.work[Int(cases[index].workType)].contact
  }

  /// A share that is solved by people of usual skill, as the person who had this case solves it
  /// (model: desk/conversation).
  @inline(__always) func skilled(_ share: Double, _ index: Int) -> Double {
    let skill = cases[index].skill
    guard skill != 0 && share > 0 && share < 1 else { return share }
    let odds = share / (1 - share) * exponential(prepared.plan.resolution.skillEffect * skill)
    return odds / (1 + odds)
  }

  /// The remedy that a case is offered, by its own draw.
  @inline(__always) func neededRemedy(_ index: Int) -> Int64 {
    guard cases[index].loss > 0 && prepared.plan.resolution.remedyOffered > 0 else { return 0 }
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.itemHeterogeneity)
    guard draws.u0 < prepared.plan.resolution.remedyOffered else { return 0 }
    return min(
      millionths(prepared.plan.resolution.remedyShareOfLoss * Double(cases[index].loss) / 1e6),
      prepared.rules[Int(cases[index].rule)].remedyBudget)
  }
}
