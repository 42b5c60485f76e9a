import EventKernel

/// What a run asks of a contact plan at each attempt, as plain values.
struct ContactTerms: BitwiseCopyable, Sendable {
  /// Attempts before a case is unreachable.
  let attempts: UInt32
  /// The calendar in which customers may be rung.
  let callable: Int32
  /// Parameters of the law of reachability; alpha is 0 where everybody is always reached.
  let alpha: Double
  let beta: Double
  let messageShare: Double
  let messageCounts: Bool
  /// `Time.never` where a plan has no end.
  let planEnds: Ticks
  /// After so many failed attempts written work takes over; 0 for never.
  let switchAfter: UInt32
  let switchWork: Int32
  let switchWait: Ticks

  init(_ plan: ContactPlan) {
    attempts = UInt32(clamping: plan.attempts)
    callable = Int32(plan.callable)
    alpha = plan.reach?.alpha ?? 0
    beta = plan.reach?.beta ?? 0
    messageShare = plan.messageShare
    messageCounts = plan.messageCountsAsResponse
    planEnds = plan.planEnds ?? Time.never
    switchAfter = UInt32(clamping: plan.channelSwitch?.after ?? 0)
    switchWork = Int32(plan.channelSwitch?.work ?? 0)
    switchWait = plan.channelSwitch?.wait ?? 0
  }

  var isAlwaysReached: Bool { alpha == 0 }
}

/// The contact plans of a run: the general one first, then those with a name.
struct ContactBook: Sendable {
  let terms: ContiguousArray<ContactTerms>
  /// Laws of reachability, by plan; nil where everybody is always reached.
  let reach: [QuantileTable?]
  /// Factors on reachability by plan and hour of the day.
  private let hours: ContiguousArray<Double>
  /// Waits after attempts, plan by plan, and where those of each plan begin; one more at the end.
  private let gaps: ContiguousArray<Ticks>
  private let firstGap: ContiguousArray<Int32>

  init(_ plan: Plan) {
    let plans = [plan.contact] + plan.contactPlans
    terms = ContiguousArray(plans.map { ContactTerms($0) })
    reach = plans.map { $0.reach.map { QuantileTable(.beta(alpha: $0.alpha, beta: $0.beta, low: 0, high: 1)) } }
    var hours = ContiguousArray<Double>()
    var gaps = ContiguousArray<Ticks>()
    var firstGap: ContiguousArray<Int32> = [0]
    for plan in plans {
      hours.append(contentsOf: plan.reachByHour)
      gaps.append(contentsOf: plan.gaps)
      firstGap.append(Int32(gaps.count))
    }
    self.hours = hours
    self.gaps = gaps
    self.firstGap = firstGap
  }

  /// Factor on reachability in an hour of the day.
  func factor(plan: Int, hour: Int) -> Double { hours[plan * 24 + hour] }

  /// How long to wait after an attempt, the first being number 1; the last wait of a plan repeats.
  func gap(plan: Int, after attempt: UInt32) -> Ticks {
    let first = Int(firstGap[plan])
    let count = Int(firstGap[plan + 1]) - first
    return count > 0 ? gaps[first + min(Int(attempt), count) - 1] : 0
  }
}
