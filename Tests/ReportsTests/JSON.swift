import Scenarios
import Testing

/// Reads what outputs write with the parser for scenarios, comments and trailing commas refused.
enum JSON {
  static func read(_ text: String) throws -> JSONValue {
    let document = JSONParser.parse(Array(text.utf8), from: .standard, mode: .strict)
    #expect(document.problems.isEmpty)
    return try #require(document.value)
  }
}
