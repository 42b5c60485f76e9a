/// The usual fields by name, for reading that reads like the scenario itself.
extension ObjectReader {
  /// Reads a text.
  public mutating func text(_ name: String, _ presence: Presence = .required) -> String? {
    value(name, presence, as: .text)
  }

  /// Reads a name.
  public mutating func name(_ name: String, _ presence: Presence = .required) -> String? {
    value(name, presence, as: .name)
  }

  /// Reads one of a few words.
  public mutating func choice(_ name: String, _ presence: Presence = .required, of words: [String]) -> String? {
    value(name, presence, as: .choice(words))
  }

  /// Reads one of the words of an enumeration, as its case.
  public mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, _ presence: Presence = .required, of type: Choice.Type
  ) -> Choice? {
    choice(name, presence, of: type.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  /// Reads the name of a thing declared elsewhere, as its index there.
  public mutating func reference(
    _ name: String, _ presence: Presence = .required, to names: [String], called: String
  ) -> Int? {
    value(name, presence, as: .reference(to: names, called: called)).flatMap { names.firstIndex(of: $0) }
  }

  /// Reads true or false.
  public mutating func boolean(_ name: String, _ presence: Presence = .required) -> Bool? {
    value(name, presence, as: .boolean)
  }

  /// Reads a whole number.
  public mutating func integer(
    _ name: String, _ presence: Presence = .required, in range: ClosedRange<Int>
  ) -> Int? {
    value(name, presence, as: .integer(in: range))
  }

  /// Reads a number.
  public mutating func number(
    _ name: String, _ presence: Presence = .required, in range: ClosedRange<Double>
  ) -> Double? {
    value(name, presence, as: .number(in: range))
  }

  /// Reads a share as a fraction of 1.
  public mutating func share(
    _ name: String, _ presence: Presence = .required, in range: ClosedRange<Double> = 0...1
  ) -> Double? {
    value(name, presence, as: .share(in: range))
  }

  /// Reads a duration in microseconds.
  public mutating func duration(
    _ name: String, _ presence: Presence = .required, in range: ClosedRange<Int64> = 0...Units.longestDuration
  ) -> Int64? {
    value(name, presence, as: .duration(in: range))
  }

  /// Reads a duration or open days.
  public mutating func deadline(_ name: String, _ presence: Presence = .required) -> Units.Deadline? {
    value(name, presence, as: .deadline)
  }

  /// Reads a rate.
  public mutating func rate(_ name: String, _ presence: Presence = .required) -> Units.Rate? {
    value(name, presence, as: .rate)
  }

  /// Reads money in millionths of the currency.
  public mutating func money(_ name: String, _ presence: Presence = .required) -> Int64? {
    value(name, presence, as: .money(currency: currency))
  }

  /// Reads money for a fixed period, in millionths of the currency.
  public mutating func money(
    _ name: String, _ presence: Presence = .required, per period: Units.Period
  ) -> Int64? {
    value(name, presence, as: .money(per: period, currency: currency))
  }

  /// Reads money per time.
  public mutating func moneyRate(_ name: String, _ presence: Presence = .required) -> Units.MoneyRate? {
    value(name, presence, as: .moneyRate(currency: currency))
  }

  /// Reads a date.
  public mutating func date(_ name: String, _ presence: Presence = .required) -> Units.Date? {
    value(name, presence, as: .date)
  }

  /// Reads a date, or a time of a day.
  public mutating func dateTime(_ name: String, _ presence: Presence = .required) -> Units.DateTime? {
    value(name, presence, as: .dateTime)
  }

  /// Reads a clock time.
  public mutating func clockTime(_ name: String, _ presence: Presence = .required) -> Units.ClockTime? {
    value(name, presence, as: .clockTime)
  }
}
