import ClosedLoop
import Experiments
import Foundation
import Scenarios
import Statistics
import Testing

/// A real desk replayed with the demand and the people of its log.
@Suite("The replay of a help desk")
struct HelpdeskReplayTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("gives median and 90th percentile of the wait within a factor of three of the recorded ones")
  func wait() throws {
    let path = Self.root.appendingPathComponent("scenarios/helpdesk-replay.json").path
    let reading = ScenarioReader.read(
      path, variants: [], settings: [],
      load: { path in
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map { .success(Array($0)) } ?? .failure(.missing)
      }, offsets: { _, _, _ in .utc })
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.rendered(in: reading.sources))")
    let prepared = try PreparedPlan(scenario.plan, calibration: scenario.calibration)
    let results = try (0..<4).map { try #require(try prepared.replicate(UInt64($0))) }
    let run = RunResult(plan: scenario.plan, results: results, level: 0.95, ending: .fixed)
    let recorded = try Self.recorded()
    for (metric, hours) in [("wait.time.p50", recorded.median), ("wait.time.p90", recorded.p90)] {
      let simulated = try #require(run.estimate(metric)).value
      #expect(simulated > hours / 3 && simulated < hours * 3, "\(metric): \(simulated) h, recorded \(hours) h")
    }
  }

  /// Hours of all tickets of 2012 until somebody took them.
  private static func recorded() throws -> (median: Double, p90: Double) {
    let file = root.appendingPathComponent("notebooks-data/helpdesk/first-taken.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { $0.split(separator: ",") }
    let row = try #require(rows.first { $0[0] == "2012" && $0[1] == "all" })
    return (try #require(Double(row[4])), try #require(Double(row[5])))
  }
}
