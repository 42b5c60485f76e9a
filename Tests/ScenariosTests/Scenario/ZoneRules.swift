import Scenarios

/// Time zones by their rules, told without the product: what tests of calendars compare with.
enum ZoneRules: String, CaseIterable {
  case berlin = "Europe/Berlin"
  case newYork = "America/New_York"
  case sydney = "Australia/Sydney"
  case kolkata = "Asia/Kolkata"

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int64) -> Int {
    let year = Self.civil(Self.floorDivide(instant, 86_400)).year
    switch self {
    case .berlin:
      // From one o'clock UTC of the last Sunday of March to that of October.
      let summer = Self.lastSunday(year, 3) * 86_400 + 3_600..<Self.lastSunday(year, 10) * 86_400 + 3_600
      return summer.contains(instant) ? 7_200 : 3_600
    case .newYork:
      // From two o'clock of the second Sunday of March to two o'clock, in summer time, of the first of November.
      let start = (Self.firstSunday(year, 3) + 7) * 86_400 + 7 * 3_600
      let end = Self.firstSunday(year, 11) * 86_400 + 6 * 3_600
      return (start..<end).contains(instant) ? -14_400 : -18_000
    case .sydney:
      // To three o'clock of the first Sunday of April, and again from two o'clock of the first of October.
      let end = Self.firstSunday(year, 4) * 86_400 - 8 * 3_600
      let start = Self.firstSunday(year, 10) * 86_400 - 8 * 3_600
      return instant < end || instant >= start ? 39_600 : 36_000
    case .kolkata: return 19_800
    }
  }

  /// What the program asks for: offsets from local midnight of a day on.
  static func offsets(_ zone: String, _ start: Units.Date, _ days: Int) -> ZoneOffsets? {
    guard let rule = ZoneRules(rawValue: zone) else { return zone == "UTC" ? .utc : nil }
    let day = Int64(start.dayNumber) * 86_400
    let initial = rule.offset(at: day - Int64(rule.offset(at: day)))
    let midnight = day - Int64(initial)
    var result = ZoneOffsets(initial: initial)
    var last = initial
    // All changes come at a half or a full hour.
    for half in 1...Int64(days) * 48 {
      let offset = rule.offset(at: midnight + half * 1_800)
      if offset != last { result.changes.append((half * 1_800, offset)) }
      last = offset
    }
    return result
  }

  // MARK: The calendar (Hinnant, "chrono-compatible low-level date algorithms")

  static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 { a >= 0 ? a / b : -((b - 1 - a) / b) }

  static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = floorDivide(shifted, 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    let isLate = month >= 10
    return (
      yearOfEra + era * 400 + (isLate ? 1 : 0), isLate ? month - 9 : month + 3, ofYear - (153 * month + 2) / 5 + 1
    )
  }

  static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let years = month <= 2 ? year - 1 : year
    let era = floorDivide(years, 400)
    let yearOfEra = years - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
  }

  /// 0 for Monday; the first of January 1970 was a Thursday.
  static func weekday(_ day: Int64) -> Int { Int(((day + 3) % 7 + 7) % 7) }

  static func firstSunday(_ year: Int64, _ month: Int64) -> Int64 {
    let first = day(year, month, 1)
    return first + Int64(6 - weekday(first))
  }

  static func lastSunday(_ year: Int64, _ month: Int64) -> Int64 {
    let last = day(year, month, 31)
    return last - Int64((weekday(last) + 1) % 7)
  }
}
