import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("A misspelled verb is answered with the nearest one and status 64")
  func misspelledVerb() async throws {
    let outcome = try await Folder().run("rnu", "base.json")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("closedloop: rnu: no such verb; did you mean run?\n"))
  }

  @Test("Without a verb the status is 64")
  func noVerb() async throws {
    let outcome = try await Folder().run()
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("closedloop: a verb is missing; closedloop help lists them\n"))
  }

  @Test("All mistakes are told at once")
  func allMistakes() async throws {
    let outcome = try await Folder().run(
      "run", "@fifo", "--sed", "4", "--threads", "no", "--level=200%", "--set", "people", "--until", "soon")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors == """
        closedloop: @fifo: a variant of which file? write FILE @fifo
        --sed: no such option; did you mean --seed?
        --threads no: write a whole number from 1 to 1024, as in --threads 4
        --level 200%: write a share above 50% and up to 99.99%, as in --level 90%
        --set people: write --set PATH=VALUE
        --until soon: write --until "METRIC within X"
        usage: closedloop run FILE... [OPTIONS]

        """)
  }

  @Test(
    "Options that exclude each other are refused",
    arguments: [["--out", "x", "--no-files"], ["--until", "customers.saved within 5%", "-n", "3"]])
  func contradictions(words: [String]) async throws {
    let outcome = try await Folder().run(["run", "base.json"] + words)
    #expect(outcome.status == 64)
  }

  @Test(
    "More replications or threads than any machine can hold are refused before anything is simulated",
    arguments: [
      ("--replications", "9223372036854775807"), ("--replications", "100001"), ("--threads", "9223372036854775807"),
      ("--threads", "1025"),
    ])
  func tooMany(option: String, value: String) async throws {
    let outcome = try await Folder().run("run", "base.json", option, value)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("\(option) \(value): write a whole number from 1 to "))
  }

  @Test("A wrong command line leaves no files")
  func noFiles() async throws {
    let folder = try Folder()
    _ = try await folder.run("run", "--out", "results")
    #expect(folder.names() == [])
  }
}
