import Testing
import Command

@Suite("Changed values")
struct SettingTests {
  @Test("Path and value are cut at the first equals sign")
  func cut() {
    #expect(Setting("a.b=3")?.path == "a.b")
    #expect(Setting("a=b=c")?.value == "b=c")
    #expect(Setting("a=")?.value == "")
  }

  @Test("Without a path or an equals sign there is no setting", arguments: ["", "a.b", "=3"])
  func refused(word: String) {
    #expect(Setting(word) == nil)
  }
}
