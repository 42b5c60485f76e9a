extension Units {
  /// A month of the year.
  public enum Month: String, CaseIterable, Sendable {
    case jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec

    /// Months since January.
    public var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Reads `"jan-mar"`, `"dec"` or `"nov-feb"`: the months in the order in which they come.
  public static func months(_ text: String) throws(Remedy) -> [Month] {
    let help = Remedy.unit("months are jan, feb, … dec, or a range: \"jun-aug\"")
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2, let first = Month(rawValue: String(parts[0])),
      let last = Month(rawValue: String(parts[parts.count - 1]))
    else {
      if let word = parts.first, word.utf8.count <= 9, let month = Month(rawValue: String(word.lowercased().prefix(3)))
      {
        throw .unit(help.text, suggestion: month.rawValue)
      }
      throw help
    }
    guard parts.count == 2 else { return [first] }
    guard first != last else { throw .range("a range has two different months; the whole year is \"jan-dec\"") }
    let count = (last.index - first.index + 12) % 12
    return (0...count).map { Month.allCases[(first.index + $0) % 12] }
  }

  /// Months as written: `jun-aug`, or `dec`.
  public static func text(months: [Month]) -> String {
    guard let first = months.first, let last = months.last, months.count > 1 else {
      return months.first?.rawValue ?? ""
    }
    return "\(first.rawValue)-\(last.rawValue)"
  }

  /// Reads `"1-9"` or `"52"`: weeks of the year as ISO 8601 counts them.
  public static func weeks(_ text: String) throws(Remedy) -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2, let first = number(parts[0]), let last = number(parts[parts.count - 1])
    else { throw .unit("weeks of the year are numbers from 1 to 53, or a range: \"10-14\"") }
    guard (1...53).contains(first), (1...53).contains(last), first <= last else {
      throw .range("weeks of the year go from 1 to 53, the first of a range before its last")
    }
    return first...last
  }

  /// Weeks as written: `10-14`, or `52`.
  public static func text(weeks: ClosedRange<Int>) -> String {
    weeks.count == 1 ? "\(weeks.lowerBound)" : "\(weeks.lowerBound)-\(weeks.upperBound)"
  }
}

extension Units.Date {
  /// The week of the year by ISO 8601, 1 to 53: that of the week's Thursday.
  public var week: Int {
    let thursday = Units.Date(dayNumber: dayNumber + 3 - weekday.index)
    let newYear = Units.Date(year: thursday.parts.year, month: 1, day: 1)?.dayNumber ?? thursday.dayNumber
    return (thursday.dayNumber - newYear) / 7 + 1
  }
}

extension Scalar where Value == [Units.Month] {
  /// Months: `"jun-aug"` or `"dec"`.
  public static var months: Scalar {
    Scalar(
      called: "a month",
      read: { json throws(Remedy) in
        guard let text = json.text else { throw wrongType(json, needed: "a month") }
        return try Units.months(text)
      }, write: { .string(Units.text(months: $0)) })
  }
}

extension Scalar where Value == ClosedRange<Int> {
  /// Weeks of the year: `"10-14"` or `"52"`.
  public static var weeks: Scalar {
    Scalar(
      called: "a week of the year",
      read: { json throws(Remedy) in
        guard let text = json.text else { throw wrongType(json, needed: "a week of the year") }
        return try Units.weeks(text)
      }, write: { .string(Units.text(weeks: $0)) })
  }
}
