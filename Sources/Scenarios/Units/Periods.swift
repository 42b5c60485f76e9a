extension Units {
  /// The time after the slash in `620/w`, `62/month` or `8%/year`.
  public enum Period: String, CaseIterable, Sendable {
    /// A second.
    case second = "s"
    /// A minute.
    case minute = "min"
    /// An hour.
    case hour = "h"
    /// 24 hours.
    case day = "d"
    /// 168 hours.
    case week = "w"
    /// A twelfth of a year.
    case month = "month"
    /// 365.25 days.
    case year = "year"

    /// Its length.
    public var microseconds: Int64 {
      switch self {
      case .second: Units.second
      case .minute: Units.minute
      case .hour: Units.hour
      case .day: Units.day
      case .week: Units.week
      case .month: Units.month
      case .year: Units.year
      }
    }
  }

  /// The period of that name.
  static func period(_ text: some StringProtocol) throws(Remedy) -> Period {
    let word = String(text)
    if let period = Period(rawValue: word) { return period }
    if word == "m" { throw .unit("\"/m\" could be minutes or months: write \"/min\" or \"/month\"") }
    let meant: Period? =
      switch word.lowercased() {
      case "sec", "second", "seconds": .second
      case "minute", "minutes", "mins": .minute
      case "hour", "hours", "hr": .hour
      case "day", "days": .day
      case "week", "weeks", "wk": .week
      case "months", "mo": .month
      case "y", "yr", "years", "a", "annum": .year
      default: Period(rawValue: word.lowercased())
      }
    if let meant { throw .unit("no such unit", suggestion: "/" + meant.rawValue) }
    throw .unit("after the slash stands one of \(Period.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  /// The parts before and after the only slash.
  static func ratio(_ text: String) -> (above: Substring, below: Substring)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return (trimmed(parts[0]), trimmed(parts[1]))
  }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
