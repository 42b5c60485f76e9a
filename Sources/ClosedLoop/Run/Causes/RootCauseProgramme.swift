import EventKernel
import PortableMath

/// What is known and done about root causes in a run: evidence, the analysis at work, fixes under way.
struct RootCauseProgramme {
  /// Where a cause is on its way from the first coded case to a fix.
  enum Stage: UInt8, BitwiseCopyable {
    /// Evidence is gathered.
    case watched
    /// Hours are spent on it.
    case analysed
    /// The analysis is closed and waits for a slot and money.
    case proposed
    /// Somebody has to approve.
    case inApproval
    /// Approved and paid; the first day is to come, or the fix will be stopped.
    case underWay
    /// At work.
    case fixed
  }

  /// One cause.
  struct Cause: BitwiseCopyable {
    /// Key of its luck.
    let identity: UInt64
    var stage = Stage.watched
    /// Which attempt at it this is.
    var attempt: UInt32 = 0
    /// Coded cases with this code since its evidence was last begun, and with any code before that.
    var coded: Int64 = 0
    var codedBefore: Int64 = 0
    /// Value that those cases put at risk, in currency units.
    var valueAtRisk = 0.0
    /// Seconds of analysis spent and needed in this attempt.
    var spent = 0.0
    var needed = 0.0
    /// Whether the analysis has found the true cause.
    var isFound = false
    /// Whether the fix under way will be stopped.
    var isStopped = false
    /// Whether the last attempt was begun, approved, or has its first day behind it.
    var liveAt = Time.never
  }

  /// A customer who told of a cause, to be told when it is fixed.
  struct Teller: BitwiseCopyable {
    var row: Int32
    var cause: Int16
    var time: Ticks
    var drop: Double
  }

  var causes: ContiguousArray<Cause> = []
  /// Coded cases so far, with any code.
  var coded: Int64 = 0
  /// The cause that is analysed now, or -1.
  var current = -1
  /// Fixes that hold a slot.
  var slotsTaken = 0
  /// What is left of the common money; `Int64.max` where nothing limits it.
  var money = Int64.max
  /// When hours were last credited where nobody is named for them.
  var creditedAt: Ticks = 0
  var tellers: ContiguousArray<Teller> = []
  /// When each customer heard of a fix last, by row, and invitations to judge one.
  var toldAt: ContiguousArray<Ticks> = []
  var surveys: ContiguousArray<FixSurvey> = []

  // What the run tells of it.
  /// Coded cases by code and by true cause, in the window.
  var codedInWindow: ContiguousArray<Int64> = []
  var tally = LoopTally()

  init(_ plan: Plan) {
    guard let macro = plan.macro else { return }
    causes = ContiguousArray(
      plan.causes.map { Cause(identity: UInt64($0.name.identity(kind: "cause")) << 48) })
    codedInWindow = ContiguousArray(repeating: 0, count: plan.causes.count)
    if let budget = macro.budget { money = budget }
  }

  /// Whether a cause is told of often enough, and makes up enough of all, to be analysed.
  func isDetected(_ cause: Int, _ plan: MacroPlan) -> Bool {
    let known = causes[cause]
    // After twenty attempts nobody tries again.
    guard known.stage == .watched, known.attempt < 20,
      known.coded >= Int64(known.attempt > 0 ? max(plan.minCases, 1) : plan.minCases)
    else { return false }
    return Self.lowerBound(known.coded, of: coded - known.codedBefore, confidence: plan.confidence) >= plan.shareAbove
  }

  /// Wilson's lower bound of a share, one-sided; 0 where nothing is known.
  static func lowerBound(_ count: Int64, of all: Int64, confidence: Double) -> Double {
    guard all > 0 else { return 0 }
    let z = Normal.quantile(confidence)
    let n = Double(all)
    let share = Double(count) / n
    let spread = (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, (share + z * z / (2 * n) - z * spread) / (1 + z * z / n))
  }

  /// How much a cause is to be preferred; the greatest is taken first, of equals the one stated first.
  func preference(_ cause: Int, _ plan: MacroPlan) -> Double {
    let known = causes[cause]
    let fix = plan.fixes[cause]
    switch plan.priority {
    case .frequency: return Double(known.coded)
    case .valueAtRisk: return known.valueAtRisk
    case .effort: return -Self.effort(fix, plan)
    case .mixed: return known.valueAtRisk * fix.success * fix.effect.mean / max(Self.effort(fix, plan), 1)
    }
  }

  /// Expected cost of analysis and fix, in currency units; an hour of a named team counts at the hourly cost, too.
  private static func effort(_ fix: MacroPlan.Fix, _ plan: MacroPlan) -> Double {
    Double(fix.cost) / 1e6 + fix.hoursNeeded.mean / 3600 * max(Double(plan.hourlyCost) / 1e6, 1)
  }

  /// The best cause of a stage, or -1.
  func best(_ plan: MacroPlan, where isEligible: (Int) -> Bool) -> Int {
    var best = -1
    for cause in causes.indices where isEligible(cause) {
      if best < 0 || preference(cause, plan) > preference(best, plan) { best = cause }
    }
    return best
  }

  /// Begins to gather evidence on a cause anew.
  mutating func watchAgain(_ cause: Int) {
    causes[cause].stage = .watched
    causes[cause].attempt += 1
    causes[cause].coded = 0
    causes[cause].codedBefore = coded
    causes[cause].valueAtRisk = 0
    causes[cause].spent = 0
  }
}
