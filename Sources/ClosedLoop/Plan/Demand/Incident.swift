public import EventKernel

/// An incident with one common cause: it strikes a random share of the customers within a few hours.
///
/// Some of them tell it on a channel, the rest keep silent; the failure is felt by both fates.
public struct Incident: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Under which it draws its luck; see `Name.identity(kind:)`.
  public var identity: UInt16
  /// First tick at which it strikes.
  public var start: Ticks
  /// For how long it strikes.
  public var length: Ticks
  /// Share of the customers whom it strikes, each once.
  public var hits: Double
  /// What has failed: place among the causes.
  public var cause: Int
  /// Where those who are struck tell it.
  public var voices: [Voice]
  /// Time within which they tell it.
  public var within: Ticks

  /// Share of those struck who tell it on a channel.
  public struct Voice: Sendable {
    /// The channel.
    public var channel: Int
    /// Share of those struck.
    public var share: Double

    /// A share of those struck who tell it on a channel.
    public init(channel: Int, share: Double) {
      self.channel = channel
      self.share = share
    }
  }

  /// An incident.
  public init(
    name: Name, start: Ticks, length: Ticks, hits: Double, cause: Int, voices: [Voice], within: Ticks
  ) {
    self.name = name
    identity = name.identity(kind: "source")
    self.start = start
    self.length = length
    self.hits = hits
    self.cause = cause
    self.voices = voices
    self.within = within
  }

  /// How many of so many customers it strikes.
  public func count(among customers: Int) -> Int {
    min(customers, Int(hits * Double(customers) + 0.5))
  }
}
