import Arguments
import Testing

@Suite("Flaws of a declaration")
struct FlawsTests {
  @Test("A complete declaration has none")
  func none() {
    #expect(sample.flaws == [])
  }

  @Test("Every repeated name and missing help is found")
  func all() {
    let program = Program<Int>(
      "p", summary: "s", examples: [],
      commands: [
        Command(
          "a", summary: "", examples: [Example("p b", "")], from: 0,
          positionals: [
            Positional("X", help: "no capital.", .optional) { _, _ in nil },
            Positional("Y", help: "Fine.") { _, _ in nil },
          ],
          options: [
            Option(flag: "twice", short: "t", help: "Fine.") { $0 = 1 },
            Option(flag: "twice", short: "t", help: "No full stop") { $0 = 2 },
            Option(flag: "help", help: "Taken.") { $0 = 3 },
          ], action: { $0 }),
        Command("a", summary: "s", examples: [], from: 0, action: { $0 }),
      ], topics: [Topic("empty", summary: "", text: "")])
    #expect(
      program.flaws == [
        "two verbs or topics are called a",
        "p has no examples",
        "a: its summary is empty or too long",
        "a: \"p b\" is about another verb",
        "a: \"p b\" is not explained",
        "a: two options are called --twice",
        "a: two options are called -t",
        "a: the help of --twice is not a sentence",
        "a: --help is taken already",
        "a: the help of X is not a sentence",
        "a: X must be the last word",
        "a: it has no examples",
        "topic empty is empty",
      ])
  }
}
