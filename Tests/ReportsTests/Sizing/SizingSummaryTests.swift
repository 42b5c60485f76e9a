import ClosedLoop
import Experiments
import Reports
import Testing

@Suite("The report of a sizing")
struct SizingSummaryTests {
  /// A search over the people of a small desk: a report with everything in it.
  private static func report(
    _ relation: Relation = .atLeast, bound: Double, chance: Requirement.Chance? = nil, range: ClosedRange<Int> = 1...4,
    perWeek: Double = 60, text: String
  ) async throws -> SizingReport {
    func plan(_ people: Int) -> Plan { Given.plan(people: people, perWeek: perWeek) }
    let base = plan(2)
    let place = try #require(
      Metric.instances(of: base).firstIndex {
        $0.dimension == .sla && Metric.catalogue[$0.metric].name.description == "sla.first_response.met"
      })
    let gate = Gate(instance: place, relation: relation, bound: .value(bound), isWarning: false)
    let watched = try #require(WatchedRequirement(Requirement(gate, chance: chance), of: base))
    let space = StaffingSpace(ranges: [range], unitCosts: [1])
    let theory = StaffingTheory(
      least: plan(range.lowerBound), most: [plan(range.upperBound)], space: space, requirements: [watched])
    let probe = EngineProbe<any Error>([watched], threads: 2, makePlan: { try PreparedPlan(plan($0.values[0])) })
    var search = SizingSearch(probe, space: space, criteria: [watched.criterion])
    let result = try await search.run(from: Staffing([2]))
    let answer = result.answer ?? Staffing([2])
    return SizingReport(
      scenario: "tiny", variant: "late", title: "A tiny desk", currency: "EUR",
      digest: String(repeating: "ab", count: 32), fields: ["teams.desk.shifts.day.people"],
      requirements: [SizingReport.Stated(text, watched)], result: result,
      steps: StaffingStep.curve(of: result, requirements: [watched], probe: search.probe),
      load: LoadArithmetic(plan(answer.values[0]), observations: search.probe.located[answer] ?? []),
      plan: plan(answer.values[0]), theory: theory, course: search.probe.course)
  }

  /// The page with its lines joined, since sentences are wrapped.
  private static func joined(_ report: SizingReport) -> String {
    SizingSummary(report).text.split(separator: "\n").joined(separator: " ")
  }

  @Test("says the words that may honestly be printed")
  func certified() async throws {
    let report = try await Self.report(bound: 0.9, perWeek: 400, text: "met >= 90%")
    let page = Self.joined(report)
    let people = try #require(report.result.certificate).staffing.values[0]
    #expect(page.contains("Under this scenario file (digest abababababab), \(people) p"))
    #expect(page.contains("with 95 % confidence (with fresh random numbers "))
    #expect(page.contains("at the 96 % level spent)"))
    #expect(
      page.contains("This covers sampling error of the simulation only, not errors of the model or its inputs."))
    #expect(
      page.contains("do not suffice (95 %)") || page.contains("does not suffice (95 %)")
        || page.contains("not certified either way") || page.contains("Fewer were not tried"))
    #expect(page.contains("offered hours"))
    #expect(page.contains("Erlang"))
    for line in SizingSummary(report).text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test("counts the weeks of a chance")
  func weeks() async throws {
    let report = try await Self.report(
      bound: 0.5, chance: .init(share: 0.5, of: .weeks), text: "met >= 50% on at least 50% of weeks")
    #expect(Self.joined(report).contains("40 of 40 simulated weeks in 20 replications"))
  }

  @Test("says what would be needed where nothing within the bounds suffices")
  func infeasible() async throws {
    let report = try await Self.report(bound: 0.9, range: 1...2, perWeek: 1200, text: "met >= 90%")
    let page = Self.joined(report)
    #expect(report.result.verdict == .infeasible)
    #expect(page.contains("Infeasible: no staffing within the bounds suffices. Even 2 people: "))
    #expect(page.contains("What would be needed"))
  }

  @Test("has the curve in a table: each step with its cost in minor units")
  func table() async throws {
    let report = try await Self.report(bound: 0.9, perWeek: 400, text: "met >= 90%")
    let table = SizingTable(report)
    let rows = Made.rows(Made.text(table))
    #expect(rows[0] == table.columns.map(\.name))
    #expect(rows.count == report.steps.count + 1)
    let cost = try #require(rows[0].firstIndex(of: "cost_minor"))
    let people = try #require(rows[0].firstIndex(of: "teams.desk.shifts.day.people"))
    for row in rows.dropFirst() {
      #expect(row.count == rows[0].count)
      // Two weeks of 168 hours at 30.00 each.
      #expect(Int(row[cost]) == (Int(row[people]) ?? 0) * 2 * 168 * 3000)
    }
    let standing = try #require(rows[0].firstIndex(of: "standing"))
    #expect(rows.contains { $0[standing] == "certified" })
  }

  @Test("is one JSON object on one line")
  func json() async throws {
    let report = try await Self.report(bound: 0.9, text: "met >= 90%")
    let text = SizingJSON(report).text
    #expect(text.hasPrefix("{\"scenario\": \"tiny\", "))
    #expect(text.filter { $0 == "\n" }.count == 1)
    #expect(text.contains("\"decision\": \"certified\""))
    #expect(text.contains("\"certified\": {\"teams.desk.shifts.day.people\": "))
  }
}
