import Scenarios
import Testing

@Suite struct DecimalTests {
  @Test(
    arguments: [
      ("0", 0, 0), ("12", 12, 0), ("1200", 12, 2), ("-0.5", -5, -1), ("0.000001", 1, -6), ("1.50", 15, -1),
      ("007", 7, 0), ("100000000000000000000", 1, 20), ("999999999999999999", 999_999_999_999_999_999, 0),
    ] as [(String, Int64, Int)]) func `digits are kept exactly`(text: String, significand: Int64, exponent: Int)
  {
    #expect(Decimal(text)?.significand == significand)
    #expect(Decimal(text)?.exponent == exponent)
  }

  @Test(arguments: ["", "-", ".5", "5.", "1.2.3", "1e3", "1,5", " 1", "+1", "１", "1234567890123456789", "0x1"])
  func `other texts are none`(text: String) { #expect(Decimal(text) == nil) }

  @Test func `exponents are read where allowed`() {
    #expect(Decimal("1.5e3", allowsExponent: true)?.times(1) == .exactly(1_500))
    #expect(Decimal("1E-3", allowsExponent: true)?.times(1_000) == .exactly(1))
    #expect(Decimal("1e1001", allowsExponent: true) == nil)
    #expect(Decimal("1e", allowsExponent: true) == nil)
    #expect(Decimal("1e99999999999999999999", allowsExponent: true) == nil)
    #expect(Decimal("1e1000", allowsExponent: true)?.times(1) == .tooLarge)
    #expect(Decimal("1e-1000", allowsExponent: true)?.times(1) == .fraction)
  }

  @Test func `products are whole, a fraction or too large`() {
    #expect(Decimal("0.1")?.times(3_600_000_000) == .exactly(360_000_000))
    #expect(Decimal("0.3333333")?.times(60_000_000) == .exactly(19_999_998))
    #expect(Decimal("0.1")?.times(1) == .fraction)
    #expect(Decimal("9223372036854.775807")?.times(1_000_000) == nil)
    #expect(Decimal("999999999999999999")?.times(10) == .tooLarge)
    #expect(Decimal("-2.5")?.times(2) == .exactly(-5))
  }

  @Test func `text and value round trip`() {
    var random = SplitMix(state: 11)
    for _ in 0..<10_000 {
      let micros = Int64(random.next() % 1_000_000_000_000_000) - 500_000_000_000_000
      let decimal = Decimal(millionths: micros)
      #expect(decimal.times(1_000_000) == .exactly(micros))
      #expect(Decimal(decimal.text) == decimal)
      #expect(Double(decimal.text) == decimal.value())
    }
    #expect(Decimal("1e30", allowsExponent: true)?.text == "1e30")
    #expect(Decimal("1e-50", allowsExponent: true)?.text == "1e-50")
  }
}
