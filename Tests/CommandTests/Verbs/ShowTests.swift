import Testing

@Suite("show")
struct ShowTests {
  @Test("It shows the scenario with all defaults, as JSON that reads back")
  func resolved() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    let shown = try await folder.run("show", "tiny.json")
    #expect(shown.status == 0 && shown.output.contains("\"causal_share\": 0.3"))
    try folder.write(shown.output, to: "again.json")
    #expect(try await folder.run("show", "again.json").output == shown.output)
  }

  @Test("It says of every value who said so, and of defaults what they are worth")
  func origins() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    let shown = try await folder.run(
      "show", "tiny.json", "--origin", "--set", "outcome.preset=conservative", "--set", "outcome.reliability=0.7")
    func line(_ path: String) -> Substring? { shown.output.split(separator: "\n").first { $0.hasPrefix(path + " ") } }
    #expect(line("outcome.causal_share")?.contains("preset conservative") == true)
    #expect(line("outcome.reliability")?.contains("--set outcome.reliability=0.7") == true)
    #expect(line("outcome.frailty_variance")?.contains("[default, assumed]") == true)
    #expect(line("format")?.contains("tiny.json:") == true)
  }

  @Test("It lists what rests on assumptions, with advice")
  func weak() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    let shown = try await folder.run("show", "tiny.json", "--weak")
    #expect(shown.status == 0)
    #expect(shown.output.split(separator: "\n").allSatisfy { $0.contains("to do better: ") })
  }

  @Test("Help explains a parameter, by its path or the end of it", arguments: ["outcome.causal_share", "causal_share"])
  func parameter(name: String) async throws {
    let shown = try await Folder().run("help", "parameter", name)
    #expect(shown.status == 0)
    for words in ["default     0.3", "strength    assumed", "calibrate   ", "preset      optimistic: 0.6"] {
      #expect(shown.output.contains(words), "\(shown.output)")
    }
  }

  @Test("A parameter that there is not is refused, with the nearest word")
  func unknownParameter() async throws {
    let shown = try await Folder().run("help", "parameter", "causal_shar")
    #expect(shown.status == 64 && shown.errors.contains("did you mean"))
    #expect(try await Folder().run("help", "run", "causal_share").status == 64)
  }
}
