import Foundation
import Testing

@Suite("selftest")
struct SelfTestTests {
  @Test("gates: no more false alarms than stated, and every mistake is caught")
  func gates() async throws {
    let folder = try Folder()
    let outcome = try await folder.run("selftest", "gates", "--runs", "40", "--json")
    #expect(outcome.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["holds"] as? Bool == true)
    let counts = try #require(object?["counts"] as? [[String: Any]])
    #expect(counts.count == 9)
    #expect(counts.allSatisfy { $0["holds"] as? Bool == true })
  }

  @Test("A suite that is not there, and interruption")
  func statuses() async throws {
    let folder = try Folder()
    #expect(try await folder.run("selftest", "gate").status == 64)
    let outcome = try await folder.run(
      "selftest", "gates", signals: [Signal(number: SIGINT, delay: .milliseconds(1_000))])
    #expect(outcome.status == 130)
    #expect(outcome.output == "")
  }
}
