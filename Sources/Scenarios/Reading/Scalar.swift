/// How a single value is read, and how it is written into the resolved scenario.
public struct Scalar<Value> {
  /// What it is, with its article: "a duration".
  public let called: String
  /// Takes the value, or says what to write instead.
  public let read: (JSONValue) throws(Remedy) -> Value
  /// The value in its normal form.
  public let write: (Value) -> JSONValue.Kind

  /// A way of reading and writing.
  public init(
    called: String, read: @escaping (JSONValue) throws(Remedy) -> Value,
    write: @escaping (Value) -> JSONValue.Kind
  ) {
    self.called = called
    self.read = read
    self.write = write
  }

  /// The same with a further check.
  public func checked(_ check: @escaping (Value) throws(Remedy) -> Void) -> Scalar {
    let read = read
    return Scalar(
      called: called,
      read: { json throws(Remedy) in
        let value = try read(json)
        try check(value)
        return value
      }, write: write)
  }

  /// A value that is written as a text with a unit; `bare` says what to write instead of a plain number.
  static func quantity(
    _ called: String, bare: @escaping (JSONNumber) -> Remedy, read: @escaping (String) throws(Remedy) -> Value,
    write: @escaping (Value) -> String
  ) -> Scalar {
    Scalar(
      called: called,
      read: { json throws(Remedy) in
        switch json.kind {
        case .string(let text): return try read(text)
        case .number(let number): throw bare(number)
        case .null, .boolean, .array, .object: throw wrongType(json, needed: called)
        }
      }, write: { .string(write($0)) })
  }
}

func wrongType(_ json: JSONValue, needed: String) -> Remedy {
  Remedy(.type, "\(needed) is needed here, not \(json.noun)")
}

private func quoted(_ example: String, _ called: String) -> (JSONNumber) -> Remedy {
  { _ in .unit("\(called) is a text in quotes: \"\(example)\"") }
}

// MARK: Plain values

extension Scalar where Value == String {
  /// A text of at most 2,000 characters.
  public static var text: Scalar {
    Scalar(
      called: "a text",
      read: { json throws(Remedy) in
        let text: String
        switch json.kind {
        case .string(let string): text = string
        case .number(let number) where json.position.source.isSetting: text = number.text
        case .null, .boolean, .number, .array, .object: throw wrongType(json, needed: "a text")
        }
        guard text.utf8.count <= 8_000 else { throw Remedy(.limit, "a text has at most 8000 bytes") }
        return text
      }, write: { .string($0) })
  }

  /// A name: letters, digits, `-` and `_`.
  public static var name: Scalar {
    Scalar.text.checked { name throws(Remedy) in
      if let remedy = Names.remedy(for: name) { throw Remedy(.name, remedy) }
    }
  }

  /// One of a few words.
  public static func choice(_ words: [String]) -> Scalar {
    Scalar(called: "one of \(Shown.choices(words))", read: Scalar.text.read, write: { .string($0) })
      .checked { word throws(Remedy) in
        guard !words.contains(word) else { return }
        throw Remedy(
          .unknownName, "one of \(Shown.choices(words)) is needed", suggestion: NearestWord.to(word, among: words))
      }
  }

  /// The name of a thing that is declared elsewhere in the scenario: `called` is "a calendar".
  public static func reference(to names: [String], called: String) -> Scalar {
    Scalar(called: called, read: Scalar.text.read, write: { .string($0) })
      .checked { name throws(Remedy) in
        guard !names.contains(name) else { return }
        let noun = called.split(separator: " ").dropFirst().joined(separator: " ")
        let known = names.isEmpty ? "none is declared" : "declared are \(Shown.choices(names))"
        throw Remedy(.unknownName, "no such \(noun); \(known)", suggestion: NearestWord.to(name, among: names))
      }
  }
}

extension Scalar where Value == Bool {
  /// True or false.
  public static var boolean: Scalar {
    Scalar(
      called: "true or false",
      read: { json throws(Remedy) in
        guard case .boolean(let truth) = json.kind else { throw wrongType(json, needed: "true or false") }
        return truth
      }, write: { .boolean($0) })
  }
}

extension Scalar where Value == Int {
  /// A whole number of a range.
  public static func integer(in range: ClosedRange<Int>) -> Scalar {
    Scalar(
      called: "a whole number",
      read: { json throws(Remedy) in
        guard case .number(let number) = json.kind else { throw wrongType(json, needed: "a whole number") }
        guard let decimal = Decimal(number.text, allowsExponent: true) else {
          throw .range("a whole number of at most 18 digits is needed")
        }
        guard case .exactly(let whole) = decimal.times(1) else { throw .range("a whole number is needed") }
        guard let integer = Int(exactly: whole), range.contains(integer) else {
          throw .range("from \(range.lowerBound) to \(range.upperBound) is allowed")
        }
        return integer
      }, write: { .number(JSONNumber(Int64($0))) })
  }
}

extension Scalar where Value == UInt64 {
  /// A whole number from 0 to 2^64 - 1, such as a seed.
  public static var seed: Scalar {
    Scalar(
      called: "a whole number",
      read: { json throws(Remedy) in
        guard case .number(let number) = json.kind else { throw wrongType(json, needed: "a whole number") }
        guard number.isInteger, let seed = UInt64(number.text) else {
          throw .range("a whole number from 0 to 18446744073709551615 is needed")
        }
        return seed
      }, write: { .number(JSONNumber(value: Double($0), text: String($0), isInteger: true)) })
  }
}

extension Scalar where Value == Double {
  /// A number of a range.
  public static func number(in range: ClosedRange<Double>) -> Scalar {
    Scalar(
      called: "a number",
      read: { json throws(Remedy) in
        guard case .number(let number) = json.kind else { throw wrongType(json, needed: "a number") }
        guard range.contains(number.value) else { throw .range(bounds(range)) }
        return number.value
      }, write: { .number(JSONNumber($0)) })
  }

  /// A share: `"18%"` or 0.18.
  public static func share(in range: ClosedRange<Double> = 0...1) -> Scalar {
    Scalar(
      called: "a share",
      read: { json throws(Remedy) in
        switch json.kind {
        case .string(let text): return try Units.share(text, in: range)
        case .number(let number): return try Units.share(number.value, in: range)
        case .null, .boolean, .array, .object: throw .unit(Units.shareHelp)
        }
      }, write: { .number(JSONNumber($0)) })
  }

  private static func bounds(_ range: ClosedRange<Double>) -> String {
    let (least, most) = (CanonicalJSON.number(range.lowerBound), CanonicalJSON.number(range.upperBound))
    if range.upperBound >= .greatestFiniteMagnitude { return "at least \(least) is allowed" }
    if range.lowerBound <= -.greatestFiniteMagnitude { return "at most \(most) is allowed" }
    return "from \(least) to \(most) is allowed"
  }
}

// MARK: Quantities

extension Scalar where Value == Int64 {
  /// A duration in microseconds.
  public static func duration(in range: ClosedRange<Int64> = 0...Units.longestDuration) -> Scalar {
    Scalar.quantity(
      "a duration", bare: { Units.durationWithoutUnit($0.text) },
      read: { text throws(Remedy) in try Units.duration(text) }, write: { Units.text(duration: $0) }
    ).checked { duration throws(Remedy) in
      guard !range.contains(duration) else { return }
      let least = Units.text(duration: range.lowerBound)
      if range.upperBound >= Units.longestDuration { throw .range("at least \"\(least)\" is allowed") }
      throw .range("from \"\(least)\" to \"\(Units.text(duration: range.upperBound))\" is allowed")
    }
  }

  /// Money in millionths of the currency: a number, or `"24 EUR"`.
  public static func money(currency: String, allowsNegative: Bool = false) -> Scalar {
    Scalar(
      called: "money",
      read: { json throws(Remedy) in
        switch json.kind {
        case .number(let number): return try Units.money(number, allowsNegative: allowsNegative)
        case .string(let text):
          return try Units.money(text, currency: currency, allowsNegative: allowsNegative)
        case .null, .boolean, .array, .object: throw Units.moneyHelp(currency)
        }
      }, write: { .number(moneyNumber($0)) })
  }

  /// Money in millionths of the currency for a fixed period: a number, or `"24 EUR/h"` with that period.
  public static func money(per period: Units.Period, currency: String) -> Scalar {
    Scalar(
      called: "money per \(period)",
      read: { json throws(Remedy) in
        switch json.kind {
        case .number(let number): return try Units.money(number)
        case .string(let text):
          guard text.contains("/") else { return try Units.money(text, currency: currency) }
          let rate = try Units.moneyRate(text, currency: currency)
          guard rate.period == period else {
            throw .unit("money per \(period) is needed: \"24 \(Shown.text(currency, limit: 8))/\(period.rawValue)\"")
          }
          return rate.micros
        case .null, .boolean, .array, .object: throw Units.moneyHelp(currency)
        }
      }, write: { .number(moneyNumber($0)) })
  }

  private static func moneyNumber(_ micros: Int64) -> JSONNumber {
    let decimal = Decimal(millionths: micros)
    return JSONNumber(value: decimal.value(), text: decimal.text, isInteger: decimal.exponent >= 0)
  }
}

extension Scalar where Value == Units.MoneyRate {
  /// Money per time: `"62/month"`.
  public static func moneyRate(currency: String) -> Scalar {
    Scalar.quantity(
      "money per time", bare: { _ in Units.moneyRateHelp(currency) },
      read: { text throws(Remedy) in try Units.moneyRate(text, currency: currency) }, write: \.text)
  }
}

extension Scalar where Value == Units.Rate {
  /// So many in a time: `"620/w"`.
  public static var rate: Scalar {
    Scalar.quantity(
      "a rate",
      bare: {
        let shown = Shown.text($0.text, limit: 20)
        return .unit("a rate needs its time: \"\(shown)/w\" or \"\(shown)/h\"")
      }, read: { text throws(Remedy) in try Units.rate(text) }, write: \.text)
  }
}

extension Scalar where Value == Units.ShareRate {
  /// A share per time: `"8%/year"`.
  public static func shareRate(in range: ClosedRange<Double> = 0...1) -> Scalar {
    Scalar.quantity(
      "a share per time", bare: quoted("8%/year", "a share per time"),
      read: { text throws(Remedy) in try Units.shareRate(text, in: range) }, write: \.text)
  }
}

extension Scalar where Value == Units.TimeRate {
  /// A time per time: `"6h/w"`.
  public static var timeRate: Scalar {
    Scalar.quantity(
      "a time per time", bare: quoted("6h/w", "a time per time"),
      read: { text throws(Remedy) in try Units.timeRate(text) }, write: \.text)
  }
}

extension Scalar where Value == Units.Deadline {
  /// A duration, or `"3 open days"`.
  public static var deadline: Scalar {
    Scalar.quantity(
      "a duration", bare: { Units.durationWithoutUnit($0.text) },
      read: { text throws(Remedy) in try Units.deadline(text) }, write: \.text)
  }
}

extension Scalar where Value == Units.Date {
  /// A date: `"2027-01-04"`.
  public static var date: Scalar {
    Scalar.quantity(
      "a date", bare: quoted("2027-01-04", "a date"), read: { text throws(Remedy) in try Units.date(text) },
      write: \.text)
  }
}

extension Scalar where Value == Units.DateTime {
  /// A date, or a time of a day: `"2027-04-12T08:00"`.
  public static var dateTime: Scalar {
    Scalar.quantity(
      "a time of a day", bare: quoted("2027-04-12T08:00", "a time of a day"),
      read: { text throws(Remedy) in try Units.dateTime(text) }, write: \.text)
  }
}

extension Scalar where Value == Units.ClockTime {
  /// A clock time: `"09:00"`.
  public static var clockTime: Scalar {
    Scalar.quantity(
      "a clock time", bare: quoted("09:00", "a clock time"),
      read: { text throws(Remedy) in try Units.clockTime(text) }, write: \.text)
  }
}

extension Scalar where Value == Units.ClockRange {
  /// Two clock times: `"09:00-13:00"`.
  public static var clockRange: Scalar {
    Scalar.quantity(
      "a time range", bare: quoted("09:00-13:00", "a time range"),
      read: { text throws(Remedy) in try Units.clockRange(text) }, write: \.text)
  }

  /// Two hours: `"08-12"`.
  public static var hourRange: Scalar {
    Scalar.quantity(
      "an hour range", bare: quoted("08-12", "an hour range"),
      read: { text throws(Remedy) in try Units.hourRange(text) }, write: \.text)
  }
}

extension Scalar where Value == [Units.Weekday] {
  /// Days of the week: `"mon-fri"` or `"sat"`.
  public static var weekdays: Scalar {
    Scalar.quantity(
      "a day of the week", bare: quoted("mon-fri", "a range of days"),
      read: { text throws(Remedy) in try Units.weekdays(text) }, write: { Units.text(weekdays: $0) })
  }
}
