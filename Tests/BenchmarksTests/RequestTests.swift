import Testing

@testable import Benchmarks

@Suite struct RequestTests {
  @Test("nothing asked for is everything, for a reader")
  func nothing() throws {
    #expect(try Request.read([]) == Request())
  }

  @Test("names are taken in any case, and put in order")
  func names() throws {
    let request = try Request.read(["--only", "w2,W1", "--json"])
    #expect(request.only == [.singleServer, .triageDesk])
    #expect(request.isJSON)
    #expect(try Request.read(["--only=W6"]).only == [.million])
  }

  @Test("each mistake is told with what to write instead")
  func mistakes() {
    let expected = Request.Mistakes(lines: [
      "--only W9: no such benchmark; there are W1, W2, W3, W4, W5, W6, W7, W8",
      "--jsn: no such option; did you mean --json?",
      "--only: a value is missing; write --only W1,W2",
      "usage: benchmarks [--only W1,W2] [--json]",
    ])
    #expect(throws: expected) { try Request.read(["--only", "W1,W9", "--jsn", "--only"]) }
  }
}
