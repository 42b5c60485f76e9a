import Arguments
import Testing

@Suite("The nearest word")
struct NearestWordTests {
  static let words = ["seed", "set", "replications", "threads", "json", "run"]

  @Test(
    "A word with a letter wrong, missing, doubled or swapped is found",
    arguments: [
      ("sede", "seed"), ("seeed", "seed"), ("sed", "seed"), ("thraeds", "threads"), ("treads", "threads"),
      ("replicatoins", "replications"), ("JSON", "json"), ("rnu", "run"),
    ])
  func near(written: String, meant: String) {
    #expect(nearest(to: written, in: Self.words) == meant)
  }

  @Test("A beginning that only one word has is enough")
  func beginning() {
    #expect(nearest(to: "repl", in: Self.words) == "replications")
    #expect(nearest(to: "se", in: ["seventeen", "seventy"]) == nil)
  }

  @Test("Nothing is suggested for a word like none", arguments: ["verbose", "x", "", "replicate"])
  func far(written: String) {
    #expect(nearest(to: written, in: Self.words) == nil)
  }

  @Test("Of equally near words, one with all the letters written goes before, then the first")
  func tie() {
    #expect(nearest(to: "sed", in: ["set", "seed"]) == "seed")
    #expect(nearest(to: "sxt", in: ["sit", "set"]) == "sit")
  }
}
