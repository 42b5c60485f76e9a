extension Units {
  /// Reads `"18%"` as .18, correctly rounded; the range is the caller's.
  public static func share(_ text: String, in range: ClosedRange<Double> = 0...1) throws(Remedy) -> Double {
    let number = trimmed(text.last == "%" ? text.dropLast() : text[...])
    if number.contains(",") { throw .unit("a decimal point is a dot: \"0.5%\"") }
    guard let decimal = Decimal(number) else { throw .unit(shareHelp) }
    guard text.last == "%" else {
      let shown = Shown.text(String(number), limit: 20)
      throw .unit("a share is a percentage, \"\(shown)%\", or a number without quotes, \(shown)")
    }
    return try checked(decimal.value(timesTenTo: -2), in: range)
  }

  /// Takes a number as a share.
  public static func share(_ number: Double, in range: ClosedRange<Double> = 0...1) throws(Remedy) -> Double {
    if number > 1, number <= 100, !range.contains(number), range.contains(number / 100) {
      let shown = CanonicalJSON.number(number)
      throw Remedy(.range, "a share is \(bounds(range))", suggestion: shown + "%")
    }
    return try checked(number, in: range)
  }

  static let shareHelp = "a share is needed: \"18%\" or 0.18"

  private static func checked(_ share: Double, in range: ClosedRange<Double>) throws(Remedy) -> Double {
    guard range.contains(share) else { throw .range("this share is \(bounds(range))") }
    return share
  }

  private static func bounds(_ range: ClosedRange<Double>) -> String {
    func percent(_ share: Double) -> String { CanonicalJSON.number((share * 1e8).rounded() / 1e6) + "%" }
    if range.upperBound >= .greatestFiniteMagnitude { return "at least \(percent(range.lowerBound))" }
    return "between \(percent(range.lowerBound)) and \(percent(range.upperBound))"
  }
}
