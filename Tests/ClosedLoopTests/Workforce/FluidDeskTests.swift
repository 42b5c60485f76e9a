import EventKernel
import Testing

@testable import ClosedLoop

@Suite("A desk as a fluid")
struct FluidDeskTests {
  private func plan(_ absence: Absence?) -> Plan {
    var plan = Given.desk(customers: 20_000, perWeek: 60, people: 4, measure: 12 * Time.week, seed: 5)
    plan.teams[0].absence = absence
    for team in plan.teams.indices { plan.teams[team].shrinkage = [] }
    return plan
  }

  @Test(
    "People are absent in it when they are in the replication", arguments: [nil, Distribution.uniform(low: 1, high: 9)])
  func absence(spell: Distribution?) throws {
    var absence = Absence(rate: 0.15, meanSpell: spell.map { AbsenceSpells.meanDays($0) } ?? 4)
    absence.spell = spell
    let plan = plan(absence)
    let prepared = try PreparedPlan(plan)
    let nobody = try PreparedPlan(self.plan(nil))
    let none = plan.teams.map { _ in 0.0 }
    let desk = FluidDesk(prepared, work: none)
    #expect(desk.varies)
    #expect(!FluidDesk(nobody, work: none).varies)
    for replication in 0..<3 as Range<UInt64> {
      let chance = Chance(seed: plan.seed, replication: replication)
      let there = desk.hours(chance)[0]
      let all = FluidDesk(nobody, work: none).hours(chance)[0]
      let days = plan.civil.day(at: plan.phases.windowStart)..<plan.civil.day(at: plan.phases.windowEnd)
      var (absent, scheduled) = (0.0, 0.0)
      for day in days {
        absent += all[day] - there[day]
        scheduled += all[day]
      }
      let result = try #require(try prepared.replicate(replication))
      let share = try #require(result.value("staff.absent", .team, 0, of: plan))
      #expect(absent > 0)
      #expect(abs(absent / scheduled - share) < 1e-9)
    }
  }

  @Test("What comes and is not drained lies there, and never less than nothing")
  func backlog() throws {
    let plan = plan(nil)
    let prepared = try PreparedPlan(plan)
    let chance = Chance(seed: 1, replication: 0)
    let works = plan.teams.indices.map { $0 == 0 ? 2.0 : 0 }
    let desk = FluidDesk(prepared, work: works)
    let hours = desk.hours(chance)
    #expect(desk.backlog([], chance) == 0)
    #expect(desk.backlog(hours[0].map { $0 / 2 }, chance) == 0)
    // Every day one hour more than there are hours: after day d there are d + 1 hours of work.
    let window = plan.civil.day(at: plan.phases.windowStart)..<plan.civil.day(at: plan.phases.windowEnd)
    let expected = Double(window.lowerBound + window.upperBound + 1) / 2
    #expect(abs(desk.backlog(hours[0].map { ($0 + 1) / 2 }, chance) - expected) < 1e-9)
  }
}
