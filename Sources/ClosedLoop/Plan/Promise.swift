public import EventKernel

/// How long a promise allows.
public enum PromisedTime: Sendable, Equatable {
  /// So much time on the promise's clock.
  case duration(Ticks)
  /// To closing time of the n-th following open day of the promise's calendar.
  case openDays(Int)
}

/// A response promise (SLA).
public struct Promise: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// The calendar that it counts in; the calendar that never closes is elapsed time.
  public var calendar: Int
  /// Time to the first effective response.
  public var firstResponse: PromisedTime?
  /// Time to the first solution.
  public var resolution: PromisedTime?
  /// Whether the resolution clock stands still while the case waits for its customer.
  public var pausesForCustomer = true

  /// A promise.
  public init(name: Name, calendar: Int, firstResponse: PromisedTime?, resolution: PromisedTime?) {
    self.name = name
    self.calendar = calendar
    self.firstResponse = firstResponse
    self.resolution = resolution
  }

  /// The last instant that is in time, counted from the feedback; `Time.never` where nothing is promised.
  public func deadline(of time: PromisedTime?, from start: Ticks, in calendar: WorkCalendar, civil: CivilClock) -> Ticks
  {
    switch time {
    case nil: return Time.never
    case .duration(let target): return calendar.lastInstant(inTime: target, from: start)
    case .openDays(let days):
      return calendar.closing(ofFollowingOpenDay: days, after: start, civil: civil)
    }
  }
}

extension WorkCalendar {
  /// Closing time of the n-th open day that follows the day of an instant, or `Time.never`.
  public func closing(ofFollowingOpenDay count: Int, after tick: Ticks, civil: CivilClock) -> Ticks {
    let today = civil.day(at: tick)
    if isAlways { return civil.instant(day: today + count + 1, timeOfDay: 0) }
    var index = self.count(startingUpTo: tick)
    while index < starts.count && civil.day(at: starts[index]) <= today { index += 1 }
    var seen = 0
    var day = today
    var closing = Time.never
    while index < starts.count {
      let next = civil.day(at: starts[index])
      if next != day {
        if seen == count { return closing }
        seen += 1
        day = next
      }
      closing = ends[index]
      index += 1
    }
    return seen == count ? closing : Time.never
  }
}
