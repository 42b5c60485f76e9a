extension Units {
  /// So many in a time: `620/w`.
  public struct Rate: Hashable, Sendable {
    /// How many.
    public let count: Decimal
    /// In which time.
    public let period: Period

    /// So many in a time.
    public init(count: Decimal, per period: Period) {
      self.count = count
      self.period = period
    }

    /// How many in a second.
    public var perSecond: Double { count.value() * 1e6 / Double(period.microseconds) }
    /// How many in a week.
    public var perWeek: Double { count.value() * Double(Units.week) / Double(period.microseconds) }
    /// As written: `620/w`.
    public var text: String { "\(count.text)/\(period.rawValue)" }
  }

  /// Reads `"620/w"`, `"95/h"`, `"3/d"`, `"2/min"`; at most 10^9 of anything.
  public static func rate(_ text: String) throws(Remedy) -> Rate {
    guard let (above, below) = ratio(text) else { throw .unit(rateHelp) }
    guard let count = Decimal(above) else { throw .unit(rateHelp) }
    guard count.significand >= 0 else { throw .range("a rate cannot be negative") }
    guard count.value() <= 1e9 else { throw .range("a rate is at most 1000000000 in its time") }
    return Rate(count: count, per: try period(below))
  }

  /// A share in a time: `8%/year`.
  public struct ShareRate: Hashable, Sendable {
    /// The share, as a fraction of 1.
    public let share: Double
    /// In which time.
    public let period: Period

    /// A share in a time.
    public init(share: Double, per period: Period) {
      self.share = share
      self.period = period
    }

    /// As written: `8%/year`.
    public var text: String {
      let percent = Decimal(CanonicalJSON.number(share), allowsExponent: true)
      let shown = percent.map { $0.timesTen(to: 2).text } ?? CanonicalJSON.number(share * 100)
      return "\(shown)%/\(period.rawValue)"
    }
  }

  /// Reads `"8%/year"`.
  public static func shareRate(_ text: String, in range: ClosedRange<Double> = 0...1) throws(Remedy) -> ShareRate {
    let help = "a share per time is needed: \"8%/year\""
    guard let (above, below) = ratio(text) else { throw .unit(help) }
    guard above.last == "%" else { throw .unit(help) }
    return ShareRate(share: try share(String(above), in: range), per: try period(below))
  }

  /// A time in a time: `6h/w`.
  public struct TimeRate: Hashable, Sendable {
    /// Microseconds.
    public let time: Int64
    /// In which time.
    public let period: Period

    /// A time in a time.
    public init(time: Int64, per period: Period) {
      self.time = time
      self.period = period
    }

    /// The time as a fraction of the period.
    public var fraction: Double { Double(time) / Double(period.microseconds) }
    /// As written: `6h/w`.
    public var text: String { "\(Units.text(duration: time))/\(period.rawValue)" }
  }

  /// Reads `"6h/w"`: not more time than there is.
  public static func timeRate(_ text: String) throws(Remedy) -> TimeRate {
    guard let (above, below) = ratio(text) else { throw .unit("a time per time is needed: \"6h/w\"") }
    let rate = TimeRate(time: try duration(String(above)), per: try period(below))
    guard rate.time <= rate.period.microseconds else {
      throw .range("a \(rate.period.rawValue) has no more than \(Units.text(duration: rate.period.microseconds))")
    }
    return rate
  }

  static let rateHelp = "a rate is so many in a time: \"620/w\", \"95/h\", \"3/d\" or \"2/min\""
}
