import EventKernel

/// Customers who live by another clock: when they may be rung, and how well they are reached, goes by their own time.
public struct CustomerZone: Sendable {
  /// A calendar as it opens in the zone.
  public struct LocalCalendar: BitwiseCopyable, Sendable, Equatable {
    /// The calendar that a contact plan names.
    public var calendar: Int
    /// The same hours in the zone.
    public var local: Int

    /// A calendar and its local form.
    public init(calendar: Int, local: Int) {
      self.calendar = calendar
      self.local = local
    }
  }

  /// What the scenario calls it.
  public var name: Name
  /// Share of the customers named below who live there; a customer's own draw decides.
  public var share: Double
  /// Tiers it concerns, as a set of bits.
  public var tiers: UInt64
  /// Channels whose senders it concerns, as a set of bits.
  public var channels: UInt64
  /// Civil time there.
  public var civil: CivilClock
  /// The calendars in which customers may be rung, as they open there.
  public var calendars: [LocalCalendar]

  /// A zone.
  public init(
    name: Name, share: Double, tiers: UInt64, channels: UInt64, civil: CivilClock, calendars: [LocalCalendar]
  ) {
    self.name = name
    self.share = share
    self.tiers = tiers
    self.channels = channels
    self.civil = civil
    self.calendars = calendars
  }
}
