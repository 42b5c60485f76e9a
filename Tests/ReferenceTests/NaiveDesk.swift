import ClosedLoop
import EventKernel

/// The case process once more, as plainly as it can be said: a list of what will happen, a list of cases, a list of people,
/// and a look through all of them at every step.
///
/// It knows: channels with recorded times, consent, bands and failures; rules with sampling, acknowledgement and personal
/// work; promises on any calendar, with clocks that pause; several contact plans, callable hours, attempts, gaps, messages,
/// going over to writing, the end of a plan, giving up; conversations that solve, wait for the customer, escalate or fail;
/// cases that come back; several teams with shifts that finish what is in hand; every discipline, preferences, the
/// starvation limit, quarantine; and all luck of these, drawn under the product's public keys.
///
/// Outside of it, and so absent from the plans it is given: Poisson arrivals, customers who leave, automated treatment,
/// remedies and approvals, planned time off the desk, absence, daylight saving; and failures that drive somebody away, so
/// that to the discipline by value at risk all cases are alike.
struct NaiveDesk {
  let plan: Plan
  let chance: Chance
  /// The general contact plan and those with a name, with their laws of reachability.
  let contacts: [ContactPlan]
  let reach: [QuantileTable?]
  var now: Ticks = 0
  /// In the order in which it was scheduled.
  var pending: [Pending] = []
  var cases: [NaiveCase] = []
  var people: [NaivePerson] = []
  /// By seat: the place of the open case, and when the last was closed.
  var openCase: [Int: Int] = [:]
  var lastClosed: [Int: Ticks] = [:]
  /// By channel: how many items have come.
  var nextOrdinal: [Int]
  var received = 0
  var entries = 0
  var tallies: NaiveTallies
  var fingerprint = Fingerprint()

  enum Happening: Equatable {
    case workEnds(Int)
    case attemptEnds(Int)
    case turns(Int)
    case givesUp(Int)
    case planEnds(Int)
    case isDue(Int)
    case answers(Int)
    case comesBack(Int)
    case arrives(Int)

    /// The order of what happens in the same microsecond (model: desk/order-of-events); a person's turns are ends (2)
    /// or starts (3).
    func rank(_ people: [NaivePerson]) -> Int {
      switch self {
      case .workEnds: 0
      case .attemptEnds: 1
      case .turns(let person): people[person].turns[people[person].nextTurn].isStart ? 3 : 2
      case .givesUp, .planEnds: 5
      case .isDue, .answers, .comesBack: 7
      case .arrives: 8
      }
    }
  }

  struct Pending {
    var time: Ticks
    var what: Happening
  }

  init(_ plan: Plan, replication: UInt64) {
    self.plan = plan
    chance = Chance(seed: plan.seed, replication: replication)
    contacts = [plan.contact] + plan.contactPlans
    reach = contacts.map { $0.reach.map { QuantileTable(.beta(alpha: $0.alpha, beta: $0.beta, low: 0, high: 1)) } }
    nextOrdinal = plan.channels.map { _ in 0 }
    tallies = NaiveTallies(plan)
    for (team, terms) in plan.teams.enumerated() {
      for shift in terms.shifts {
        for seat in 0..<shift.people {
          var person = NaivePerson(
            team: team, entity: UInt64(terms.identity) << 48 | UInt64(shift.identity) << 32 | UInt64(seat))
          for interval in shift.intervals where interval.start < plan.phases.drainEnd {
            person.turns.append((interval.start, true))
            person.turns.append((min(interval.end, plan.phases.drainEnd), false))
          }
          people.append(person)
        }
      }
    }
  }

  /// Everything from the first moment to the end of the drain.
  mutating func run() {
    for channel in plan.channels.indices { awaitFeedback(over: channel) }
    for person in people.indices { awaitTurn(of: person) }
    while true {
      var first = -1
      for place in pending.indices where first < 0 || precedes(pending[place], pending[first]) { first = place }
      // Who is free and what waits are matched, until no pair is left, when nothing more happens in this microsecond.
      if first < 0 || pending[first].time > now {
        var matched = false
        while dispatch() { matched = true }
        if matched { continue }
      }
      guard first >= 0, pending[first].time <= plan.phases.drainEnd else { break }
      let next = pending.remove(at: first)
      pass(to: next.time)
      switch next.what {
      case .workEnds(let index): workEnds(index)
      case .attemptEnds(let index): attemptEnds(index)
      case .turns(let person): turn(person)
      case .givesUp(let index): close(index, as: .gaveUp)
      case .planEnds(let index): planEnds(index)
      case .isDue(let index): enqueue(index)
      case .answers(let index): answers(index)
      case .comesBack(let index): comesBack(index)
      case .arrives(let channel): receive(over: channel)
      }
    }
    pass(to: plan.phases.drainEnd)
    for index in cases.indices where cases[index].ending == nil {
      endPause(index)
      tallies.count(cases[index], plan)
    }
  }

  private func precedes(_ a: Pending, _ b: Pending) -> Bool {
    (a.time, a.what.rank(people)) < (b.time, b.what.rank(people))
  }

  private mutating func schedule(_ what: Happening, at time: Ticks) {
    pending.append(Pending(time: time, what: what))
  }

  private mutating func cancel(_ what: Happening) { pending.removeAll { $0.what == what } }

  /// Time goes by: levels are added up, by the day on which they held.
  private mutating func pass(to time: Ticks) {
    var open: Int64 = 0
    var waiting: Int64 = 0
    for row in cases where row.ending == nil {
      open += 1
      if row.stage == .waiting || row.stage == .held { waiting += 1 }
    }
    tallies.pass(from: now, to: time, open: open, waiting: waiting, people: people, plan)
    now = time
  }

  // MARK: Feedback

  private mutating func awaitFeedback(over channel: Int) {
    guard case .trace(let times) = plan.channels[channel].arrivals, nextOrdinal[channel] < times.count else { return }
    let time = times[nextOrdinal[channel]]
    if time < plan.phases.drainEnd { schedule(.arrives(channel), at: time) }
  }

  private mutating func receive(over channel: Int) {
    let terms = plan.channels[channel]
    let item = UInt64(terms.identity) << 48 | 0xFFFFF << 28 | UInt64(nextOrdinal[channel])
    nextOrdinal[channel] += 1
    awaitFeedback(over: channel)
    received += 1
    fingerprint.fold(item ^ UInt64(bitPattern: now))

    let arrival = chance.block(entity: item, purpose: Luck.arrival)
    var row = NaiveCase(item: item, serial: received, received: now, channel: channel)
    row.isMeasured = plan.phases.isMeasured(now)
    row.seat = Int(Chance.bounded(arrival.word1, below: UInt64(plan.population.count)))
    row.tier = plan.population.tiers.lastIndex { $0.firstSeat <= row.seat } ?? 0
    row.band = CumulativeTable(weights: terms.bands).index(of: arrival.u2)
    if !plan.causes.isEmpty && arrival.u3 < plan.outcome.failureShares[row.band] {
      let content = chance.block(entity: item, purpose: Luck.content)
      row.cause = CumulativeTable(weights: plan.causes.map(\.share)).index(of: content.u0)
      row.severity = CumulativeTable(weights: plan.causes[row.cause].severities).index(of: content.u1)
    }
    let ways = chance.block(entity: item, purpose: Luck.contactability)
    let isValid = ways.u0 < terms.identified && ways.u3 < terms.validContact
    let phone = isValid && ways.u1 < terms.phoneConsent
    let mail = isValid && ways.u2 < terms.mailConsent
    row.mayBeWrittenTo = mail
    tallies.received(row, plan)

    let chosen = choose(row, phone: phone, mail: mail)
    if !phone && !mail {
      tallies.turnedAway(row, "cases.not_contactable", plan)
    } else if openCase[row.seat] != nil && (chosen != nil || row.severity < 3) {
      tallies.turnedAway(row, "cases.attached", plan)
    } else if let last = lastClosed[row.seat], now < last + plan.triage.quarantine, chosen != nil || row.severity < 3 {
      tallies.turnedAway(row, "cases.filtered", plan)
    } else if let chosen {
      open(row, rule: chosen.rule, work: chosen.work)
    } else {
      tallies.turnedAway(row, "cases.untreated", plan)
    }
  }

  /// The first rule that takes an item and can be carried out.
  private func choose(_ row: NaiveCase, phone: Bool, mail: Bool) -> (rule: Int, work: Int)? {
    guard phone || mail else { return nil }
    func has(_ mask: UInt64, _ index: Int) -> Bool { index < 0 ? mask == .max : mask & 1 << UInt64(index) != 0 }
    for (index, rule) in plan.triage.rules.enumerated() {
      let match = rule.match
      guard
        has(match.tiers, row.tier), has(match.bands, row.band), has(match.channels, row.channel),
        has(match.severities, row.severity), has(match.causes, row.cause)
      else { continue }
      if rule.sample < 1,
        chance.uniform(entity: row.item, purpose: Luck.sample, sub: UInt32(rule.identity)) >= rule.sample
      {
        continue
      }
      switch rule.treatment {
      case .none: return nil
      case .acknowledge, .automated: return (index, rule.work)
      case .personal:
        guard plan.work[rule.work].isCall else { return mail ? (index, rule.work) : nil }
        if phone { return (index, rule.work) }
        guard let other = rule.workWithoutPhone else { return nil }
        return (index, other)
      }
    }
    return nil
  }

  private mutating func open(_ fresh: NaiveCase, rule index: Int, work: Int) {
    var row = fresh
    let rule = plan.triage.rules[index]
    row.treatment = rule.treatment
    row.queue = rule.queue
    row.work = work
    row.rule = index
    row.promise = rule.promise
    if let promise = rule.promise {
      let terms = plan.promises[promise]
      let calendar = plan.calendars[terms.calendar]
      row.responseDeadline = calendar.deadline(of: terms.firstResponse, from: now, civil: plan.civil)
      row.resolutionDeadline = calendar.deadline(of: terms.resolution, from: now, civil: plan.civil)
    }
    let place = cases.count
    cases.append(row)
    openCase[row.seat] = place
    if rule.treatment == .acknowledge {
      close(place, as: .acknowledged)
      return
    }
    tallies.opened(row, at: now, plan)
    if let length = contact(of: row).planEnds, now + length < plan.phases.drainEnd {
      schedule(.planEnds(place), at: now + length)
    }
    if let law = plan.contact.givesUpAfter {
      let end = now + Time.ticks(seconds: law.quantile(chance.block(entity: row.item, purpose: Luck.fortune).u3))
      if end < plan.phases.drainEnd { schedule(.givesUp(place), at: end) }
    }
    comeIn(place)
  }

  // MARK: Waiting

  /// A case comes to a queue; a call waits there for callable hours.
  private mutating func comeIn(_ index: Int) {
    cases[index].queuedAt = now
    let callable = plan.calendars[contact(of: cases[index]).callable]
    if !cases[index].isEscalated && plan.work[cases[index].work].isCall && !callable.isOpen(at: now) {
      cases[index].stage = .held
      let due = callable.opening(from: now)
      if due < plan.phases.drainEnd { schedule(.isDue(index), at: due) }
      return
    }
    enqueue(index)
  }

  private mutating func enqueue(_ index: Int) {
    cases[index].stage = .waiting
    cases[index].eligibleAt = now
    entries += 1
    cases[index].entry = entries
  }

  /// Gives one free person one case, if there is a pair; model: desk/dispatch, read from left to right.
  private mutating func dispatch() -> Bool {
    var best: (preference: Int, index: Int, team: Int)?
    for (team, terms) in plan.teams.enumerated() where people.contains(where: { $0.team == team && $0.isIdle }) {
      for (index, row) in cases.enumerated() where row.stage == .waiting && terms.handles.contains(row.queue) {
        let preference = terms.prefers.firstIndex(of: row.queue) ?? terms.prefers.count
        let candidate = (preference, index, team)
        if let other = best {
          if isBetter(candidate, other) { best = candidate }
        } else {
          best = candidate
        }
      }
    }
    guard let best else { return false }
    start(best.index, by: longestIdle(of: best.team, for: cases[best.index].item))
    return true
  }

  private func isBetter(
    _ a: (preference: Int, index: Int, team: Int), _ b: (preference: Int, index: Int, team: Int)
  ) -> Bool {
    if a.preference != b.preference { return a.preference < b.preference }
    if a.index != b.index { return goesBefore(cases[a.index], cases[b.index]) }
    let handles = (plan.teams[a.team].handles.count, plan.teams[b.team].handles.count)
    if handles.0 != handles.1 { return handles.0 < handles.1 }
    let since = (idleSince(a.team), idleSince(b.team))
    if since.0 != since.1 { return since.0 < since.1 }
    func luck(_ team: Int) -> UInt64 {
      chance.block(
        entity: cases[a.index].item ^ Fingerprint.mix(UInt64(plan.teams[team].identity)), purpose: Luck.tie, sub: 1
      ).word0
    }
    return luck(a.team) < luck(b.team)
  }

  private func idleSince(_ team: Int) -> Ticks {
    people.filter { $0.team == team && $0.isIdle }.map(\.idleSince).min() ?? Time.never
  }

  private func longestIdle(of team: Int, for item: UInt64) -> Int {
    let since = idleSince(team)
    let candidates = people.indices.filter {
      people[$0].team == team && people[$0].isIdle && people[$0].idleSince == since
    }
    func luck(_ person: Int) -> UInt64 {
      chance.block(entity: item ^ Fingerprint.mix(people[person].entity), purpose: Luck.tie).word0
    }
    return candidates.min { luck($0) < luck($1) } ?? 0
  }

  /// Whether one waiting case goes before another.
  private func goesBefore(_ a: NaiveCase, _ b: NaiveCase) -> Bool {
    if let limit = plan.triage.starvationLimit {
      let starves = (now - a.eligibleAt > limit, now - b.eligibleAt > limit)
      if starves.0 != starves.1 { return starves.0 }
      if starves.0 { return (a.eligibleAt, a.entry) < (b.eligibleAt, b.entry) }
    }
    let order = (urgency(a), urgency(b))
    if order.0 != order.1 { return order.0 < order.1 }
    return (a.queuedAt, a.serial) < (b.queuedAt, b.serial)
  }

  /// The less, the sooner.
  private func urgency(_ row: NaiveCase) -> Int64 {
    let due = row.firstResponse == nil ? min(row.responseDeadline, row.resolutionDeadline) : row.resolutionDeadline
    switch plan.triage.discipline {
    case .fifo: return 0
    // Nobody leaves in these plans: acting now saves nothing.
    case .valueAtRisk: return 0
    case .valueTier: return Int64(row.tier)
    case .ageing:
      let waited = plan.calendars[plan.deskCalendar].openTime(from: row.queuedAt, to: now)
      return Int64(row.tier) - waited / (8 * Time.hour)
    case .earliestDue: return due
    case .leastSlack:
      guard let promise = row.promise, due < Time.never else { return Time.never }
      let calendar = plan.calendars[plan.promises[promise].calendar]
      let work = plan.work[row.work]
      let minutes = (work.prepare.mean + work.talk.mean + work.wrapUp.mean) / 60
      return calendar.openTime(before: due) - Time.ticks(seconds: minutes * 60) - calendar.openTime(before: now)
    }
  }

  // MARK: Work

  private mutating func start(_ index: Int, by person: Int) {
    fingerprint.fold(cases[index].item &+ UInt64(person))
    cases[index].stage = .inWork
    cases[index].person = person
    if cases[index].firstStart == nil {
      cases[index].firstStart = now
      cancel(.givesUp(index))
    }
    people[person].isBusy = true
    let draws = chance.block(entity: cases[index].item, purpose: Luck.service, sub: UInt32(cases[index].services))
    cases[index].services += 1
    if cases[index].isEscalated {
      schedule(.workEnds(index), at: now + Time.ticks(seconds: plan.resolution.escalationService.quantile(draws.u1)))
      return
    }
    let work = plan.work[cases[index].work]
    let preparation = cases[index].preparedBy == person ? 0 : work.prepare.quantile(draws.u0)
    cases[index].preparedBy = person
    guard let failed = work.attemptFailed, !cases[index].hasAnswered else {
      cases[index].isAnswering = true
      let seconds = preparation + work.talk.quantile(draws.u2) + work.wrapUp.quantile(draws.u3)
      schedule(.workEnds(index), at: now + Time.ticks(seconds: seconds))
      return
    }
    let attempt = now + Time.ticks(seconds: preparation)
    cases[index].isAnswering = isReached(cases[index], at: attempt)
    cases[index].attempts += 1
    let rest =
      cases[index].isAnswering
      ? work.talk.quantile(draws.u2) + work.wrapUp.quantile(draws.u3) : failed.quantile(draws.u1)
    cases[index].afterAttempt = Time.ticks(seconds: rest)
    schedule(.attemptEnds(index), at: attempt)
  }

  private func isReached(_ row: NaiveCase, at time: Ticks) -> Bool {
    guard let reach = reach[contactIndex(of: row)] else { return true }
    let own = reach.quantile(chance.block(entity: UInt64(row.seat), purpose: Luck.disposition).u2)
    let luck = chance.block(entity: row.item, purpose: Luck.attempt, sub: UInt32(row.attempts)).u0
    return luck < own * contact(of: row).reachByHour[Int(time / Time.hour % 24)]
  }

  private mutating func attemptEnds(_ index: Int) {
    if cases[index].isAnswering { respond(index, reached: true) }
    schedule(.workEnds(index), at: now + cases[index].afterAttempt)
  }

  private mutating func respond(_ index: Int, reached: Bool) {
    if reached {
      cases[index].isReached = true
      if cases[index].firstReached == nil { cases[index].firstReached = now }
    }
    if cases[index].firstResponse == nil { cases[index].firstResponse = now }
  }

  private mutating func workEnds(_ index: Int) {
    let person = cases[index].person
    people[person].isBusy = false
    people[person].idleSince = now
    cases[index].stage = .between
    if !cases[index].isEscalated && !cases[index].isAnswering {
      missed(index)
      return
    }
    let row = cases[index]
    let luck = chance.block(entity: row.item, purpose: Luck.conversation, sub: UInt32(row.conversations)).u0
    if !row.isEscalated && !plan.work[row.work].isCall { respond(index, reached: true) }
    cases[index].conversations += 1
    cases[index].hasAnswered = false
    if row.isEscalated {
      close(index, as: luck < plan.resolution.escalationSolves ? .solved : .unsolved)
      return
    }
    // Nothing is asked of anybody's powers: no remedy is offered, so everybody has those that are needed.
    let solves = row.severity == 3 ? 2 : min(1, plan.resolution.solvedAtContact + plan.resolution.empoweredBonus)
    if luck < solves {
      close(index, as: .solved)
    } else if luck < solves + plan.resolution.waits {
      if row.isOverdue { close(index, as: .unsolved) } else { awaitCustomer(index) }
    } else if let queue = plan.resolution.escalationQueue,
      luck < solves + plan.resolution.waits + plan.resolution.escalated
    {
      cases[index].isEscalated = true
      cases[index].wasEscalated = true
      cases[index].queue = queue
      if row.isOverdue { close(index, as: .unsolved) } else { comeIn(index) }
    } else {
      close(index, as: .unsolved)
    }
  }

  /// Nobody answered.
  private mutating func missed(_ index: Int) {
    let row = cases[index]
    let contact = contact(of: row)
    let luck = chance.block(entity: row.item, purpose: Luck.attempt, sub: UInt32(row.attempts - 1)).u1
    // The plan counts anew for a case that has come back; its luck does not.
    let made = row.attempts - row.attemptsBefore
    if contact.messageCountsAsResponse && luck < contact.messageShare { respond(index, reached: false) }
    if row.isOverdue {
      close(index, as: .planEnded)
    } else if let change = contact.channelSwitch, change.after == made, row.mayBeWrittenTo {
      cases[index].work = change.work
      cases[index].hasSwitched = true
      if change.wait == 0 {
        enqueue(index)
      } else if now + change.wait < plan.phases.drainEnd {
        schedule(.isDue(index), at: now + change.wait)
      }
    } else if made >= contact.attempts {
      close(index, as: .unreachable)
    } else {
      let gaps = contact.gaps
      let gap = gaps.isEmpty ? 0 : made <= gaps.count ? gaps[made - 1] : gaps[gaps.count - 1]
      let due = plan.calendars[contact.callable].opening(from: now + gap)
      if due < plan.phases.drainEnd { schedule(.isDue(index), at: due) }
    }
  }

  /// The contact plan of a case's rule, or of its work, or the general one.
  private func contactIndex(of row: NaiveCase) -> Int {
    (plan.triage.rules[row.rule].contact ?? plan.work[row.work].contact).map { $0 + 1 } ?? 0
  }

  private func contact(of row: NaiveCase) -> ContactPlan { contacts[contactIndex(of: row)] }

  // MARK: Waiting for the customer

  private mutating func awaitCustomer(_ index: Int) {
    cases[index].stage = .withCustomer
    cases[index].waitsSince = now
    let luck = chance.block(
      entity: cases[index].item, purpose: Luck.customerWait, sub: UInt32(cases[index].conversations - 1)
    ).u0
    let end = now + Time.ticks(seconds: plan.resolution.waitsFor.quantile(luck))
    if end < plan.phases.drainEnd { schedule(.answers(index), at: end) }
  }

  private mutating func answers(_ index: Int) {
    endPause(index)
    cases[index].hasAnswered = true
    comeIn(index)
  }

  /// Notes a stay with the customer that ends, and gives the deadline what the clock has not counted.
  private mutating func endPause(_ index: Int) {
    guard cases[index].stage == .withCustomer else { return }
    let start = cases[index].waitsSince
    cases[index].waits.append((start, now))
    guard let promise = cases[index].promise, plan.promises[promise].pausesForCustomer,
      cases[index].firstSolved == nil, start <= cases[index].resolutionDeadline,
      cases[index].resolutionDeadline < Time.never
    else { return }
    let calendar = plan.calendars[plan.promises[promise].calendar]
    let pause = calendar.openTime(from: start, to: now)
    if pause > 0 {
      cases[index].resolutionDeadline = calendar.lastInstant(
        inTime: pause, from: cases[index].resolutionDeadline)
    }
  }

  private mutating func planEnds(_ index: Int) {
    if cases[index].stage == .inWork { cases[index].isOverdue = true } else { close(index, as: .planEnded) }
  }

  private mutating func close(_ index: Int, as ending: NaiveCase.Ending) {
    cancel(.planEnds(index))
    cancel(.givesUp(index))
    cancel(.isDue(index))
    cancel(.answers(index))
    endPause(index)
    cases[index].stage = .closed
    cases[index].ending = ending
    cases[index].closedAt = now
    if ending == .solved {
      if cases[index].firstSolved == nil { cases[index].firstSolved = now }
      cases[index].lastSolved = now
      cases[index].solutions += 1
    }
    openCase[cases[index].seat] = nil
    lastClosed[cases[index].seat] = now
    tallies.closed(at: now, plan)
    if ending == .solved, cases[index].severity < 3 {
      let luck = chance.block(
        entity: cases[index].item, purpose: Luck.reopening, sub: UInt32(cases[index].solutions))
      let back = now + Time.ticks(seconds: plan.resolution.reopenedAfter.quantile(luck.u1))
      if luck.u0 < plan.resolution.reopened && back < plan.phases.drainEnd {
        schedule(.comesBack(index), at: back)
        return
      }
    }
    tallies.count(cases[index], plan)
  }

  /// What was solved is not, the customer says: the same case, unless a later one of this customer is open.
  private mutating func comesBack(_ index: Int) {
    guard openCase[cases[index].seat] == nil else {
      tallies.count(cases[index], plan)
      return
    }
    openCase[cases[index].seat] = index
    cases[index].returns += 1
    cases[index].ending = nil
    cases[index].isOverdue = false
    cases[index].isEscalated = false
    cases[index].queue = plan.triage.rules[cases[index].rule].queue
    cases[index].attemptsBefore = cases[index].attempts
    if let length = contact(of: cases[index]).planEnds, now + length < plan.phases.drainEnd {
      schedule(.planEnds(index), at: now + length)
    }
    comeIn(index)
  }

  // MARK: People

  private mutating func awaitTurn(of person: Int) {
    let next = people[person].nextTurn
    guard next < people[person].turns.count else { return }
    schedule(.turns(person), at: people[person].turns[next].time)
  }

  private mutating func turn(_ person: Int) {
    fingerprint.fold(UInt64(person) << 48 ^ UInt64(bitPattern: now))
    let isStart = people[person].turns[people[person].nextTurn].isStart
    people[person].nextTurn += 1
    people[person].isScheduled = isStart
    // Who is at work goes on, and was not idle; who comes is idle from now.
    if isStart && !people[person].isBusy { people[person].idleSince = now }
    awaitTurn(of: person)
  }
}

/// One person.
struct NaivePerson {
  var team: Int
  var entity: UInt64
  /// Beginnings and ends of scheduled work.
  var turns: [(time: Ticks, isStart: Bool)] = []
  var nextTurn = 0
  var isScheduled = false
  var isBusy = false
  var idleSince: Ticks = 0
  var isIdle: Bool { isScheduled && !isBusy }

  init(team: Int, entity: UInt64) {
    self.team = team
    self.entity = entity
  }
}

/// One case.
struct NaiveCase {
  enum Stage { case fresh, waiting, held, between, withCustomer, inWork, closed }
  enum Ending { case acknowledged, solved, unsolved, unreachable, planEnded, gaveUp }

  var item: UInt64
  var serial: Int
  var received: Ticks
  var channel: Int
  var seat = 0
  var tier = 0
  var band = 0
  var cause = -1
  /// 3 where there is no failure.
  var severity = 3
  var isMeasured = false
  var treatment = Treatment.none
  var queue = 0
  var work = 0
  var promise: Int?
  var responseDeadline = Time.never
  var resolutionDeadline = Time.never
  var stage = Stage.fresh
  /// Whether a specialist is to work on it now, and whether one ever was.
  var isEscalated = false
  var wasEscalated = false
  var rule = 0
  var mayBeWrittenTo = false
  var hasSwitched = false
  /// Whether the customer has sent what was waited for.
  var hasAnswered = false
  var waitsSince: Ticks = 0
  /// Stays with the customer.
  var waits: [(start: Ticks, end: Ticks)] = []
  var isAnswering = false
  var isReached = false
  var isOverdue = false
  var queuedAt: Ticks = 0
  var eligibleAt: Ticks = 0
  var entry = 0
  var person = -1
  var preparedBy = -1
  var services = 0
  var attempts = 0
  var attemptsBefore = 0
  /// How often it was solved, and how often it came back.
  var solutions = 0
  var returns = 0
  var conversations = 0
  var afterAttempt: Ticks = 0
  var firstStart: Ticks?
  var firstReached: Ticks?
  var firstResponse: Ticks?
  var firstSolved: Ticks?
  var lastSolved: Ticks = 0
  var closedAt: Ticks = 0
  var ending: Ending?

  init(item: UInt64, serial: Int, received: Ticks, channel: Int) {
    self.item = item
    self.serial = serial
    self.received = received
    self.channel = channel
  }
}
