import ClosedLoop
import EventKernel
import Experiments
import Statistics
import Testing

@Suite("The four arms")
struct ArmSplitTests {
  /// One that works is not tried again, and this one prevents nothing.
  private static let nearlyNothing = 1e-12

  /// A desk whose one cause is fixed a week after the start, at a cost.
  private func plan(effect: Double = 0.8, _ change: (inout Plan) -> Void = { _ in }) -> Plan {
    var plan = Given.plan(perWeek: 200, weeks: 6)
    var fix = MacroPlan.Fix()
    fix.hoursNeeded = .constant(0)
    fix.hoursToFind = 0
    fix.leadTime = .constant(604_800)
    fix.success = 1
    fix.effect = .constant(effect)
    fix.erosionHalfLife = nil
    fix.cost = 500_000_000
    var macro = MacroPlan()
    macro.minCases = 0
    macro.approval = .constant(0)
    macro.fixes = [fix]
    plan.macro = macro
    change(&plan)
    return plan
  }

  private func split(_ plan: Plan, replications: Int = 6) async throws -> [String: ArmSplit.Row] {
    let prepared = try PreparedPlan(plan)
    let both = try await Experiment(prepared, rule: .fixed(replications), threads: 2).run()
    let split = try #require(try await ArmSplit.run(beside: both, of: prepared, threads: 2))
    #expect(split.count == replications)
    return Dictionary(uniqueKeysWithValues: split.rows.map { ("\($0.metric.name)", $0) })
  }

  @Test("add up: both is answers, fixes and what they do to each other")
  func addUp() async throws {
    let rows = try await split(plan())
    #expect(rows.keys.sorted() == ["clv.saved", "customers.net", "money.cost", "money.net_benefit"])
    for (name, row) in rows {
      let sum = row.micro.value + row.macro.value + row.interaction.value
      #expect(abs(row.both.value - sum) <= 1e-9 * max(1, abs(row.both.value)), "\(name)")
    }
    let saved = try #require(rows["clv.saved"])
    #expect(saved.micro.value > 0 && saved.macro.value > 0)
    // A cause that is gone makes no case that an answer could have saved.
    #expect(saved.interaction.value < 0)
    #expect(saved.both.value > max(saved.micro.value, saved.macro.value))
  }

  @Test("are what their own runs say: answers without fixes, fixes with nobody answered or paid")
  func ownRuns() async throws {
    let plan = plan()
    let rows = try await split(plan)
    let prepared = try PreparedPlan(plan)
    for (arm, pick) in [(plan.answeringOnly, \ArmSplit.Row.micro), (plan.fixingOnly, \ArmSplit.Row.macro)] {
      let alone = try PreparedPlan(arm, calibration: prepared.calibration)
      let run = try await Experiment(alone, rule: .fixed(6)).run()
      for (name, row) in rows {
        #expect(row[keyPath: pick].value == run.estimate(name)?.value, "\(name)")
      }
    }
    #expect(try #require(rows["money.cost"]).macro.value == 500)
  }

  @Test("of a fix that does nothing interact in no customer, and in no cost but its own")
  func nothing() async throws {
    let rows = try await split(plan(effect: Self.nearlyNothing))
    let kept = try #require(rows["customers.net"])
    #expect(kept.macro.value == 0 && kept.interaction.value == 0 && kept.both.value == kept.micro.value)
    let cost = try #require(rows["money.cost"])
    #expect(cost.macro.value == 500 && abs(cost.interaction.value) < 1e-6)
  }

  @Test("pay for tools and those who lead in each arm, once where both run together")
  func sharedCost() async throws {
    let rows = try await split(plan(effect: Self.nearlyNothing) { $0.money.yearlyManagement = 36_525_000_000 })
    let cost = try #require(rows["money.cost"])
    // Hundred a day for six weeks.
    #expect(abs(cost.macro.value - 500 - 4200) < 1e-4)
    #expect(abs(cost.interaction.value + 4200) < 1e-4)
  }
}
