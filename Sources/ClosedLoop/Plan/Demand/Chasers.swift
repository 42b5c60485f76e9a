public import EventKernel

/// Customers who get in touch again when they hear nothing.
public struct Chasers: Sendable {
  /// Share of cases whose customer does.
  public var share: Double
  /// Silence after which they do, in seconds; drawn anew each time.
  public var after: Distribution
  /// How often they do at most in one case.
  public var times: Int
  /// What each time adds to the next piece of work on the case, in seconds.
  public var handling: Distribution
  /// Whether their case goes before all others from then on.
  public var raisesPriority = false

  /// Customers who chase.
  public init(share: Double, after: Distribution, times: Int, handling: Distribution) {
    self.share = share
    self.after = after
    self.times = times
    self.handling = handling
  }
}
