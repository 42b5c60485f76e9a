import Foundation
import Testing

@Suite("A run from a backlog")
struct BacklogTests {
  @Test("says in words when the backlog is clear")
  func words() async throws {
    let folder = try Folder()
    // 96 letters of an hour each for two people who are always there: two days.
    let rows = (0..<96).map { "2027-01-0\($0 % 3 + 1) 10:\(10 + $0 % 50),all,survey" }
    try folder.write((["opened,tier,channel"] + rows).joined(separator: "\n"), to: "open.csv")
    try folder.write(
      tinyScenario
        .replacingOccurrences(
          of: #""mail": { "prepare": "5m", "talk": { "dist": "exponential", "mean": "10m" }, "wrap_up": "5m" }"#,
          with: #""mail": { "talk": "1h" }"#
        )
        .replacingOccurrences(
          of: #""order": ["everybody"],"#, with: #""order": ["everybody"], "priority": { "policy": "fifo" },"#
        )
        .replacingOccurrences(of: #""solved_at_contact": "60%""#, with: #""solved_at_contact": "100%""#)
        .replacingOccurrences(
          of: #""gates":"#,
          with:
            #""backlog": { "csv": "open.csv", "received": "opened", "tier": "tier", "channel": "channel" }, "gates":"#),
      to: "tiny.json")
    let outcome = try await folder.run("run", "tiny.json", "-n", "3", "--no-files")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("96 cases open on 4 Jan 2027"), "\(outcome.output)")
    #expect(outcome.output.contains("backlog clear by 6 Jan 2027\n"), "\(outcome.output)")
    let overloaded = try await folder.run(
      "run", "tiny.json", "-n", "3", "--no-files", "--set", "work.mail.talk=40h")
    #expect(overloaded.output.contains("backlog clear not before the end of the run"), "\(overloaded.output)")
  }
}
