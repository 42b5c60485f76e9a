import Foundation

/// From this instant on, local time is UTC plus this offset.
package struct OffsetChange: Sendable, Equatable {
  /// Seconds since 1970, UTC.
  package let instant: Int64
  /// Seconds east of UTC.
  package let offset: Int

  package init(instant: Int64, offset: Int) {
    self.instant = instant
    self.offset = offset
  }
}

/// The offsets of a time zone from local midnight of the first day on, for so many days: the first entry is the offset
/// then in force, each further one a change, to the second. Nil when no time zone has this identifier.
///
/// This is the only use of Foundation; everything else of the program is independent of it.
///
/// - Parameter identifier: As in the IANA database, `Europe/Berlin`; what Foundation accepts beyond it is refused.
/// - Complexity: O(*days*).
package func timeZoneOffsets(in identifier: String, from start: CivilDate, days: Int) -> [OffsetChange]? {
  guard let zone = TimeZone(identifier: identifier), ["UTC", zone.identifier].contains(identifier) else { return nil }
  func offset(at instant: Int64) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))) }

  let midnight = Int64(start.daysSince1970) * 86_400
  let first = midnight - Int64(offset(at: midnight - Int64(offset(at: midnight))))
  var changes = [OffsetChange(instant: first, offset: offset(at: first))]
  var before = first
  for day in 0..<max(0, days) {
    let after = first + Int64(day + 1) * 86_400
    let next = offset(at: after)
    if let last = changes.last, next != last.offset {
      var (old, new) = (before, after)
      while new - old > 1 {
        let middle = old + (new - old) / 2
        if offset(at: middle) == last.offset { old = middle } else { new = middle }
      }
      changes.append(OffsetChange(instant: new, offset: next))
    }
    before = after
  }
  return changes
}
