import Scenarios
import Testing

@Suite struct CanonicalJSONTests {
  @Test func `objects stand on lines of their own and lists of plain values on one`() {
    let value: JSONValue = ["b": 1, "a": ["x", 2, true], "c": [["d": []], [:]], "e": [:]]
    #expect(
      CanonicalJSON.document(value) == """
        {
          "b": 1,
          "a": ["x", 2, true],
          "c": [
            {
              "d": []
            },
            {}
          ],
          "e": {}
        }

        """)
  }

  @Test(arguments: [
    (1.0, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e20, "1e+20"), (.leastNonzeroMagnitude, "5e-324"), (100_000, "100000"),
    (0.1 + 0.2, "0.30000000000000004"), (.infinity, "null"), (.nan, "null"),
  ]) func `numbers are as short as reads back the same`(number: Double, text: String) {
    #expect(CanonicalJSON.number(number) == text)
    if number.isFinite { #expect(Double(text) == number) }
  }

  @Test func `whole numbers beyond doubles stay exact`() {
    #expect(
      Given.json("[18446744073709551615, -9223372036854775808, 10.0, 1e2]").value.map(CanonicalJSON.line)
        == "[18446744073709551615, -9223372036854775808, 10, 100]")
  }

  @Test func `texts are escaped so that any parser reads them back`() {
    let text = "\" \\ / \n \r \t \u{8} \u{c} \u{1} \u{7f} \u{2028} é 😀"
    let written = CanonicalJSON.string(text)
    #expect(written == #""\" \\ / \n \r \t \b \f \u0001 \u007F \u2028 é 😀""#)
    #expect(Given.json(written, mode: .strict).value?.text == text)
  }
}
