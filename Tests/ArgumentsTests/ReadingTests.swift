import Arguments
import Testing

@Suite("Reading the words of a command")
struct ReadingTests {
  @Test(
    "A value may follow its option as a word or after an equals sign",
    arguments: [
      ["--cups", "3"], ["--cups=3"], ["-c", "3"], ["-c3"], ["-c=3"],
    ])
  func values(words: [String]) throws {
    #expect(try sample.read(["brew", "arabica"] + words) == Brew(beans: ["arabica"], cups: 3))
    #expect(try sample.read(["brew"] + words + ["arabica"]) == Brew(beans: ["arabica"], cups: 3))
  }

  @Test("Flags of one letter may stand together, with a value after the last")
  func clusters() throws {
    #expect(try sample.read(["brew", "x", "-qc2"]) == Brew(beans: ["x"], cups: 2, quiet: true))
    #expect(try sample.read(["brew", "x", "-qn", "a b"]) == Brew(beans: ["x"], notes: ["a b"], quiet: true))
  }

  @Test("Negative numbers, a lone dash and @variants are words")
  func wordsThatAreNotOptions() throws {
    #expect(try sample.read(["brew", "-", "-5", "@dark"]).beans == ["-", "-5", "@dark"])
    #expect(try sample.read(["brew", "x", "--temperature", "-4.5"]).temperature == -4.5)
    #expect(try sample.read(["brew", "x", "--note", "-"]).notes == ["-"])
  }

  @Test("After two dashes every word is a word")
  func endOfOptions() throws {
    #expect(try sample.read(["brew", "-q", "--", "--cups", "--", "-h"]).beans == ["--cups", "--", "-h"])
  }

  @Test("A value may be empty or hold equals signs")
  func unusualValues() throws {
    #expect(try sample.read(["brew", "x", "--note=", "--note", "a=b", "--note=c=d"]).notes == ["", "a=b", "c=d"])
  }

  @Test("Positional words see what came before them")
  func order() {
    #expect(remedies("brew", "@dark", "arabica") == ["@dark: name beans before a roast"])
    #expect(remedies("brew", "arabica", "@dark") == [])
  }

  @Test("All mistakes are reported at once, in the order of the command line")
  func allMistakes() {
    #expect(
      remedies("brew", "--cup", "3", "--temperature", "hot", "-z", "--strong=yes", "--cups") == [
        "--cup: no such option; did you mean --cups?",
        "--temperature hot: not a temperature; write --temperature 92",
        "-z: no such option",
        "--strong=yes: takes no value; write --strong",
        "--cups: a value is missing; write --cups N",
        "BEANS: missing: Beans to brew, and @roast for the beans before it.",
      ])
  }

  @Test("An option is not taken for the value of the option before it")
  func missingValue() {
    #expect(remedies("brew", "x", "--note", "--quiet") == ["--note: a value is missing; write --note TEXT"])
    #expect(remedies("brew", "x", "--note", "--", "y") == ["--note: a value is missing; write --note TEXT"])
  }

  @Test("Only options declared as repeated may be repeated")
  func repetition() {
    #expect(remedies("brew", "x", "--cups", "1", "--cups=2", "-c3") == ["--cups: given more than once"])
    #expect(remedies("brew", "x", "-n", "1", "-n", "2") == [])
    #expect(remedies("brew", "x", "-ss") == ["-s: given more than once"])
  }

  @Test("A flag in one letter refuses a value")
  func shortFlagWithValue() {
    #expect(remedies("brew", "x", "-s=1") == ["-s=1: takes no value; write -s"])
  }

  @Test("Words beyond the last positional are refused, each of them")
  func surplus() {
    #expect(remedies("help", "a", "b", "c") == ["b: one word too many", "c: one word too many"])
    #expect(remedies("version", "") == ["\"\": one word too many"])
  }

  @Test("A word with control characters is shown escaped")
  func controlCharacters() {
    #expect(remedies("brew", "x", "--\u{1B}[31m") == ["\"--\\u{1B}[31m\": no such option"])
  }

  @Test("Options that contradict each other are refused once each of them is right")
  func check() {
    #expect(remedies("brew", "x", "--strong", "--quiet") == ["--strong needs the grinder; leave --quiet out"])
    #expect(remedies("brew", "x", "-sq", "--cups=0") == ["--cups 0: not a number of cups; write --cups 2"])
  }

  @Test("Whatever the words, they are read or explained")
  func anything() {
    let pieces = "brew help - -- = -= --= --- @ -c --cups -qqq é -1e9".split(separator: " ").map(String.init) + [""]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          do { _ = try sample.read([first, second, third]) } catch { #expect(!error.mistakes.isEmpty) }
        }
      }
    }
  }
}

@Suite("Words that may be left out or repeated")
struct RepeatedWordsTests {
  private let shop = Program<[String]>(
    "shop", summary: "list goods", examples: [],
    commands: [
      Command(
        "list", summary: "list goods", examples: [Example("shop list", "all of them")], from: [String](),
        positionals: [
          Positional("GOOD", help: "What to list.", .zeroOrMore) {
            $0.append($1)
            return nil
          }
        ],
        action: { $0 })
    ])

  @Test("None, one and many are fine", arguments: [[], ["tea"], ["tea", "milk", "tea"]])
  func repeated(words: [String]) throws {
    #expect(try shop.read(["list"] + words) == words)
    #expect(shop.commands[0].positionals[0].spelling == "[GOOD...]")
  }
}
