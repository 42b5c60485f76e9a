import EventKernel
import PortableMath

/// What fixes leave of the failures of each cause in the *with* fate (model: causes/effect-of-a-fix).
///
/// A failure happens with the programme if its own mark is below M at its instant, so that a stronger fix always keeps
/// a subset of what a weaker one lets happen (model: causes/avoided-failures).
struct Thinning {
  /// One fix: from its first day on, its effect with ramp and erosion.
  struct Fix: BitwiseCopyable {
    var since = Time.never
    var effect = 0.0
    var ramp: Ticks = 0
    /// ln 2 over the half-life in days; 0 where nothing wears off.
    var erosion = 0.0

    /// M: the share of failures that still happen.
    func left(at tick: Ticks) -> Double {
      guard tick >= since else { return 1 }
      let age = tick - since
      let grown = age >= ramp ? 1 : Double(age) / Double(ramp)
      return 1 - effect * grown * (erosion > 0 ? exponential(-erosion * days(age)) : 1)
    }
  }

  /// Whether there is a macro loop.
  let isOn: Bool
  /// By cause.
  private(set) var fixes: ContiguousArray<Fix>
  /// Whether a fix with an effect has its first day behind it, or soon will.
  private(set) var hasFix = false
  /// Causes of silent failures, by severity.
  let silentCauses: ContiguousArray<CumulativeTable>
  /// Share of each cause in the hazard that all failures make.
  let hazardShares: ContiguousArray<Double>
  /// Mean hazard of the failures after the window, piece by piece; empty where it is as without fixes.
  private(set) var pieces: ContiguousArray<Double> = []
  /// The greatest of them, and whether failures after the window are fewer with the programme.
  private(set) var greatestHazard = 0.0
  private(set) var isFollowed = false
  private var windowEnd: Ticks = 0
  private var pieceLength: Ticks = 1

  init(_ plan: Plan) {
    isOn = plan.macro != nil && !plan.causes.isEmpty
    fixes = ContiguousArray(repeating: Fix(), count: isOn ? plan.causes.count : 0)
    var tables = ContiguousArray<CumulativeTable>()
    var shares = ContiguousArray<Double>()
    if isOn {
      for severity in 0..<3 {
        let weights = plan.causes.map { $0.share * $0.severities[severity] }
        var sum = 0.0
        for weight in weights { sum += weight }
        tables.append(CumulativeTable(weights: sum > 0 ? weights : plan.causes.map { _ in 1 }))
      }
      var sum = 0.0
      for cause in plan.causes {
        var share = 0.0
        for severity in 0..<3 {
          share +=
            cause.share * cause.severities[severity] / plan.outcome.voiceProbabilities[severity]
            * plan.outcome.leaveProbabilities[severity]
        }
        shares.append(share)
        sum += share
      }
      for cause in shares.indices { shares[cause] = sum > 0 ? shares[cause] / sum : 0 }
    }
    silentCauses = tables
    hazardShares = shares
  }

  /// Puts a fix to work.
  mutating func put(_ fix: Fix, to cause: Int) {
    fixes[cause] = fix
    if fix.effect > 0 { hasFix = true }
  }

  /// The share of a cause's failures that happen at an instant.
  func left(of cause: Int, at tick: Ticks) -> Double { fixes[cause].left(at: tick) }

  /// The share of all failures' hazard that is left at an instant.
  func hazardLeft(at tick: Ticks) -> Double {
    var left = 1.0
    for cause in fixes.indices { left -= hazardShares[cause] * (1 - fixes[cause].left(at: tick)) }
    return max(0, left)
  }

  /// Fixes the mean hazard of failures after the window, in quarters, each with the mean over its weeks.
  mutating func close(_ phases: Phases, hazard: Double) {
    guard hasFix, phases.horizon > phases.windowEnd else { return }
    windowEnd = phases.windowEnd
    pieceLength = 13 * Time.week
    let count = Int((phases.horizon - phases.windowEnd + pieceLength - 1) / pieceLength)
    for piece in 0..<min(count, 200) {
      var sum = 0.0
      for week in 0..<13 {
        sum += hazardLeft(at: windowEnd + Int64(piece) * pieceLength + Int64(week) * Time.week + Time.week / 2)
      }
      pieces.append(hazard * sum / 13)
      greatestHazard = max(greatestHazard, pieces[piece])
    }
    isFollowed = !pieces.isEmpty
  }

  /// The mean hazard of failures with the programme at an instant after the window.
  func hazard(at tick: Ticks) -> Double {
    pieces[min(max(Int((tick - windowEnd) / pieceLength), 0), pieces.count - 1)]
  }

  /// The end of the piece in which an instant lies, or `Time.never` in the last.
  func nextBorder(after tick: Ticks) -> Ticks {
    let piece = Int((tick - windowEnd) / pieceLength)
    return piece + 1 < pieces.count ? windowEnd + Int64(piece + 1) * pieceLength : Time.never
  }
}
