import Testing
import Command

@Suite("How scenarios are named")
struct ScenarioTargetTests {
  private func targets(_ words: String...) -> [ScenarioTarget] {
    var targets: [ScenarioTarget] = []
    for word in words { #expect(ScenarioTarget.add(word, to: &targets) == nil) }
    return targets
  }

  private func remedy(_ words: String...) -> String? {
    var targets: [ScenarioTarget] = []
    return words.map { ScenarioTarget.add($0, to: &targets) }.last ?? nil
  }

  @Test("Files, variants of files and variants of the file before")
  func files() {
    #expect(
      targets("a.json", "@fifo", "@edd", "b/c.json@late", "@early") == [
        ScenarioTarget(.file("a.json")), ScenarioTarget(.file("a.json"), variant: "fifo"),
        ScenarioTarget(.file("a.json"), variant: "edd"), ScenarioTarget(.file("b/c.json"), variant: "late"),
        ScenarioTarget(.file("b/c.json"), variant: "early"),
      ])
  }

  @Test("A bare word is the id of a scenario")
  func identifiers() {
    #expect(targets("base") == [ScenarioTarget(.file("scenarios/base.json"))])
    #expect(targets("base@fifo") == [ScenarioTarget(.file("scenarios/base.json"), variant: "fifo")])
    #expect(targets("./base") == [ScenarioTarget(.file("./base"))])
  }

  @Test("A file or folder may have an @ in its name")
  func atInName() {
    #expect(
      targets("me@home.json", "a@b/c") == [ScenarioTarget(.file("me@home.json")), ScenarioTarget(.file("a@b/c"))])
    #expect(targets("me@home.json@late") == [ScenarioTarget(.file("me@home.json"), variant: "late")])
  }

  @Test("A dash is standard input, with variants, once")
  func standardInput() {
    #expect(
      targets("-", "@fifo") == [ScenarioTarget(.standardInput), ScenarioTarget(.standardInput, variant: "fifo")])
    #expect(targets("-@fifo") == [ScenarioTarget(.standardInput, variant: "fifo")])
    #expect(remedy("-", "-") == "standard input can be read once only")
  }

  @Test("What names nothing is answered with what to write")
  func nothing() {
    #expect(remedy("@fifo") == "a variant of which file? write FILE @fifo")
    #expect(remedy("a.json@") == "the name of a variant is missing after @")
    #expect(remedy("a.json", "@") == "the name of a variant is missing after @")
    #expect(remedy("") == "write the name of a file")
  }
}
