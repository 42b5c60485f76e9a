import EventKernel

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
    rank(index)
    room.insert(index, cases: &cases, isReturning: isReturning)
    requestDispatch()
  }

  /// Language and topic that the next piece of work asks of a person; approvals and looks ask for neither.
  private mutating func need(of index: Int) -> Int {
    if cases[index].task == .approval || cases[index].task == .look { return 0 }
    return prepared.crews.need(language: Int(cases[index].language), cause: cases[index].failure?.cause)
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

  /// The case that goes next after another in the order of their queue: over all its classes, and whatever a person can do.
  private mutating func follower(of last: Int, for person: Int) -> Int? {
    let crew = Int(roster.people[person].crew)
    let needs = prepared.crews.needCount
    var first = -1
    for need in 0..<needs where needs == 1 || prepared.crews.serves(crew, need: need) {
      let place = Int(cases[last].queue) * needs + need
      for rank in 0..<room.classCount {
        var index = room.head(place: place, of: rank)
        while index >= 0 && !precedes(last, index) { index = Int(cases[index].next) }
        while index >= 0 {
          if precedes(last, index) && (first < 0 || precedes(index, first)) { first = index }
          guard !prepared.order.urgency.keepsClassesSorted else { break }
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
      let raised = room.head(place: place, of: prepared.classes.raised)
      if raised >= 0 { return raised }
    }
    let approval = room.head(place: place, of: prepared.classes.approval)
    if approval >= 0 { return approval }
    if !prepared.order.urgency.keepsClassesSorted { return mostValuable(in: place) }
    var best = -1
    for rank in 0..<prepared.classes.ordered {
      let head = room.head(place: place, of: rank)
      guard head >= 0 else { continue }
      if prepared.classes.isRanked { return head }
      if best < 0 || precedes(head, best) { best = head }
    }
    return best >= 0 ? best : nil
  }

  /// Walks a queue for the greatest index, which is worked out anew for each case every full hour.
  private mutating func mostValuable(in place: Int) -> Int? {
    let hour = agenda.now / Time.hour
    var index = room.head(place: place, of: 0)
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

  /// Whether no first of another class, nor the next in its own, goes before a case: the audit of the declared order.
  private mutating func isFirst(_ index: Int) -> Bool {
    let place = room.place(of: index, cases: cases)
    guard room.counts[place] > 1 else { return true }
    for rank in 0..<room.classCount {
      let head = room.head(place: place, of: rank)
      if head >= 0 && head != index && precedes(head, index) { return false }
    }
    let next = Int(cases[index].next)
    return next < 0 || !precedes(next, index)
  }
}

/// Days from a case's feedback to its first response.
func responseDays(of row: Case) -> Double { days(row.firstResponse - row.received) }
