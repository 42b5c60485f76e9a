public import ClosedLoop
public import Statistics

/// A gate against an accepted outcome: `golden - 2%`.
///
/// What may be lost or must be gained is a fixed amount, from the golden's value; the difference between the
/// replications now and those of the golden, and with it the golden's own luck, is tested on one side. So a run that is
/// the same bit by bit passes every gate that allows it, and a golden from few replications is no sharper than it is.
public struct ChangeTest: Sendable {
  /// What must hold.
  public let gate: Gate
  private let metric: Metric
  private let rates: ErrorRates

  /// A test of a gate on a metric, with the rates of one look.
  public init(_ gate: Gate, of metric: Metric, rates: ErrorRates) {
    self.gate = gate
    self.metric = metric
    self.rates = rates
  }

  /// What came of a test.
  public struct Outcome: Sendable {
    /// Whether it holds.
    public let verdict: GateVerdict
    /// What moved; nil where nothing can be compared.
    public let difference: MetricDifference?
    /// The bound in the metric's unit.
    public let bound: Double?
  }

  /// The bound that a golden of this value gives.
  ///
  /// - Returns: golden + relative · |golden| + absolute.
  public static func bound(relative: Double, absolute: Double, golden: Double) -> Double {
    golden + relative * golden.magnitude + absolute
  }

  /// The verdict on replications now against accepted ones.
  public func outcome(now: [Observation], accepted: [Observation], paired: Bool) -> Outcome {
    guard case .golden(let relative, let absolute) = gate.bound else {
      return Outcome(verdict: .undecided(.noGolden), difference: nil, bound: nil)
    }
    guard let moved = MetricDifference(of: metric, now: now, accepted: accepted, paired: paired) else {
      return Outcome(verdict: .undecided(.notObserved), difference: nil, bound: nil)
    }
    let bound = Self.bound(relative: relative, absolute: absolute, golden: moved.old)
    guard moved.count >= LevelTest.fewest else {
      return Outcome(verdict: .undecided(.tooFew), difference: moved, bound: bound)
    }
    // The same question of the difference: is old + difference on the good side of the bound?
    let stated = Gate(
      instance: gate.instance, relation: gate.relation, bound: .value(bound - moved.old), isWarning: gate.isWarning)
    func verdict(_ rate: Double) -> GateVerdict { stated.verdict(on: moved.estimate(level: 1 - 2 * rate)) }
    let failing = verdict(rates.falseAlarm)
    if failing == .failed { return Outcome(verdict: .failed, difference: moved, bound: bound) }
    let passing = verdict(rates.falsePass)
    return Outcome(
      verdict: passing == .failed ? .undecided(.boundInside) : passing, difference: moved, bound: bound)
  }
}

extension MetricDifference {
  /// The difference as an estimate with its interval.
  public func estimate(level: Double) -> Estimate {
    Estimate(
      value: value, standardError: standardError, interval: interval(level: level), count: count, level: level,
      method: .mean)
  }
}
