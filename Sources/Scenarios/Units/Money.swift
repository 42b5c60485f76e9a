extension Units {
  /// The most money that is read, in units of currency: 10^12.
  public static let mostMoney: Int64 = 1_000_000_000_000

  /// Money in a time: `62/month`.
  public struct MoneyRate: Hashable, Sendable {
    /// Millionths of the currency.
    public let micros: Int64
    /// In which time.
    public let period: Period

    /// Money in a time.
    public init(micros: Int64, per period: Period) {
      self.micros = micros
      self.period = period
    }

    /// As written: `62/month`.
    public var text: String { "\(Decimal(millionths: micros).text)/\(period.rawValue)" }
  }

  /// Millionths of the currency of `"24 EUR"` or `"24"`; another currency is refused.
  public static func money(_ text: String, currency: String, allowsNegative: Bool = false) throws(Remedy) -> Int64 {
    let amount = trimmed(text[...])
    let number = amount.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "," || $0 == "-" }
    let word = trimmed(amount.dropFirst(number.count))
    if number.contains(",") { throw .unit("a decimal point is a dot, and nothing groups digits: \"1250.50\"") }
    if number.isEmpty, word.hasPrefix(currency) {
      throw .unit("the amount stands before the currency: \"24 \(currency)\"")
    }
    if word.contains("/") { throw .unit("money is needed here, not money per time: \"24 \(currency)\"") }
    guard !number.isEmpty, let decimal = Decimal(number) else { throw moneyHelp(currency) }
    guard word.isEmpty || word == currency else {
      let other = Shown.quoted(String(word))
      throw .unit("money is in the scenario's currency, \(Shown.quoted(currency)), not in \(other)")
    }
    return try money(decimal, allowsNegative: allowsNegative)
  }

  /// Millionths of the currency of a number.
  public static func money(_ number: JSONNumber, allowsNegative: Bool = false) throws(Remedy) -> Int64 {
    guard let decimal = Decimal(number.text, allowsExponent: true) else {
      throw .range("money has at most 18 digits")
    }
    return try money(decimal, allowsNegative: allowsNegative)
  }

  /// Reads `"62/month"` or `"24 EUR/h"`.
  public static func moneyRate(
    _ text: String, currency: String, allowsNegative: Bool = false
  ) throws(Remedy) -> MoneyRate {
    guard let (above, below) = ratio(text) else { throw moneyRateHelp(currency) }
    let micros = try money(String(above), currency: currency, allowsNegative: allowsNegative)
    return MoneyRate(micros: micros, per: try period(below))
  }

  static func moneyHelp(_ currency: String) -> Remedy {
    .unit("money is needed: a number, or \"24 \(Shown.text(currency, limit: 8))\"")
  }

  static func moneyRateHelp(_ currency: String) -> Remedy {
    .unit("money per time is needed: \"62/month\" or \"24 \(Shown.text(currency, limit: 8))/h\"")
  }

  private static func money(_ decimal: Decimal, allowsNegative: Bool) throws(Remedy) -> Int64 {
    guard allowsNegative || decimal.significand >= 0 else { throw .range("this amount cannot be negative") }
    switch decimal.times(1_000_000) {
    case .exactly(let micros) where micros.magnitude <= UInt64(mostMoney) * 1_000_000: return micros
    case .exactly, .tooLarge: throw .range("an amount is at most \(mostMoney)")
    case .fraction: throw .range("money is counted in whole millionths: at most 6 decimals")
    }
  }
}
