import Scenarios
import Testing

@Suite struct DiagnosticsTests {
  static let text = """
    {
      "teams": {
        "recovery": {
          "shrinkagee": "18%",
          "first_response": 8,
        }
      }
    }
    """

  static func place(
    _ offset: Int, line: Int, column: Int, length: Int, path: String = "a", in sources: inout Sources, text: String
  )
    -> Place
  {
    let source = sources.add(Source(kind: .file, name: "scenarios/desk.json", bytes: Array(text.utf8)))
    return Place(
      path: path, position: Position(source: source, offset: offset, line: line, column: column, length: length))
  }

  @Test func `bad input gets what the format promises`() throws {
    let (value, _, sources) = Given.json(Self.text)
    let outcome = ObjectReader.read(try #require(value)) { scenario in
      scenario.map("teams", called: "a team") { _, team in
        _ = team.share("shrinkage", .optional)
        return team.duration("first_response")
      }
    }
    #expect(
      outcome.diagnostics.rendered(in: sources) + outcome.diagnostics.footer("Nothing was run.") == """
        error[unknown-key]  desk.json:4:7  teams.recovery.shrinkagee
            4 |       "shrinkagee": "18%",
              |       ^^^^^^^^^^^^ not a field of a team; did you mean "shrinkage"?
        error[unit]         desk.json:5:25  teams.recovery.first_response = 8
            5 |       "first_response": 8,
              |                         ^ a duration needs a unit: "8h" or "8m"
        2 errors. Nothing was run.                                                                       exit 65

        """)
  }

  @Test func `each is told once, by place, and the rest is counted`() {
    var sources = Sources()
    let source = sources.add(Source(kind: .file, name: "a.json", bytes: Array(repeating: 0x20, count: 5_000)))
    var diagnostics = Diagnostics()
    for offset in (0..<2_000).reversed() {
      let position = Position(source: source, offset: offset, line: 1, column: offset + 1, length: 1)
      for _ in 0..<2 { diagnostics.error(.range, at: Place(path: "a", position: position), "too much") }
    }
    let first = Place(path: "a", position: Position(source: source, offset: 0, line: 1, column: 1, length: 1))
    diagnostics.warning(.range, at: first, "a warning")
    #expect(diagnostics.errorCount == 2_000)
    #expect(diagnostics.warningCount == 1)
    #expect(diagnostics.sorted.count == Diagnostics.limit)
    #expect(diagnostics.sorted.first?.place.position.offset == 1_000)
    let shown = diagnostics.rendered(in: sources, limit: 2)
    #expect(shown.hasSuffix("and \(diagnostics.errorCount + 1 - 2) more\n"))
  }

  @Test func `the exit status is that of the worst fault`() {
    var diagnostics = Diagnostics()
    #expect(diagnostics.fault == nil)
    diagnostics.warning(.range, at: Place(path: "a"), "hm")
    #expect(diagnostics.fault == nil)
    #expect(diagnostics.summary == "1 warning")
    diagnostics.error(.setting, at: Place(path: "a"), "no", fault: .usage)
    #expect(diagnostics.fault == .usage)
    diagnostics.error(.range, at: Place(path: "a"), "no")
    #expect(diagnostics.fault == .invalid)
    diagnostics.error(.file, at: Place(path: "a"), "no", fault: .missing)
    #expect(diagnostics.fault == .missing)
    #expect(diagnostics.summary == "3 errors and 1 warning")
    var strict = Diagnostics()
    strict.warning(.range, at: Place(path: "a"), "hm")
    strict.makeWarningsErrors()
    #expect(strict.fault == .invalid)
    #expect(strict.summary == "1 error")
    #expect(strict.sorted.first?.severity == .error)
  }

  @Test func `a remark without a place has no source line`() {
    var diagnostics = Diagnostics()
    diagnostics.error(.file, at: Place(path: "nowhere.json"), "no such file", fault: .missing)
    #expect(diagnostics.rendered(in: Sources()) == "error[file]  nowhere.json\n      | no such file\n")
  }

  @Test func `a long line is cut around the caret`() throws {
    let text = "[" + String(repeating: "1, ", count: 50_000) + "8h, " + String(repeating: "2, ", count: 50_000) + "3]"
    let (_, problems, sources) = Given.json(text)
    var diagnostics = Diagnostics()
    for problem in problems { diagnostics.add(problem) }
    let lines = diagnostics.rendered(in: sources).split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1].count < 120)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let offset = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(lines[1].dropFirst(offset).hasPrefix("8h, 2"))
    #expect(lines[1].hasSuffix("…"))
  }

  @Test func `tabs, wide characters and control characters do not move the caret`() throws {
    func lines(_ line: String, at text: String) throws -> [Substring] {
      var sources = Sources()
      let offset = try #require(line.utf8Offset(of: text))
      let place = Self.place(offset, line: 1, column: 1, length: text.utf8.count, in: &sources, text: line)
      var diagnostics = Diagnostics()
      diagnostics.error(.range, at: place, "x")
      return diagnostics.rendered(in: sources).split(separator: "\n").dropFirst().map { $0.dropFirst(8) }
    }
    #expect(try lines("\t\tab", at: "ab") == ["    ab", "    ^^ x"])
    #expect(try lines("日本 ab", at: "ab") == ["日本 ab", "     ^^ x"])
    #expect(try lines("👩‍👩‍👧 ab", at: "ab") == ["👩‍👩‍👧 ab", "   ^^ x"])
    #expect(try lines("\u{7}\u{202E}ab", at: "ab") == ["\\u0007\\u202Eab", "            ^^ x"])
    #expect(try lines("日本", at: "本") == ["日本", "  ^^ x"])
    #expect(try lines("ab\r", at: "ab") == ["ab", "^^ x"])
  }
}

extension String {
  func utf8Offset(of text: String) -> Int? {
    let (whole, part) = (Array(utf8), Array(text.utf8))
    return (0...max(0, whole.count - part.count)).last { whole[$0...].starts(with: part) }
  }
}
