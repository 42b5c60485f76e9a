import ClosedLoop
import EventKernel
import Testing

/// The product beside the naive desk: random small plans take the same course in both.
@Suite("A naive desk")
struct NaiveDeskTests {
  /// Forty plans in both; what happened in them, by name.
  private func compare(from first: Int, _ plan: (UInt64) -> Plan) throws -> NaiveTallies.Counts {
    var seen = NaiveTallies.Counts()
    for number in 0..<40 {
      let seed = UInt64(first + number)
      let plan = plan(seed)
      let result = try #require(try PreparedPlan(plan).replicate(seed))
      var desk = NaiveDesk(plan, replication: seed)
      desk.run()
      #expect(result.fingerprint == desk.fingerprint.value, "the course of plan \(seed)")
      #expect(result.items == Int64(desk.received))
      let different = desk.tallies.differences(result, plan)
      #expect(different.isEmpty, "plan \(seed): \(different.count) differences, first \(different.first ?? "")")
      let all = desk.tallies.groups[NaiveTallies.Group(dimension: .all, index: 0)] ?? NaiveTallies.Counts()
      for (name, count) in all.figures { seen[name] += count }
    }
    return seen
  }

  @Test("takes the same course as the product in 320 random plans, and counts the same", arguments: 0..<8)
  func sameCourse(part: Int) throws {
    let seen = try compare(from: 10_000 + part * 40) { RandomPlan.plan($0) }
    // The plans would prove little if some of what both know never happened in them.
    for name in [
      "feedback.received", "cases.untreated", "cases.not_contactable", "cases.filtered", "cases.attached",
      "cases.solved", "cases.unsolved", "cases.unreachable", "cases.expired", "cases.acknowledged", "cases.open",
      "gave up", "rung", "answered first",
      "escalated", "response met", "response missed", "response undetermined", "resolution met", "resolution missed",
      "overtime", "idle", "closed by people",
    ] {
      #expect(seen[name] > 0, "\(name) never happened")
    }
  }

  @Test("takes the same course where cases wait for their customer and go over to writing", arguments: 0..<4)
  func sameTurns(part: Int) throws {
    let seen = try compare(from: 50_000 + part * 40) {
      RandomPlan.plan($0, RandomPlan.Taste(hasTurns: true, items: 100))
    }
    for name in ["switched", "awaited", "cases.unreachable", "resolution met", "resolution missed"] {
      #expect(seen[name] > 0, "\(name) never happened")
    }
  }

  @Test("takes the same course where solved cases come back, rung by the same plan under new luck", arguments: 0..<4)
  func sameReturns(part: Int) throws {
    let seen = try compare(from: 90_000 + part * 40) {
      RandomPlan.plan($0, RandomPlan.Taste(hasTurns: true, hasReturns: true, items: 100))
    }
    for name in ["reopened", "reopened twice", "rung again", "awaited", "switched", "cases.open"] {
      #expect(seen[name] > 0, "\(name) never happened")
    }
  }

  @Test("finds every figure it compares in the catalogue")
  func figuresExist() throws {
    let plan = RandomPlan.plan(1)
    var desk = NaiveDesk(plan, replication: 0)
    desk.run()
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(!desk.tallies.differences(result, plan).contains { $0.contains("nan") })
    // And it would notice another replication.
    let other = try #require(try PreparedPlan(plan).replicate(1))
    #expect(!desk.tallies.differences(other, plan).isEmpty)
  }
}
