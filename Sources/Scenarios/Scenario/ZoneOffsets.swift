/// The offsets of a time zone from local midnight of a day on.
public struct ZoneOffsets: Sendable {
  /// Seconds east of UTC at that midnight.
  public var initial: Int
  /// Later changes in order: seconds since that midnight, and the new offset.
  public var changes: [(second: Int64, offset: Int)]

  /// Offsets of a time zone.
  public init(initial: Int, changes: [(second: Int64, offset: Int)] = []) {
    self.initial = initial
    self.changes = changes
  }

  /// Always the same offset.
  public static let utc = ZoneOffsets(initial: 0)
}
