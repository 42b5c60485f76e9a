import Command
import Testing

@Suite("A varied field")
struct VariedFieldTests {
  @Test("is a path with two bounds", arguments: [("a.b=1..8", 1...8), ("x=0..0", 0...0), ("x=3..10000", 3...10_000)])
  func reading(word: String, range: ClosedRange<Int>) throws {
    let field = try #require(VariedField(word))
    #expect(field.range == range)
    #expect(field.text == word)
  }

  @Test(
    "is nothing else",
    arguments: ["", "a.b", "a=1", "a=1..", "a=..3", "a=3..1", "a=1...3", "a=-1..3", "a=1..10001", "=1..2", "a=1.5..2"])
  func refusal(word: String) {
    #expect(VariedField(word) == nil)
  }
}
