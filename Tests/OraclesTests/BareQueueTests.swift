import Oracles
import Testing

@Suite("A bare queue")
struct BareQueueTests {
  @Test("What its text cannot say is told as the reader tells it")
  func fault() {
    let queue = BareQueue(perHour: [1], serviceMinutes: 10, servers: 1, settings: ["work.call.talk=quick"])
    #expect(throws: OracleFault.self) { () throws in _ = try queue.run(replications: 1) }
    #expect(throws: OracleFault.self) { () throws in
      _ = try BareQueue(perHour: [1], serviceMinutes: 10, servers: 1, weeks: 1).run(replications: 1).estimate("nothing")
    }
  }
}
