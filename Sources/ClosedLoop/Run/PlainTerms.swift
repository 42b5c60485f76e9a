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

  init(_ channel: Channel) {
    identified = channel.identified
    validContact = channel.validContact
    phoneConsent = channel.phoneConsent
    mailConsent = channel.mailConsent
    expectsAnswer = channel.expectsAnswer
    contactRequested = channel.contactRequested
    reachesAll = identified >= 1 && validContact >= 1 && phoneConsent >= 1 && mailConsent >= 1
    patience = PlainLaw(channel.patience)
    isIndirect = channel.isIndirect
  }
}

/// What triage asks of a rule, as plain values.
struct RuleTerms: BitwiseCopyable, Sendable {
  let match: RuleMatch
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

  init(_ rule: TriageRule) {
    match = rule.match
    sample = rule.sample
    identity = rule.identity
    treatment = rule.treatment
    work = Int32(rule.work)
    workWithoutPhone = Int32(rule.workWithoutPhone ?? -1)
    queue = Int32(rule.queue)
    promise = Int32(rule.promise ?? -1)
    contact = Int16(rule.contact.map { $0 + 1 } ?? 0)
    remedyBudget = rule.remedyBudget
  }
}

/// A promise as plain values.
struct PromiseTerms: BitwiseCopyable, Sendable {
  let calendar: Int32
  /// Whether that calendar never closes.
  let isAlways: Bool
  let hasResponse: Bool
  let hasResolution: Bool
  /// Whether both deadlines are so much elapsed time after the feedback, `Time.never` where nothing is promised.
  let isElapsed: Bool
  let response: Ticks
  let resolution: Ticks
  let stopsOnAttempt: Bool
  let hasTimers: Bool

  init(_ promise: Promise, _ calendar: WorkCalendar) {
    self.calendar = Int32(promise.calendar)
    isAlways = calendar.isAlways
    hasResponse = promise.firstResponse != nil
    hasResolution = promise.resolution != nil
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
  }
}

/// That a team may take work from a queue.
struct Skill: BitwiseCopyable, Sendable {
  let team: Int
  let queue: Int
  /// Place of the queue among those that the team prefers; beyond them for others.
  let preference: Int
  /// How many queues the team handles.
  let breadth: Int

  /// Teams in order, each with its queues in order.
  static func all(_ teams: [Team]) -> ContiguousArray<Skill> {
    var skills = ContiguousArray<Skill>()
    for (index, team) in teams.enumerated() {
      for queue in team.handles {
        skills.append(
          Skill(
            team: index, queue: queue, preference: team.prefers.firstIndex(of: queue) ?? team.prefers.count,
            breadth: team.handles.count))
      }
    }
    return skills
  }
}
