import ClosedLoop
import EventKernel
import Testing

@Suite("Blended people")
struct InboundTests {
  private func desk(share: Double, people: Int = 10, perHour: Int64) throws -> SmallDesk.Results {
    var desk = SmallDesk(at: [], days: 28, talk: 600)
    for channel in 0..<8 as Range<Int64> {
      desk.addCase(
        "c\(channel)",
        at: (0..<(28 * 24 * perHour / 8)).map { $0 * 8 * Time.hour / perHour + channel * Time.hour / perHour })
    }
    desk.addTeam("blended", people: people, from: 9, to: 17) {
      $0.inbound = share > 0 ? InboundDuty(share: share, spell: .exponential(mean: 300)) : nil
    }
    return try desk.run()
  }

  @Test("spend the stated share of their time on calls", arguments: [0.1, 0.4, 0.8])
  func share(_ share: Double) throws {
    // 2240 hours in spells of five minutes: the share's standard error is below .01; calls that are due at the end of a
    // shift, or wait until work is finished, cost a little.
    let run = try desk(share: share, perHour: 1)
    #expect(abs(run.value("staff.inbound") - share) < 0.03)
  }

  @Test("follow up in what calls leave: with more work than time nobody is idle, and calls come first")
  func residual() throws {
    let (busy, none) = (try desk(share: 0.4, perHour: 200), try desk(share: 0, perHour: 200))
    #expect(busy.value("staff.inbound") + busy.value("staff.utilisation") > 0.99)
    #expect(abs(busy.value("staff.inbound") - 0.4) < 0.05)
    let left = busy.all("cases.solved") / none.all("cases.solved")
    #expect(abs(left - 0.6) < 0.05)
  }

  @Test("let customers wait longer than people without calls")
  func waits() throws {
    let (busy, none) = (try desk(share: 0.5, people: 3, perHour: 4), try desk(share: 0, people: 3, perHour: 4))
    #expect(busy.all("wait.time.mean") > none.all("wait.time.mean"))
  }
}
