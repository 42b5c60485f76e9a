import EventKernel

/// What intake asks of a channel for each item, as plain values.
struct ChannelTerms: BitwiseCopyable, Sendable {
  let identified: Double
  let validContact: Double
  let phoneConsent: Double
  let mailConsent: Double
  let expectsAnswer: Double
  let contactRequested: Double
  /// Whether every sender may be rung and written to, so that nothing is drawn for it.
  let reachesAll: Bool
  let patience: PlainLaw
  let isIndirect: Bool
  /// How well each kind of response fits its senders.
  private let call: Double
  private let mail: Double
  private let message: Double
  private let automated: Double

  init(_ channel: Channel, _ outcome: OutcomeModel) {
    identified = channel.identified
    validContact = channel.validContact
    phoneConsent = channel.phoneConsent
    mailConsent = channel.mailConsent
    expectsAnswer = channel.expectsAnswer
    contactRequested = channel.contactRequested
    reachesAll = identified >= 1 && validContact >= 1 && phoneConsent >= 1 && mailConsent >= 1
    patience = PlainLaw(channel.patience)
    isIndirect = channel.isIndirect
    call = outcome.fit(of: .call) - (channel.prefersPhone == false ? outcome.fitMalus : 0)
    mail = outcome.fit(of: .mail) - (channel.prefersPhone == true ? outcome.fitMalus : 0)
    message = outcome.fit(of: .message)
    automated = outcome.fit(of: .automated)
  }

  /// How well a kind of response fits its senders.
  @inline(__always) func fit(of kind: ResponseKind) -> Double {
    switch kind {
    case .call: call
    case .mail: mail
    case .message: message
    case .automated: automated
    }
  }
}

/// What triage asks of a rule, as plain values.
struct RuleTerms: BitwiseCopyable, Sendable {
  let match: RuleMatch
  /// Whether it asks more than what is coded of an item.
  let asksMore: Bool
  let sample: Double
  let identity: UInt16
  let treatment: Treatment
  let work: Int32
  /// -1 for none.
  let workWithoutPhone: Int32
  let queue: Int32
  /// -1 for none.
  let promise: Int32
  /// The contact plan, 0 for that of the work type.
  let contact: Int16
  let remedyBudget: Int64
  /// Of a technical solution: what one costs, how often it solves, whether it counts as a response.
  let unitCost: Int64
  let solves: Double
  let countsAsResponse: Bool

  init(_ rule: TriageRule) {
    match = rule.match
    asksMore = rule.match.isDetailed || rule.sample < 1
    sample = rule.sample
    identity = rule.identity
    treatment = rule.treatment
    work = Int32(rule.work)
    workWithoutPhone = Int32(rule.workWithoutPhone ?? -1)
    queue = Int32(rule.queue)
    promise = Int32(rule.promise ?? -1)
    contact = Int16(rule.contact.map { $0 + 1 } ?? 0)
    remedyBudget = rule.remedyBudget
    unitCost = rule.unitCost
    solves = rule.solves
    countsAsResponse = rule.countsAsResponse
  }
}

/// What failures and news of fixes ask of the root-cause programme all the time, as plain values.
struct RootCauseTerms: BitwiseCopyable, Sendable {
  let codedShare: Double
  let codingAccuracy: Double
  let tellsCustomers: Bool
  let asksTold: Double
  let toldResponse: Double
  let toldFor: Ticks

  init(_ plan: MacroPlan) {
    codedShare = plan.codedShare
    codingAccuracy = plan.codingAccuracy
    tellsCustomers = plan.tellsCustomers
    asksTold = plan.asksTold
    toldResponse = plan.toldResponse
    toldFor = plan.toldFor
  }
}

/// A promise as plain values.
struct PromiseTerms: BitwiseCopyable, Sendable {
  let calendar: Int32
  /// Whether that calendar never closes.
  let isAlways: Bool
  let responseTime: PromisedTime?
  let resolutionTime: PromisedTime?
  /// Whether both deadlines are so much elapsed time after the feedback, `Time.never` where nothing is promised.
  let isElapsed: Bool
  let response: Ticks
  let resolution: Ticks
  let stopsOnAttempt: Bool
  let hasTimers: Bool
  /// The share of the time after which an alert is raised; negative for no alert.
  let alertShare: Double
  let actsOnBreach: Bool

  init(_ promise: Promise, _ calendar: WorkCalendar) {
    self.calendar = Int32(promise.calendar)
    isAlways = calendar.isAlways
    responseTime = promise.firstResponse
    resolutionTime = promise.resolution
    var isElapsed = calendar.isAlways
    func length(_ time: PromisedTime?) -> Ticks {
      switch time {
      case nil: return Time.never
      case .duration(let length): return length
      case .openDays:
        isElapsed = false
        return Time.never
      }
    }
    response = length(promise.firstResponse)
    resolution = length(promise.resolution)
    self.isElapsed = isElapsed
    stopsOnAttempt = promise.stopsOnAttempt
    hasTimers = promise.hasTimers
    alertShare = promise.alertShare ?? -1
    actsOnBreach = promise.onBreach.acts
  }

  var hasResponse: Bool { responseTime != nil }
  var hasResolution: Bool { resolutionTime != nil }
}

/// What a run asks of a team all the time, as plain values.
struct TeamTerms: BitwiseCopyable, Sendable {
  let shiftEnd: ShiftEnd
  /// Whether speed, skill or presence of its people changes from day to day.
  let varies: Bool
  /// Whether people are paid for what was laid out for each of them, and not by the shift.
  let paysByDay: Bool
  let cherryPicking: Double
  let sight: Int32
  let slowingWithin: Ticks
  let slowingFactor: Double
  /// Number of its first activity among those of all teams, and of its coaching, -1 for none.
  let firstActivity: Int32
  let coachingActivity: Int32
  let remedyLimit: Int64

  init(_ team: Team, firstActivity: Int32) {
    let workforce = team.workforce
    shiftEnd = workforce.shiftEnd
    varies = workforce.varies
    paysByDay =
      workforce.attrition != nil || team.shifts.contains { shift in shift.breaks.contains { !$0.isPaid } }
    cherryPicking = workforce.habits.cherryPicking
    sight = Int32(workforce.habits.sight)
    slowingWithin = workforce.habits.slowingWithin
    slowingFactor = workforce.habits.slowingFactor
    self.firstActivity = firstActivity
    remedyLimit = team.remedyLimit
    coachingActivity = workforce.coaching.map { firstActivity + Int32($0.activity) } ?? -1
  }

  /// Teams in order.
  static func all(_ teams: [Team]) -> ContiguousArray<TeamTerms> {
    var terms = ContiguousArray<TeamTerms>()
    var first: Int32 = 0
    for team in teams {
      terms.append(TeamTerms(team, firstActivity: first))
      first += Int32(team.shrinkage.count)
    }
    return terms
  }
}

/// That people of a skill group may take work of a queue with a certain requirement.
struct Skill: BitwiseCopyable, Sendable {
  let team: Int
  let skillGroup: Int
  /// Place in the waiting room: queue and requirement.
  let place: Int
  /// Rank of the queue among those that the team prefers; beyond them for others.
  let preference: Int
  /// How many places these people take work from.
  let breadth: Int

  /// Skill groups in order, each with its queues in order.
  static func all(_ teams: [Team], _ skillGroups: SkillGroups) -> ContiguousArray<Skill> {
    var skills = ContiguousArray<Skill>()
    for (skillGroup, team) in skillGroups.teams.enumerated() {
      let terms = teams[team]
      var served = 0
      for requirement in 0..<skillGroups.requirementCount where skillGroups.serves(skillGroup, requirement: requirement)
      { served += 1 }
      for queue in terms.handles {
        for requirement in 0..<skillGroups.requirementCount
        where skillGroups.serves(skillGroup, requirement: requirement) {
          skills.append(
            Skill(
              team: team, skillGroup: skillGroup, place: queue * skillGroups.requirementCount + requirement,
              preference: terms.prefers.firstIndex(of: queue) ?? terms.prefers.count,
              breadth: terms.handles.count * served))
        }
      }
    }
    return skills
  }
}
