/// A day of the Gregorian calendar.
public struct CalendarDay: Sendable, Equatable {
  /// The year.
  public let year: Int64
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The day with this number since 1970-01-01.
  ///
  /// - Note: H. Hinnant, *chrono-compatible low-level date algorithms*: years are counted from March, in eras of 400.
  public init(daysSince1970 number: Int64) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// 1 Feb 2027, 1. Feb 2027.
  public var text: Bilingual {
    let day = UTF8Text.digits(Int64(day))
    return Bilingual(english: day, german: day + [0x2E]) + Bilingual(" ") + Self.months[month - 1] + Bilingual(" ")
      + Bilingual(utf8: UTF8Text.digits(year))
  }

  /// Feb, or Feb 2027.
  func monthText(withYear: Bool) -> Bilingual {
    let name = Self.months[month - 1]
    return withYear ? name + Bilingual(" ") + Bilingual(utf8: UTF8Text.digits(year)) : name
  }

  static let months = [
    Bilingual("Jan"), Bilingual("Feb"), Bilingual("Mar", "M\u{E4}r"), Bilingual("Apr"), Bilingual("May", "Mai"),
    Bilingual("Jun"), Bilingual("Jul"), Bilingual("Aug"), Bilingual("Sep"), Bilingual("Oct", "Okt"), Bilingual("Nov"),
    Bilingual("Dec", "Dez"),
  ]

  /// Monday to Sunday in two letters or three.
  static let weekdays = [
    Bilingual("Mon", "Mo"), Bilingual("Tue", "Di"), Bilingual("Wed", "Mi"), Bilingual("Thu", "Do"),
    Bilingual("Fri", "Fr"), Bilingual("Sat", "Sa"), Bilingual("Sun", "So"),
  ]
}
