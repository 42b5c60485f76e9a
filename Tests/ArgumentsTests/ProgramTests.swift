import Arguments
import Testing

@Suite("Reading a command line")
struct ProgramTests {
  @Test("A misspelled verb is answered with the nearest one")
  func nearestVerb() {
    #expect(remedies("brwe", "x") == ["brwe: no such verb; did you mean brew?"])
    #expect(remedies("grind") == ["grind: no such verb; cafe help lists them"])
  }

  @Test("The verb comes first")
  func verbFirst() {
    #expect(remedies("--quiet", "brew") == ["--quiet: no verb; the verb comes first, options after it"])
    #expect(remedies() == ["a verb is missing; cafe help lists them"])
  }

  @Test("--help after a verb asks for help on that verb")
  func helpOfVerb() throws {
    #expect(try sample.read(["brew", "--cups", "x", "--help"]).notes == ["help", "brew"])
    #expect(try sample.read(["brew", "-h"]).notes == ["help", "brew"])
    #expect(try sample.read(["--help"]).notes == ["help"])
    #expect(try sample.read(["--version"]).notes == ["version"])
  }

  @Test("A misuse is described with a line for each mistake and the usage line")
  func description() {
    let misuse = #expect(throws: Misuse.self) { try sample.read(["brew", "--cup", "3", "--strng"]) }
    #expect(
      misuse?.description == """
        --cup: no such option; did you mean --cups?
        --strng: no such option; did you mean --strong?
        BEANS: missing: Beans to brew, and @roast for the beans before it.
        usage: cafe brew BEANS... [OPTIONS]
        """)
  }
}
