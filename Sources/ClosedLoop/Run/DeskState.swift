import EventKernel

/// The desk in a run: its cases, the people, who waits for whom, and what people are still to be told.
struct DeskState: ~Copyable {
  let prepared: PreparedPlan
  let phases: Phases
  let chance: Chance

  var cases = Table<Case>()
  /// Where their time went, row by row beside them.
  var times = Table<CaseTime>()
  /// Those who wait in a queue, callable or not: in no order, and without gaps.
  private(set) var waiting = Table<Waiting>()
  /// First of the rows that may be used again, or -1.
  private var freeCase: Int32 = -1
  /// Items received so far.
  var serial: UInt64 = 0
  var room: WaitingRoom
  var roster: Roster
  /// What people of each team are still to be told.
  var notices: Notices
  /// Whether idle people and waiting work are matched at the end of this instant.
  var isDispatchDue = false
  /// Cases that have come into a queue in this instant, whose patience has not begun.
  var newcomers = Table<Int32>()
  /// Cases that have begun to wait in this instant and have not entered their lines.
  var entrants = Table<Int32>()
  var openCases: Int64 = 0
  var awaitingCases: Int64 = 0
  /// Of the cases that were open when the run began.
  var oldCases = OldCases()
  /// Levels over time since they were last booked into integrals.
  var levels = LevelSums()

  struct Waiting: BitwiseCopyable {
    var received: Ticks
    var row: Int32
  }

  init(_ prepared: PreparedPlan, chance: Chance, watch: Watch) {
    self.prepared = prepared
    phases = prepared.plan.phases
    self.chance = chance
    room = WaitingRoom(
      queues: prepared.plan.queues.count, requirements: prepared.skillGroups.requirementCount,
      classes: prepared.classes,
      keepsAge: prepared.plan.triage.starvationLimit != nil)
    roster = Roster(
      prepared.plan, skillGroups: prepared.skillGroups, calendars: Watching.calendars(of: prepared.plan, for: watch))
    notices = Notices(teams: prepared.plan.teams.count)
  }

  /// Asks for a dispatch at the end of this instant.
  @inline(__always) mutating func requestDispatch() { isDispatchDue = true }

  /// The row of tallies that a case is counted in.
  @inline(__always) func tally(of index: Int) -> Int { Int(cases[index].tally) }

  // MARK: Rows of cases

  /// A row for a new case.
  @inline(__always) mutating func takeRow() -> Int {
    if freeCase >= 0 {
      let index = Int(freeCase)
      freeCase = cases[index].next
      times[index] = CaseTime()
      return index
    }
    cases.append(.blank)
    times.append(CaseTime())
    return cases.count - 1
  }

  /// Lets the row of a case that is counted be used again.
  @inline(__always) mutating func freeRow(_ index: Int) {
    cases[index].stage = .unused
    cases[index].next = freeCase
    freeCase = Int32(index)
  }

  // MARK: Who waits for staff

  @inline(__always) mutating func beginWaiting(of index: Int) {
    cases[index].waitingPlace = Int32(waiting.count)
    waiting.append(Waiting(received: cases[index].received, row: Int32(index)))
  }

  /// The last in the list takes the place of the case that waits no more.
  @inline(__always) mutating func endWaiting(of index: Int) {
    let last = waiting.removeLast()
    guard last.row != Int32(index) else { return }
    waiting[Int(cases[index].waitingPlace)] = last
    cases[Int(last.row)].waitingPlace = cases[index].waitingPlace
  }

  // MARK: Levels over time

  /// Adds up the levels of open and waiting cases and of the staff up to now.
  @inline(__always) mutating func bookLevels(at now: Ticks) {
    let elapsed = now - levels.until
    if elapsed > 0 { addLevels(over: elapsed, until: now) }
  }

  private mutating func addLevels(over elapsed: Ticks, until now: Ticks) {
    levels.until = now
    levels.open += openCases * elapsed
    levels.waiting += Int64(waiting.count) * elapsed
    levels.awaiting += awaitingCases * elapsed
    levels.staffed += roster.staffed * elapsed
    levels.busy += roster.busy * elapsed
  }
}
