import Arguments
import Testing

@Suite("Help")
struct HelpTests {
  @Test("Help for a command starts with examples and lists every word and option")
  func page() throws {
    #expect(
      try sample.explanation(of: "brew", width: 80) == """
        Examples:
          cafe brew arabica --cups 2
              two cups

        Usage:
          cafe brew BEANS... [OPTIONS]

          brew coffee from beans

        Words:
          BEANS  Beans to brew, and @roast for the beans before it.

        Options:
          -c, --cups N               Cups to fill.
              --temperature DEGREES  Degrees Celsius; negative for iced coffee.
          -n, --note TEXT            Something to remember. May be repeated.
          -s, --strong               Twice the beans.
          -q, --quiet                Without the grinder.

        """)
  }

  @Test("Help for the program starts with examples and lists verbs and topics")
  func overview() {
    #expect(
      sample.overview(width: 80) == """
        Examples:
          cafe brew arabica
              one cup

        cafe: make coffee

        Verbs:
          brew     brew coffee from beans
          help     explain
          version  which version this is

        Topics:
          roasts  how dark beans are

        cafe help NAME explains a verb or a topic.

        """)
  }

  @Test("A topic is its text")
  func topic() throws {
    #expect(try sample.explanation(of: "roasts", width: 80) == "Light, medium, dark.\n")
  }

  @Test("An unknown subject is answered with the nearest verb or topic")
  func unknownSubject() {
    let misuse = #expect(throws: Misuse.self) { try sample.explanation(of: "roast", width: 80) }
    #expect(
      misuse?.description == "roast: no such verb or topic; did you mean roasts?\nusage: cafe help [NAME]")
  }

  @Test("Help is as wide as the terminal, between 80 and 100 columns")
  func width() {
    #expect([nil, 40, 80, 90, 300].map(helpWidth(columns:)) == [80, 80, 80, 90, 100])
  }

  @Test("Long help is wrapped in its column, and a long option has a line of its own", arguments: [80, 90, 100])
  func wrapping(width: Int) throws {
    let sentence = String(repeating: "many words make a long sentence ", count: 12) + "indeed."
    let program = Program<Int>(
      "p", summary: sentence, examples: [],
      commands: [
        Command(
          "c", summary: sentence, examples: [Example("p c", sentence)], from: 0,
          options: [
            Option(flag: "an-option-with-a-very-long-name", help: sentence) { $0 = 1 },
            Option(flag: "short", help: sentence) { $0 = 2 },
          ],
          action: { $0 })
      ])
    for text in [program.overview(width: width), try program.explanation(of: "c", width: width)] {
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(lines.contains { $0.count > width - 12 })
    }
    #expect(try program.explanation(of: "c", width: width).contains("--an-option-with-a-very-long-name\n"))
  }
}
