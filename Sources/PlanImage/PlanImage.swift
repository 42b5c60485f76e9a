public import ClosedLoop
internal import EventKernel

/// A plan as whole numbers, so that it can be handed to a build of the core that reads no scenarios.
///
/// The walk over the fields is written once and goes both ways.
public struct PlanImage: Sendable, Equatable {
  /// The plan, word by word: whole numbers as they are, real numbers by their bits.
  public var words: ContiguousArray<Int64>

  /// Says that the words are an image, and of which layout.
  private static let mark: Int64 = 0x434C_504C_0001

  /// An image from its words, which may be anything.
  public init(words: ContiguousArray<Int64>) { self.words = words }

  /// The image of a plan.
  ///
  /// - Complexity: O(size of the plan).
  public init(_ plan: Plan) {
    var archive = Archive()
    var mark = Self.mark
    archive.pass(&mark)
    var plan = plan
    archive.pass(&plan)
    words = archive.words
  }

  /// The plan, or nil where the words are no image of one.
  ///
  /// - Complexity: O(size of the plan).
  public func plan() -> Plan? {
    var archive = Archive(reading: words)
    var mark: Int64 = 0
    archive.pass(&mark)
    guard mark == Self.mark else { return nil }
    var plan = Plan.blank
    archive.pass(&plan)
    return archive.isSound && archive.isAtEnd ? plan : nil
  }
}

extension Plan {
  /// A plan to be read into.
  fileprivate static var blank: Plan {
    Plan(
      seed: 0, phases: Phases(warmUp: 0, measure: 0, drain: 0, followUp: 0), civil: CivilClock(firstDay: 0),
      calendars: [], deskCalendar: 0, population: Population(count: 0, replacement: .steady, tiers: []), channels: [],
      dayFactorCorrelation: 0, causes: [], steps: [], triage: TriagePolicy(rules: [], discipline: .fifo),
      promises: [],
      contact: .blank, work: [], queues: [], teams: [],
      resolution: ResolutionPlan(
        solvedAtContact: 0, empoweredBonus: 0, escalated: 0, escalationQueue: nil, escalationService: .blank,
        escalationSolves: 0, approvalQueue: nil, approvalService: .blank, reopened: 0, reopenedAfter: .blank,
        remedyOffered: 0, remedyShareOfLoss: 0, remedyRedeemed: 0, remedyCostShare: 0), outcome: OutcomeModel(),
      money: MoneyPlan())
  }
}

extension ContactPlan {
  static var blank: ContactPlan {
    ContactPlan(
      attempts: 1, gaps: [], callable: 0, reach: nil, reachByHour: [], messageShare: 0, messageCountsAsResponse: false,
      planEnds: nil, givesUpAfter: nil)
  }
}

extension Distribution {
  static var blank: Distribution { .constant(0) }
}

extension Name {
  static var blank: Name { Name(utf8: EmptyCollection()) }
}
