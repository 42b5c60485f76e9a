import EventKernel

/// A scenario that has been checked and is ready to run: immutable, and all that a replication needs to know.
public struct Plan: Sendable {
  /// Seed of all draws.
  public var seed: UInt64
  /// Warm-up, window, drain, horizon.
  public var phases: Phases
  /// Civil time of the desk.
  public var civil: CivilClock
  /// Calendars; index 0 never closes.
  public var calendars: [WorkCalendar]
  /// The calendar by which waiting ages where a promise names none.
  public var deskCalendar: Int
  /// Customers.
  public var population: Population
  /// Channels, at most 64.
  public var channels: [Channel]
  /// Correlation of the day factors of two channels (Gaussian copula).
  public var dayFactorCorrelation: Double
  /// Correlation of a channel's hour factor with that of the next hour (Gaussian copula).
  public var hourFactorPersistence = 0.8
  /// Incidents with one common cause.
  public var incidents: [Incident] = []
  /// Cases that are open when the run begins, by the time of their feedback.
  public var backlog: [OpenCase] = []
  /// Root causes, at most 64.
  public var causes: [Cause]
  /// Steps of the journey, at most 64.
  public var steps: [JourneyStep]
  /// Triage.
  public var triage: TriagePolicy
  /// Promises.
  public var promises: [Promise]
  /// Contact plan.
  public var contact: ContactPlan
  /// Further contact plans, which rules and kinds of work choose by name.
  public var contactPlans: [ContactPlan] = []
  /// Customers who get in touch again when they hear nothing, or nil.
  public var chasers: Chasers?
  /// Kinds of work.
  public var work: [WorkType]
  /// Names of the queues.
  public var queues: [Name]
  /// Teams.
  public var teams: [Team]
  /// What comes of a conversation.
  public var resolution: ResolutionPlan
  /// What comes of it for the customer.
  public var outcome: OutcomeModel
  /// How money is counted.
  public var money: MoneyPlan
  /// Where customers live by another clock.
  public var zones: [CustomerZone] = []
  /// Languages that customers speak, at most 16; empty where it does not matter.
  public var languages: [Language] = []
  /// How root causes are removed; nil where they are not.
  public var macro: MacroPlan?

  /// A plan from its parts, which refer to each other by index; `init(seed:phases:civil:calendars:tiers:...)` takes names.
  public init(
    seed: UInt64 = 1, phases: Phases, civil: CivilClock = .plain, calendars: [WorkCalendar] = [.always("always")],
    deskCalendar: Int = 0, population: Population, channels: [Channel], dayFactorCorrelation: Double = 0,
    causes: [Cause] = [], steps: [JourneyStep] = [], triage: TriagePolicy, promises: [Promise] = [],
    contact: ContactPlan = ContactPlan(), work: [WorkType], queues: [Name], teams: [Team],
    resolution: ResolutionPlan = ResolutionPlan(), outcome: OutcomeModel = OutcomeModel(),
    money: MoneyPlan = MoneyPlan()
  ) {
    self.seed = seed
    self.phases = phases
    self.civil = civil
    self.calendars = calendars
    self.deskCalendar = deskCalendar
    self.population = population
    self.channels = channels
    self.dayFactorCorrelation = dayFactorCorrelation
    self.causes = causes
    self.steps = steps
    self.triage = triage
    self.promises = promises
    self.contact = contact
    self.work = work
    self.queues = queues
    self.teams = teams
    self.resolution = resolution
    self.outcome = outcome
    self.money = money
  }
}
