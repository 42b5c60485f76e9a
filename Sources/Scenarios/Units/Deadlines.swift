extension Units {
  /// How long something may take: time on a clock, or days on which a calendar is open.
  public enum Deadline: Hashable, Sendable {
    /// Microseconds.
    case time(Int64)
    /// Open days.
    case openDays(Int)

    /// As written: `4h` or `3 open days`.
    public var text: String {
      switch self {
      case .time(let microseconds): Units.text(duration: microseconds)
      case .openDays(1): "1 open day"
      case .openDays(let days): "\(days) open days"
      }
    }
  }

  /// Reads a duration or `"3 open days"`, from 1 to 1000.
  public static func deadline(_ text: String) throws(Remedy) -> Deadline {
    let words = text.split(separator: " ")
    guard words.count > 1, words[1] == "open" || words[1] == "working" || words[1] == "business" else {
      return .time(try duration(text))
    }
    guard words.count == 3, words[1] == "open", words[2] == "days" || words[2] == "day", let days = number(words[0])
    else { throw .unit("days of a calendar are written \"3 open days\"") }
    guard (1...1_000).contains(days) else { throw .range("from 1 to 1000 open days") }
    return .openDays(days)
  }
}
