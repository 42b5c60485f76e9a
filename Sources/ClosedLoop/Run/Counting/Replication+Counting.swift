import EventKernel

/// How long what happens to a case took, elapsed and in open time of its promise; negative for what has not happened.
///
/// Elapsed times of what has happened are never negative: feedback is first.
struct CaseLengths: BitwiseCopyable {
  var response: Ticks = -1
  var responseBusiness: Ticks = 0
  var resolution: Ticks = -1
  var resolutionBusiness: Ticks = 0
  var total: Ticks = -1
  var totalBusiness: Ticks = 0
  var wait: Ticks = -1
}

extension GroupTally {
  /// Counts a case by its state at its end.
  ///
  /// - Parameter row: The case as it lies, so that nothing is copied; it stays as it is.
  mutating func countState(of row: inout Case) {
    let ending = row.ending
    switch ending {
    case .open: open += 1
    case .acknowledged: acknowledged += 1
    case .automated: automatedClosed += 1
    case .solved: solved += 1
    case .unsolved: unsolved += 1
    case .unreachable: unreachable += 1
    case .planEnded: planEnded += 1
    case .gaveUp: gaveUp += 1
    case .customerLeft: customerLeft += 1
    }
    let reopenings = row.reopenings
    if row.services > 0 { attempts += Int64(row.attempts) }
    if row.firstStart >= 0 { attempted += 1 }
    if row.isReached { reached += 1 }
    if row.conversations > 0 { conversed += 1 }
    if ending == .solved && row.conversations == 1 && !row.wasEscalated && reopenings == 0 {
      solvedFirst += 1
    }
    if row.wasEscalated { escalated += 1 }
    chases += Int64(row.chases)
    if row.hasSwitched { switched += 1 }
    if row.customerWaits > 0 {
      awaited += 1
      customerWaited += row.customerWaited
      customerWaitedBusiness += row.customerWaitedBusiness
    }
    if reopenings > 0 { reopened += 1 }
    if row.isResponded { answered += 1 }
    if row.failure != nil {
      closedFailures += 1
      if row.hasRecovered { recovered += 1 }
      if row.firstSolved >= 0 { solvedFailures += 1 }
    }
  }

  /// Adds what of a case has happened.
  mutating func count(_ lengths: CaseLengths) {
    if lengths.response >= 0 {
      responses += 1
      responseElapsed += lengths.response
      responseBusiness += lengths.responseBusiness
    }
    if lengths.resolution >= 0 {
      resolutions += 1
      resolutionElapsed += lengths.resolution
      resolutionBusiness += lengths.resolutionBusiness
    }
    if lengths.total >= 0 {
      totals += 1
      totalElapsed += lengths.total
      totalBusiness += lengths.totalBusiness
    }
    if lengths.wait >= 0 {
      waits += 1
      waited += lengths.wait
    }
  }
}

/// What is counted of a case when it is closed for good, or the run ends.
extension Replication {
  @inline(__always) mutating func countPromises(_ index: Int, response: Verdict, resolution: Verdict) {
    guard desk.cases[index].promise >= 0 else { return }
    let promise = Int(desk.cases[index].promise)
    let terms = prepared.promises[promise]
    let place = desk.tally(of: index)
    var week = WeekTally()
    if terms.hasResponse {
      let deadline = desk.cases[index].responseDeadline
      switch response {
      case .none: break
      case .met:
        records.items.tallies[place].responseMet += 1
        week.responseMet = 1
        countJudged(index)
      case .missed:
        records.items.tallies[place].responseMissed += 1
        week.responseMissed = 1
        records.series[records.day(of: desk.cases[index].received)].breached += 1
        records.watchHour(of: desk.cases[index].received) { $0.breached += 1 }
        countJudged(index)
      case .undetermined: records.items.tallies[place].responseUndetermined += 1
      case .excluded: records.items.tallies[place].responseExcluded += 1
      }
      let isReachedInTime = desk.cases[index].firstReached >= 0 && desk.cases[index].firstReached <= deadline
      if isReachedInTime && (response == .met || response == .missed) {
        records.items.tallies[place].reachedInTime += 1
        week.reachedInTime = 1
      }
    }
    if terms.hasResolution {
      switch resolution {
      case .none: break
      case .met:
        records.items.tallies[place].resolutionMet += 1
        week.resolutionMet = 1
      case .missed:
        records.items.tallies[place].resolutionMissed += 1
        week.resolutionMissed = 1
      case .undetermined: records.items.tallies[place].resolutionUndetermined += 1
      case .excluded: records.items.tallies[place].resolutionExcluded += 1
      }
    }
    records.items.notePromises(
      week, at: place, week: Int((desk.cases[index].received - phases.windowStart) / Time.week))
  }

  @inline(__always) private mutating func countJudged(_ index: Int) {
    records.series[records.day(of: desk.cases[index].received)].judged += 1
    records.watchHour(of: desk.cases[index].received) { $0.judged += 1 }
  }

  @inline(__always) mutating func countTimes(_ index: Int) {
    let place = desk.tally(of: index)
    let tier = Int(desk.cases[index].tier)
    let promise = Int(desk.cases[index].promise)
    let received = desk.cases[index].received
    let ending = desk.cases[index].ending
    var lengths = CaseLengths()
    let response = desk.cases[index].firstResponse
    if response >= 0 {
      lengths.response = response - received
      lengths.responseBusiness = prepared.openTime(ofPromise: promise, from: received, to: response)
      records.items.noteResponse(lengths.response, tier: tier, promise: promise)
    }
    let solved = desk.cases[index].firstSolved
    if solved >= 0 && desk.cases[index].contacts > 0 {
      lengths.resolution = solved - received
      lengths.resolutionBusiness =
        prepared.openTime(ofPromise: promise, from: received, to: solved) - desk.cases[index].pausedBeforeSolution
      records.items.noteResolution(lengths.resolution, tier: tier, promise: promise)
    }
    if ending == .solved {
      let last = desk.cases[index].lastSolved
      lengths.total = last - received
      lengths.totalBusiness = prepared.openTime(ofPromise: promise, from: received, to: last) - desk.cases[index].paused
    }
    // The wait for a first start: of cases that gave up, until they did.
    let start = desk.cases[index].firstStart
    let end = start >= 0 ? start : ending == .gaveUp ? desk.cases[index].closedAt : -1
    if end >= 0 {
      lengths.wait = end - received
      records.items.noteWait(lengths.wait, tier: tier, promise: promise)
    }
    records.items.tallies[place].count(lengths)
  }

}

extension DeskState {
  /// What became of the promise of a first response.
  @inline(__always) func responseVerdict(of index: Int) -> Verdict {
    guard cases[index].promise >= 0, prepared.promises[Int(cases[index].promise)].hasResponse else { return .none }
    return verdict(stop: responseStop(of: index), deadline: cases[index].responseDeadline, index)
  }

  /// What became of the promise of a solution.
  @inline(__always) func resolutionVerdict(of index: Int) -> Verdict {
    guard cases[index].promise >= 0, prepared.promises[Int(cases[index].promise)].hasResolution else { return .none }
    return verdict(stop: cases[index].firstSolved, deadline: cases[index].resolutionDeadline, index)
  }

  /// What became of a promise (model: desk/promises).
  @inline(__always) func verdict(stop: Ticks, deadline: Ticks, _ index: Int) -> Verdict {
    if cases[index].treatment == Treatment.automated.rawValue && cases[index].contacts == 0 && stop < 0
      && !cases[index].isPromisedAnew
    {
      // A technical solution that does not count makes no promise.
      return .none
    }
    if stop >= 0 { return stop <= deadline ? .met : .missed }
    switch cases[index].ending {
    case .open: return deadline >= phases.drainEnd ? .undetermined : .missed
    case .customerLeft: return cases[index].closedAt <= deadline ? .excluded : .missed
    case .acknowledged: return .none
    case .automated, .solved, .unsolved, .unreachable, .planEnded, .gaveUp: return .missed
    }
  }
}

extension PreparedPlan {
  /// Time by the calendar of a promise, or by the desk's where nothing is promised.
  @inline(__always) func openTime(ofPromise promise: Int, from start: Ticks, to end: Ticks) -> Ticks {
    if promise >= 0 && promises[promise].isAlways { return end - start }
    let calendar = promise >= 0 ? Int(promises[promise].calendar) : plan.deskCalendar
    return plan.calendars[calendar].openTime(from: start, to: end)
  }
}
