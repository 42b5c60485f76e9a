/// A number as its decimal digits say, without rounding: significand · 10^exponent.
public struct Decimal: Hashable, Sendable {
  /// The digits, without zeros at the end.
  public let significand: Int64
  /// The power of ten.
  public let exponent: Int

  /// Digits that a number may have, zeros at either end not counted.
  public static let mostDigits = 18

  /// Reads `12`, `-0.5`, and where allowed `1e3`; `nil` for anything else, for more than 18 digits, and for powers
  /// beyond 1000.
  public init?(_ text: some StringProtocol, allowsExponent: Bool = false) {
    var (significand, exponent, zeros) = (Int64(0), 0, 0)
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    var (digits, seen, isFraction) = (0, 0, false)
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !isFraction, seen > 0 {
        isFraction = true
        guard let after = rest.dropFirst().first, (0x30...0x39).contains(after) else { return nil }
      } else if (0x30...0x39).contains(byte) {
        seen += 1
        guard seen <= 1_000 else { return nil }
        if isFraction { exponent -= 1 }
        let digit = Int64(byte - 0x30)
        if digit == 0 {
          zeros += 1
        } else {
          digits += digits == 0 ? 1 : zeros + 1
          guard digits <= Self.mostDigits else { return nil }
          for _ in 0..<(significand == 0 ? 1 : zeros + 1) { significand *= 10 }
          significand += digit
          zeros = 0
        }
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard seen > 0 else { return nil }
    if let letter = rest.first {
      guard allowsExponent, letter | 0x20 == UInt8(ascii: "e"),
        let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), (-1_000...1_000).contains(power)
      else { return nil }
      exponent += power
    }
    self.significand = isNegative ? -significand : significand
    self.exponent = significand == 0 ? 0 : exponent + zeros
  }

  /// A whole number of millionths.
  public init(millionths: Int64) {
    var (significand, exponent) = (millionths, millionths == 0 ? 0 : -6)
    while significand != 0, significand % 10 == 0 { (significand, exponent) = (significand / 10, exponent + 1) }
    (self.significand, self.exponent) = (significand, exponent)
  }

  private init(significand: Int64, exponent: Int) {
    (self.significand, self.exponent) = (significand, exponent)
  }

  /// The same digits with the point moved.
  func timesTen(to power: Int) -> Decimal {
    significand == 0 ? self : Decimal(significand: significand, exponent: exponent + power)
  }

  /// The nearest double to the digits times a power of ten.
  public func value(timesTenTo power: Int = 0) -> Double { Double("\(significand)e\(exponent + power)") ?? 0 }

  /// What a product is as a whole number.
  public enum Whole: Hashable, Sendable {
    /// Exactly this.
    case exactly(Int64)
    /// Not whole.
    case fraction
    /// Beyond 64 bits.
    case tooLarge
  }

  /// The product with a factor, as a whole number.
  public func times(_ factor: Int64) -> Whole {
    var product = Int128(significand) * Int128(factor)
    if product == 0 { return .exactly(0) }
    if exponent > 37 { return .tooLarge }
    if exponent < 0 {
      for _ in 0..<(-exponent) {
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: 10)
        if remainder != 0 { return .fraction }
        product = quotient
      }
    } else {
      for _ in 0..<exponent {
        let (next, overflow) = product.multipliedReportingOverflow(by: 10)
        if overflow { return .tooLarge }
        product = next
      }
    }
    return Int64(exactly: product).map { .exactly($0) } ?? .tooLarge
  }

  /// The digits, written out where that is short, and with a power of ten otherwise.
  public var text: String {
    let digits = String(significand.magnitude)
    let sign = significand < 0 ? "-" : ""
    if exponent >= 0 {
      guard digits.count + exponent <= 21 else { return "\(sign)\(digits)e\(exponent)" }
      return sign + digits + String(repeating: "0", count: exponent)
    }
    guard -exponent <= 40 else { return "\(sign)\(digits)e\(exponent)" }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }
}
