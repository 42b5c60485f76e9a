public import EventKernel

/// What happens to the seat of a customer who leaves.
public enum Replacement: UInt8, Sendable {
  /// Somebody new sits down, so that volumes stay as stated; the newcomer's money is never counted as saved.
  case steady
  /// The seat stays empty and its feedback ceases.
  case none
}

/// How a tier's churn was stated.
public enum StatedChurn: Sendable, Equatable {
  /// Share of the tier that leaves in a first year without the programme, failures included.
  case total(Double)
  /// Share that would leave in a first year without any failure.
  case netOfFailures(Double)
}

/// One value tier of customers.
public struct Tier: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// The first seat of the tier.
  public var firstSeat: Int
  /// Number of seats.
  public var seats: Int
  /// Margin per month in currency units.
  public var margin: Distribution
  /// Churn in a first year.
  public var churn: StatedChurn
  /// Addition to the logit of recovery (model: customers/recovery).
  public var recoveryOffset: Double

  /// A tier of a given number of seats.
  public init(
    name: Name, firstSeat: Int, seats: Int, margin: Distribution, churn: StatedChurn, recoveryOffset: Double = 0
  ) {
    self.name = name
    self.firstSeat = firstSeat
    self.seats = seats
    self.margin = margin
    self.churn = churn
    self.recoveryOffset = recoveryOffset
  }
}

/// The customers of a scenario: seats, divided into tiers by position.
public struct Population: Sendable {
  /// Number of seats.
  public var count: Int
  /// What becomes of a leaver's seat.
  public var replacement: Replacement
  /// The tiers, in the order in which their seats lie; the first is the most valuable.
  public var tiers: [Tier]
  /// Tenure of those who are there at the start, in seconds.
  public var tenure = Distribution.exponential(mean: 4 * 365.25 * 86_400)
  /// When those who have decided to leave can go; nil for at once.
  public var contract: Contract?

  /// A population of seats.
  public init(count: Int, replacement: Replacement, tiers: [Tier]) {
    self.count = count
    self.replacement = replacement
    self.tiers = tiers
  }

  /// The tier of a seat. O(number of tiers).
  public func tier(ofSeat seat: Int) -> Int {
    var tier = 0
    while tier + 1 < tiers.count && seat >= tiers[tier + 1].firstSeat { tier += 1 }
    return tier
  }
}
