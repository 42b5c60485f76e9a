import EventKernel
import PortableMath

/// Promises in danger and broken: alerts at a share of the time, and what is done then and at the breach.
extension Replication {
  /// Sets the one timer of a case for the next alert or breach; its deadlines may have moved.
  @inline(__always) mutating func setPromiseTimer(of index: Int) {
    if prepared.hasPromiseTimers { awaitPromise(of: index) }
  }

  private mutating func awaitPromise(of index: Int) {
    agenda.withdraw(&desk.cases[index].promiseTimer)
    let promise = Int(desk.cases[index].promise)
    guard promise >= 0 && prepared.promises[promise].hasTimers else { return }
    let now = agenda.now
    var next = Time.never
    func consider(_ turn: Ticks) { if turn > now && turn < next { next = turn } }
    if desk.responseStop(of: index) < 0 {
      let turns = desk.turns(of: index, isResolution: false)
      consider(turns.alert)
      consider(turns.breach)
    }
    // A clock that stands still while the customer is waited for comes to nothing.
    if desk.cases[index].firstSolved < 0 && desk.cases[index].pausedSince < 0 {
      let turns = desk.turns(of: index, isResolution: true)
      consider(turns.alert)
      consider(turns.breach)
    }
    guard next < phases.drainEnd else { return }
    desk.cases[index].promiseTimer = agenda.schedule(.promiseTurns(Int32(index)), at: next, rank: Rank.promise)
  }

  /// The next alert or breach of a case has come.
  mutating func promiseTurns(_ index: Int) {
    desk.cases[index].promiseTimer = 0
    let now = agenda.now
    let promise = Int(desk.cases[index].promise)
    if desk.responseStop(of: index) < 0 {
      let turns = desk.turns(of: index, isResolution: false)
      if turns.alert == now { raiseAlert(index, prepared.plan.promises[promise].onAlert) }
      if turns.breach == now { escalate(index, prepared.plan.promises[promise].onBreach) }
    }
    if desk.cases[index].firstSolved < 0 {
      let turns = desk.turns(of: index, isResolution: true)
      if turns.alert == now { raiseAlert(index, prepared.plan.promises[promise].onAlert) }
      if turns.breach == now { escalate(index, prepared.plan.promises[promise].onBreach) }
    }
    setPromiseTimer(of: index)
  }

  private mutating func raiseAlert(_ index: Int, _ action: PromiseAction) {
    if desk.cases[index].isMeasured { records.items.tallies[desk.tally(of: index)].alerts += 1 }
    act(action, on: index)
  }

  private mutating func escalate(_ index: Int, _ action: PromiseAction) {
    if desk.cases[index].isMeasured { records.items.tallies[desk.tally(of: index)].breachActions += 1 }
    act(action, on: index)
  }

  private mutating func act(_ action: PromiseAction, on index: Int) {
    if action.raisesPriority { desk.raisePriority(of: index) }
    if action.notifies >= 0 {
      desk.notices.add(action.noticeTime, for: action.notifies)
      desk.requestDispatch()
    }
    if action.adds >= 0 { addTeam(action.adds, to: index) }
  }

  /// Lets a further team take a case; a case that lies in a wrong queue has it when it comes out of there.
  private mutating func addTeam(_ team: Int, to index: Int) {
    let isAstray = desk.cases[index].task == .look
    let queue = Int(isAstray ? desk.cases[index].ownQueue : desk.cases[index].queue)
    for reinforcement in prepared.plan.triage.reinforcements
    where reinforcement.queue == queue && reinforcement.team == team {
      let instead = Int16(reinforcement.instead)
      if isAstray {
        desk.cases[index].ownQueue = instead
      } else if desk.cases[index].stage == .waiting {
        desk.room.move(
          index, queue: instead, priorityClass: desk.cases[index].priorityClass, key: desk.cases[index].key,
          cases: &desk.cases)
        setStage(index, .waiting)
        desk.requestDispatch()
      } else {
        desk.cases[index].queue = instead
      }
      return
    }
  }

  /// Tells people what they are to be told: the longest idle of a skill group leaves the desk for it, before any other
  /// work.
  mutating func giveNotices() {
    for skillGroup in prepared.skillGroups.teams.indices {
      let team = prepared.skillGroups.teams[skillGroup]
      while desk.notices.isDue(for: team) && desk.roster.idleCount[skillGroup] > 0 {
        let person = Int(desk.roster.firstIdle[skillGroup])
        desk.bookLevels(at: agenda.now)
        bookTime(of: person)
        leaveDesk(person, for: desk.notices.take(for: team))
      }
    }
  }
}

extension DeskState {
  /// When the response clock of a case stopped, or -1: at the first effective response, or at the first attempt where
  /// the promise says so.
  @inline(__always) func responseStop(of index: Int) -> Ticks {
    let promise = Int(cases[index].promise)
    guard promise >= 0 && prepared.promises[promise].stopsOnAttempt && cases[index].firstAttempt >= 0 else {
      return cases[index].firstResponse
    }
    return cases[index].firstAttempt
  }

  /// When the alert of a deadline is raised, and the instant after it; `Time.never` for what nobody listens to.
  @inline(__always) func turns(of index: Int, isResolution: Bool) -> (alert: Ticks, breach: Ticks) {
    let deadline = isResolution ? cases[index].resolutionDeadline : cases[index].responseDeadline
    guard deadline < Time.never else { return (Time.never, Time.never) }
    let breach = prepared.promises[Int(cases[index].promise)].actsOnBreach ? deadline + 1 : Time.never
    return (isResolution ? cases[index].resolutionAlert : cases[index].responseAlert, breach)
  }

  /// Gives a case new deadlines, and what follows from them.
  @inline(__always) mutating func setDeadlines(of index: Int, response: Ticks, resolution: Ticks) {
    cases[index].responseDeadline = response
    cases[index].resolutionDeadline = resolution
    if prepared.hasPromiseTimers { setAlerts(of: index) }
  }

  mutating func setAlerts(of index: Int) {
    cases[index].responseAlert = alert(of: index, before: cases[index].responseDeadline, isResolution: false)
    cases[index].resolutionAlert = alert(of: index, before: cases[index].resolutionDeadline, isResolution: true)
  }

  /// The alert lies so much open time before the deadline as the promise leaves after its share, wherever pauses have
  /// moved the deadline to.
  @inline(__always) func alert(of index: Int, before deadline: Ticks, isResolution: Bool) -> Ticks {
    let promise = Int(cases[index].promise)
    let share = prepared.promises[promise].alertShare
    guard share >= 0 && deadline < Time.never else { return Time.never }
    let received = cases[index].received
    let promised = prepared.deadline(ofPromise: promise, isResolution: isResolution, from: received)
    let whole = prepared.openTime(ofPromise: promise, from: received, to: promised)
    let left = whole - min(whole, Ticks(Double(whole) * share))
    let toDeadline = deadline == promised ? whole : prepared.openTime(ofPromise: promise, from: received, to: deadline)
    return prepared.plan.calendars[Int(prepared.promises[promise].calendar)].adding(toDeadline - left, to: received)
  }

  /// Puts a case before all others, first come among its like, wherever it is and comes to.
  mutating func raisePriority(of index: Int) {
    guard !cases[index].isRaised else { return }
    cases[index].isRaised = true
    guard cases[index].stage == .waiting else { return }
    room.move(
      index, queue: cases[index].queue, priorityClass: Int16(prepared.classes.raised), key: 0, cases: &cases)
  }
}
