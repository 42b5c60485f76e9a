import ClosedLoop
import EventKernel
import Testing

/// Customers one by one: what customers.csv lists.
@Suite("Customers written down one by one")
struct CustomerRecordTests {
  private func records(_ plan: Plan) throws -> (records: [CustomerRecord], result: ReplicationResult) {
    var watch = Watch()
    watch.customers = true
    var records: [CustomerRecord] = []
    let result = try MacroLoopTests.prepared(plan).replicate(
      0, watching: watch, record: { records.append(contentsOf: $0.customers) })
    return (records, try #require(result))
  }

  @Test("Kept and lost ones are those of the results, and their uplifts sum up to what was booked")
  func sums() throws {
    let plan = MacroLoopTests.small()
    let (records, result) = try records(plan)
    let kept = records.filter { $0.with == .present && $0.without != .present }
    let lost = records.filter { $0.with != .present && $0.without == .present }
    #expect(Double(kept.count) == result.value("customers.kept_realised", of: plan))
    #expect(Double(lost.count) == result.value("customers.lost_realised", of: plan))
    var expected: Int64 = 0
    var realised: Int64 = 0
    for record in records {
      expected += record.expected
      realised += record.realised
    }
    let saved = try #require(result.value("clv.saved", of: plan))
    #expect(abs(Double(expected) / 1e6 - saved) < 1e-4)
    let margin = try #require(result.value("money.margin_realised", of: plan))
    let terminal = try #require(result.value("money.terminal_realised", of: plan))
    #expect(abs(Double(realised) / 1e6 - margin - terminal) < 1e-4)
    let seats = records.map(\.seat)
    #expect(seats == seats.sorted())
  }

  @Test("With harm branches off no customer has a negative uplift, by fixes neither")
  func noHarm() throws {
    var plan = MacroLoopTests.small()
    plan.outcome.unsolvedFactor = 1
    plan.outcome.ignoredFactor = 1
    plan.outcome.ignoredRelief = 0
    plan.outcome.unsolvedRelief = 0
    plan.resolution.reopened = 0
    plan.macro = MacroLoopTests.loop(plan, effect: 0.6, after: 6 * Time.week)
    let (records, _) = try records(plan)
    #expect(records.count > 100)
    #expect(records.allSatisfy { $0.expected >= 0 && $0.realised >= 0 })
    #expect(!records.contains { $0.with != .present && $0.without == .present })
    #expect(records.allSatisfy { $0.exitWith >= $0.exitWithout })
  }
}
