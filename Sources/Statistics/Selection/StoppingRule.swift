/// When enough replications have been run.
///
/// Replications come in whole batches, so that the number at which a study stops does not depend on threads.
public struct StoppingRule: Sendable, Equatable {
  /// How narrow an interval has to be.
  public enum Precision: Sendable, Equatable {
    /// A half-width of at most this number.
    case absolute(Double)
    /// A half-width of at most `γ/(1+γ)` of the value, so that the relative error is at most γ.
    case relative(Double)
  }

  /// What to do after some replications.
  public enum Decision: Sendable, Equatable {
    /// The wanted precision is reached.
    case stop
    /// The cap is reached but not the precision.
    case stopAtCap
    /// Run on until there are so many replications.
    case continueTo(Int)
  }

  /// How narrow the intervals have to be.
  public var precision: Precision

  /// The number of replications before the first look.
  public var first: Int

  /// The number of replications between looks.
  public var batch: Int

  /// The number of replications that is never exceeded.
  public var cap: Int

  /// A rule with the usual first look at 20 and batches of 8.
  public init(precision: Precision, first: Int = 20, batch: Int = 8, cap: Int) {
    precondition(first >= 2 && batch >= 1 && cap >= first, "A rule needs 2 <= first <= cap and a batch of at least 1")
    self.precision = precision
    self.first = first
    self.batch = batch
    self.cap = cap
  }

  /// Whether one estimate is precise enough.
  public func isMet(by estimate: Estimate) -> Bool {
    guard let halfWidth = estimate.halfWidth else { return false }
    switch precision {
    case .absolute(let width): return halfWidth <= width
    case .relative(let share): return halfWidth <= share / (1 + share) * estimate.value.magnitude
    }
  }

  /// What to do after `count` replications with these estimates of the declared metrics; the worst of them decides.
  ///
  /// - Complexity: O(estimates.count).
  public func decision(after count: Int, estimates: [Estimate]) -> Decision {
    if count < first { return .continueTo(first) }
    var areMet = true
    for estimate in estimates where !isMet(by: estimate) { areMet = false }
    if areMet { return .stop }
    return count >= cap ? .stopAtCap : .continueTo(min(cap, count + batch))
  }
}
