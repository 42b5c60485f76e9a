import EventKernel
import PortableMath

extension Replication {
  // MARK: Into the queue

  /// Puts a case into its queue, as eligible now or at the next callable instant.
  mutating func enqueueWhenCallable(_ index: Int, isReturning: Bool) {
    let now = agenda.now
    let isCall = cases[index].task == .contact && prepared.work[Int(cases[index].workType)].isCall
    if cases[index].queuedAt == 0 || !isReturning {
      cases[index].queuedAt = now
      takeTurn(index)
    }
    if isCall && !prepared.plan.calendars[callableCalendar(of: index)].isOpen(at: now) {
      let due = prepared.plan.calendars[callableCalendar(of: index)].opening(from: now)
      setStage(index, .held)
      if due < phases.drainEnd {
        cases[index].step = agenda.schedule(.caseIsDue(Int32(index)), at: due, rank: Rank.comeback)
      }
      return
    }
    enqueue(index, isReturning: isReturning)
  }

  /// A case becomes eligible: its wait between attempts is over, or customers may be rung again.
  mutating func caseIsDue(_ index: Int) {
    cases[index].step = 0
    enqueue(index, isReturning: cases[index].plannedAttempts > 0)
  }

  @inline(__always) private mutating func enqueue(_ index: Int, isReturning: Bool) {
    let now = agenda.now
    if prepared.crews.needCount > 1 { cases[index].need = Int16(need(of: index)) }
    setStage(index, .waiting)
    cases[index].eligibleAt = now
    let queuedAt = cases[index].queuedAt
    if cases[index].isRaised {
      cases[index].lane = Int16(prepared.disciplineLanes)
      cases[index].key = queuedAt
    } else if cases[index].task == .approval {
      cases[index].lane = Int16(prepared.laneCount - 1)
      cases[index].key = queuedAt
    } else {
      switch prepared.plan.triage.discipline {
      case .fifo:
        cases[index].lane = 0
        cases[index].key = queuedAt
      case .valueTier, .ageing:
        cases[index].lane = Int16(cases[index].tier)
        cases[index].key = queuedAt
      case .earliestDue:
        cases[index].lane = 0
        cases[index].key = dueTime(index)
      case .leastSlack:
        cases[index].lane = cases[index].promise + 1
        cases[index].key = latestStart(index)
      case .valueAtRisk:
        cases[index].lane = 0
        cases[index].key = queuedAt
        cases[index].valueHour = -1
      }
    }
    room.insert(index, cases: &cases, isReturning: isReturning)
    requestDispatch()
  }

  /// Language and topic that the next piece of work asks of a person; approvals and looks ask for neither.
  private mutating func need(of index: Int) -> Int {
    if cases[index].task == .approval || cases[index].task == .look { return 0 }
    return prepared.crews.need(language: Int(cases[index].language), cause: cases[index].failure?.cause)
  }

  /// The deadline that a case runs against now: of the response until there is one, then of the solution.
  mutating func dueTime(_ index: Int) -> Ticks {
    let resolution = cases[index].resolutionDeadline
    return responseStop(of: index) < 0 ? min(cases[index].responseDeadline, resolution) : resolution
  }

  /// Open time of the promise's clock at which work must begin to be in time.
  private mutating func latestStart(_ index: Int) -> Ticks {
    guard cases[index].promise >= 0 else { return cases[index].queuedAt }
    let due = dueTime(index)
    guard due < Time.never else { return Time.never }
    let calendar = prepared.plan.calendars[Int(prepared.promises[Int(cases[index].promise)].calendar)]
    let work = Time.ticks(seconds: prepared.expectedWork[Int(cases[index].workType)] * 60)
    return calendar.openTime(before: due) - work
  }

  // MARK: Who and what comes first

  /// Matches idle people and waiting work until no pair is left (model: desk/dispatch).
  mutating func dispatch() {
    isDispatchDue = false
    if notices.count > 0 { giveNotices() }
    while true {
      var row = -1
      var skill = -1
      for place in prepared.skills.indices {
        let own = prepared.skills[place]
        guard roster.idleCount[own.crew] > 0 && room.counts[own.place] > 0 else { continue }
        guard let first = best(in: own.place) else { continue }
        if skill < 0 || isBetter(first, own, than: row, prepared.skills[skill]) {
          row = first
          skill = place
        }
      }
      guard skill >= 0 else { break }
      let person = roster.longestIdle(crew: prepared.skills[skill].crew, item: cases[row].item, chance: chance)
      audit.check(order: isFirst(row), at: agenda.now)
      if prepared.picksCherries { row = easiest(insteadOf: row, for: person) }
      start(row, by: person)
    }
    for place in newcomers.indices {
      let index = Int(newcomers[place])
      if cases[index].stage == .waiting && cases[index].giveUpTimer == 0 { startPatience(of: index) }
    }
    newcomers.removeAll()
    enterLines()
    for place in prepared.skills.indices {
      audit.check(
        idle: roster.idleCount[prepared.skills[place].crew], waiting: room.counts[prepared.skills[place].place])
    }
  }

  private mutating func isBetter(_ row: Int, _ skill: Skill, than otherRow: Int, _ other: Skill) -> Bool {
    if skill.preference != other.preference { return skill.preference < other.preference }
    if row != otherRow { return precedes(row, otherRow) }
    if skill.breadth != other.breadth { return skill.breadth < other.breadth }
    let since = roster.people[Int(roster.firstIdle[skill.crew])].idleSince
    let otherSince = roster.people[Int(roster.firstIdle[other.crew])].idleSince
    if since != otherSince { return since < otherSince }
    if skill.team == other.team {
      return drawOfLongestIdle(skill.crew, cases[row].item) < drawOfLongestIdle(other.crew, cases[row].item)
    }
    return drawOfTeam(skill.team, cases[row].item) < drawOfTeam(other.team, cases[row].item)
  }

  private mutating func drawOfTeam(_ team: Int, _ item: UInt64) -> UInt64 {
    chance.block(
      entity: item ^ Fingerprint.mix(UInt64(prepared.plan.teams[team].identity)), purpose: Purpose.tie, sub: 1
    ).word0
  }

  private mutating func drawOfLongestIdle(_ crew: Int, _ item: UInt64) -> UInt64 {
    roster.draw(roster.longestIdle(crew: crew, item: item, chance: chance), item, chance)
  }

  /// The case that a person takes who would rather have an easy one: the shortest kind of work in sight, then the least
  /// severe. Approvals and cases that have waited too long are taken as they come.
  private mutating func easiest(insteadOf first: Int, for person: Int) -> Int {
    let terms = prepared.teams[Int(roster.people[person].team)]
    guard terms.cherryPicking > 0 && cases[first].task == .contact && !cases[first].isRaised else { return first }
    if let limit = prepared.plan.triage.starvationLimit, agenda.now - cases[first].eligibleAt > limit { return first }
    let draw = chance.uniform(
      entity: cases[first].item, purpose: Purpose.cherryPicking, sub: cases[first].services + cases[first].passedOver)
    guard draw < terms.cherryPicking else { return first }
    var best = first
    var last = first
    for _ in 1..<max(1, terms.sight) {
      guard let next = follower(of: last, for: person) else { break }
      if cases[next].task == .contact && isEasier(next, than: best) { best = next }
      last = next
    }
    if best != first { cases[first].passedOver += 1 }
    return best
  }

  /// The case that goes next after another in the order of their queue: over all its lanes, and whatever a person can do.
  private mutating func follower(of last: Int, for person: Int) -> Int? {
    let crew = Int(roster.people[person].crew)
    let needs = prepared.crews.needCount
    var first = -1
    for need in 0..<needs where needs == 1 || prepared.crews.serves(crew, need: need) {
      let place = Int(cases[last].queue) * needs + need
      for lane in 0..<room.laneCount {
        var index = room.head(place: place, lane: lane)
        while index >= 0 && !precedes(last, index) { index = Int(cases[index].next) }
        while index >= 0 {
          if precedes(last, index) && (first < 0 || precedes(index, first)) { first = index }
          // A lane is in the order of the discipline, save where the worth of acting orders.
          guard prepared.plan.triage.discipline == .valueAtRisk else { break }
          index = Int(cases[index].next)
        }
      }
    }
    return first >= 0 ? first : nil
  }

  private mutating func isEasier(_ index: Int, than other: Int) -> Bool {
    let work = prepared.expectedWork[Int(cases[index].workType)]
    let otherWork = prepared.expectedWork[Int(cases[other].workType)]
    if work != otherWork { return work < otherWork }
    return cases[index].failure.gravity < cases[other].failure.gravity
  }

  /// The case of a place that goes first.
  private mutating func best(in place: Int) -> Int? {
    if let limit = prepared.plan.triage.starvationLimit {
      let oldest = room.longestEligible(place: place)
      if oldest >= 0 && agenda.now - cases[oldest].eligibleAt > limit { return oldest }
    }
    if prepared.raisesPriority {
      let raised = room.head(place: place, lane: prepared.disciplineLanes)
      if raised >= 0 { return raised }
    }
    let approval = room.head(place: place, lane: room.laneCount - 1)
    if approval >= 0 { return approval }
    if prepared.plan.triage.discipline == .valueAtRisk { return mostValuable(in: place) }
    var best = -1
    for lane in 0..<prepared.disciplineLanes {
      let head = room.head(place: place, lane: lane)
      guard head >= 0 else { continue }
      if prepared.ranksLanes { return head }
      if best < 0 || precedes(head, best) { best = head }
    }
    return best >= 0 ? best : nil
  }

  /// Whether one waiting case goes before another under the plan's discipline.
  mutating func precedes(_ a: Int, _ b: Int) -> Bool {
    if let limit = prepared.plan.triage.starvationLimit {
      let starves = agenda.now - cases[a].eligibleAt > limit
      let otherStarves = agenda.now - cases[b].eligibleAt > limit
      if starves != otherStarves { return starves }
      if starves {
        return cases[a].eligibleAt != cases[b].eligibleAt
          ? cases[a].eligibleAt < cases[b].eligibleAt : cases[a].eligibleOrder < cases[b].eligibleOrder
      }
    }
    if cases[a].isRaised != cases[b].isRaised { return cases[a].isRaised }
    let isApproval = cases[a].task == .approval && !cases[a].isRaised
    if isApproval != (cases[b].task == .approval && !cases[b].isRaised) { return isApproval }
    if !isApproval && !cases[a].isRaised {
      switch prepared.plan.triage.discipline {
      case .fifo: break
      case .valueTier:
        if cases[a].tier != cases[b].tier { return cases[a].tier < cases[b].tier }
      case .ageing:
        let own = ageingClass(a)
        let other = ageingClass(b)
        if own != other { return own < other }
      case .earliestDue:
        if cases[a].key != cases[b].key { return cases[a].key < cases[b].key }
      case .leastSlack:
        let own = slack(a)
        let other = slack(b)
        if own != other { return own < other }
      case .valueAtRisk:
        if cases[a].valueIndex != cases[b].valueIndex { return cases[a].valueIndex > cases[b].valueIndex }
      }
    }
    return cases[a].queuedAt != cases[b].queuedAt
      ? cases[a].queuedAt < cases[b].queuedAt : cases[a].serial < cases[b].serial
  }

  private mutating func ageingClass(_ index: Int) -> Int64 {
    let waited = prepared.plan.calendars[prepared.plan.deskCalendar].openTime(
      from: cases[index].queuedAt, to: agenda.now)
    return Int64(cases[index].tier) - waited / (8 * Time.hour)
  }

  private mutating func slack(_ index: Int) -> Ticks {
    guard cases[index].promise >= 0, cases[index].key < Time.never else { return Time.never }
    let calendar = prepared.plan.calendars[Int(prepared.promises[Int(cases[index].promise)].calendar)]
    return cases[index].key - calendar.openTime(before: agenda.now)
  }

  /// Walks a queue for the greatest index, which is worked out anew for each case every full hour.
  private mutating func mostValuable(in place: Int) -> Int? {
    let hour = agenda.now / Time.hour
    var index = room.head(place: place, lane: 0)
    var best = -1
    while index >= 0 {
      if cases[index].valueHour != hour {
        cases[index].valueIndex = valueAtRisk(cases[index], at: max(hour * Time.hour, cases[index].received))
        cases[index].valueHour = hour
      }
      if best < 0 || precedes(index, best) { best = index }
      index = Int(cases[index].next)
    }
    return best >= 0 ? best : nil
  }

  /// Whether no head of another lane, nor the next in its own, goes before a case: the audit of the declared order.
  private mutating func isFirst(_ index: Int) -> Bool {
    let place = room.place(of: index, cases: cases)
    guard room.counts[place] > 1 else { return true }
    for lane in 0..<room.laneCount {
      let head = room.head(place: place, lane: lane)
      if head >= 0 && head != index && precedes(head, index) { return false }
    }
    let next = Int(cases[index].next)
    return next < 0 || !precedes(next, index)
  }

  // MARK: Value at risk

  /// Expected loss avoided by acting now rather than a day later, per minute of work (model: desk/value-at-risk).
  mutating func valueAtRisk(_ row: Case, at now: Ticks) -> Double {
    guard row.failure != nil else { return 0 }
    let work = prepared.plan.work[Int(row.workType)]
    var reach = 1.0
    var minutes = prepared.expectedWork[Int(row.workType)]
    if row.task == .contact, let failed = work.attemptFailed {
      let terms = prepared.contact.terms[Int(row.plan)]
      if !terms.isAlwaysReached { reach = terms.alpha / (terms.alpha + terms.beta + Double(row.plannedAttempts)) }
      minutes =
        work.prepare.mean / 60 + reach * (work.talk.mean + work.wrapUp.mean) / 60 + (1 - reach) * failed.mean / 60
    }
    let gain =
      expectedGain(row, reach: reach, days: days(now - row.received))
      - expectedGain(row, reach: reach, days: days(now - row.received) + 1)
    return customers.estimatedValue(of: Int(row.customer), band: row.band) * gain / max(minutes, 0.01)
  }

  mutating func expectedGain(_ row: Case, reach: Double, days: Double) -> Double {
    guard let severity = row.failure?.severity else { return 0 }
    let model = prepared.plan.outcome
    let shock = -logarithm(1 - model.leaveProbabilities[severity.index])
    let left = shock * exponential(-days / model.shockTimeConstant)
    func averted(_ factor: Double) -> Double { exponential(-left * factor) - exponential(-left) }
    let fit = model.fit(of: prepared.plan.work[Int(row.workType)].isCall ? .call : .mail)
    func recovery(_ isResolved: Bool) -> Double {
      prepared.recoveryLaw.probability(
        RecoveryLaw.Situation(
          isResolved: isResolved, responseDays: row.firstResponse >= 0 ? responseDays(of: row) : days,
          resolutionDays: days, fit: fit, severity: severity == .high ? 1 : 0,
          contactCount: Double(row.contacts + 1),
          tierOffset: prepared.plan.population.tiers[Int(row.tier)].recoveryOffset))
    }
    let solve = prepared.plan.resolution.solvedAtContact
    let solved = recovery(true)
    let unsolved = recovery(false)
    return reach
      * (solve * (solved * averted(model.recoveredFactor) + (1 - solved) * averted(model.resolvedFactor))
        + (1 - solve) * (unsolved * averted(model.recoveredFactor) + (1 - unsolved) * averted(model.unsolvedFactor)))
  }
}

/// Days from a case's feedback to its first response.
func responseDays(of row: Case) -> Double { days(row.firstResponse - row.received) }
