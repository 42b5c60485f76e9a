import EventKernel

/// What became of the promises to feedback of one week, for one group: counts of cases.
public struct WeekTally: BitwiseCopyable, Sendable, Equatable {
  /// First responses in time.
  public var responseMet: Int32 = 0
  /// First responses that were late or never came.
  public var responseMissed: Int32 = 0
  /// Customers spoken or written to in time, of those whose first response is decided.
  public var reachedInTime: Int32 = 0
  /// First solutions in time.
  public var resolutionMet: Int32 = 0
  /// First solutions that were late or never came.
  public var resolutionMissed: Int32 = 0
}

/// Promises week by week: the whole weeks of the window, counted from its start, by the week of the feedback.
///
/// Tallied for all cases, each tier, each channel and each promise: 20 bytes a week and group.
public struct WeeklyPromises: Sendable {
  /// By what promises are divided week by week.
  public static let dimensions: [Dimension] = [.all, .tier, .channel, .sla]

  /// Whole weeks of the window.
  public let weekCount: Int
  /// Groups of a week: those of the layout up to the last promise, which are the first.
  private let layout: GroupLayout
  private let groupCount: Int
  private var tallies: ContiguousArray<WeekTally>

  init(_ plan: Plan, layout: GroupLayout) {
    self.layout = layout
    groupCount = layout.group(.treatment, 0)
    weekCount = Self.weekCount(of: plan)
    tallies = ContiguousArray(repeating: WeekTally(), count: groupCount * weekCount)
  }

  /// Whole weeks of a plan's window.
  static func weekCount(of plan: Plan) -> Int {
    Int((plan.phases.windowEnd - plan.phases.windowStart) / Time.week)
  }

  /// The tally of a group in a week; nil where promises are not divided so week by week.
  public func tally(_ dimension: Dimension, _ group: Int, week: Int) -> WeekTally? {
    switch dimension {
    case .all, .tier, .channel, .sla: tallies[week * groupCount + layout.group(dimension, group)]
    case .treatment, .severity, .cause, .team: nil
    }
  }

  /// Adds cases of a week in each group that they belong to.
  mutating func add(_ tally: WeekTally, of member: Membership, week: Int) {
    let first = week * groupCount
    tallies[first] += tally
    tallies[first + layout.group(.tier, member.tier)] += tally
    tallies[first + layout.group(.channel, member.channel)] += tally
    tallies[first + layout.group(.sla, member.sla)] += tally
  }
}

extension WeekTally: CounterRow {
  typealias Counter = Int32
}
