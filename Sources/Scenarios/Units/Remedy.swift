/// Why a value cannot be taken, and what to write instead.
public struct Remedy: Error, Hashable, Sendable {
  /// What sort of mistake it is.
  public let code: Diagnostic.Code
  /// What is wrong and what is allowed.
  public let text: String
  /// The nearest valid word.
  public let suggestion: String?

  /// A remedy for a mistake.
  public init(_ code: Diagnostic.Code, _ text: String, suggestion: String? = nil) {
    self.code = code
    self.text = text
    self.suggestion = suggestion
  }

  static func unit(_ text: String, suggestion: String? = nil) -> Remedy {
    Remedy(.unit, text, suggestion: suggestion)
  }

  static func range(_ text: String) -> Remedy { Remedy(.range, text) }
}

/// Quantities as authors write them: `"1h 30m"`, `"620/w"`, `"18%"`, `"24 EUR/h"`, `"2027-01-04"`, `"mon-fri"`.
///
/// Reading is exact: decimal digits become whole microseconds or millionths of the currency, or are refused.
public enum Units {
  /// Microseconds of a second.
  public static let second: Int64 = 1_000_000
  /// Microseconds of a minute.
  public static let minute: Int64 = 60 * second
  /// Microseconds of an hour.
  public static let hour: Int64 = 60 * minute
  /// Microseconds of 24 hours.
  public static let day: Int64 = 24 * hour
  /// Microseconds of 168 hours.
  public static let week: Int64 = 7 * day
  /// Microseconds of a year of 365.25 days.
  public static let year: Int64 = 365 * day + 6 * hour
  /// Microseconds of a twelfth of a year.
  public static let month: Int64 = year / 12
  /// The longest duration: 50,000 weeks.
  public static let longestDuration: Int64 = 50_000 * week
}
