import Arguments

/// What the sample program's `brew` collects.
struct Brew: Sendable, Equatable {
  var beans: [String] = []
  var cups = 1
  var temperature = 92.0
  var notes: [String] = []
  var strong = false
  var quiet = false
}

/// A small program with every kind of word, for the tests of this module.
let sample = Program<Brew>(
  "cafe", summary: "make coffee",
  examples: [Example("cafe brew arabica", "one cup")],
  commands: [
    Command(
      "brew", summary: "brew coffee from beans",
      examples: [Example("cafe brew arabica --cups 2", "two cups")],
      from: Brew(),
      positionals: [
        Positional("BEANS", help: "Beans to brew, and @roast for the beans before it.", .oneOrMore) {
          if $1.hasPrefix("@"), $0.beans.isEmpty { return "name beans before a roast" }
          $0.beans.append($1)
          return nil
        }
      ],
      options: [
        Option("cups", short: "c", value: "N", help: "Cups to fill.") {
          guard let cups = Int($1), cups > 0 else { return "not a number of cups; write --cups 2" }
          $0.cups = cups
          return nil
        },
        Option("temperature", value: "DEGREES", help: "Degrees Celsius; negative for iced coffee.") {
          guard let degrees = Double($1) else { return "not a temperature; write --temperature 92" }
          $0.temperature = degrees
          return nil
        },
        Option("note", short: "n", value: "TEXT", help: "Something to remember.", repeats: true) {
          $0.notes.append($1)
          return nil
        },
        Option(flag: "strong", short: "s", help: "Twice the beans.") { $0.strong = true },
        Option(flag: "quiet", short: "q", help: "Without the grinder.") { $0.quiet = true },
      ],
      check: { $0.strong && $0.quiet ? "--strong needs the grinder; leave --quiet out" : nil },
      action: { $0 }),
    Command(
      "help", summary: "explain", examples: [Example("cafe help brew", "how to brew")], from: Brew(notes: ["help"]),
      positionals: [
        Positional("TOPIC", help: "A verb or topic.", .optional) {
          $0.notes.append($1)
          return nil
        }
      ],
      action: { $0 }),
    Command(
      "version", summary: "which version this is", examples: [Example("cafe version", "the version")],
      from: Brew(notes: ["version"]), action: { $0 }),
  ],
  topics: [Topic("roasts", summary: "how dark beans are", text: "Light, medium, dark.")])

/// The remedies that a command line is answered with; none when it is read.
func remedies(_ words: String...) -> [String] {
  do {
    _ = try sample.read(words)
    return []
  } catch {
    return error.mistakes.map { $0.words.isEmpty ? $0.remedy : "\($0.words): \($0.remedy)" }
  }
}
