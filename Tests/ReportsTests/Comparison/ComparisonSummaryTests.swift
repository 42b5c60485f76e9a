import ClosedLoop
import Experiments
import Reports
import Scenarios
import Statistics
import Testing

@Suite("A comparison's outputs")
struct ComparisonOutputTests {
  private func report(_ people: [Int] = [1, 2, 3], replications: Int = 6, allPairs: Bool = false) async throws
    -> ComparisonReport
  {
    let plans = try people.map { try PreparedPlan(Given.plan(people: $0, perWeek: 200)) }
    let first = plans[0].plan
    let shown = ComparisonReport.usual(for: first, gates: [])
    let net = try #require(shown.last)
    let search = Comparison.Search(instance: net, indifference: 100, greatest: replications == 1 ? 1 : 40)
    let result = try #require(
      try await Comparison(plans, rule: .fixed(replications), search: search, threads: 2).run())
    return ComparisonReport(
      contenders: people.enumerated().map {
        .init(scenario: "tiny", variant: $0 == 0 ? "" : "p\($1)", name: $0 == 0 ? "tiny" : "@p\($1)")
      }, title: "A \"tiny\" desk", currency: "EUR", shown: shown, showsAllPairs: allPairs,
      remarks: ["a remark of one's own"], result: result)
  }

  @Test("comparison.csv has a row for each metric, group and pair, with a cell for each column")
  func table() async throws {
    for (allPairs, pairs) in [(false, 2), (true, 3)] {
      let report = try await report(allPairs: allPairs)
      let table = ComparisonTable(report)
      let rows = Made.rows(Made.text(table))
      #expect(rows[0] == table.columns.map(\.name))
      #expect(rows.count == 1 + pairs * report.result.instances.count)
      #expect(rows.allSatisfy { $0.count == table.columns.count })
      for row in rows.dropFirst() {
        for (cell, column) in zip(row, table.columns) where column.kind == .number {
          #expect(cell.isEmpty || Double(cell) != nil, "\(column.name): \(cell)")
        }
      }
    }
  }

  @Test("A row's figures are those of the result")
  func figures() async throws {
    let report = try await report()
    let table = ComparisonTable(report)
    let columns = table.columns.map(\.name)
    let wait = try #require(report.result.runs[0].instance("wait.time.mean"))
    let pair = try #require(report.result.againstFirst(wait, isJoint: true).last)
    let rows = Made.rows(Made.text(table)).dropFirst()
    let row = try #require(
      rows.last { $0[5] == "wait.time.mean" && $0[6..<14].allSatisfy(\.isEmpty) && $0[3] == "p3" })
    func cell(_ name: String) -> Double? { columns.firstIndex(of: name).flatMap { Double(row[$0]) } }
    #expect(cell("difference") == pair.difference?.value)
    #expect(cell("joint_low") == pair.joint?.low)
    #expect(cell("p_adjusted") == pair.adjusted)
    #expect(cell("gain") == pair.difference?.paired.gain)
  }

  @Test("The page says what each changes, for whom, how sure, and which is best, in no more than its columns")
  func page() async throws {
    let text = ComparisonSummary(try await report()).text
    for part in [
      "3 contenders on the same 20,000 customers", "wait.time.mean", "For whom: @p2 against tiny", "no tier is shown",
      "Customers who stay with one only", "a remark of one's own", "Best for money.net_benefit: ",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= TerminalSummary.columns })
  }

  @Test("A worse contender is told to be worse, and for which tier")
  func worse() async throws {
    let text = ComparisonSummary(try await report([3, 1], replications: 8)).text
    #expect(text.contains("worse off than with tiny: all"))
    #expect(text.contains("  worse  "))
  }

  @Test("One replication is said to tell nothing")
  func single() async throws {
    let text = ComparisonSummary(try await report([2, 1], replications: 1)).text
    #expect(text.contains("one replication tells nothing of who gains and who pays"))
  }

  @Test("The JSON is one line that reads back, with the best and every difference")
  func json() async throws {
    let report = try await report()
    let text = ComparisonJSON(report).text
    #expect(text.split(separator: "\n").count == 1)
    let object = try #require(try JSON.read(text).object)
    #expect(object["contenders"]?.items?.count == 3)
    #expect(object["differences"]?.items?.count == 2 * report.shown.count)
    #expect(object["best"]?.object?["metric"]?.text == "money.net_benefit")
    #expect(object["kept"]?.items?.count == 2)
    for change in try #require(object["groups"]?.items) {
      let members = try #require(change.object)
      for name in ["difference", "estimate", "low", "high"] {
        guard case .number = members[name]?.kind else {
          Issue.record("\(name) is no number")
          continue
        }
      }
    }
  }
}
