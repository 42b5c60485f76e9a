public import EventKernel

/// A case that is open when the run begins, as a list of the desk's backlog has it.
public struct OpenCase: Sendable, Equatable {
  /// When its feedback came: before tick 0.
  public var received: Ticks
  /// The customer's tier.
  public var tier: Int
  /// The channel on which the feedback came.
  public var channel: Int
  /// Severity of the failure by `Severity.rawValue`; -1 where it is not known and drawn from the causes.
  public var severity: Int
  /// The rule of triage by which people treat it.
  public var rule: Int
  /// Attempts that were made to reach the customer.
  public var attempts: Int

  /// A case that is open when the run begins.
  public init(received: Ticks, tier: Int, channel: Int, severity: Int, rule: Int, attempts: Int) {
    self.received = received
    self.tier = tier
    self.channel = channel
    self.severity = severity
    self.rule = rule
    self.attempts = attempts
  }
}
