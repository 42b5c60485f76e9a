extension Units {
  /// A time of day on some days of the week.
  public struct Batch: Hashable, Sendable {
    /// The days on which it comes.
    public let days: [Weekday]
    /// When on them.
    public let time: ClockTime

    /// As written: `daily 08:00`, `mon-fri 08:00`.
    public var text: String {
      days.count == 7 ? "daily \(time.text)" : "\(Units.text(weekdays: days)) \(time.text)"
    }
  }

  static let batchHelp = Remedy.unit("a batch is days and a time: \"daily 08:00\" or \"mon-fri 14:00\"")

  /// Reads `"daily 08:00"`, `"mon-fri 14:00"` or `"sat 10:00"`.
  public static func batch(_ text: String) throws(Remedy) -> Batch {
    let parts = text.split(separator: " ")
    guard parts.count == 2 else { throw batchHelp }
    let days = parts[0] == "daily" ? Weekday.allCases : try weekdays(String(parts[0]))
    return Batch(days: days, time: try clockTime(String(parts[1])))
  }
}
