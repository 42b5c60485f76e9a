import EventKernel

/// Places of the groups of each dimension in one row of tallies.
public struct GroupLayout: Sendable {
  /// First group of each dimension, by `Dimension.rawValue`; one more at the end.
  let offsets: [Int]

  init(_ plan: Plan) {
    let counts = [
      1, plan.population.tiers.count, plan.channels.count, plan.promises.count, Treatment.allCases.count, 4,
      plan.causes.count, plan.teams.count,
    ]
    var offsets = [0]
    for count in counts { offsets.append(offsets[offsets.count - 1] + count) }
    self.offsets = offsets
  }

  /// Number of groups of a dimension.
  public func count(of dimension: Dimension) -> Int {
    offsets[Int(dimension.rawValue) + 1] - offsets[Int(dimension.rawValue)]
  }

  func group(_ dimension: Dimension, _ index: Int) -> Int { offsets[Int(dimension.rawValue)] + index }

  var groupCount: Int { offsets[offsets.count - 1] }
}

/// What is watched in a replication: tallies by group and histograms.
struct Measures: Sendable {
  let layout: GroupLayout
  var groups: ContiguousArray<GroupTally>
  /// Of all and each tier, in the places of their groups.
  var presence: ContiguousArray<Presence>
  /// In milliseconds; for all, each tier, each promise.
  var responseTimes: ContiguousArray<Histogram>
  var resolutionTimes: ContiguousArray<Histogram>
  var waitingTimes: ContiguousArray<Histogram>
  /// Ages of waiting cases at full hours of the window, in milliseconds.
  var backlogAges = Histogram()
  /// Integrals over the window: level times ticks.
  var waitingIntegral: Int128 = 0
  var openIntegral: Int128 = 0
  var windowTicks: Int64 = 0
  /// What the root-cause programme did.
  var loop = LoopTally()
  /// Promises of the window week by week.
  var weeks: WeeklyPromises

  init(_ plan: Plan) {
    layout = GroupLayout(plan)
    groups = ContiguousArray(repeating: GroupTally(), count: layout.groupCount)
    presence = ContiguousArray(repeating: Presence(), count: layout.group(.channel, 0))
    let kinds = layout.offsets[Int(Dimension.channel.rawValue)] + plan.promises.count
    responseTimes = ContiguousArray(repeating: Histogram(), count: kinds)
    resolutionTimes = responseTimes
    waitingTimes = responseTimes
    weeks = WeeklyPromises(plan, layout: layout)
  }

  /// Place of a promise's histogram.
  func slaHistogram(_ promise: Int) -> Int { layout.offsets[Int(Dimension.channel.rawValue)] + promise }
}

/// One day of a replication's series, or one hour.
public struct DayRow: BitwiseCopyable, Sendable {
  /// Feedback items received.
  public var received: Int64 = 0
  /// Cases opened for people.
  public var opened: Int64 = 0
  /// Cases closed.
  public var closed: Int64 = 0
  /// Promises of a first response that were broken, by the day of the feedback.
  public var breached: Int64 = 0
  /// Promises of a first response that were kept or broken, by the day of the feedback.
  public var judged: Int64 = 0
  /// Waiting cases times ticks.
  public var backlog: Int64 = 0
  /// People at the desk times ticks.
  public var staffed: Int64 = 0
  /// People busy times ticks.
  public var busy: Int64 = 0
  /// Ticks of the day that were simulated.
  public var ticks: Int64 = 0
}
