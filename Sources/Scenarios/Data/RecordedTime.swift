extension Units {
  /// A time as records have it: local, or with its offset from UTC.
  struct RecordedTime: Hashable, Sendable {
    /// The day.
    let date: Date
    /// Microseconds since its midnight.
    let microseconds: Int64
    /// Seconds east of UTC, where the record says so.
    let offset: Int?

    /// Seconds since 1970 and microseconds beyond them, as if the time were of UTC.
    var localSeconds: Int64 { Int64(date.dayNumber) * 86_400 + microseconds / Units.second }
  }

  /// Reads `"2010-01-13 08:40:25"` or `"2010-01-13T08:40:25.5+01:00"`; seconds may be left out.
  static func recordedTime(_ text: String) throws(Remedy) -> RecordedTime {
    let help = Remedy.unit("a time is needed: \"2010-01-13 08:40:25\", or with an offset \"2010-01-13T08:40:25+01:00\"")
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes.count <= 40, bytes[10] == 0x20 || bytes[10] == 0x54 else { throw help }
    let day = try date(String(decoding: bytes[..<10], as: UTF8.self))
    var clock = bytes[11...]
    var offset: Int?
    if clock.last == 0x5A {
      offset = 0
      clock = clock.dropLast()
    } else if let sign = clock.lastIndex(where: { $0 == 0x2B || $0 == 0x2D }) {
      var zone = String(decoding: clock[sign...], as: UTF8.self)
      if zone.utf8.count == 5 { zone = zone.prefix(3) + ":" + zone.suffix(2) }
      offset = try zoneOffset(zone)
      clock = clock[..<sign]
    }
    let parts = String(decoding: clock, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].utf8.count == 2, parts[1].utf8.count == 2,
      let hour = number(parts[0]), let minute = number(parts[1]), hour < 24, minute < 60
    else { throw help }
    var microseconds = Int64(hour) * Units.hour + Int64(minute) * Units.minute
    if parts.count == 3 {
      guard parts[2].utf8.prefix(while: { (0x30...0x39).contains($0) }).count == 2, let seconds = Decimal(parts[2]),
        seconds.value() < 60
      else { throw help }
      microseconds += Int64(seconds.value() * 1e6)
    }
    return RecordedTime(date: day, microseconds: microseconds, offset: offset)
  }
}
