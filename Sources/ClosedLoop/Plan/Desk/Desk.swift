public import EventKernel

/// Going over from ringing to writing when attempts fail.
public struct ChannelSwitch: BitwiseCopyable, Sendable {
  /// After so many failed attempts.
  public var after: Int
  /// To this kind of work, which needs no attempts and the customer's consent to mail.
  public var work: Int
  /// So long after the last of them, in ticks.
  public var wait: Ticks

  /// A change of channel.
  public init(after: Int, work: Int, wait: Ticks) {
    self.after = after
    self.work = work
    self.wait = wait
  }
}

/// How customers are rung.
public struct ContactPlan: Sendable {
  /// What the scenario calls it; empty for the general plan.
  public var name = Name(utf8: [])
  /// Going over to written work when attempts fail, or nil.
  public var channelSwitch: ChannelSwitch?
  /// Attempts before a case is closed as unreachable.
  public var attempts: Int
  /// Waits between attempts, in ticks; the last repeats.
  public var gaps: [Ticks]
  /// The calendar in which customers may be rung.
  public var callable: Int
  /// Beta law of a customer's own reachability: alpha and beta; nil means always reached.
  public var reach: (alpha: Double, beta: Double)?
  /// Factor on reachability by hour of the local day.
  public var reachByHour: [Double]
  /// Share of failed attempts that leave a message.
  public var messageShare: Double
  /// Whether a message left stops the first-response clock and patience.
  public var messageCountsAsResponse: Bool
  /// The plan of a case ends so long after its feedback.
  public var planEnds: Ticks?
  /// Time after which a case still waiting for its first start gives up, in seconds.
  public var givesUpAfter: Distribution?

  /// A contact plan; what is not said is plain: one attempt at any hour, which everybody answers.
  public init(
    attempts: Int = 1, gaps: [Ticks] = [], callable: Int = 0, reach: (alpha: Double, beta: Double)? = nil,
    reachByHour: [Double] = Array(repeating: 1, count: 24), messageShare: Double = 0,
    messageCountsAsResponse: Bool = false, planEnds: Ticks? = nil, givesUpAfter: Distribution? = nil
  ) {
    self.attempts = attempts
    self.gaps = gaps
    self.callable = callable
    self.reach = reach
    self.reachByHour = reachByHour
    self.messageShare = messageShare
    self.messageCountsAsResponse = messageCountsAsResponse
    self.planEnds = planEnds
    self.givesUpAfter = givesUpAfter
  }
}

/// A kind of work: its parts as laws in seconds.
public struct WorkType: Sendable {
  /// The contact plan of cases of this kind, in `Plan.contactPlans`; nil for the general one.
  public var contact: Int?
  /// What the scenario calls it.
  public var name: Name
  /// Reading up, once per person who takes the case.
  public var prepare: Distribution
  /// A failed attempt; its presence makes the work a call with attempts.
  public var attemptFailed: Distribution?
  /// Talking or writing.
  public var talk: Distribution
  /// Documenting afterwards.
  public var wrapUp: Distribution

  /// A kind of work.
  public init(
    name: Name, prepare: Distribution = .constant(0), attemptFailed: Distribution? = nil, talk: Distribution,
    wrapUp: Distribution = .constant(0)
  ) {
    self.name = name
    self.prepare = prepare
    self.attemptFailed = attemptFailed
    self.talk = talk
    self.wrapUp = wrapUp
  }

  /// Whether it is done by calling.
  public var isCall: Bool { attemptFailed != nil }
}

/// Working hours of the people of one shift, and how many they are.
public struct Shift: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Under which its people draw their luck.
  public var identity: UInt16
  /// Number of people.
  public var people: Int
  /// Scheduled intervals, already within the team's calendar, ascending.
  public var intervals: [(start: Ticks, end: Ticks)]
  /// Pauses of each of its days, those of the team among them.
  public var breaks: [Break] = []
  /// When some of its people are away, beside chance absence.
  public var away: [Away] = []

  /// A shift.
  public init(name: Name, people: Int, intervals: [(start: Ticks, end: Ticks)]) {
    self.name = name
    identity = name.identity(kind: "shift")
    self.people = people
    self.intervals = intervals
  }
}

/// Planned time off the desk.
public struct Shrinkage: Sendable {
  /// What the scenario calls the activity.
  public var name: Name
  /// Under which it draws its place in the day.
  public var identity: UInt16
  /// Share of net shift time.
  public var share: Double

  /// An activity.
  public init(name: Name, share: Double) {
    self.name = name
    identity = name.identity(kind: "activity")
    self.share = share
  }
}

/// Absence in spells of scheduled days.
public struct Absence: Sendable {
  /// Long-run share of scheduled days.
  public var rate: Double
  /// Mean length of a spell in scheduled days.
  public var meanSpell: Double
  /// Law of a spell's length in days, which are rounded up; nil for the geometric law with that mean.
  public var spell: Distribution?

  /// A law of absence.
  public init(rate: Double, meanSpell: Double) {
    self.rate = rate
    self.meanSpell = meanSpell
  }
}

/// A team of people who do the same work.
public struct Team: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Under which its people draw their luck.
  public var identity: UInt16
  /// Cost of an hour in millionths of a currency unit.
  public var hourlyCost: Int64
  /// Factor on the cost of overtime.
  public var overtimeFactor: Double
  /// Its shifts.
  public var shifts: [Shift]
  /// Planned time off the desk.
  public var shrinkage: [Shrinkage]
  /// Absence, if any.
  public var absence: Absence?
  /// Queues it works on.
  public var handles: [Int]
  /// Queues it takes first, best first.
  public var prefers: [Int]
  /// Largest remedy it may grant itself, in millionths of a currency unit.
  public var remedyLimit: Int64
  /// Civil time of the team's site, where it is not the scenario's: it says which intervals make a working day.
  public var civil: CivilClock?
  /// How its people vary, come and go, and behave.
  public var workforce = Workforce()

  /// A team; what is not said is plain: it costs nothing, nobody is absent or away, and it may grant no remedy.
  public init(
    name: Name, hourlyCost: Int64 = 0, overtimeFactor: Double = 1, shifts: [Shift], shrinkage: [Shrinkage] = [],
    absence: Absence? = nil, handles: [Int], prefers: [Int] = [], remedyLimit: Int64 = 0
  ) {
    self.name = name
    identity = name.identity(kind: "team")
    self.hourlyCost = hourlyCost
    self.overtimeFactor = overtimeFactor
    self.shifts = shifts
    self.shrinkage = shrinkage
    self.absence = absence
    self.handles = handles
    self.prefers = prefers
    self.remedyLimit = remedyLimit
  }
}

/// What comes of a conversation.
public struct ResolutionPlan: Sendable {
  /// Share solved at contact by staff without the powers the case needs.
  public var solvedAtContact: Double
  /// Addition where the needed remedy is within the team's powers.
  public var empoweredBonus: Double
  /// Share of conversations after which the case waits for its customer.
  public var waits = 0.0
  /// For how long it does, in seconds.
  public var waitsFor = Distribution.constant(86_400)
  /// Whether the resolution clock stands still meanwhile, where nothing is promised.
  public var waitsPauseClock = true
  /// Share of conversations that need a specialist.
  public var escalated: Double
  /// Queue of escalated cases, nil where nothing escalates.
  public var escalationQueue: Int?
  /// Specialist's work in seconds.
  public var escalationService: Distribution
  /// Share that a specialist solves.
  public var escalationSolves: Double
  /// Queue for approvals, nil where remedies above the limit are not approved.
  public var approvalQueue: Int?
  /// Approver's work in seconds.
  public var approvalService: Distribution
  /// Share of solved cases that come back.
  public var reopened: Double
  /// Time until they do, in seconds.
  public var reopenedAfter: Distribution
  /// Share of cases with a loss that are offered a remedy.
  public var remedyOffered: Double
  /// Remedy as a share of the loss.
  public var remedyShareOfLoss: Double
  /// Share of granted remedies that is redeemed.
  public var remedyRedeemed: Double
  /// Cost of a redeemed remedy as a share of its face value.
  public var remedyCostShare: Double
  /// What one standard deviation of skill adds to the log odds of solving (model: desk/conversation).
  public var skillEffect = 0.3

  /// What comes of a conversation; what is not said is plain: it solves what was told, without a remedy.
  public init(
    solvedAtContact: Double = 1, empoweredBonus: Double = 0, escalated: Double = 0, escalationQueue: Int? = nil,
    escalationService: Distribution = .constant(0), escalationSolves: Double = 1, approvalQueue: Int? = nil,
    approvalService: Distribution = .constant(0), reopened: Double = 0, reopenedAfter: Distribution = .constant(0),
    remedyOffered: Double = 0, remedyShareOfLoss: Double = 0, remedyRedeemed: Double = 1, remedyCostShare: Double = 1
  ) {
    self.solvedAtContact = solvedAtContact
    self.empoweredBonus = empoweredBonus
    self.escalated = escalated
    self.escalationQueue = escalationQueue
    self.escalationService = escalationService
    self.escalationSolves = escalationSolves
    self.approvalQueue = approvalQueue
    self.approvalService = approvalService
    self.reopened = reopened
    self.reopenedAfter = reopenedAfter
    self.remedyOffered = remedyOffered
    self.remedyShareOfLoss = remedyShareOfLoss
    self.remedyRedeemed = remedyRedeemed
    self.remedyCostShare = remedyCostShare
  }
}
