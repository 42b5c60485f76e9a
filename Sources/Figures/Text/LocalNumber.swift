/// Numbers as people write them in English and in German: 1,234.5 and 1.234,5.
///
/// Halves are rounded away from zero; the minus is a true one; a plus stands only where a difference is meant; before a
/// percent sign, a unit and a currency stands a space that does not break.
public enum LocalNumber {
  /// What is shown where there is no number.
  public static let nothing = Bilingual("\u{2013}")

  /// A number with so many decimals; below 0 decimals it is rounded to tens, hundreds and so on.
  public static func plain(_ value: Double, decimals: Int = 0, sign: Bool = false) -> Bilingual {
    guard value.isFinite else { return nothing }
    var power = 1.0
    for _ in 0..<min(abs(decimals), 15) { power *= 10 }
    let scaled = (decimals >= 0 ? value.magnitude * power : value.magnitude / power) + 0.5
    guard scaled < 1e15 else { return large(value, sign: sign) }
    var digits = UTF8Text.digits(Int64(scaled))
    let isZero = digits == [0x30]
    if !isZero, decimals < 0 { digits += [UInt8](repeating: 0x30, count: -decimals) }
    var fraction: [UInt8] = []
    if decimals > 0 {
      if digits.count <= decimals { digits = [UInt8](repeating: 0x30, count: decimals + 1 - digits.count) + digits }
      fraction = Array(digits.suffix(decimals))
      digits.removeLast(decimals)
    }
    var text = lead(value, sign: sign, isZero: isZero)
    text += Bilingual(english: grouped(digits, by: 0x2C), german: grouped(digits, by: 0x2E))
    if !fraction.isEmpty { text += Bilingual(english: [0x2E] + fraction, german: [0x2C] + fraction) }
    return text
  }

  /// How many decimals a half-width supports: its first digit always counts, its second where the first is below 5.
  public static func decimals(halfWidth: Double, most: Int) -> Int {
    var decimals = most
    var unit = 1.0
    if most >= 0 { for _ in 0..<most { unit /= 10 } } else { for _ in 0 ..< -most { unit *= 10 } }
    while decimals > -12, unit * 10 <= halfWidth / 5 {
      unit *= 10
      decimals -= 1
    }
    return decimals
  }

  /// A share as percent: 97.2 %.
  public static func share(_ value: Double, decimals: Int = 0) -> Bilingual {
    plain(value * 100, decimals: decimals) + Bilingual("\u{A0}%")
  }

  /// Money in a sentence: EUR 1,800,000 and 1.800.000 EUR.
  public static func money(_ value: Double, decimals: Int = 0, currency: [UInt8], sign: Bool = false) -> Bilingual {
    denominated(plain(value, decimals: decimals, sign: sign), currency: currency)
  }

  /// A written amount with its currency where the language puts it.
  public static func denominated(_ amount: Bilingual, currency: [UInt8]) -> Bilingual {
    Bilingual(english: currency + [0xC2, 0xA0] + amount.english, german: amount.german + [0xC2, 0xA0] + currency)
  }

  /// An amount on axes and labels: 9,999, 10 k, 1.8 m; 9.999, 10 Tsd., 1,8 Mio.
  public static func short(_ value: Double, sign: Bool = false) -> Bilingual {
    let size = value.magnitude
    if size >= 999_500 { return millions(value, decimals: size < 9.95e6 ? 1 : 0, sign: sign) }
    if size >= 10_000 { return thousands(value, decimals: 0, sign: sign) }
    return plain(value, sign: sign)
  }

  static func millions(_ value: Double, decimals: Int, sign: Bool) -> Bilingual {
    plain(value / 1e6, decimals: decimals, sign: sign) + Bilingual("\u{A0}m", "\u{A0}Mio.")
  }

  static func thousands(_ value: Double, decimals: Int, sign: Bool) -> Bilingual {
    plain(value / 1e3, decimals: decimals, sign: sign) + Bilingual("\u{A0}k", "\u{A0}Tsd.")
  }

  /// A count: 1,234.
  public static func count(_ value: Int) -> Bilingual { plain(Double(value)) }

  private static func lead(_ value: Double, sign: Bool, isZero: Bool) -> Bilingual {
    if isZero { return .empty }
    if value < 0 { return Bilingual("\u{2212}") }
    return sign ? Bilingual("+") : .empty
  }

  private static func grouped(_ digits: [UInt8], by mark: UInt8) -> [UInt8] {
    var text: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(mark) }
      text.append(digit)
    }
    return text
  }

  /// 1.2·10^15: what has no place in a figure is at least no fault of the page.
  private static func large(_ value: Double, sign: Bool) -> Bilingual {
    var mantissa = value.magnitude
    var exponent: Int64 = 0
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    return lead(value, sign: sign, isZero: false) + plain(mantissa, decimals: 1)
      + Bilingual(utf8: UTF8Text.bytes("\u{B7}10^") + UTF8Text.digits(exponent))
  }
}
