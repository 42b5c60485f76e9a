import Foundation
import Testing

@Suite("closedloop version")
struct VersionTests {
  @Test("The version is one line, however it is asked for", arguments: ["version", "--version"])
  func text(word: String) async throws {
    let outcome = try await Folder().run(word)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("closedloop "))
    #expect(outcome.output.count { $0 == "\n" } == 1)
    #expect(outcome.errors == "")
  }

  @Test("version --json is an object of strings")
  func json() async throws {
    let outcome = try await Folder().run("version", "--json")
    let fields = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: String]
    #expect(fields?["name"] == "closedloop")
    #expect(fields?["version"]?.isEmpty == false)
  }

  @Test("The changelog begins with this version")
  func changelog() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let first = try #require(text.split(separator: "\n").first { $0.hasPrefix("## ") })
    let shown = try await Folder().run("version").output
    let number = try #require(shown.split(separator: " ").dropFirst().first)
    #expect(first.hasPrefix("## [\(number)]"), "\(first)")
  }
}
