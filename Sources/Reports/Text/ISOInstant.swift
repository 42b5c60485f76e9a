internal import ClosedLoop
internal import EventKernel

/// Instants as ISO 8601 writes them.
enum ISOInstant {
  /// Local time with microseconds and the offset from UTC: `2027-02-01T09:00:00.000000+01:00`; empty for an instant
  /// that never comes, which -1 stands for too. Feedback on old cases came before the run, at other ticks below 0.
  static func text(_ tick: Ticks, in civil: CivilClock) -> String {
    guard tick != -1 && tick > -Time.never && tick < Time.never else { return "" }
    let clock = LocalTime(tick, in: civil)
    let date = ISODate.text(daysSince1970: civil.firstDay + clock.day)
    let offset = (civil.firstOffset + civil.shift(at: tick)) / Time.second
    let minutes = abs(offset) / 60
    let zone = "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    return "\(date)T\(clock.hoursAndMinutes):\(two(clock.second)).\(six(clock.microsecond))\(zone)"
  }

  static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func six(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// An instant as a clock on the wall of the desk shows it.
struct LocalTime {
  /// Day of the run, 0 for the first.
  let day: Int64
  let hour: Int64
  let minute: Int64
  let second: Int64
  let microsecond: Int64

  init(_ tick: Ticks, in civil: CivilClock) {
    let local = tick + civil.shift(at: tick)
    day = Int64(civil.day(at: tick))
    let inDay = local - day * Time.day
    hour = inDay / Time.hour
    minute = inDay % Time.hour / Time.minute
    second = inDay % Time.minute / Time.second
    microsecond = inDay % Time.second
  }

  /// `09:05`
  var hoursAndMinutes: String { "\(ISOInstant.two(hour)):\(ISOInstant.two(minute))" }
}

/// Names of the days of a week from Monday.
let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
