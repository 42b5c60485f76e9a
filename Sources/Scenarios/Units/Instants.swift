extension Units {
  /// Reads `"2027-03-28T01:00Z"`, seconds optional, as seconds since 1970: a time of UTC.
  public static func instant(_ text: String) throws(Remedy) -> Int64 {
    let help = Remedy.unit("a time of UTC ends in Z: \"2027-03-28T01:00Z\"")
    guard text.last == "Z" else { throw help }
    let parts = text.dropLast().split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw help }
    let day = try date(String(parts[0]))
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2 || clock.count == 3 else { throw help }
    let time = try clockTime(clock.prefix(2).joined(separator: ":"))
    var seconds = 0
    if clock.count == 3 {
      guard clock[2].utf8.count == 2, let last = number(clock[2]), last < 60 else { throw help }
      seconds = last
    }
    return Int64(day.dayNumber) * 86_400 + Int64(time.minutes) * 60 + Int64(seconds)
  }

  /// A time of UTC as written: `2027-03-28T01:00Z`.
  public static func text(instant: Int64) -> String {
    let day = instant >= 0 ? instant / 86_400 : (instant - 86_399) / 86_400
    let rest = Int(instant - day * 86_400)
    let date = Date(dayNumber: Int(day)).text
    let seconds = rest % 60 == 0 ? "" : ":" + padded(rest % 60)
    return "\(date)T\(padded(rest / 3_600)):\(padded(rest / 60 % 60))\(seconds)Z"
  }

  /// Reads `"+02:00"`, seconds optional, as seconds east of UTC.
  public static func zoneOffset(_ text: String) throws(Remedy) -> Int {
    let help = Remedy.unit("an offset from UTC has a sign, hours and minutes: \"+02:00\"")
    guard text.first == "+" || text.first == "-" else { throw help }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { throw help }
    var seconds = 0
    for part in parts {
      guard let number = number(part), number < 60 else { throw help }
      seconds = seconds * 60 + number
    }
    if parts.count == 2 { seconds *= 60 }
    guard seconds <= 18 * 3_600 else { throw .range("an offset from UTC is at most 18 hours") }
    return text.first == "-" ? -seconds : seconds
  }

  /// An offset as written: `+02:00`.
  public static func text(offset: Int) -> String {
    let size = Int(offset.magnitude)
    let seconds = size % 60 == 0 ? "" : ":" + padded(size % 60)
    return "\(offset < 0 ? "-" : "+")\(padded(size / 3_600)):\(padded(size / 60 % 60))\(seconds)"
  }
}

extension Scalar where Value == Int64 {
  /// A time of UTC in seconds since 1970.
  public static var instant: Scalar {
    Scalar.quantity(
      "a time of UTC", bare: { _ in .unit("a time of UTC is a text in quotes: \"2027-03-28T01:00Z\"") },
      read: { text throws(Remedy) in try Units.instant(text) }, write: { Units.text(instant: $0) })
  }
}

extension Scalar where Value == Int {
  /// An offset from UTC in seconds.
  public static var zoneOffset: Scalar {
    Scalar.quantity(
      "an offset from UTC", bare: { _ in .unit("an offset is a text in quotes: \"+02:00\"") },
      read: { text throws(Remedy) in try Units.zoneOffset(text) }, write: { Units.text(offset: $0) })
  }
}
