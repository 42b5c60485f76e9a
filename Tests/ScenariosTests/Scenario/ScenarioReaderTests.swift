import ClosedLoop
import EventKernel
import Scenarios
import Testing

@Suite struct ScenarioReaderTests {
  @Test func `a small scenario is read without a remark`() throws {
    let reading = Given.scenario(Given.minimal)
    #expect(Given.shown(reading) == "")
    let scenario = try #require(reading.scenario)
    #expect(scenario.id == "desk")
    #expect(scenario.title == "desk")
    #expect(scenario.currency == "EUR")
    #expect(scenario.availableVariants == ["late"])
    #expect(scenario.rule == .fixed(20))
    #expect(scenario.inputs.map(\.path) == ["desk.json"])
    #expect(scenario.plan.seed == 7)
    #expect(scenario.plan.triage.rules.first?.workWithoutPhone == 1)
  }

  @Test func `the example becomes a plan`() throws {
    let reading = Given.scenario(AdaptedExample.text)
    #expect(!reading.diagnostics.hasErrors, "\(Given.shown(reading))")
    let scenario = try #require(reading.scenario)
    let plan = scenario.plan
    #expect(plan.seed == 20_270_104)
    #expect(plan.phases.windowStart == 4 * Time.week)
    #expect(plan.phases.windowEnd == 56 * Time.week)
    #expect(plan.phases.drainEnd == 60 * Time.week)
    #expect(plan.phases.horizon == 108 * Time.week)
    #expect(plan.civil.firstWeekday == 0)
    #expect(plan.civil.firstOffset == Time.hour)
    #expect(plan.civil.shifts.first?.start == 83 * Time.day + 2 * Time.hour)
    #expect(plan.civil.shifts.first?.shift == Time.hour)
    #expect(plan.population.tiers.map(\.seats) == [20_000, 60_000, 120_000, 200_000])
    #expect(plan.population.tiers.map(\.firstSeat) == [0, 20_000, 80_000, 200_000])
    #expect(plan.population.tiers.map(\.churn) == [.total(0.14), .total(0.16), .total(0.19), .total(0.24)])
    #expect(abs((plan.population.tiers.first?.margin.mean ?? 0) - 62) < 1e-9)
    #expect(plan.channels.count == 7)
    #expect(plan.channels.map(\.phoneConsent) == [0.45, 0.55, 0.45, 0.9, 0.6, 0.7, 0.6])
    #expect(plan.channels.map(\.expectsAnswer) == [0.5, 0.5, 0.5, 0.91, 0.3, 0.5, 0.42])
    #expect(plan.channels.map(\.validContact) == Array(repeating: 0.95, count: 7))
    #expect(abs(plan.channels[0].patience.quantile(0.5) - 3 * 86_400) < 1e-3)
    #expect(abs(plan.channels[6].patience.quantile(0.5) - 4 * 3_600) < 1e-6)
    #expect(plan.channels[0].delay != nil)
    #expect(plan.channels.map(\.bursts.count) == [1, 1, 0, 0, 0, 0, 0])
    // 70 local days after the start, still winter time.
    #expect(plan.channels[0].bursts.first?.start == 70 * Time.day)
    guard case .weekly(let perWeek, let shape) = plan.channels[0].arrivals else { throw Failed() }
    #expect(perWeek == 900)
    var mean = 0.0
    for weight in shape { mean += weight / 168 }
    #expect(abs(mean - 1) < 1e-12)
    #expect(abs(shape[9] / shape[1] - 16) < 1e-9)
    #expect(plan.causes.count == 6)
    #expect(plan.causes.first?.losses == [15_000_000, 40_000_000, 140_000_000])
    #expect(plan.steps.count == 5)
    #expect(plan.promises.map(\.calendar) == [1, 1, 0])
    #expect(plan.promises.first?.firstResponse == .duration(4 * Time.hour))
    #expect(plan.promises.first?.resolution == .openDays(3))
    #expect(plan.promises.last?.resolution == .duration(7 * Time.day))
    #expect(
      plan.queues.map { String(decoding: $0.utf8, as: UTF8.self) } == [
        "recovery", "advocates", "escalation", "approval",
      ])
    #expect(plan.triage.rules.count == 5)
    #expect(plan.triage.rules[0].match.tiers == 1)
    #expect(plan.triage.rules[0].match.bands == 3)
    #expect(plan.triage.rules[0].workWithoutPhone == 1)
    #expect(plan.triage.rules[3].unitCost == 400_000)
    #expect(plan.triage.rules[3].comeback?.after == Time.day)
    #expect(plan.triage.rules[4].sample == 0.2)
    #expect(plan.triage.starvationLimit == 5 * Time.day)
    #expect(plan.contact.reach?.alpha == 1.2000000000000002)
    #expect(plan.contact.reachByHour[8...20] == [1, 0.9, 0.9, 0.9, 0.9, 0.95, 0.95, 0.95, 0.95, 1.2, 1.2, 1.2, 1])
    #expect(plan.contact.planEnds == 14 * Time.day)
    #expect(plan.contact.callable == 2)
    #expect(plan.deskCalendar == 1)
    #expect(plan.teams.map(\.hourlyCost) == [29_000_000, 42_000_000, 29_000_000])
    #expect(plan.teams.map(\.handles) == [[0], [2, 3, 0], [1]])
    #expect(plan.teams[1].prefers == [3, 2])
    #expect(plan.teams[0].absence?.meanSpell == 4)
    #expect(plan.teams[0].shrinkage.map(\.share) == [0.08, 0.04, 0.06])
    // Epiphany is a holiday: Monday and Tuesday two intervals each, then Thursday.
    #expect(plan.teams[0].shifts[0].intervals[4].start == 3 * Time.day + 9 * Time.hour)
    #expect(plan.calendars[1].starts[2] == 3 * Time.day + 9 * Time.hour)
    #expect(plan.resolution.escalated == 0.12)
    #expect(plan.resolution.approvalQueue == 3)
    #expect(plan.resolution.remedyShareOfLoss == 0.5)
    #expect(scenario.gates.map(\.name) == ["platinum_on_time", "gold_on_time", "backlog_bounded", "no_worse_money"])
    #expect(scenario.gates[2].gate.bound == .value(120))
    #expect(scenario.gates[3].gate.bound == .golden(relative: -0.02, absolute: 0))
    guard case .until(let instance, let width, let isRelative, let level, 20, 400) = scenario.rule else {
      throw Failed()
    }
    #expect(
      MetricSelector.name(of: Metric.instances(of: plan)[instance], in: plan) == "sla.first_response.met[tier=platinum]"
    )
    #expect(width == 0.01)
    #expect(!isRelative)
    #expect(level == 0.95)
  }

  struct Failed: Error {}

  @Test func `reading twice gives the same, and the resolved form reads back as itself`() throws {
    let first = try #require(Given.scenario(AdaptedExample.text).scenario)
    let second = try #require(Given.scenario(AdaptedExample.text).scenario)
    let text = CanonicalJSON.document(first.resolved)
    #expect(text == CanonicalJSON.document(second.resolved))
    let reading = ScenarioReader.read("other.json") { _ in
      .success(Array(text.utf8))
    } offsets: { _, _, _ in
      nil
    }
    let again = try #require(reading.scenario, "\(Given.shown(reading))")
    #expect(CanonicalJSON.document(again.resolved) == text)
    #expect(again.plan.civil.shifts.map(\.start) == first.plan.civil.shifts.map(\.start))
    #expect(again.plan.channels.map(\.patience) == first.plan.channels.map(\.patience))
    #expect(again.plan.teams.map(\.shifts.count) == first.plan.teams.map(\.shifts.count))
  }

  @Test(arguments: ["third-late", "fifo", "edd", "value-at-risk", "empowered", "measure-only"])
  func `each variant of the example can be read`(variant: String) throws {
    let reading = Given.scenario(AdaptedExample.text, variants: [variant])
    let scenario = try #require(reading.scenario, "\(Given.shown(reading))")
    #expect(scenario.variants == [variant])
    #expect(!Given.shown(reading).contains("[unused]"))
    switch variant {
    case "third-late": #expect(scenario.plan.teams.first?.shifts.map(\.people) == [2, 3, 1])
    case "fifo": #expect(scenario.plan.triage.discipline == .fifo)
    case "measure-only": #expect(scenario.plan.queues.isEmpty)
    default: break
    }
  }
}
