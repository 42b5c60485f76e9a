import Testing

@Suite("The console")
struct ConsoleTests {
  @Test("A reader that is gone is no error")
  func readerGone() async throws {
    let outcome = try await Folder().run("help", output: .readerGone)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
  }

  @Test("A full disk under standard output is told with status 74")
  func fullDisk() async throws {
    let outcome = try await Folder().run("help", output: .device("/dev/full"))
    #expect(outcome.status == 74)
    #expect(outcome.errors == "closedloop: standard output: writing failed: No space left on device\n")
  }

  @Test("A wrong command line has its own status, whatever happens to standard output")
  func wrongCommandLine() async throws {
    #expect(try await Folder().run("rnu", output: .device("/dev/full")).status == 64)
    #expect(try await Folder().run("rnu", output: .readerGone).status == 64)
  }

  @Test("Nothing is coloured where there is no terminal")
  func noColour() async throws {
    let outcome = try await Folder().run("rnu", environment: ["TERM": "xterm-256color"])
    #expect(!outcome.errors.contains("\u{1B}"))
  }
}
