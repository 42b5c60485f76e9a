import Scenarios
import Testing

@Suite struct MoneyTests {
  @Test(
    arguments: [
      ("24 EUR", 24_000_000), ("24", 24_000_000), ("0.40 EUR", 400_000), ("24EUR", 24_000_000),
      ("0.000001", 1), ("1000000000000", 1_000_000_000_000_000_000),
    ] as [(String, Int64)]) func `money is whole millionths`(text: String, micros: Int64) throws
  {
    #expect(try Units.money(text, currency: "EUR") == micros)
  }

  @Test(arguments: [
    ("24 USD", "money is in the scenario's currency, \"EUR\", not in \"USD\""),
    ("EUR 24", "the amount stands before the currency: \"24 EUR\""),
    ("24 EUR/h", "money is needed here, not money per time: \"24 EUR\""),
    ("1,250", "a decimal point is a dot, and nothing groups digits: \"1250.50\""),
    ("much", "money is needed: a number, or \"24 EUR\""), ("", "money is needed: a number, or \"24 EUR\""),
    ("-4", "this amount cannot be negative"), ("1000000000001", "an amount is at most 1000000000000"),
    ("0.0000001", "money is counted in whole millionths: at most 6 decimals"),
  ]) func `another text has a remedy`(text: String, remedy: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.money(text, currency: "EUR") } == remedy)
  }

  @Test func `money per time keeps its time`() throws {
    #expect(try Units.moneyRate("62/month", currency: "EUR") == Units.MoneyRate(micros: 62_000_000, per: .month))
    #expect(try Units.moneyRate("24 EUR/h", currency: "EUR").text == "24/h")
    #expect(try Units.moneyRate("0.4/d", currency: "EUR").text == "0.4/d")
    #expect(
      Given.remedy { () throws(Remedy) in try Units.moneyRate("62", currency: "EUR") }
        == "money per time is needed: \"62/month\" or \"24 EUR/h\"")
  }

  @Test func `negative amounts are taken where allowed`() throws {
    #expect(try Units.money("-4.5", currency: "EUR", allowsNegative: true) == -4_500_000)
  }
}
