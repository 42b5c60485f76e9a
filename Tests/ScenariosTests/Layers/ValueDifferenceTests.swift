import Scenarios
import Testing

@Suite("Where two values differ")
struct ValueDifferenceTests {
  private func differences(_ old: String, _ new: String) throws -> [String] {
    try ValueDifference.all(from: #require(Given.json(old).value), to: #require(Given.json(new).value))
      .map { "\($0.path): \($0.old ?? "-") -> \($0.new ?? "-")" }
  }

  @Test("Equal values do not, however they are written")
  func none() throws {
    #expect(try differences("{ \"a\": 1.0, \"b\": [1, 2] }", "{\"a\":1,\"b\":[ 1,2 ] } // remark").isEmpty)
  }

  @Test("What changed, came and went is told by its path")
  func paths() throws {
    let found = try differences(
      "{ \"a\": { \"b\": 1, \"gone\": { \"x\": 0 } }, \"l\": [1] }",
      "{ \"a\": { \"b\": 2, \"new\": true }, \"l\": [1, 2] }")
    #expect(found == ["a.b: 1 -> 2", "a.new: - -> true", "a.gone: { \"x\": 0 } -> -", "l: [1] -> [1, 2]"])
  }

  @Test("Another order of members is a difference, since tiers have one")
  func order() throws {
    #expect(
      try differences("{ \"t\": { \"a\": 1, \"b\": 2 } }", "{ \"t\": { \"b\": 2, \"a\": 1 } }")
        == ["t: in the order a, b -> in the order b, a"])
  }
}
