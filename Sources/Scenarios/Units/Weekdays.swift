extension Units {
  /// A day of the week.
  public enum Weekday: String, CaseIterable, Sendable {
    /// Monday
    case monday = "mon"
    /// Tuesday
    case tuesday = "tue"
    /// Wednesday
    case wednesday = "wed"
    /// Thursday
    case thursday = "thu"
    /// Friday
    case friday = "fri"
    /// Saturday
    case saturday = "sat"
    /// Sunday
    case sunday = "sun"

    /// Days since Monday.
    public var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Reads `"mon-fri"`, `"sat"` or `"fri-mon"`: the days in the order in which they come.
  public static func weekdays(_ text: String) throws(Remedy) -> [Weekday] {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count <= 2 else { throw weekdayHelp }
    let (start, end) = (try weekday(first), try weekday(last))
    guard parts.count == 2 else { return [start] }
    guard start != end else { throw .range("a range has two different days; the whole week is \"mon-sun\"") }
    let days = Weekday.allCases
    let count = (end.index - start.index + 7) % 7
    return (0...count).map { days[(start.index + $0) % 7] }
  }

  /// A run of days as written: `mon-fri`, or `sat`.
  public static func text(weekdays: [Weekday]) -> String {
    guard let first = weekdays.first, let last = weekdays.last, weekdays.count > 1 else {
      return weekdays.first?.rawValue ?? ""
    }
    return "\(first.rawValue)-\(last.rawValue)"
  }

  private static func weekday(_ word: Substring) throws(Remedy) -> Weekday {
    if let day = Weekday(rawValue: String(word)) { return day }
    let short = String(word.lowercased().prefix(3))
    if word.utf8.count <= 9, let day = Weekday(rawValue: short) {
      throw .unit("days are mon, tue, wed, thu, fri, sat, sun", suggestion: day.rawValue)
    }
    throw weekdayHelp
  }

  private static let weekdayHelp = Remedy.unit("days are mon, tue, wed, thu, fri, sat, sun, or a range: \"mon-fri\"")
}
