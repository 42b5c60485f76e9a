import Foundation
import Testing

@Suite("Signals")
struct SignalsTests {
  @Test(
    "A signal ends the process at once, even while its reader does not read",
    arguments: [(SIGINT, Int32(130), "interrupted"), (SIGTERM, Int32(143), "terminated")])
  func atOnce(signal: Int32, status: Int32, word: String) async throws {
    let outcome = try await Folder().run(
      "help", output: .stalled, signals: [Signal(number: signal, delay: .milliseconds(500))])
    #expect(outcome.status == status)
    #expect(outcome.errors == "closedloop: \(word): nothing was written\n")
  }
}
