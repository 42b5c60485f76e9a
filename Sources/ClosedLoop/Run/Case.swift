import EventKernel

/// Where a case is between feedback and closing.
enum Stage: UInt8, BitwiseCopyable {
  /// A free row.
  case unused
  /// Received, and not triaged yet.
  case triage
  /// In a queue, eligible for staff.
  case waiting
  /// In a queue, but outside callable hours.
  case held
  /// Between two attempts.
  case betweenAttempts
  /// With a person.
  case inWork
  /// With the customer, who is to send something.
  case awaitingCustomer
  /// Kept by a person who goes on with it at the next working interval.
  case parked
  /// With a technical solution.
  case automated
  /// Closed as solved, and may come back.
  case closed
}

/// What the next piece of work on a case is.
enum Task: UInt8, BitwiseCopyable {
  case contact
  case escalation
  case approval
  /// Somebody in a wrong queue sees that it belongs elsewhere.
  case look
}

/// How a case ended.
public enum Ending: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// Not yet, at the end of the run.
  case open
  /// An automatic acknowledgement was all.
  case acknowledged
  /// By a technical solution.
  case automated
  /// Solved.
  case solved
  /// Not solved after contact.
  case unsolved
  /// The customer was never reached.
  case unreachable
  /// The contact plan ended.
  case planEnded
  /// It gave up before anybody started it.
  case gaveUp
  /// The customer left.
  case customerLeft

  /// What files write for it.
  public var keyword: StaticString {
    switch self {
    case .open: "open"
    case .acknowledged: "acknowledged"
    case .automated: "automated"
    case .solved: "solved"
    case .unsolved: "unsolved"
    case .unreachable: "unreachable"
    case .planEnded: "plan ended"
    case .gaveUp: "gave up"
    case .customerLeft: "customer left"
    }
  }
}

/// One case: a row of the replication's table.
struct Case: BitwiseCopyable {
  /// The feedback item: the key of all its luck.
  var item: UInt64
  /// Order of receipt in the run.
  var serial: UInt64
  var received: Ticks
  var customer: Int32
  var rule: Int16
  var channel: UInt8
  var tier: UInt8
  /// The score, by its band; nil where the item is behaviour that was noticed.
  var band: Band?
  /// The failure that the item carries.
  var failure: FailureKind?
  /// Where the customer lives by another clock, one more than the place of the zone in the plan; 0 elsewhere.
  var zone: UInt8 = 0
  var promise: Int16
  var treatment: UInt8
  var stage = Stage.unused
  var task = Task.contact
  var ending = Ending.open
  /// Row of tallies that it is counted in.
  var tally: Int32 = -1
  /// Whether it counts in the window's results.
  var isMeasured: Bool
  /// Whether its customer has left while somebody works on it.
  var hasLeft = false
  /// Whether its plan has ended while somebody works on it.
  var isOverdue = false
  /// Whether it was open when the run began, and has not been closed yet.
  var isOld = false
  var isReached = false
  var isResponded = false
  var wasEscalated = false
  /// Whether the customer has sent what was waited for, and so needs not be reached.
  var hasAnswered = false
  /// Whether its promise counts from its return to people.
  var isPromisedAnew = false
  /// Whether written work took over from attempts to ring.
  var hasSwitched = false
  var hasRecovered = false
  /// Whether it goes before all others.
  var isRaised = false
  /// Apologies without a solution or a remedy so far.
  var bareApologies: UInt8 = 0
  var workType: Int16 = 0
  /// The contact plan.
  var plan: Int16 = 0
  /// What the customer speaks; -1 where it does not matter.
  var language: Int8 = -1
  /// Language and topic that it needs, among the requirements of the plan's skill groups.
  var requirement: Int16 = 0
  var queue: Int16 = 0
  /// The queue to which a misrouted case belongs.
  var ownQueue: Int16 = 0
  /// That of its queue in which it waits.
  var priorityClass: Int16 = 0
  /// Its place among those who wait for staff.
  var waitingPlace: Int32 = -1
  /// Links of its class, and of the queue's list by age.
  var next: Int32 = -1
  var previous: Int32 = -1
  var younger: Int32 = -1
  var older: Int32 = -1
  /// Order within its class.
  var key: Int64 = 0
  /// When it first entered the queue, and when it last became eligible.
  var queuedAt: Ticks = 0
  var eligibleAt: Ticks = 0
  /// Order of becoming eligible, for those of one instant.
  var eligibleOrder: UInt64 = 0
  /// When the present stage began, and the present opening of the case.
  var stageSince: Ticks = 0
  var openedAt: Ticks = 0
  var person: Int32 = -1
  /// The person who has read up on it.
  var preparedBy: Int32 = -1
  /// Attempts in the case's life, and those of them that were made before its contact plan began anew.
  var attempts: UInt32 = 0
  var earlierAttempts: UInt32 = 0
  var services: UInt32 = 0
  /// How often somebody took an easier case instead.
  var passedOver: UInt32 = 0
  var conversations: UInt32 = 0
  var solutions: UInt32 = 0
  var contacts: UInt32 = 0
  var reopenings: UInt32 = 0
  /// How often it has waited for its customer, and for how long: elapsed, and in open time of its clock.
  var customerWaits: UInt32 = 0
  var customerWaited: Ticks = 0
  var customerWaitedBusiness: Ticks = 0
  /// Since when its resolution clock stands still; negative while it runs.
  var pausedSince: Ticks = -1
  /// Open time of its clock that did not count: in all, and until the first solution.
  var paused: Ticks = 0
  var pausedBeforeSolution: Ticks = 0
  /// How often its customer has asked again, and the seconds that this adds to its next piece of work.
  var chases: UInt32 = 0
  var chaseWork = 0.0
  /// When its customer last heard something.
  var lastWord: Ticks = 0
  var firstStart: Ticks = -1
  var firstResponse: Ticks = -1
  var firstAttempt: Ticks = -1
  var firstReached: Ticks = -1
  var firstSolved: Ticks = -1
  var lastSolved: Ticks = -1
  var closedAt: Ticks = -1
  var responseDeadline = Time.never
  var resolutionDeadline = Time.never
  /// When alerts of both are raised.
  var responseAlert = Time.never
  var resolutionAlert = Time.never
  /// Best fit of an answer so far.
  var fit = 0.0
  /// The customer's own reachability; negative before the first attempt.
  var reach = -1.0
  /// Weight of the customer's prior failures at receipt.
  var priorFailures = 0.0
  /// Loss and granted remedy in millionths of a currency unit.
  var loss: Int64 = 0
  var remedy: Int64 = 0
  /// Remedy that waits for approval.
  var pendingRemedy: Int64 = 0
  /// Remaining seconds of an attempt's work after its result.
  var afterAttempt: Ticks = 0
  /// The survey that its last closing has sent, or -1.
  var survey: Int32 = -1
  var isAnswering = false
  /// Ticks at the usual pace of work that was cut short, preparation aside; negative for none.
  var workLeft = -1.0
  /// The team of the person who last worked on it; -1 where nobody has.
  var lastTeam: Int16 = -1
  /// Skill of the person who last worked on it.
  var skill = 0.0
  /// Index of value at risk, and the hour for which it was computed.
  var valueIndex = 0.0
  var valueHour: Int64 = -1
  /// Handles of what is scheduled for it, 0 for nothing.
  var timer: UInt64 = 0
  var promiseTimer: UInt64 = 0
  var giveUpTimer: UInt64 = 0
  var chaseTimer: UInt64 = 0
  /// Of the event at which its customer must be looked at.
  var watch: UInt64 = 0
  var step: UInt64 = 0

  /// What a row is before a case lies in it.
  static var blank: Case {
    Case(
      item: 0, serial: 0, received: 0, customer: 0, rule: 0, channel: 0, tier: 0, band: nil, failure: nil, promise: -1,
      treatment: 0, isMeasured: false)
  }

  /// Attempts of the present round of the contact plan; a case that comes back begins a new one.
  var plannedAttempts: UInt32 { attempts - earlierAttempts }
}
