import Testing

@Suite("Scenarios that cannot be read")
struct ScenarioFilesTests {
  @Test("A missing file and a folder are told with status 66", arguments: ["run", "validate"])
  func missing(verb: String) async throws {
    let folder = try Folder()
    try folder.write("", to: "below/file")
    for (path, words) in [("missing.json", "no such file"), ("./below", "this is a folder, not a file")] {
      let outcome = try await folder.run(verb, path)
      #expect(outcome.status == 66)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains(words))
    }
    #expect(folder.names() == ["below", "below/file"])
  }

  @Test("A bare word is a scenario in scenarios/")
  func bareWord() async throws {
    let outcome = try await Folder().run("run", "base")
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("scenarios/base.json"))
  }

  @Test("Damaged text is told with its place and status 65", arguments: ["run", "validate"])
  func damaged(verb: String) async throws {
    let folder = try Folder()
    try folder.write("{\n  \"id\": ]\n}", to: "bad.json")
    let outcome = try await folder.run(verb, "bad.json")
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("bad.json:2:9"))
    #expect(folder.names() == ["bad.json"])
  }

  @Test("Damaged standard input has the same status")
  func standardInput() async throws {
    let outcome = try await Folder().run(["validate", "-"], input: .text("{"))
    #expect(outcome.status == 65)
  }

  @Test("Problems as JSON say where they are")
  func json() async throws {
    let folder = try Folder()
    try folder.write("{\n  \"id\": ]\n}", to: "bad.json")
    let outcome = try await folder.run("validate", "--json", "bad.json")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("\"valid\": false"))
    #expect(outcome.output.contains("\"line\": 2"))
  }

  @Test("A sound scenario is told to be sound")
  func sound() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    let outcome = try await folder.run("validate", "tiny.json", "tiny.json@late")
    #expect(outcome.status == 0)
    #expect(outcome.output == "tiny.json: ok\ntiny.json@late: ok\n")
  }
}
