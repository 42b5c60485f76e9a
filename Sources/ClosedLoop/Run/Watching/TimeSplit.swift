public import EventKernel

/// What an open case spends its time on: every microsecond belongs to exactly one (model: desk/where-the-time-went).
public enum TimeCategory: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// From the feedback until triage has decided and the case has found its queue.
  case triage
  /// Ready for people, but no shift of any team runs; or kept by somebody whose shift does not run.
  case deskClosed
  /// Some shift runs, but nobody has one who handles the queue and has the language and topic that the case needs.
  case nobodyOnShift
  /// Somebody who handles the queue is on shift, but none of them is at the desk: absent, on a break, on other duty.
  case absence
  /// All at the desk who could take it are busy; the work that was last chosen came before it, or was in hand already.
  case busy
  /// All at the desk who could take it are busy; the work that was last chosen came after it.
  case overtaken
  /// The wait that the contact plan puts between two attempts.
  case betweenAttempts
  /// Ready, but customers may not be rung at this hour.
  case outsideCallableHours
  /// A person's work on attempts that did not reach the customer.
  case notReached
  /// Waiting for somebody who may approve a remedy.
  case approval
  /// Waiting for a specialist.
  case specialist
  /// Waiting for the customer.
  case customer
  /// With a technical solution.
  case automated
  /// A person works on it.
  case inWork
  /// Closed as solved, until the customer came back.
  case settled

  /// What files and tables call it.
  public var keyword: StaticString {
    switch self {
    case .triage: "triage"
    case .deskClosed: "desk_closed"
    case .nobodyOnShift: "nobody_on_shift"
    case .absence: "absence"
    case .busy: "busy"
    case .overtaken: "overtaken"
    case .betweenAttempts: "between_attempts"
    case .outsideCallableHours: "outside_callable_hours"
    case .notReached: "not_reached"
    case .approval: "approval"
    case .specialist: "specialist"
    case .customer: "customer"
    case .automated: "automated"
    case .inWork: "in_work"
    case .settled: "settled"
    }
  }

  /// What it is, in words.
  public var meaning: StaticString {
    switch self {
    case .triage: "waiting for triage"
    case .deskClosed: "no shift of any team runs, or none of the person who keeps the case half done"
    case .nobodyOnShift: "shifts run, but none of people who handle the queue and can do what the case needs"
    case .absence: "those on shift who handle the queue are all away: absent, on a break, on other duty"
    case .busy: "all at the desk are busy with work that came before it or was in hand already"
    case .overtaken: "all at the desk are busy, and the work chosen last came after it"
    case .betweenAttempts: "the wait between two attempts"
    case .outsideCallableHours: "customers may not be rung at this hour"
    case .notReached: "work on attempts that did not reach the customer"
    case .approval: "waiting for the approval of a remedy"
    case .specialist: "waiting for a specialist"
    case .customer: "waiting for the customer"
    case .automated: "with a technical solution"
    case .inWork: "a person works on it"
    case .settled: "closed as solved, until the customer came back"
    }
  }
}

/// Where the time of one case went, in ticks: one number for each `TimeCategory`.
///
/// The sum is the time from the feedback to the closing, exactly; that is audited for every case of every replication.
public struct TimeSplit: BitwiseCopyable, Sendable, Equatable {
  var triage: Ticks = 0
  var deskClosed: Ticks = 0
  var nobodyOnShift: Ticks = 0
  var absence: Ticks = 0
  var busy: Ticks = 0
  var overtaken: Ticks = 0
  var betweenAttempts: Ticks = 0
  var outsideCallableHours: Ticks = 0
  var notReached: Ticks = 0
  var approval: Ticks = 0
  var specialist: Ticks = 0
  var customer: Ticks = 0
  var automated: Ticks = 0
  var inWork: Ticks = 0
  var settled: Ticks = 0

  /// A split of no time.
  public init() {}

  /// The time of one category.
  public subscript(category: TimeCategory) -> Ticks {
    switch category {
    case .triage: triage
    case .deskClosed: deskClosed
    case .nobodyOnShift: nobodyOnShift
    case .absence: absence
    case .busy: busy
    case .overtaken: overtaken
    case .betweenAttempts: betweenAttempts
    case .outsideCallableHours: outsideCallableHours
    case .notReached: notReached
    case .approval: approval
    case .specialist: specialist
    case .customer: customer
    case .automated: automated
    case .inWork: inWork
    case .settled: settled
    }
  }

  /// All of it together.
  public var sum: Ticks {
    // No category of a run comes near the limit of a word, and the audit asks for the sum of every case.
    let waiting = deskClosed &+ nobodyOnShift &+ absence &+ busy &+ overtaken
    let contact = betweenAttempts &+ outsideCallableHours &+ notReached &+ customer
    return triage &+ waiting &+ contact &+ approval &+ specialist &+ automated &+ inWork &+ settled
  }

  /// Whether no category has less than no time.
  var isSound: Bool {
    // The sign bits of all at once: the audit asks this for every case.
    let signs =
      triage | deskClosed | nobodyOnShift | absence | busy | overtaken | betweenAttempts | outsideCallableHours
      | notReached | approval | specialist | customer | automated | inWork | settled
    return signs >= 0
  }

  /// What has been added since an earlier state.
  func since(_ earlier: TimeSplit) -> TimeSplit {
    var difference = TimeSplit()
    for category in TimeCategory.allCases { difference.add(self[category] - earlier[category], to: category) }
    return difference
  }

  /// Adds another split, category by category.
  public static func += (sum: inout TimeSplit, split: TimeSplit) {
    for category in TimeCategory.allCases { sum.add(split[category], to: category) }
  }

  /// Adds time to one category.
  @inline(__always) mutating func add(_ ticks: Ticks, to category: TimeCategory) {
    switch category {
    case .triage: triage += ticks
    case .deskClosed: deskClosed += ticks
    case .nobodyOnShift: nobodyOnShift += ticks
    case .absence: absence += ticks
    case .busy: busy += ticks
    case .overtaken: overtaken += ticks
    case .betweenAttempts: betweenAttempts += ticks
    case .outsideCallableHours: outsideCallableHours += ticks
    case .notReached: notReached += ticks
    case .approval: approval += ticks
    case .specialist: specialist += ticks
    case .customer: customer += ticks
    case .automated: automated += ticks
    case .inWork: inWork += ticks
    case .settled: settled += ticks
    }
  }
}
