import EventKernel

/// What is kept of an open case only where it is watched.
struct CaseWatch: BitwiseCopyable {
  /// Where its time went on the clock of its promise, and which clock that is.
  var promised = CaseTime()
  var clock: UInt8 = 0
  /// When that clock began to run: with the case, or with a promise that was made anew.
  var since: Ticks = 0
  /// The split up to the first response and up to the first solution, on that clock.
  var toResponse = TimeSplit()
  var toSolution = TimeSplit()
  /// The elapsed split when the present stage began.
  var before = TimeSplit()
  /// Who worked on it first and last.
  var firstPerson: Int32 = -1
  var lastPerson: Int32 = -1
  /// Whether the work that ends now is cut short by the end of a shift.
  var isCutShort = false
  var marginSaved: Int64 = 0
  var terminalSaved: Int64 = 0
  var presenceGained: Int64 = 0
}

/// What a replication writes down for those who watch it.
struct Watching: ~Copyable {
  let watch: Watch
  /// Whether cases are watched at all.
  let isOn: Bool
  /// The clock of each promise among those of the lines; 0 is elapsed time.
  let clocks: ContiguousArray<UInt8>
  /// Row by row beside the cases; empty where nothing is watched.
  var rows = Table<CaseWatch>()
  var journal = Journal()
  /// Empty where hours are not watched.
  var hours: Table<DayRow>

  init(_ watch: Watch, plan: Plan) {
    self.watch = watch
    isOn = watch.cases || watch.events
    var clocks = ContiguousArray<UInt8>()
    var known: [Int] = []
    for promise in plan.promises {
      if plan.calendars[promise.calendar].isAlways {
        clocks.append(0)
      } else if let place = known.firstIndex(of: promise.calendar) {
        clocks.append(UInt8(place + 1))
      } else {
        known.append(promise.calendar)
        clocks.append(UInt8(known.count))
      }
    }
    self.clocks = clocks
    hours = Table(
      repeating: DayRow(), count: watch.hours ? max(1, Int((plan.phases.drainEnd + Time.hour - 1) / Time.hour)) : 0)
  }

  /// Calendars whose open time the lines count beside elapsed time.
  static func calendars(of plan: Plan, for watch: Watch) -> ContiguousArray<WorkCalendar> {
    var calendars = ContiguousArray<WorkCalendar>()
    guard watch.cases || watch.events else { return calendars }
    var known: [Int] = []
    for promise in plan.promises
    where !plan.calendars[promise.calendar].isAlways && !known.contains(promise.calendar) {
      known.append(promise.calendar)
      calendars.append(plan.calendars[promise.calendar])
    }
    return calendars
  }
}
