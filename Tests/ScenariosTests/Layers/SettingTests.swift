import Scenarios
import Testing

@Suite struct SettingTests {
  static func patch(_ text: String) -> (line: String?, problem: Diagnostic?) {
    var sources = Sources()
    let (patch, problem) = Setting.patch(text, in: &sources)
    return (patch.map(CanonicalJSON.line), problem)
  }

  @Test(arguments: [
    ("a=3", #"{ "a": 3 }"#),
    ("teams.recovery.shifts.late.people=3", #"{ "teams": { "recovery": { "shifts": { "late": { "people": 3 } } } } }"#),
    ("clock.warm_up=6w", #"{ "clock": { "warm_up": "6w" } }"#),
    ("a=18%", #"{ "a": "18%" }"#),
    ("a=null", #"{ "a": null }"#),
    ("a=\"3\"", #"{ "a": "3" }"#),
    ("a=[1, 2]", #"{ "a": [1, 2] }"#),
    ("a=[1, 2", #"{ "a": "[1, 2" }"#),
    ("a=", #"{ "a": "" }"#),
    ("a=b=c", #"{ "a": "b=c" }"#),
    (#""a.b=".c=1"#, #"{ "a.b=": { "c": 1 } }"#),
    (#""a\"b"=1"#, #"{ "a\"b": 1 }"#),
  ]) func `a setting is a patch`(text: String, patch: String) { #expect(Self.patch(text).line == patch) }

  @Test(arguments: ["", "=3", "a", "a.b", "a..b=1", ".a=1", "\"a=1", "\"a\"b=1", "\"\\x\"=1", "\"\\", "a.=1"])
  func `a setting that cannot be read is a wrong command line`(text: String) {
    let (line, problem) = Self.patch(text)
    #expect(line == nil)
    #expect(problem?.fault == .usage)
  }

  @Test func `a path has at most 32 names`() {
    #expect(Self.patch(String(repeating: "a.", count: 31) + "a=1").problem == nil)
    #expect(Self.patch(String(repeating: "a.", count: 32) + "a=1").problem != nil)
  }

  @Test func `a diagnostic points into the setting`() throws {
    let layers = Given.layers(
      ["desk.json": #"{"sla": {"gold": {"first_response": "8h"}}}"#], settings: ["sla.gold.first_response=8"])
    let outcome = ObjectReader.read(try #require(layers.value)) { scenario in
      scenario.map("sla", called: "a promise") { _, promise in promise.duration("first_response") }
    }
    #expect(
      outcome.diagnostics.rendered(in: layers.sources) == """
        error[unit]  --set sla.gold.first_response=8  sla.gold.first_response = 8
            1 | sla.gold.first_response=8
              |                         ^ a duration needs a unit: "8h" or "8m"

        """)
  }

  @Test func `a number typed for a text is its text`() throws {
    let layers = Given.layers(["desk.json": "{}"], settings: ["title=2027"])
    let outcome = ObjectReader.read(try #require(layers.value)) { $0.text("title") }
    #expect(outcome.result == "2027")
    #expect(outcome.diagnostics.isEmpty)
  }
}
