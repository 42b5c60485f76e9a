public import ClosedLoop
public import Statistics

/// Whether a gate holds, as far as the replications can tell.
///
/// The side of the whole interval decides; an interval on both sides of the bound leaves it undecided.
public enum GateVerdict: Sendable, Equatable {
  /// The interval lies on the good side.
  case passed
  /// The interval lies on the bad side.
  case failed
  /// Nobody can tell.
  case undecided(Doubt)

  /// Why nobody can tell.
  public enum Doubt: String, Sendable, CaseIterable {
    /// The bound lies inside the interval.
    case boundInside = "bound-inside"
    /// One replication gives no interval, nor do few of which all or none met what was promised.
    case noInterval = "no-interval"
    /// Less than ten replications say too little.
    case tooFew = "too-few"
    /// The metric was never observed.
    case notObserved = "not-observed"
    /// There is no accepted outcome to compare with.
    case noGolden = "no-golden"
    /// The accepted outcome was taken without this metric.
    case notInGolden = "not-in-golden"
  }

  /// What files write for it.
  public var keyword: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .undecided: "undecided"
    }
  }
}

extension Gate {
  /// Whether it holds of what is known about its metric.
  public func verdict(on estimate: Estimate?) -> GateVerdict {
    guard case .value(let bound) = bound else { return .undecided(.noGolden) }
    guard let estimate else { return .undecided(.notObserved) }
    guard let interval = estimate.interval else { return .undecided(.noInterval) }
    func holds(_ value: Double) -> Bool {
      switch relation {
      case .atLeast: value >= bound
      case .atMost: value <= bound
      case .above: value > bound
      case .below: value < bound
      }
    }
    return switch (holds(interval.low), holds(interval.high)) {
    case (true, true): .passed
    case (false, false): .failed
    case (true, false), (false, true): .undecided(.boundInside)
    }
  }
}

extension RunResult {
  /// Whether a gate holds of this run.
  public func verdict(on gate: Gate) -> GateVerdict { gate.verdict(on: estimates[gate.instance]) }
}
