import EventKernel

extension Replication {
  // MARK: Into the queue

  /// Puts a case into its queue, as eligible now or at the next callable instant.
  mutating func enqueueWhenCallable(_ index: Int, isReturning: Bool) {
    let now = agenda.now
    let isCall = desk.cases[index].task == .contact && prepared.work[Int(desk.cases[index].workType)].isCall
    if desk.cases[index].queuedAt == 0 || !isReturning {
      desk.cases[index].queuedAt = now
      desk.takeTurn(index)
    }
    if isCall && !prepared.plan.calendars[desk.callableCalendar(of: index)].isOpen(at: now) {
      let due = prepared.plan.calendars[desk.callableCalendar(of: index)].opening(from: now)
      setStage(index, .held)
      if due < phases.drainEnd {
        desk.cases[index].step = agenda.schedule(.caseIsDue(Int32(index)), at: due, rank: Rank.comeback)
      }
      return
    }
    enqueue(index, isReturning: isReturning)
  }

  /// A case becomes eligible: its wait between attempts is over, or customers may be rung again.
  mutating func caseIsDue(_ index: Int) {
    desk.cases[index].step = 0
    enqueue(index, isReturning: desk.cases[index].plannedAttempts > 0)
  }

  @inline(__always) private mutating func enqueue(_ index: Int, isReturning: Bool) {
    let now = agenda.now
    if prepared.skillGroups.requirementCount > 1 { desk.cases[index].requirement = Int16(desk.requirement(of: index)) }
    setStage(index, .waiting)
    desk.cases[index].eligibleAt = now
    desk.rank(index)
    desk.room.insert(index, cases: &desk.cases, isReturning: isReturning)
    desk.requestDispatch()
  }

  // MARK: Who and what comes first

  /// Matches idle people and waiting work until no pair is left (model: desk/dispatch).
  mutating func dispatch() {
    desk.isDispatchDue = false
    if desk.notices.count > 0 { giveNotices() }
    while true {
      var row = -1
      var skill = -1
      for place in prepared.skills.indices {
        let own = prepared.skills[place]
        guard desk.roster.idleCount[own.skillGroup] > 0 && desk.room.counts[own.place] > 0 else { continue }
        guard let first = best(in: own.place) else { continue }
        if skill < 0 || isBetter(first, own, than: row, prepared.skills[skill]) {
          row = first
          skill = place
        }
      }
      guard skill >= 0 else { break }
      let person = desk.roster.longestIdle(
        skillGroup: prepared.skills[skill].skillGroup, item: desk.cases[row].item, chance: chance)
      records.audit.check(order: isFirst(row), at: agenda.now)
      if prepared.picksCherries { row = easiest(insteadOf: row, for: person) }
      start(row, by: person)
    }
    for place in desk.newcomers.indices {
      let index = Int(desk.newcomers[place])
      if desk.cases[index].stage == .waiting && desk.cases[index].giveUpTimer == 0 { startPatience(of: index) }
    }
    desk.newcomers.removeAll()
    enterLines()
    for place in prepared.skills.indices {
      records.audit.check(
        idle: desk.roster.idleCount[prepared.skills[place].skillGroup],
        waiting: desk.room.counts[prepared.skills[place].place])
    }
  }

  private mutating func isBetter(_ row: Int, _ skill: Skill, than otherRow: Int, _ other: Skill) -> Bool {
    if skill.preference != other.preference { return skill.preference < other.preference }
    if row != otherRow { return desk.cases.precedes(row, otherRow, prepared, at: agenda.now) }
    if skill.breadth != other.breadth { return skill.breadth < other.breadth }
    let since = desk.roster.people[Int(desk.roster.firstIdle[skill.skillGroup])].idleSince
    let otherSince = desk.roster.people[Int(desk.roster.firstIdle[other.skillGroup])].idleSince
    if since != otherSince { return since < otherSince }
    if skill.team == other.team {
      return desk.drawOfLongestIdle(skill.skillGroup, desk.cases[row].item)
        < desk.drawOfLongestIdle(other.skillGroup, desk.cases[row].item)
    }
    return desk.drawOfTeam(skill.team, desk.cases[row].item) < desk.drawOfTeam(other.team, desk.cases[row].item)
  }

  /// The case that a person takes who would rather have an easy one: the shortest kind of work in sight, then the least
  /// severe. Approvals and cases that have waited too long are taken as they come.
  private mutating func easiest(insteadOf first: Int, for person: Int) -> Int {
    let terms = prepared.teams[Int(desk.roster.people[person].team)]
    guard terms.cherryPicking > 0 && desk.cases[first].task == .contact && !desk.cases[first].isRaised else {
      return first
    }
    if let limit = prepared.plan.triage.starvationLimit, agenda.now - desk.cases[first].eligibleAt > limit {
      return first
    }
    let draw = chance.uniform(
      entity: desk.cases[first].item, purpose: Purpose.cherryPicking,
      sub: desk.cases[first].services + desk.cases[first].passedOver)
    guard draw < terms.cherryPicking else { return first }
    var best = first
    var last = first
    for _ in 1..<max(1, terms.sight) {
      guard let next = follower(of: last, for: person) else { break }
      if desk.cases[next].task == .contact && desk.isEasier(next, than: best) { best = next }
      last = next
    }
    if best != first { desk.cases[first].passedOver += 1 }
    return best
  }

  /// The case that goes next after another in the order of their queue: over all its classes, and whatever a person can do.
  private mutating func follower(of last: Int, for person: Int) -> Int? {
    let skillGroup = Int(desk.roster.people[person].skillGroup)
    let requirements = prepared.skillGroups.requirementCount
    var first = -1
    for requirement in 0..<requirements
    where requirements == 1 || prepared.skillGroups.serves(skillGroup, requirement: requirement) {
      let place = Int(desk.cases[last].queue) * requirements + requirement
      for rank in 0..<desk.room.classCount {
        var index = desk.room.head(place: place, of: rank)
        while index >= 0 && !desk.cases.precedes(last, index, prepared, at: agenda.now) {
          index = Int(desk.cases[index].next)
        }
        while index >= 0 {
          if desk.cases.precedes(last, index, prepared, at: agenda.now)
            && (first < 0 || desk.cases.precedes(index, first, prepared, at: agenda.now))
          {
            first = index
          }
          guard !prepared.order.urgency.keepsClassesSorted else { break }
          index = Int(desk.cases[index].next)
        }
      }
    }
    return first >= 0 ? first : nil
  }

  /// The case of a place that goes first.
  private mutating func best(in place: Int) -> Int? {
    if let limit = prepared.plan.triage.starvationLimit {
      let oldest = desk.room.longestEligible(place: place)
      if oldest >= 0 && agenda.now - desk.cases[oldest].eligibleAt > limit { return oldest }
    }
    if prepared.raisesPriority {
      let raised = desk.room.head(place: place, of: prepared.classes.raised)
      if raised >= 0 { return raised }
    }
    let approval = desk.room.head(place: place, of: prepared.classes.approval)
    if approval >= 0 { return approval }
    if !prepared.order.urgency.keepsClassesSorted { return mostValuable(in: place) }
    var best = -1
    for rank in 0..<prepared.classes.ordered {
      let head = desk.room.head(place: place, of: rank)
      guard head >= 0 else { continue }
      if prepared.classes.isRanked { return head }
      if best < 0 || desk.cases.precedes(head, best, prepared, at: agenda.now) { best = head }
    }
    return best >= 0 ? best : nil
  }

  /// Walks a queue for the greatest index, which is worked out anew for each case every full hour.
  private mutating func mostValuable(in place: Int) -> Int? {
    let hour = agenda.now / Time.hour
    var index = desk.room.head(place: place, of: 0)
    var best = -1
    while index >= 0 {
      if desk.cases[index].valueHour != hour {
        desk.cases[index].valueIndex = valueAtRisk(
          desk.cases[index], at: max(hour * Time.hour, desk.cases[index].received))
        desk.cases[index].valueHour = hour
      }
      if best < 0 || desk.cases.precedes(index, best, prepared, at: agenda.now) { best = index }
      index = Int(desk.cases[index].next)
    }
    return best >= 0 ? best : nil
  }

  /// Whether no first of another class, nor the next in its own, goes before a case: the audit of the declared order.
  private mutating func isFirst(_ index: Int) -> Bool {
    let place = desk.room.place(of: index, cases: desk.cases)
    guard desk.room.counts[place] > 1 else { return true }
    for rank in 0..<desk.room.classCount {
      let head = desk.room.head(place: place, of: rank)
      if head >= 0 && head != index && desk.cases.precedes(head, index, prepared, at: agenda.now) { return false }
    }
    let next = Int(desk.cases[index].next)
    return next < 0 || !desk.cases.precedes(next, index, prepared, at: agenda.now)
  }
}

/// Days from a case's feedback to its first response.
func responseDays(of row: Case) -> Double { days(row.firstResponse - row.received) }

extension DeskState {
  /// Language and topic that the next piece of work asks of a person; approvals and looks ask for neither.
  @inline(__always) func requirement(of index: Int) -> Int {
    if cases[index].task == .approval || cases[index].task == .look { return 0 }
    return prepared.skillGroups.requirement(language: Int(cases[index].language), cause: cases[index].failure?.cause)
  }

  @inline(__always) func isEasier(_ index: Int, than other: Int) -> Bool {
    let work = prepared.expectedWork[Int(cases[index].workType)]
    let otherWork = prepared.expectedWork[Int(cases[other].workType)]
    if work != otherWork { return work < otherWork }
    return cases[index].failure.gravity < cases[other].failure.gravity
  }

  @inline(__always) func drawOfTeam(_ team: Int, _ item: UInt64) -> UInt64 {
    chance.block(
      entity: item ^ Fingerprint.mix(UInt64(prepared.plan.teams[team].identity)), purpose: Purpose.tie, sub: 1
    ).word0
  }

  @inline(__always) func drawOfLongestIdle(_ skillGroup: Int, _ item: UInt64) -> UInt64 {
    roster.draw(roster.longestIdle(skillGroup: skillGroup, item: item, chance: chance), item, chance)
  }
}
