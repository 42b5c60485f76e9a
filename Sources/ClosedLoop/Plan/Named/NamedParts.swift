public import EventKernel

/// A value tier of a plan built in code.
public struct NamedTier: Sendable {
  /// What it is called.
  public var name: Name
  /// How many customers it has.
  public var customers: Int
  /// Margin per month in currency units.
  public var margin: Distribution
  /// Churn in a first year.
  public var churn: StatedChurn

  /// A tier of so many customers.
  public init(
    _ name: Name, customers: Int, margin: Distribution = .constant(10), churn: StatedChurn = .total(0.1)
  ) {
    self.name = name
    self.customers = customers
    self.margin = margin
    self.churn = churn
  }
}

/// A response promise of a plan built in code.
public struct NamedPromise: Sendable {
  /// What it is called.
  public var name: Name
  /// The calendar on whose open time it runs; the plan's first never closes and is called `always`.
  public var calendar: Name
  /// Time to the first effective response, or nil.
  public var firstResponse: PromisedTime?
  /// Time to the solution, or nil.
  public var resolution: PromisedTime?

  /// A promise.
  public init(
    _ name: Name, on calendar: Name = "always", firstResponse: PromisedTime? = nil, resolution: PromisedTime? = nil
  ) {
    self.name = name
    self.calendar = calendar
    self.firstResponse = firstResponse
    self.resolution = resolution
  }
}

/// A triage rule of a plan built in code; the first that matches decides.
public struct NamedRule: Sendable {
  /// What it is called.
  public var name: Name
  /// Tiers that it takes; none stands for all.
  public var tiers: [Name]
  /// Channels that it takes; none stands for all.
  public var channels: [Name]
  /// The queue into which its cases go.
  public var queue: Name
  /// The kind of work that they are.
  public var work: Name
  /// What is promised, or nil.
  public var promise: Name?
  /// Share of matching items that it takes.
  public var sample: Double

  /// A rule that gives cases to people.
  public init(
    _ name: Name, tiers: [Name] = [], channels: [Name] = [], queue: Name, work: Name, promise: Name? = nil,
    sample: Double = 1
  ) {
    self.name = name
    self.tiers = tiers
    self.channels = channels
    self.queue = queue
    self.work = work
    self.promise = promise
    self.sample = sample
  }
}

/// A team of a plan built in code, all of whom work the same hours.
public struct NamedTeam: Sendable {
  /// What it is called.
  public var name: Name
  /// How many people it has.
  public var people: Int
  /// Their hours by the local clock, in ticks from midnight.
  public var hours: Range<Ticks>
  /// Their days, 0 for Monday.
  public var weekdays: Range<Int>
  /// Queues it works on.
  public var handles: [Name]
  /// Queues it takes first, best first.
  public var prefers: [Name]
  /// Cost of an hour in millionths of a currency unit.
  public var hourlyCost: Int64

  /// A team, around the clock unless its hours and days are said.
  ///
  /// - Precondition: the hours lie within a day, the days within a week, and there are not less than no people.
  public init(
    _ name: Name, people: Int, hours: Range<Ticks> = 0..<Time.day, weekdays: Range<Int> = 0..<7, handles: [Name],
    prefers: [Name] = [], hourlyCost: Int64 = 0
  ) {
    precondition(people >= 0, "a team has people or none")
    precondition(hours.lowerBound >= 0 && hours.upperBound <= Time.day, "hours lie within a day")
    precondition(weekdays.lowerBound >= 0 && weekdays.upperBound <= 7, "days lie within a week")
    self.name = name
    self.people = people
    self.hours = hours
    self.weekdays = weekdays
    self.handles = handles
    self.prefers = prefers
    self.hourlyCost = hourlyCost
  }

  /// The scheduled intervals of a run that ends at an instant.
  func intervals(until end: Ticks, _ civil: CivilClock) -> [(start: Ticks, end: Ticks)] {
    if hours == 0..<Time.day && weekdays == 0..<7 { return [(0, end)] }
    var intervals: [(start: Ticks, end: Ticks)] = []
    var day = 0
    while civil.instant(day: day, timeOfDay: 0) < end {
      if weekdays.contains(civil.weekday(ofDay: day)) && !hours.isEmpty {
        intervals.append(
          (
            civil.instant(day: day, timeOfDay: hours.lowerBound),
            civil.instant(day: day, timeOfDay: hours.upperBound)
          ))
      }
      day += 1
    }
    return intervals
  }
}
