public import EventKernel

/// What triage does with an item that matches a rule.
public enum Treatment: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// Counted, with the value at risk that was left.
  case none
  /// An automatic acknowledgement and nothing else.
  case acknowledge
  /// A technical solution without people.
  case automated
  /// A person of a team.
  case personal

  /// What a scenario writes for it.
  public var keyword: StaticString {
    switch self {
    case .none: "none"
    case .acknowledge: "acknowledge"
    case .automated: "automated"
    case .personal: "personal"
    }
  }
}

/// Which items a rule takes; a set is a bit mask by index, all ones where the rule does not say.
public struct RuleMatch: BitwiseCopyable, Sendable {
  /// Tiers.
  public var tiers: UInt64 = .max
  /// Score bands, by `Band.rawValue`.
  public var bands: UInt64 = .max
  /// Channels.
  public var channels: UInt64 = .max
  /// Severities, by `Severity.rawValue`; bit 3 stands for items that carry no failure.
  public var severities: UInt64 = .max
  /// Causes; items without a failure have none and match only where the rule does not say.
  public var causes: UInt64 = .max
  /// Journey steps.
  public var steps: UInt64 = .max
  /// Bit 0 for direct feedback, bit 1 for what a detector found.
  public var sources: UInt64 = .max
  /// Bit 0 for senders who did not ask to be contacted, bit 1 for those who did.
  public var requests: UInt64 = .max
  /// Value that the failure puts at risk, as the customer file shows it, in currency units; praise has none.
  public var valueAtRisk = AmountRange()
  /// What an answer by a person would save, less the remedy, in currency units.
  public var expectedUplift = AmountRange()
  /// How many earlier complaints of the customer are known.
  public var repeats = RepeatMatch()

  /// A match that takes everything.
  public init() {}

  /// Whether it asks more than the masks above say.
  public var isDetailed: Bool { sources != .max || requests != .max || asksCustomerFile }

  /// Whether it asks what the customer file says, so that the customer must be looked up first.
  public var asksCustomerFile: Bool { valueAtRisk.isLimited || expectedUplift.isLimited || repeats.isLimited }
}

/// How unsolved automated cases come back to people.
public struct AutomatedReturn: Sendable {
  /// Share of those that did not solve themselves.
  public var share: Double
  /// After which time.
  public var after: Ticks
  /// To which queue.
  public var queue: Int
  /// As which work.
  public var work: Int
  /// The promise of those that come back, which counts from then; nil for that of their rule.
  public var promise: Int?

  /// A return to people.
  public init(share: Double, after: Ticks, queue: Int, work: Int) {
    self.share = share
    self.after = after
    self.queue = queue
    self.work = work
  }
}

/// One triage rule; the first that matches decides.
public struct TriageRule: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Under which it draws its luck.
  public var identity: UInt16
  /// Which items it takes.
  public var match: RuleMatch
  /// Share of matching items it takes.
  public var sample: Double
  /// What is done.
  public var treatment: Treatment
  /// Queue of a personal treatment.
  public var queue: Int
  /// Work type of a personal treatment.
  public var work: Int
  /// The contact plan in `Plan.contactPlans`; nil for that of the work type.
  public var contact: Int?
  /// Work type instead where a call is not allowed, or nil.
  public var workWithoutPhone: Int?
  /// The promise, or nil for none.
  public var promise: Int?
  /// Share that an automated treatment solves.
  public var solves: Double
  /// How long customers take over a technical solution, in seconds; nil for at once.
  public var reaction: Distribution?
  /// Cost of an automated treatment in millionths of a currency unit.
  public var unitCost: Int64
  /// Return of unsolved automated cases.
  public var comeback: AutomatedReturn?
  /// Whether an automated solution stops the first-response clock.
  public var countsAsResponse: Bool
  /// Largest remedy that one of its cases may be granted, in millionths of a currency unit; a larger one is cut to it.
  public var remedyBudget = Int64.max

  /// A rule; what is not said is plain: it takes everything and gives it to people.
  public init(
    name: Name, match: RuleMatch = RuleMatch(), sample: Double = 1, treatment: Treatment = .personal, queue: Int = 0,
    work: Int = 0,
    workWithoutPhone: Int? = nil, promise: Int? = nil, solves: Double = 0, unitCost: Int64 = 0,
    comeback: AutomatedReturn? = nil, countsAsResponse: Bool = false
  ) {
    self.name = name
    identity = name.identity(kind: "rule")
    self.match = match
    self.sample = sample
    self.treatment = treatment
    self.queue = queue
    self.work = work
    self.workWithoutPhone = workWithoutPhone
    self.promise = promise
    self.solves = solves
    self.unitCost = unitCost
    self.comeback = comeback
    self.countsAsResponse = countsAsResponse
  }
}

/// How incoming feedback is divided and waiting work is ordered.
public struct TriagePolicy: Sendable {
  /// The rules in order.
  public var rules: [TriageRule]
  /// The order of waiting work.
  public var discipline: Discipline
  /// Work eligible for longer goes before all other, oldest first.
  public var starvationLimit: Ticks?
  /// For so long after closing a case further feedback of its customer opens none.
  public var quarantine: Ticks
  /// How feedback comes to triage.
  public var timing = TriageTiming()
  /// Queues with a team added, for promises that add one.
  public var reinforcements: [Reinforcement] = []

  /// A policy.
  public init(rules: [TriageRule], discipline: Discipline = .fifo, starvationLimit: Ticks? = nil, quarantine: Ticks = 0)
  {
    self.rules = rules
    self.discipline = discipline
    self.starvationLimit = starvationLimit
    self.quarantine = quarantine
  }
}
