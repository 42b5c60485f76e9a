import Scenarios
import Testing

@Suite struct LayersTests {
  @Test func `later layers win: extends, file, variant, setting`() throws {
    let files = [
      "base.json": #"{"a": 1, "b": 1, "c": 1, "d": 1, "variants": {"late": {"d": 2}}}"#,
      "more.json": #"{"b": 2, "e": 2}"#,
      "desk.json":
        #"{"extends": ["base.json", "more.json"], "c": 3, "variants": {"late": {"c": 4}, "fifo": {"a": null}}}"#,
    ]
    let layers = Given.layers(files, variants: ["late", "fifo"], settings: ["e=5", "f=6"])
    #expect(layers.diagnostics.isEmpty)
    #expect(layers.value.map(CanonicalJSON.line) == #"{ "b": 2, "c": 4, "d": 2, "e": 5, "f": 6 }"#)
    #expect(layers.variants == ["late", "fifo"])
    #expect(layers.files == ["desk.json", "base.json", "more.json"])
    let resolved = try #require(layers.value)
    #expect(
      Origins.lines(of: resolved, in: layers.sources).map(\.origin) == [
        "more.json:1:7", "desk.json:1:76 (variant late)", "base.json:1:61 (variant late)", "--set e=5", "--set f=6",
      ])
  }

  @Test func `paths are resolved beside the file that says them`() {
    let files = [
      "scenarios/de/desk.json": #"{"extends": "../base.json"}"#,
      "scenarios/base.json": #"{"extends": "./shared//tiers.json", "a": 1}"#,
      "scenarios/shared/tiers.json": #"{"t": 1}"#,
      "/abs/a.json": #"{"extends": "../../b.json"}"#, "/b.json": #"{"b": 1}"#,
      "../up.json": #"{"u": 1}"#,
    ]
    #expect(Given.layers(files, of: "scenarios/de/desk.json").value.map(CanonicalJSON.line) == #"{ "t": 1, "a": 1 }"#)
    #expect(Given.layers(files, of: "/abs/a.json").value.map(CanonicalJSON.line) == #"{ "b": 1 }"#)
    #expect(Given.layers(files, of: "./x/../../up.json").value.map(CanonicalJSON.line) == #"{ "u": 1 }"#)
  }

  @Test func `a missing file names the chain and is status 66`() {
    let layers = Given.layers([
      "desk.json": "{\n  \"extends\": \"base.json\"\n}", "base.json": #"{"extends": "no.json"}"#,
    ])
    #expect(layers.value == nil)
    #expect(layers.diagnostics.fault == .missing)
    #expect(
      layers.diagnostics.rendered(in: layers.sources) == """
        error[file]  base.json:1:13  extends = "no.json"
            1 | {"extends": "no.json"}
              |             ^^^^^^^^^ no such file (desk.json -> base.json -> no.json)

        """)
    #expect(Given.layers([:]).diagnostics.fault == .missing)
    let folder = Layers.resolve("scenarios") { _ in .failure(.directory) }
    #expect(folder.diagnostics.sorted.map(\.message) == ["this is a folder, not a file"])
    let denied = Layers.resolve("a.json") { _ in .failure(.unreadable("permission denied")) }
    #expect(denied.diagnostics.sorted.map(\.message) == ["cannot be read: permission denied"])
  }

  @Test func `a cycle names the chain and is status 65`() {
    let layers = Given.layers(["desk.json": #"{"extends": "b.json"}"#, "b.json": #"{"extends": "./desk.json"}"#])
    #expect(layers.value == nil)
    #expect(layers.diagnostics.fault == .invalid)
    #expect(
      layers.diagnostics.sorted.map(\.message) == ["extends goes round: desk.json -> b.json -> desk.json"])
  }

  @Test func `a file may be extended on two ways, and chains and numbers are bounded`() {
    let diamond = [
      "desk.json": #"{"extends": ["b.json", "c.json"]}"#, "b.json": #"{"extends": "d.json", "b": 1}"#,
      "c.json": #"{"extends": "d.json", "c": 1}"#, "d.json": #"{"d": 1}"#,
    ]
    #expect(Given.layers(diamond).value.map(CanonicalJSON.line) == #"{ "d": 1, "b": 1, "c": 1 }"#)
    #expect(Given.layers(diamond).files.count == 4)
    let endless = Layers.resolve("a0.json") { path in
      .success(Array("{\"extends\": [\"\(path)x\", \"\(path)y\"]}".utf8))
    }
    #expect(endless.diagnostics.sorted.contains { $0.code == .limit })
  }

  @Test func `unknown variants are suggested, and variants hold patches only`() {
    let text = #"{"variants": {"third-late": {}, "fifo": 3, "a b": {}, "edd": {"extends": "x"}}}"#
    let layers = Given.layers(["desk.json": text], variants: ["third_late"])
    #expect(
      layers.diagnostics.sorted.map(\.remark) == [
        "no such variant; there are \"third-late\" or \"edd\"; did you mean \"third-late\"?",
        "a variant is an object: what it changes of the scenario",
        "a name is made of the letters a-z, digits, - and _",
        "extends cannot be written inside a variant",
      ])
    #expect(Given.layers(["desk.json": "{}"], variants: ["x"]).diagnostics.hasErrors)
    #expect(Given.layers(["desk.json": "{\"variants\": []}"]).diagnostics.hasErrors)
  }

  @Test func `variants of an extended file are changed, added to and removed`() {
    let files = [
      "base.json": #"{"a": {"x": 1, "y": 1}, "variants": {"late": {"a": {"x": null}}, "fifo": {}}}"#,
      "desk.json": #"{"extends": "base.json", "variants": {"late": {"a": {"z": 2}}, "fifo": null, "own": {}}}"#,
    ]
    let layers = Given.layers(files, variants: ["late"])
    #expect(layers.variants == ["late", "own"])
    #expect(layers.value.map(CanonicalJSON.line) == #"{ "a": { "y": 1, "z": 2 } }"#)
  }

  @Test func `duplicates are told although patches would hide them`() {
    let text = "{\"a\": 1,\n\"b\": {\"x\": 1,\n\"x\": 2},\n\"a\": 3}"
    let layers = Given.layers(["desk.json": text], settings: ["a=4", "b=5"])
    #expect(layers.diagnostics.sorted.map(\.place.path) == ["b.x", "a"])
    #expect(layers.diagnostics.sorted.map(\.code) == [.duplicateKey, .duplicateKey])
    #expect(layers.diagnostics.sorted.last?.message == "this key is written twice: first at line 1")
    #expect(layers.value.map(CanonicalJSON.line) == "{ \"b\": 5, \"a\": 4 }")
  }

  @Test(arguments: ["[]", "3", "", "{", #"{"extends": 3}"#, #"{"extends": [""]}"#, #"{"extends": ["a", null]}"#])
  func `what is no scenario is an error`(text: String) {
    #expect(Given.layers(["desk.json": text]).diagnostics.hasErrors)
  }

  @Test func `extends and variants cannot be set`() {
    let layers = Given.layers(["desk.json": "{}"], settings: ["variants.a.b=1", "extends=x.json"])
    #expect(layers.diagnostics.sorted.map(\.code) == [.setting, .setting])
  }
}
