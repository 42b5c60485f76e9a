import ClosedLoop
import Experiments
import Foundation
import Scenarios
import Statistics
import Testing

/// The presets of the outcome model beside each other, as the scenario fit-club compares them.
@Suite("Presets in a scenario")
struct PresetTests {
  private func run(_ variants: [String]) async throws -> RunResult {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let reading = ScenarioReader.read(
      root.appendingPathComponent("scenarios/fit-club.json").path, variants: variants, settings: [],
      load: { path in
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map { .success(Array($0)) } ?? .failure(.missing)
      }, offsets: { _, _, _ in .utc })
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.rendered(in: reading.sources))")
    return try await Experiment(try PreparedPlan(scenario.plan), rule: .fixed(6), threads: 2).run()
  }

  @Test("the sceptic's keeps fewer than the default, the optimist's more, and under stress contact does harm")
  func order() async throws {
    let usual = try await run([])
    let sceptic = try await run(["conservative"])
    let optimist = try await run(["optimistic"])
    let stress = try await run(["stress"])
    func value(_ metric: String, _ result: RunResult) throws -> Double {
      try #require(result.estimate(metric)).value
    }
    for metric in ["customers.net", "clv.saved", "money.net_benefit"] {
      #expect(try value(metric, sceptic) < value(metric, usual), "\(metric)")
      #expect(try value(metric, usual) < value(metric, optimist), "\(metric)")
      #expect(try value(metric, stress) < value(metric, usual), "\(metric)")
    }
    #expect(try value("customers.lost_by_harm", stress) > value("customers.lost_by_harm", usual))
    // They are assumptions about customers: neither feedback nor cost is other.
    for result in [sceptic, optimist, stress] {
      #expect(try value("money.labour", result) == value("money.labour", usual))
    }
  }
}
