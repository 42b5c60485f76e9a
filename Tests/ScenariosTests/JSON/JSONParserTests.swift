import Scenarios
import Testing

@Suite struct JSONParserTests {
  @Test func `values know their line, column and length`() throws {
    let text = "{\n  \"größe\": [1, \"zwei\"],\n\t\"b\": null\n}"
    let object = try #require(Given.json(text).value?.object)
    let size = try #require(object.member("größe"))
    #expect(size.keyPosition.line == 2)
    #expect(size.keyPosition.column == 3)
    #expect(size.keyPosition.length == 9)
    let two = try #require(size.value.items?.last)
    #expect(two.position.column == 16)
    #expect(two.position.length == 6)
    #expect(object["b"]?.position.column == 7)
    #expect(object["b"]?.position.line == 3)
  }

  @Test func `columns count characters, not bytes or scalars`() throws {
    let items = try #require(Given.json("[\"e\u{301}👩‍👩‍👧\", 1]").value?.items)
    #expect(items.last?.position.column == 8)
  }

  @Test func `numbers keep their text`() throws {
    let items = try #require(Given.json("[1, -0, 1.50, 1e3, 18446744073709551615]").value?.items)
    let numbers = items.compactMap { if case .number(let number) = $0.kind { number } else { nil } }
    #expect(numbers.map(\.text) == ["1", "-0", "1.50", "1e3", "18446744073709551615"])
    #expect(numbers.map(\.isInteger) == [true, true, false, false, true])
    #expect(numbers[2].value == 1.5)
  }

  @Test func `escapes become characters`() {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000""#
    #expect(Given.json(text).value?.text == "\"\\/\u{8}\u{c}\n\r\té😀\0")
  }

  @Test func `a scenario may have comments, trailing commas and a byte order mark`() {
    let text = "\u{FEFF}// first\n{ /* a\n b */ \"a\": [1, 2,], // last\n }\n// end"
    let (value, problems, _) = Given.json(text)
    #expect(problems.isEmpty)
    #expect(value.map(CanonicalJSON.line) == "{ \"a\": [1, 2] }")
    #expect(Given.json(text, mode: .strict).problems.count == 7)
  }

  @Test func `duplicates are kept`() throws {
    let object = try #require(Given.json("{\"a\": 1, \"b\": 2, \"a\": 3, \"//\": 4, \"//\": 5}").value?.object)
    #expect(object.members.count == 5)
    #expect(object["a"]?.position.column == 23)
    #expect(object.duplicates.map(\.member.key) == ["a"])
  }

  @Test(arguments: [
    ("", "this file is empty: a scenario is an object, { … }", 1, 1),
    ("[1 2]", "a comma is missing between this and what stands before it", 1, 4),
    ("{\"a\" 1}", "a colon is missing between key and value", 1, 6),
    ("{\"a\" = 1}", "a colon stands between key and value, not =", 1, 6),
    ("{\"a\"}", "this key has no value", 1, 2),
    ("{a: 1}", "a key stands in double quotes: \"a\"", 1, 2),
    ("{'a': 1}", "a text stands in double quotes, not single ones", 1, 2),
    ("[True]", "true is written in small letters", 1, 2),
    ("[None]", "nothing is written null", 1, 2),
    ("[NaN]", "JSON has no NaN", 1, 2),
    ("[8h]", "this is no number; a value with a unit stands in double quotes: \"8h\"", 1, 2),
    ("[18%]", "this is no number; a value with a unit stands in double quotes: \"18%\"", 1, 2),
    ("[.5]", "a digit stands before the decimal point: 0.5", 1, 2),
    ("[5.]", "a digit stands after the decimal point: 1.0", 1, 2),
    ("[1e999]", "this number is too large: at most 1.7e308", 1, 2),
    ("[1,,2]", "a value is missing here", 1, 4),
    ("{\"a\": [1}", "the [ of line 1, column 7 is closed by }", 1, 9),
    ("{\n\"a\": 1", "this { is not closed: } is missing", 1, 1),
    ("{\"a\": \"x\n}", "this text is not closed: a quote is missing before the end of the line", 1, 7),
    ("[\"\\q\"]", "no such escape: a backslash itself is written \\\\", 1, 3),
    ("[\"\\ud800\"]", "after \\u stand four hexadecimal digits, and for rare characters a pair of them", 1, 3),
    ("[\"a\tb\"]", "a control character inside a text is written \\t", 1, 4),
    ("[1] 2", "the scenario has ended here: nothing may follow it", 1, 5),
    ("[1 /* x", "this comment is not closed: */ is missing", 1, 4),
    ("[1] # x", "a comment begins with //", 1, 5),
    ("[?]", "no value begins with this character", 1, 2),
  ]) func `a slip is told once, in its place, with a remedy`(text: String, message: String, line: Int, column: Int) {
    let (value, problems, _) = Given.json(text)
    #expect(value == nil)
    #expect(problems.map(\.message) == [message])
    #expect(problems.first?.place.position.line == line)
    #expect(problems.first?.place.position.column == column)
  }

  @Test func `several slips are told together`() {
    let text = "{\n  a: 1\n  \"b\": 8h,\n  \"c\": 'x',\n  \"d\": True\n}"
    #expect(Given.json(text).problems.map(\.place.position.line) == [2, 3, 3, 4, 5])
  }

  @Test func `invalid UTF-8 and UTF-16 are named`() {
    let wrong = Given.json(bytes: Array("{\n\"ä\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)).problems
    #expect(wrong.map(\.message) == ["this is not UTF-8: save the file as UTF-8"])
    #expect(wrong.first?.place.position.line == 2)
    #expect(wrong.first?.place.position.column == 7)
    #expect(Given.json(bytes: [0xFF, 0xFE, 0x7B, 0]).problems.map(\.message).first?.contains("UTF-16") == true)
    for bytes: [UInt8] in [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x80]] {
      #expect(Given.json(bytes: [0x22] + bytes + [0x22]).value == nil)
    }
  }

  @Test func `depth, size, counts and number lengths are bounded and said so`() {
    func code(_ text: String) -> Diagnostic.Code? { Given.json(text).problems.first?.code }
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(code(nested(JSONLimits.depth)) == nil)
    #expect(code(nested(JSONLimits.depth + 1)) == .limit)
    #expect(code(String(repeating: "[{\"a\":", count: 100_000)) == .limit)
    #expect(code("[" + String(repeating: "0,", count: JSONLimits.values) + "0]") == .limit)
    #expect(code("[" + String(repeating: "1", count: JSONLimits.numberLength + 1) + "]") == .limit)
    #expect(code(String(repeating: " ", count: JSONLimits.bytes + 1)) == .limit)
    #expect(Given.json(String(repeating: "1 ", count: 5_000)).problems.count == 1)
    #expect(Given.json("[" + String(repeating: "1 ", count: 5_000)).problems.count == JSONLimits.problems)
  }
}
