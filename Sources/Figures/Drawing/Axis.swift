/// How values of an axis are written.
public enum AxisForm: Sendable {
  /// Numbers as they are: 0, 50, 100.
  case plain
  /// Differences with their sign: −5, 0, +5.
  case change
  /// Shares in percent: 50 %.
  case share
  /// Differences of shares in points, with their sign.
  case points
  /// Money in thousands or millions, whichever all ticks share.
  case money
  /// Differences of money.
  case moneyChange

  /// A tick's text, with as many decimals as tell it from the next.
  func text(_ value: Double, among ticks: Ticks) -> Bilingual {
    if value == 0 { return self.zero }
    return switch self {
    case .plain: LocalNumber.plain(value, decimals: ticks.decimals())
    case .change: LocalNumber.plain(value, decimals: ticks.decimals(), sign: true)
    case .share: LocalNumber.share(value, decimals: ticks.decimals(times: 100))
    case .points: LocalNumber.plain(value * 100, decimals: ticks.decimals(times: 100), sign: true)
    case .money: Self.money(value, among: ticks, sign: false)
    case .moneyChange: Self.money(value, among: ticks, sign: true)
    }
  }

  private var zero: Bilingual {
    switch self {
    case .share: LocalNumber.share(0)
    case .plain, .change, .points, .money, .moneyChange: LocalNumber.plain(0)
    }
  }

  private static func money(_ value: Double, among ticks: Ticks, sign: Bool) -> Bilingual {
    let largest = max((Double(ticks.first) * ticks.step).magnitude, (Double(ticks.last) * ticks.step).magnitude)
    if largest >= 1e6 { return LocalNumber.millions(value, decimals: ticks.decimals(times: 1e-6), sign: sign) }
    if largest >= 10_000 { return LocalNumber.thousands(value, decimals: ticks.decimals(times: 1e-3), sign: sign) }
    return LocalNumber.plain(value, decimals: min(2, ticks.decimals()), sign: sign)
  }
}

/// Ticks of an axis of days: first days of months, of every so many that their names do not touch.
struct DateAxis {
  struct Mark {
    let day: Double
    let text: Bilingual
  }

  let marks: [Mark]

  /// The marks from one day to another, numbers since 1970-01-01, on an axis of this length.
  init(from first: Int64, to last: Int64, length: Double) {
    let start = CalendarDay(daysSince1970: first)
    let end = CalendarDay(daysSince1970: last)
    let isOneYear = start.year == end.year
    let month = length * 28 / Double(max(1, last - first))
    func mark(_ number: Int64, every: Int64) -> Mark {
      let date = CalendarDay(daysSince1970: number)
      return Mark(
        day: Double(number), text: date.monthText(withYear: !isOneYear && (every > 2 || date.month == 1)))
    }
    // No window is longer than a century; beyond, marks would lie on each other.
    let days = first...min(max(first, last), first + 40_000)
    let months = days.filter { CalendarDay(daysSince1970: $0).day == 1 }
    for every: Int64 in [1, 2, 3, 6, 12, 24, 60, 120, 240] {
      let marks = months.filter { number in
        let date = CalendarDay(daysSince1970: number)
        return (date.year * 12 + Int64(date.month) - 1) % every == 0
      }.map { mark($0, every: every) }
      let widths = marks.map { $0.text.width(size: 11) }
      let fits = zip(widths, widths.dropFirst()).allSatisfy { ($0 + $1) / 2 + 6 <= month * Double(every) }
      if fits || every == 240 {
        self.marks = marks
        return
      }
    }
    marks = []
  }
}
