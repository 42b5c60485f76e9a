import ClosedLoop
import Experiments
import Reports
import Statistics
import Testing

@Suite("The table of teams")
struct TeamsTableTests {
  @Test("has a row for all and one for each team, with the figures of the run and their intervals")
  func rows() async throws {
    let report = try await Made.report()
    let plan = report.result.plan
    let rows = Made.rows(Made.text(TeamsTable(report)))
    let header = rows[0]
    #expect(rows.count == 2 + plan.teams.count)
    func cell(_ row: Int, _ column: String) throws -> String {
      rows[row][try #require(header.firstIndex(of: column))]
    }
    #expect(try cell(1, "team").isEmpty)
    for (index, team) in plan.teams.enumerated() {
      let row = index + 2
      #expect(try cell(row, "team") == String(decoding: team.name.utf8, as: UTF8.self))
      #expect(try cell(row, "people") == String(team.shifts.reduce(0) { $0 + $1.people }))
      #expect(try cell(row, "n") == String(report.result.count))
      let hours = try #require(report.result.estimate("staff.paid_hours", .team, index))
      #expect(try Double(cell(row, "paid_hours")) == hours.value)
      #expect(try Double(cell(row, "paid_hours_ci_low")) == hours.interval?.low)
      let cost = try #require(report.result.estimate("staff.cost_per_case", .team, index))
      let labour = try #require(report.result.estimate("money.labour", .team, index))
      let closed = try #require(report.result.estimate("staff.closed", .team, index))
      #expect(try Double(cell(row, "cost_per_case")) == cost.value)
      // A ratio of sums, save what its estimate takes off for bias.
      #expect(abs(cost.value * closed.value - labour.value) < 0.01 * labour.value)
    }
    // Labour and cases of all are those of the teams together.
    let closed = try (2..<rows.count).map { try #require(Double(try cell($0, "closed"))) }.reduce(0, +)
    #expect(try abs(#require(Double(try cell(1, "closed"))) - closed) < 1e-9)
  }
}
