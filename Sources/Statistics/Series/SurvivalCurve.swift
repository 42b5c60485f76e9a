internal import PortableMath

/// How long things last, from durations of which some were still going on when they were last seen.
///
/// - Note: E. L. Kaplan and P. Meier (1958); W. Nelson (1972) and O. Aalen (1978); errors after M. Greenwood (1926).
public struct SurvivalCurve: Sendable, Equatable {
  /// What is known at one time at which something ended.
  public struct Step: Sendable, Equatable {
    /// The time.
    public let time: Double

    /// How many were still going on just before.
    public let atRisk: Int

    /// How many ended at the time.
    public let ended: Int

    /// The probability of lasting longer than the time.
    public let survival: Double

    /// Greenwood's standard error of `survival`; 0 where nothing is left.
    public let standardError: Double

    /// The cumulative hazard up to the time.
    public let hazard: Double
  }

  /// On which scale an interval is symmetric.
  public enum Scale: Sendable, CaseIterable {
    /// The probability itself.
    case plain
    /// Its logarithm.
    case logarithm
    /// The logarithm of minus its logarithm; always within 0...1.
    case logLog
  }

  /// The times at which something ended, in ascending order.
  public let steps: [Step]

  /// The curve of the given durations.
  ///
  /// - Parameters:
  ///   - durations: In any order.
  ///   - hasEnded: For each duration whether its end was seen; if not, it lasted at least so long.
  /// - Complexity: O(n log n).
  public init(durations: [Double], hasEnded: [Bool]) {
    precondition(durations.count == hasEnded.count, "Every duration needs to be known as ended or not")
    let order = ascendingOrder(of: durations)
    var steps: [Step] = []
    var survival = 1.0
    var variance = 0.0
    var hazard = 0.0
    var position = 0
    while position < order.count {
      let time = durations[order[position]]
      let atRisk = order.count - position
      var ended = 0
      while position < order.count && durations[order[position]] == time {
        if hasEnded[order[position]] { ended += 1 }
        position += 1
      }
      if ended == 0 { continue }
      let n = Double(atRisk)
      let d = Double(ended)
      survival *= 1 - d / n
      hazard += d / n
      if ended < atRisk { variance += d / (n * (n - d)) }
      let error = ended < atRisk ? survival * variance.squareRoot() : 0
      steps.append(
        Step(time: time, atRisk: atRisk, ended: ended, survival: survival, standardError: error, hazard: hazard))
    }
    self.steps = steps
  }

  /// The last step at or before `time`; nil before the first.
  ///
  /// - Complexity: O(log n).
  public func step(at time: Double) -> Step? {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = low + (high - low) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : steps[low - 1]
  }

  /// The probability of lasting longer than `time`.
  ///
  /// - Complexity: O(log n).
  public func survival(at time: Double) -> Double {
    guard let step = step(at: time) else { return 1 }
    return step.survival
  }

  /// The first time at which the probability of lasting longer is ½ or less; nil where that was not seen.
  ///
  /// - Complexity: O(n).
  public var median: Double? {
    for step in steps where step.survival <= 0.5 { return step.time }
    return nil
  }

  /// The confidence interval of the probability of lasting longer than `time`; nil before the first step and where
  /// nothing is left.
  ///
  /// - Parameters:
  ///   - time: Any number.
  ///   - level: The confidence, above 0 and below 1.
  ///   - scale: On which scale the interval is symmetric.
  /// - Complexity: O(log n).
  public func interval(at time: Double, level: Double, scale: Scale = .logLog) -> Interval? {
    precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1")
    guard let step = step(at: time), step.survival > 0, step.survival < 1 else { return nil }
    let z = -Normal.quantile((1 - level) / 2)
    let logSurvival = PortableMath.logarithm(step.survival)
    switch scale {
    case .plain:
      return Interval(centre: step.survival, halfWidth: z * step.standardError).clampedToShare
    case .logarithm:
      let factor = exponential(z * step.standardError / step.survival)
      return Interval(low: step.survival / factor, high: step.survival * factor).clampedToShare
    case .logLog:
      let factor = exponential(z * step.standardError / (step.survival * -logSurvival))
      return Interval(low: exponential(logSurvival * factor), high: exponential(logSurvival / factor))
    }
  }
}
