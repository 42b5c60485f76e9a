import ClosedLoop
import Experiments
import Reports
import Scenarios
import Statistics
import Testing

@Suite("The summary as JSON")
struct SummaryJSONTests {
  @Test("It is one line with every estimate, every gate and the verdict")
  func contents() async throws {
    let gates = [
      (
        name: "golden", text: "money.net_benefit >= golden",
        gate: Gate(instance: 0, relation: .atLeast, bound: .golden(relative: 0, absolute: 0), isWarning: true)
      )
    ]
    let report = try await Made.report(gates: gates)
    let text = SummaryJSON(report).text
    #expect(text.filter { $0 == "\n" }.count == 1 && text.hasSuffix("\n"))
    let object = try #require(try JSON.read(text).object)
    #expect(object["title"]?.text == "A tiny desk, \"for tests\"")
    let estimates = try #require(object["estimates"]?.items)
    #expect(estimates.count == report.result.instances.count)
    #expect(estimates.contains { $0.object?["metric"]?.text == "sla.first_response.met[sla=gold]" })
    let gate = try #require(object["gates"]?.items?.first?.object)
    #expect(gate["verdict"]?.text == "undecided")
    #expect(gate["doubt"]?.text == "no-golden")
    #expect(gate["severity"]?.text == "warn")
    #expect(object["verdict"]?.object?["sentence"]?.text?.isEmpty == false)
  }
}
