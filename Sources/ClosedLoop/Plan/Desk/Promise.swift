public import EventKernel

/// How long a promise allows.
public enum PromisedTime: BitwiseCopyable, Sendable, Equatable {
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
  /// The alert is raised when so much of the promised time has passed; nil for no alert.
  public var alertShare: Double?
  /// What the alert does beside being counted.
  public var onAlert = PromiseAction()
  /// What is done the instant after the promise is broken.
  public var onBreach = PromiseAction()
  /// Whether the first attempt, reached or not, stops the response clock: a weaker promise, labelled as such.
  public var stopsOnAttempt = false

  /// A promise.
  public init(name: Name, calendar: Int, firstResponse: PromisedTime?, resolution: PromisedTime?) {
    self.name = name
    self.calendar = calendar
    self.firstResponse = firstResponse
    self.resolution = resolution
  }

  /// Whether somebody must be told when it is in danger or broken.
  public var hasTimers: Bool { alertShare != nil || onBreach.acts }
}

/// What is done about a case whose promise is in danger or broken.
public struct PromiseAction: BitwiseCopyable, Sendable, Equatable {
  /// The case goes before all others from now on.
  public var raisesPriority = false
  /// A person of this team is told, -1 for nobody.
  public var notifies = -1
  /// The time that being told costs that person.
  public var noticeTime: Ticks = 0
  /// This team may take the case as well, -1 for none.
  public var adds = -1

  /// An action that does nothing.
  public init() {}

  /// Whether anything is done.
  public var acts: Bool { raisesPriority || notifies >= 0 || adds >= 0 }
}

/// A queue that a case moves to when a team is added to those who may take it: its own people handle both.
public struct Reinforcement: BitwiseCopyable, Sendable, Equatable {
  /// The queue the case comes from.
  public var queue: Int
  /// The team that is added.
  public var team: Int
  /// The queue handled by both.
  public var instead: Int

  /// A queue with a team added.
  public init(queue: Int, team: Int, instead: Int) {
    self.queue = queue
    self.team = team
    self.instead = instead
  }
}

extension WorkCalendar {
  /// The last instant by these hours that is in time, counted from the feedback; `Time.never` where nothing is promised.
  public func deadline(of time: PromisedTime?, from start: Ticks, civil: CivilClock) -> Ticks {
    switch time {
    case nil: Time.never
    case .duration(let target): lastInstant(inTime: target, from: start)
    case .openDays(let days): closing(ofFollowingOpenDay: days, after: start, civil: self.civil ?? civil)
    }
  }

  /// Closing time of the n-th open day that follows the day of an instant, or `Time.never`.
  ///
  /// - Complexity: O(n · log of the intervals).
  public func closing(ofFollowingOpenDay count: Int, after tick: Ticks, civil: CivilClock) -> Ticks {
    var day = civil.day(at: tick)
    if isAlways { return civil.instant(day: day + count + 1, timeOfDay: 0) }
    var seen = 0
    while true {
      day += 1
      let opening = opening(from: civil.instant(day: day, timeOfDay: 0))
      guard opening < Time.never else { return Time.never }
      // Days that do not open at all are passed over in one step.
      day = max(day, civil.day(at: opening))
      seen += 1
      guard seen == count else { continue }
      let end = civil.instant(day: day + 1, timeOfDay: 0)
      return min(ends[self.count(startingUpTo: end - 1) - 1], end)
    }
  }
}
