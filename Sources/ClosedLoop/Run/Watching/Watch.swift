public import EventKernel

/// What is written down of a replication beside its results. Nothing of it changes the course.
public struct Watch: Sendable, Equatable {
  /// A record of every case, handed over when it is closed for good or the run ends.
  public var cases = false
  /// A record of everything that happens to a case, in the order of time.
  public var events = false
  /// The desk hour by hour.
  public var hours = false
  /// A record of every customer for whom the programme changed anything, handed over when the run ends.
  public var customers = false
  /// Whether what becomes of customers is priced, and followed to the horizon. Where it is not, the course is the same, and
  /// all metrics of the scope `Metric.Scope.desk`; other metrics say nothing.
  public var fates = true

  /// Nothing beside the results.
  public init() {}
}

/// What a watched replication has written down since it was last asked.
public struct Journal: Sendable {
  /// Cases that were closed for good, or were still open at the end.
  public var cases: ContiguousArray<CaseRecord> = []
  /// What happened to cases.
  public var events: ContiguousArray<CaseEvent> = []
  /// For whom the programme changed anything, in the order of seats.
  public var customers: ContiguousArray<CustomerRecord> = []

  mutating func clear() {
    cases.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    customers.removeAll(keepingCapacity: true)
  }
}

/// One case from feedback to its end. Indices are those of the plan, -1 for none; instants are ticks, -1 for never.
public struct CaseRecord: BitwiseCopyable, Sendable {
  /// Its feedback's number in the order of receipt, from 1: the same in every run of this replication.
  public var number: UInt64
  /// The customer: where he or she sits, and how many sat there before.
  public var seat: UInt32
  /// How many customers sat there before.
  public var generation: UInt16
  /// Value tier.
  public var tier: UInt8
  /// Channel of the feedback.
  public var channel: UInt8
  /// The score, by its band; nil where there is none.
  public var band: Band?
  /// The failure that the feedback carries.
  public var failure: FailureKind?
  /// The language that it needs; -1 where it does not matter.
  public var language: Int8
  /// The triage rule that took it.
  public var rule: Int16
  /// What was promised.
  public var promise: Int16
  /// The queue in which it waited last.
  public var queue: Int16
  /// The team that started it first.
  public var team: Int16
  /// Whether it counts in the window's results.
  public var isMeasured: Bool
  /// Whether the customer was reached.
  public var isReached: Bool
  /// Whether a specialist was needed.
  public var wasEscalated: Bool
  /// Whether the customer has recovered.
  public var hasRecovered: Bool
  /// How it ended.
  public var ending: Ending
  /// What became of the promise of a first response.
  public var response: Verdict
  /// What became of the promise of a solution.
  public var resolution: Verdict
  /// When the feedback came.
  public var received: Ticks
  /// When somebody first began to work on it.
  public var firstStart: Ticks
  /// When the first effective response was given.
  public var firstResponse: Ticks
  /// When the customer was first reached.
  public var firstReached: Ticks
  /// When it was first solved.
  public var firstSolved: Ticks
  /// When it was last solved.
  public var lastSolved: Ticks
  /// When it was closed; -1 if it was open at the end.
  public var closed: Ticks
  /// Last instant in time for a first response; `Time.never` where none is promised.
  public var responseDeadline: Ticks
  /// Last instant in time for a solution; `Time.never` where none is promised.
  public var resolutionDeadline: Ticks
  /// Attempts to ring the customer.
  public var attempts: UInt32
  /// Pieces of work that people did on it.
  public var services: UInt32
  /// Contacts as the customer counts them.
  public var contacts: UInt32
  /// How often it came back after it was solved.
  public var reopenings: UInt32
  /// What the failure cost the customer, in millionths of the currency.
  public var loss: Int64
  /// Remedy granted, face value.
  public var remedy: Int64
  /// Expected discounted margin up to the horizon that the programme's acts on this case saved.
  public var marginSaved: Int64
  /// The same beyond the horizon.
  public var terminalSaved: Int64
  /// Change of the customer's chance to be present at the horizon, in millionths.
  public var presenceGained: Int64
  /// Where the time went from feedback to closing, or to the end of the run.
  public var split: TimeSplit
  /// Where it went up to the first response, or to the end where there was none, on the clock of the promise: elapsed
  /// time where nothing is promised. Where the promise is content with an attempt, up to the first; where another was
  /// made in between, from then.
  public var toResponse: TimeSplit
  /// Where it went up to the first solution, or to the end where there was none, on the clock of the promise.
  public var toSolution: TimeSplit
}

/// Something that happened to a case: a stay in one of its stages, which ends, or a moment.
public struct CaseEvent: BitwiseCopyable, Sendable {
  /// What it can be.
  public enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// The feedback came.
    case received
    /// It waited for triage, or in a queue where it did not belong.
    case awaitedTriage
    /// Somebody found it in the wrong queue and sent it on.
    case sentOn
    /// An automatic acknowledgement was sent.
    case acknowledged
    /// A technical solution was offered.
    case treatedAutomatically
    /// A technical solution had its time.
    case automated
    /// It waited in a queue for whoever is free.
    case waited
    /// It waited for hours at which customers may be rung.
    case held
    /// It waited between two attempts.
    case paused
    /// Somebody stopped in the middle of work on it, at the end of a shift.
    case stopped
    /// Somebody kept it from the end of a shift to the next, or until it was handed over.
    case kept
    /// Somebody rang and nobody answered.
    case missed
    /// Somebody left a message.
    case leftMessage
    /// Somebody spoke with the customer.
    case talked
    /// Somebody wrote to the customer.
    case wrote
    /// It waited for a specialist.
    case awaitedSpecialist
    /// A specialist worked on it.
    case workedBySpecialist
    /// It waited for the approval of a remedy.
    case awaitedApproval
    /// Somebody approved a remedy.
    case approved
    /// It waited for the customer.
    case awaitedCustomer
    /// The customer asked again after silence.
    case chased
    /// It was closed.
    case closed
    /// The customer came back.
    case reopened
  }

  /// Number of the case.
  public var number: UInt64
  /// What happened.
  public var kind: Kind
  /// How it ended, where it was closed.
  public var ending: Ending
  /// When it began.
  public var start: Ticks
  /// When it was over.
  public var end: Ticks
  /// Who did it: team, shift and seat; -1 where nobody did.
  public var team: Int16
  /// The shift of who did it.
  public var shift: Int16
  /// The seat of who did it.
  public var seat: Int32
  /// The queue of the case then.
  public var queue: Int16
  /// Where its time went.
  public var split: TimeSplit
}
