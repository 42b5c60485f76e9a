import Scenarios
import Testing

@Suite struct ScalarTests {
  static func remark<Value>(_ text: String, as scalar: Scalar<Value>) throws -> String {
    let (outcome, _) = try Given.reading("{\"x\": \(text)}") { _ = $0.value("x", as: scalar) }
    return outcome.diagnostics.sorted.map(\.remark).joined(separator: " | ")
  }

  @Test func `a bare number where a unit is needed names the choices`() throws {
    #expect(try Self.remark("8", as: .duration()) == "a duration needs a unit: \"8h\" or \"8m\"")
    #expect(try Self.remark("8", as: .deadline) == "a duration needs a unit: \"8h\" or \"8m\"")
    #expect(try Self.remark("620", as: .rate) == "a rate needs its time: \"620/w\" or \"620/h\"")
    #expect(try Self.remark("18", as: .share()) == "a share is between 0% and 100%; did you mean \"18%\"?")
    #expect(try Self.remark("9", as: .clockTime) == "a clock time is a text in quotes: \"09:00\"")
    #expect(try Self.remark("62", as: .moneyRate(currency: "EUR")).contains("money per time is needed"))
    #expect(try Self.remark("20270104", as: .date) == "a date is a text in quotes: \"2027-01-04\"")
  }

  @Test func `whole numbers are exact and bounded`() throws {
    for text in ["3", "3.0", "30e-1"] { #expect(try Self.remark(text, as: .integer(in: 0...9)) == "") }
    #expect(try Self.remark("2.5", as: .integer(in: 0...9)) == "a whole number is needed")
    #expect(try Self.remark("10", as: .integer(in: 0...9)) == "from 0 to 9 is allowed")
    #expect(try Self.remark("1e300", as: .integer(in: 0...9)) == "a whole number is needed")
    #expect(try Self.remark("18446744073709551615", as: .seed) == "")
    #expect(try Self.remark("-1", as: .seed).contains("from 0 to 18446744073709551615"))
  }

  @Test func `ranges are said as they are meant`() throws {
    #expect(try Self.remark("-1", as: .number(in: 0 ... .greatestFiniteMagnitude)) == "at least 0 is allowed")
    #expect(try Self.remark("3", as: .number(in: 0...1)) == "from 0 to 1 is allowed")
    #expect(try Self.remark("\"0s\"", as: .duration(in: 1...Units.longestDuration)) == "at least \"1us\" is allowed")
    #expect(try Self.remark("\"5h\"", as: .duration(in: 0...Units.hour)) == "from \"0s\" to \"1h\" is allowed")
  }

  @Test func `money for a fixed period takes numbers and its own period only`() throws {
    let cost = Scalar<Int64>.money(per: .hour, currency: "EUR")
    for text in ["29", "\"29\"", "\"29 EUR\"", "\"29 EUR/h\"", "\"29/h\""] {
      #expect(try Self.remark(text, as: cost) == "")
    }
    #expect(try Self.remark("\"29/d\"", as: cost) == "money per hour is needed: \"24 EUR/h\"")
    #expect(try Self.remark("0.0000001", as: cost).contains("at most 6 decimals"))
    #expect(try Self.remark("[]", as: cost) == "money is needed: a number, or \"24 EUR\"")
  }

  @Test func `texts are bounded, and names have letters that files and paths bear`() throws {
    #expect(
      try Self.remark("\"\(String(repeating: "x", count: 8_001))\"", as: .text) == "a text has at most 8000 bytes")
    #expect(try Self.remark("\"a.b\"", as: .name) == "a name is made of the letters a-z, digits, - and _")
    #expect(try Self.remark("\"\"", as: .name) == "a name cannot be empty")
    #expect(
      try Self.remark("\"\(String(repeating: "x", count: 65))\"", as: .name) == "a name has at most 64 characters")
    #expect(try Self.remark("null", as: .name).contains("needs \"x\""))
  }

  @Test func `a reference without candidates says so`() throws {
    #expect(
      try Self.remark("\"x\"", as: .reference(to: [], called: "a calendar")) == "no such calendar; none is declared")
  }
}
