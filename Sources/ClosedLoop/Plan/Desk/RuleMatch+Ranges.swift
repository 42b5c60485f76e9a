public import EventKernel

/// Amounts of money that a rule takes: from the least up to but not including the limit, in currency units.
public struct AmountRange: BitwiseCopyable, Sendable, Equatable {
  /// The least amount that is taken.
  public var least = -Double.infinity
  /// The least amount that is not taken any more.
  public var limit = Double.infinity

  /// A range without limits.
  public init() {}

  /// From the least up to but not including the limit.
  public init(least: Double = -.infinity, limit: Double = .infinity) {
    self.least = least
    self.limit = limit
  }

  /// Whether there is an amount that it does not take.
  public var isLimited: Bool { least > -.infinity || limit < .infinity }

  /// Whether it takes an amount.
  public func contains(_ amount: Double) -> Bool { amount >= least && amount < limit }
}

/// How often a customer has complained before, as far as the customer file knows.
///
/// Complaints are voiced failures whose sender was known, of this run: those from before its start are in no file.
public struct RepeatMatch: BitwiseCopyable, Sendable, Equatable {
  /// More earlier complaints than these are not told apart.
  public static let most = 8

  /// Fewest earlier complaints.
  public var least = 0
  /// Most earlier complaints.
  public var greatest = RepeatMatch.most
  /// How far back the desk looks.
  public var period: Ticks = 0

  /// A match that takes everybody.
  public init() {}

  /// So many complaints within a period.
  public init(least: Int = 0, greatest: Int = RepeatMatch.most, within period: Ticks) {
    self.least = least
    self.greatest = greatest
    self.period = period
  }

  /// Whether there is a number that it does not take.
  public var isLimited: Bool { least > 0 || greatest < Self.most }
}
