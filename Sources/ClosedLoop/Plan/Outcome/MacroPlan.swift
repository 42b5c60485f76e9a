public import EventKernel

/// How root causes are found and removed: model: causes/the-programme.
public struct MacroPlan: Sendable {
  /// In which order the common budget of hours and money is spent.
  public enum Order: UInt8, Sendable, CaseIterable {
    /// On causes and on customers all the time.
    case parallel
    /// On causes before the switch, then on customers.
    case macroFirst
    /// On customers before the switch, then on causes.
    case microFirst

    /// What the scenario writes for it.
    public var keyword: StaticString {
      switch self {
      case .parallel: "parallel"
      case .macroFirst: "macro-first"
      case .microFirst: "micro-first"
      }
    }
  }

  /// Which of several causes is taken up first.
  public enum Priority: UInt8, Sendable, CaseIterable {
    /// The one told of most.
    case frequency
    /// The one whose failures put most value at risk.
    case valueAtRisk
    /// The one that is analysed and fixed at least cost.
    case effort
    /// The one with most value at risk, times the share expected to go away, for each unit of cost.
    case mixed

    /// What the scenario writes for it.
    public var keyword: StaticString {
      switch self {
      case .frequency: "frequency"
      case .valueAtRisk: "value-at-risk"
      case .effort: "effort"
      case .mixed: "mixed"
      }
    }
  }

  /// What is known of a cause before it is worked on.
  public struct Fix: Sendable {
    /// Hours spent on a cause before its analysis is closed, in seconds of work.
    public var hoursNeeded: Distribution = .constant(90 * 3600)
    /// Hours after which 63 % of analyses have found the true cause (h_c).
    public var hoursToFind = 30.0
    /// From approval to the first day of the fix, in seconds.
    public var leadTime: Distribution = .constant(150 * 86_400)
    /// Share of fixes of the true cause that work at all.
    public var success = 0.8
    /// Share of failures that a working fix prevents (eps).
    public var effect: Distribution = .beta(alpha: 6, beta: 4, low: 0, high: 1)
    /// What it costs, paid at approval, in millionths of a currency unit.
    public var cost: Int64 = 0
    /// What it costs in a year of 365.25 days from its first day on.
    public var runningCost: Int64 = 0
    /// Time until a fix has its full effect.
    public var ramp: Ticks = 0
    /// Days after which half of the effect has worn off; nil where the fix is monitored.
    public var erosionHalfLife: Double? = 3 * 365.25

    /// The defaults (model: causes/effect-of-a-fix).
    public init() {}
  }

  /// Order of spending.
  public var order = Order.parallel
  /// When `macroFirst` and `microFirst` change over, in ticks from the start.
  public var switchesAt: Ticks = 0
  /// Money for remedies and fixes together, in millionths of a currency unit; nil where nothing limits it.
  public var budget: Int64?
  /// Which cause is taken up first.
  public var priority = Priority.valueAtRisk

  /// Share of failures told of that are coded at all, and of those with the true cause.
  public var codedShare = 1.0
  /// See `codedShare`.
  public var codingAccuracy = 1.0
  /// For each cause, weights of the causes that a wrong code says; all zero: the others alike.
  public var confusions: [[Double]] = []

  /// The team whose protected hours off the desk go into analysis; nil where nobody is named.
  public var team: Int?
  /// Hours of analysis in a week.
  public var hoursPerWeek = 6.0
  /// What an hour costs where nobody is named.
  public var hourlyCost: Int64 = 0
  /// Coded cases of a cause before it may be analysed.
  public var minCases = 30
  /// A cause may be analysed when the lower bound of its share among coded cases is above this.
  public var shareAbove = 0.0
  /// Confidence of that bound, one-sided.
  public var confidence = 0.95
  /// Time between two looks at the evidence.
  public var reviewEvery: Ticks = Time.week

  /// From a closed analysis to approval, in seconds.
  public var approval: Distribution = .constant(21 * 86_400)
  /// Fixes that may be under way at a time.
  public var slots = 1
  /// Share of approved fixes that are stopped before they are done.
  public var cancelled = 0.0

  /// Whether customers who told of a cause hear that it is fixed, and by how much that relieves them (psi).
  public var tellsCustomers = false
  /// See `tellsCustomers`.
  public var toldRelief = 0.1
  /// Factor on the response of who has heard of a fix to surveys, for so long after it.
  public var toldResponse = 1.05
  /// See `toldResponse`.
  public var toldFor: Ticks = 52 * Time.week
  /// Share of those who are told who are asked what they think now.
  public var asksTold = 1.0

  /// One for each cause of the plan.
  public var fixes: [Fix] = []

  /// A macro loop with all defaults.
  public init() {}

  /// By how much more than evenly the hours of analysis are spent at an instant; a run's hours are the same in all orders.
  public func pace(at tick: Ticks, until end: Ticks) -> Double {
    let early = tick < switchesAt
    switch order {
    case .parallel: return 1
    case .macroFirst: return early ? Double(end) / Double(max(switchesAt, 1)) : 0
    case .microFirst: return early ? 0 : Double(end) / Double(max(end - switchesAt, 1))
    }
  }

  /// Weeks' worth of even spending from the start up to an instant: the integral of `pace`.
  func weeksSpent(through tick: Ticks, until end: Ticks) -> Double {
    let all = Double(end) / Double(Time.week)
    let change = min(switchesAt, end)
    switch order {
    case .parallel: return Double(tick) / Double(Time.week)
    case .macroFirst: return change > 0 ? all * Double(min(tick, change)) / Double(change) : all
    case .microFirst: return end > change ? all * Double(max(0, tick - change)) / Double(end - change) : 0
    }
  }

  /// Whether fixes may draw on the common money at an instant.
  func paysFixes(at tick: Ticks) -> Bool { order != .microFirst || tick >= switchesAt }

  /// Whether remedies may.
  func paysRemedies(at tick: Ticks) -> Bool { order != .macroFirst || tick >= switchesAt }
}
