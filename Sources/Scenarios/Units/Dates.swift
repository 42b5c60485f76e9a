extension Units {
  /// A day of the (proleptic) Gregorian calendar, from 1900 to 2199.
  public struct Date: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    /// A day by its number.
    public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// A day, if the calendar has it.
    public init?(year: Int, month: Int, day: Int) {
      guard (1...12).contains(month), (1900...2199).contains(year) else { return nil }
      guard day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
      // Years counted from March, so that the leap day is a year's last: era of 400 years, year of era, day of year.
      let shifted = month > 2 ? year : year - 1
      let (era, yearOfEra) = (shifted / 400, shifted % 400)
      let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
      let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day.
    public var parts: (year: Int, month: Int, day: Int) {
      let days = dayNumber + 719_468
      let era = (days >= 0 ? days : days - 146_096) / 146_097
      let dayOfEra = days - era * 146_097
      let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shifted = (5 * dayOfYear + 2) / 153
      let month = shifted < 10 ? shifted + 3 : shifted - 9
      return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Its day of the week.
    public var weekday: Weekday { Weekday.allCases[((dayNumber + 3) % 7 + 7) % 7] }
    /// As written: `2027-01-04`.
    public var text: String {
      let (year, month, day) = parts
      return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
    }
    /// Earlier days first.
    public static func < (left: Date, right: Date) -> Bool { left.dayNumber < right.dayNumber }

    static func days(inMonth month: Int, of year: Int) -> Int {
      switch month {
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    }
  }

  /// A day and a clock time, local to the scenario.
  public struct DateTime: Hashable, Sendable {
    /// The day.
    public let date: Date
    /// Minutes since its midnight.
    public let time: ClockTime

    /// A time of a day.
    public init(date: Date, time: ClockTime) {
      self.date = date
      self.time = time
    }

    /// As written: `2027-04-12T08:00`.
    public var text: String { "\(date.text)T\(time.text)" }
  }

  /// Reads `"2027-01-04"`.
  public static func date(_ text: String) throws(Remedy) -> Date {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = number(parts[0]),
      let month = number(parts[1]), let day = number(parts[2])
    else { throw .unit("a date is year-month-day: \"2027-01-04\"") }
    guard (1900...2199).contains(year) else { throw .range("dates go from 1900 to 2199") }
    guard (1...12).contains(month) else { throw .range("there is no month \(padded(month))") }
    guard let date = Date(year: year, month: month, day: day) else {
      let last = Date.days(inMonth: month, of: year)
      throw .range("there is no such day: \(padded(year, 4))-\(padded(month)) has \(last) days")
    }
    return date
  }

  /// Reads `"2027-04-12T08:00"`; a date alone is its midnight.
  public static func dateTime(_ text: String) throws(Remedy) -> DateTime {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count <= 2, let day = parts.first else {
      throw .unit("a time of a day is written \"2027-04-12T08:00\"")
    }
    if parts.count == 1, day.contains(" ") {
      throw .unit("a T stands between day and time: \"2027-04-12T08:00\"")
    }
    let date = try date(String(day))
    guard parts.count == 2 else { return DateTime(date: date, time: .midnight) }
    return DateTime(date: date, time: try clockTime(String(parts[1])))
  }

  /// A few digits as a number.
  static func number(_ digits: some StringProtocol) -> Int? {
    guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }

  static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
