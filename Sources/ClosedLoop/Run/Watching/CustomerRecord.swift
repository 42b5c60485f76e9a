public import EventKernel

/// A customer of the window for whom the programme changed anything, with both fates. Money is millionths.
public struct CustomerRecord: BitwiseCopyable, Sendable {
  /// How a fate ended.
  public enum Exit: UInt8, Sendable, BitwiseCopyable {
    /// Present at the horizon.
    case present
    /// Gone for reasons that a programme can change.
    case controllable
    /// Gone for reasons that it cannot.
    case uncontrollable

    /// What tables write for it.
    public var keyword: StaticString {
      switch self {
      case .present: "present"
      case .controllable: "controllable"
      case .uncontrollable: "uncontrollable"
      }
    }
  }

  /// Where the customer sits, and how many sat there before.
  public var seat: UInt32
  /// See `seat`.
  public var generation: UInt16
  /// Value tier.
  public var tier: UInt8
  /// How the fate with the programme ended, and the one without.
  public var with: Exit
  /// See `with`.
  public var without: Exit
  /// When each ended, or `Time.never`.
  public var exitWith: Ticks
  /// See `exitWith`.
  public var exitWithout: Ticks
  /// Margin of a day, in currency units.
  public var margin: Double
  /// Discounted value that was booked for what the programme did: expected, to the horizon and beyond.
  public var expected: Int64
  /// Of exits as they came: discounted margin and terminal value with the programme less those without.
  public var realised: Int64
  /// Discounted value of the customer present at the horizon, as of window start.
  public var value: Int64
}
