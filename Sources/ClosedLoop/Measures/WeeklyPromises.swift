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
    weekCount = Int((plan.phases.windowEnd - plan.phases.windowStart) / Time.week)
    tallies = ContiguousArray(repeating: WeekTally(), count: groupCount * weekCount)
  }

  /// The tally of a group in a week; nil where promises are not divided so week by week.
  public func tally(_ dimension: Dimension, _ group: Int, week: Int) -> WeekTally? {
    switch dimension {
    case .all, .tier, .channel, .sla: tallies[week * groupCount + layout.group(dimension, group)]
    case .treatment, .severity, .cause, .team: nil
    }
  }

  /// Adds a case in each group that it belongs to; what came after the last whole week is left out.
  mutating func add(_ tally: WeekTally, tier: Int, channel: Int, promise: Int, week: Int) {
    guard week >= 0 && week < weekCount else { return }
    let first = week * groupCount
    let byTier = first + layout.group(.tier, tier)
    let byChannel = first + layout.group(.channel, channel)
    let byPromise = first + layout.group(.sla, promise)
    // One test for other owners instead of four.
    var rows = tallies.mutableSpan
    rows[first].add(tally)
    rows[byTier].add(tally)
    rows[byChannel].add(tally)
    rows[byPromise].add(tally)
  }
}

extension WeekTally {
  fileprivate mutating func add(_ other: WeekTally) {
    // A week has no two thousand million cases.
    responseMet &+= other.responseMet
    responseMissed &+= other.responseMissed
    reachedInTime &+= other.reachedInTime
    resolutionMet &+= other.resolutionMet
    resolutionMissed &+= other.resolutionMissed
  }
}
