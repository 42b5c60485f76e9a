extension Units {
  private static let durationUnits: [(word: String, microseconds: Int64)] = [
    ("w", week), ("d", day), ("h", hour), ("m", minute), ("s", second), ("ms", 1_000), ("us", 1),
  ]

  /// Microseconds of `"90s"`, `"1.5h"` or `"1h 30m"`: units `w d h m s ms us`, larger ones first, each once.
  public static func duration(_ text: String) throws(Remedy) -> Int64 {
    var rest = Substring(text)
    var total: Int64 = 0
    var last = -1
    guard !rest.isEmpty, text.utf8.count <= 100 else { throw .unit(durationHelp) }
    while !rest.isEmpty {
      let (digits, unit) = numberAndWord(&rest)
      if digits.utf8.first == UInt8(ascii: "-") { throw .range("a duration cannot be negative") }
      if digits.contains(",") { throw .unit("a decimal point is a dot: \"1.5h\"") }
      guard !digits.isEmpty else { throw .unit(durationHelp) }
      guard !unit.isEmpty else { throw durationWithoutUnit(digits) }
      guard let index = durationUnits.firstIndex(where: { $0.word == unit }) else {
        throw unknownDurationUnit(unit, after: digits)
      }
      guard index > last else { throw .unit("larger units stand first, and each once: \"1h 30m\"") }
      last = index
      guard let number = Decimal(digits) else {
        throw .unit("\(Shown.quoted(String(digits))) is no number of at most 18 digits")
      }
      switch number.times(durationUnits[index].microseconds) {
      case .exactly(let microseconds):
        let (sum, overflow) = total.addingReportingOverflow(microseconds)
        guard !overflow, sum <= longestDuration else { throw durationTooLong }
        total = sum
      case .fraction: throw .range("time is counted in whole microseconds: fewer decimals, please")
      case .tooLarge: throw durationTooLong
      }
    }
    return total
  }

  /// A duration in its largest unit that divides it: `90s`, `4h`, `1w`.
  public static func text(duration: Int64) -> String {
    if duration == 0 { return "0s" }
    for (word, microseconds) in durationUnits where duration % microseconds == 0 {
      return "\(duration / microseconds)\(word)"
    }
    return "\(duration)us"
  }

  static let durationHelp = "a duration is a number and a unit of w, d, h, m, s: \"1h 30m\""
  private static let durationTooLong = Remedy.range("a duration is at most \"50000w\"")

  static func durationWithoutUnit(_ number: some StringProtocol) -> Remedy {
    let shown = Shown.text(String(number), limit: 20)
    return .unit("a duration needs a unit: \"\(shown)h\" or \"\(shown)m\"")
  }

  /// Takes a number, spaces, a word and spaces from the front of a text.
  private static func numberAndWord(_ rest: inout Substring) -> (digits: Substring, word: Substring) {
    let digits = rest.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "," || $0 == "-" }
    rest = rest.dropFirst(digits.count).drop { $0 == " " }
    let word = rest.prefix { !("0"..."9").contains($0) && $0 != " " && $0 != "." && $0 != "-" }
    rest = rest.dropFirst(word.count).drop { $0 == " " }
    return (digits, word)
  }

  private static func unknownDurationUnit(_ unit: Substring, after digits: Substring) -> Remedy {
    let word = unit.lowercased()
    let number = Shown.text(String(digits), limit: 20)
    let meant: String? =
      switch word {
      case "week", "weeks", "wk", "wks": "w"
      case "day", "days": "d"
      case "hour", "hours", "hr", "hrs": "h"
      case "min", "mins", "minute", "minutes": "m"
      case "sec", "secs", "second", "seconds": "s"
      case "µs", "μs": "us"
      default: durationUnits.contains { $0.word == word } ? word : nil
      }
    if let meant { return .unit("no such unit", suggestion: number + meant) }
    if ["month", "months", "mo", "year", "years", "y", "yr"].contains(word) {
      return .unit("months and years differ in length: write weeks or days, \"4w\" or \"365d\"")
    }
    return .unit("\(Shown.quoted(String(unit))) is no unit of a duration; there are w, d, h, m, s, ms, us")
  }
}
