import ClosedLoop
import Experiments
import Reports
import Statistics
import Testing

@Suite("Tables")
struct TableTests {
  @Test("Every row has a cell for every column", arguments: [0, 1, 2])
  func shape(index: Int) async throws {
    let table = runTables(of: try await Made.report())[index]
    let rows = Made.rows(Made.text(table))
    #expect(rows.first == table.columns.map(\.name))
    #expect(rows.count > 1)
    #expect(rows.allSatisfy { $0.count == table.columns.count })
    #expect(Set(table.columns.map(\.name)).count == table.columns.count)
  }

  @Test("Cells have the kind that their column says", arguments: [0, 1, 2])
  func kinds(index: Int) async throws {
    let table = runTables(of: try await Made.report())[index]
    for row in Made.rows(Made.text(table)).dropFirst() {
      for (cell, column) in zip(row, table.columns) {
        switch column.kind {
        case .string: break
        case .integer: #expect(Int(cell) != nil, "\(column.name): \(cell)")
        case .number: #expect(cell.isEmpty || Double(cell)?.isFinite == true, "\(column.name): \(cell)")
        case .date: #expect(cell.count == 10 && cell.split(separator: "-").count == 3, "\(cell)")
        case .datetime: #expect(cell.isEmpty || cell.dropFirst(10).first == "T", "\(column.name): \(cell)")
        case .boolean: #expect(["", "true", "false"].contains(cell), "\(column.name): \(cell)")
        }
      }
    }
  }

  @Test("Commas, quotes and line breaks in names are quoted")
  func quoting() async throws {
    var plan = Given.plan()
    plan.population.tiers[0].name = Name(utf8: "a,\"b\"\nc".utf8)
    let text = Made.text(SummaryTable(try await Made.report(plan)))
    #expect(text.contains(",\"a,\"\"b\"\"\nc\","))
    #expect(Made.rows(text).contains { $0[3] == "a,\"b\"\nc" })
  }

  @Test("The summary says of each instance what the run says")
  func summary() async throws {
    let report = try await Made.report()
    let rows = Made.rows(Made.text(SummaryTable(report))).dropFirst()
    #expect(rows.count == report.result.instances.count)
    for (row, estimate) in zip(rows, report.result.estimates) {
      #expect(row[0...1] == ["tiny", "late"])
      #expect(Double(row[13]) == estimate?.value)
      #expect(Double(row[14]) == estimate?.interval?.low)
      #expect(Double(row[15]) == estimate?.interval?.high)
    }
    let without = rows.filter { $0[10] == "without" }.map { $0[2] }
    #expect(
      Set(without) == [
        "churn.rate_without", "churn.share_without", "nps.fix_survey_twin", "nps.follow_up_twin", "nps.twin",
        "recovery.observed_conversion_twin",
      ])
    #expect(rows.contains { $0[2] == "response.time.p90" && $0[12] == "p90" && $0[7] == "gold" && $0[17] == "h" })
    #expect(rows.contains { $0[2] == "money.cost" && $0[17] == "EUR" && $0[11] == "window" })
    #expect(rows.contains { $0[2] == "customers.net" && $0[11] == "horizon" })
  }

  @Test("Replications are written whole and in order")
  func replications() async throws {
    let report = try await Made.report()
    let rows = Made.rows(Made.text(ReplicationsTable(report))).dropFirst()
    let observations = report.result.results.flatMap { $0.observations }
    #expect(rows.count == observations.count)
    for (row, observation) in zip(rows, observations) {
      #expect(Double(row[13]) == observation.numerator)
      #expect(Double(row[14]) == observation.denominator)
      #expect(Double(row[15]) == observation.value)
    }
  }

  @Test("The series names local days")
  func dates() async throws {
    let rows = Made.rows(Made.text(SeriesTable(try await Made.report()))).dropFirst()
    // 20,822 days after 1 January 1970 is 4 January 2027.
    #expect(rows.first?[2] == "2027-01-04")
    #expect(rows.last?[2] == "2027-01-24")
  }
}
