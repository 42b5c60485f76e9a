import ClosedLoop
import Experiments
import Foundation
import Reports
import Scenarios
import Testing

@Suite("The report on a suite of checks")
struct CheckReportTests {
  private static let scenario = """
    {
      "format": 1, "id": "tiny", "title": "A tiny desk", "currency": "EUR",
      "clock": { "start": "2027-01-04", "time_zone": "UTC", "measure": "2w", "follow_up": "8w" },
      "customers": { "count": 20000, "tiers": { "all": { "share": "100%", "margin": 40, "annual_churn": "25%" } } },
      "channels": {
        "survey": {
          "volume": "60/w", "shape": "flat", "identified": "100%", "consent": "100%",
          "scores": { "detractor": "40%", "passive": "30%", "promoter": "30%" }
        }
      },
      "journey": {
        "steps": { "bill": "100%" },
        "causes": { "billing": { "share": "100%", "severity": { "low": "50%", "mid": "30%", "high": "20%" } } }
      },
      "triage": { "order": ["all"], "rules": { "all": { "treat": "personal", "queue": "desk", "work": "mail" } } },
      "work": { "mail": { "prepare": "5m", "talk": "10m" } },
      "teams": {
        "desk": {
          "hourly_cost": 30, "calendar": "always", "handles": ["desk"],
          "shifts": { "day": { "people": 2, "weekly": { "mon-sun": ["00:00-24:00"] } } }
        }
      },
      "resolution": { "solved_at_contact": "60%" },
      "gates": {
    GATES
      }
    }
    """

  /// The line of the scenario's first gate.
  private var firstGate: Int { Self.scenario.split(separator: "\n").count - 2 }

  /// A suite of one scenario with gates of given requirements.
  private func report(_ gates: [(name: String, text: String, isWarning: Bool)]) async throws -> CheckReport {
    let members = gates.map { gate in
      "\"\(gate.name)\": { \"require\": \"\(gate.text)\", \"severity\": \"\(gate.isWarning ? "warn" : "fail")\" }"
    }
    let text = Self.scenario.replacingOccurrences(of: "GATES", with: members.joined(separator: ",\n"))
    let reading = ScenarioReader.read(
      "a&b.json", load: { _ in .success(Array(text.utf8)) },
      offsets: { _, _, _ in ZoneOffsets(initial: 0, changes: []) })
    let scenario = try #require(reading.scenario)
    let plan = try PreparedPlan(scenario.plan)
    let names = Metric.instances(of: plan.plan).map { MetricSelector.name(of: $0, in: plan.plan) }
    let check = ScenarioCheck(
      plan, names: names, gates: scenario.gates.map(\.gate), looks: LookSchedule(.fixed(12)), golden: nil,
      comparison: .bits)
    let outcome = try #require(await check.perform(.standard, tests: check.tests, threads: 2))
    let entry = CheckReport.Entry(
      scenario, name: "tiny", file: "a&b.json", sources: reading.sources, check: check, outcome: outcome, causes: nil)
    return CheckReport([entry], rates: .standard, tests: check.tests)
  }

  private let holds = "feedback.received >= 50"
  private let fails = "feedback.received <= 50"
  private let open = "customers.net >= golden"

  @Test("The worst of what counts is said of the suite, and warnings do not count")
  func verdicts() async throws {
    #expect(try await report([]).verdict == .passed)
    #expect(try await report([("a", holds, false), ("b", fails, true), ("c", open, true)]).verdict == .passed)
    #expect(try await report([("a", holds, false), ("b", open, false)]).verdict == .undecided)
    #expect(try await report([("a", open, false), ("b", fails, false), ("c", holds, false)]).verdict == .failed)
  }

  @Test("Each output names every check once, with its verdict")
  func outputs() async throws {
    let report = try await report([("good", holds, false), ("bad", fails, false), ("open", open, true)])
    let table = CheckTable(report).text
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= CheckTable.columns })
    #expect(table.contains("\n  passed    good    feedback.received >= 50: it is "))
    #expect(table.contains("\n  FAILED    bad     "))
    #expect(table.contains("\n  undecided open    (only a warning) "))
    #expect(table.hasSuffix("1 scenario, 2 checks: 1 passed, 1 failed, 1 warning.\n"))
    let xml = JUnit(report).text
    #expect(
      xml.contains(
        "<testsuite name=\"tiny\" file=\"a&amp;b.json\" tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"2\">"))
    #expect(xml.contains("type=\"failed\">a&amp;b.json:\(firstGate + 1): feedback.received &lt;= 50: it is "))
    let lines = GitHubAnnotations(report).lines
    #expect(lines.count == 2)
    // The requirement stands after `"bad": { "require": ` and `"open": { "require": `.
    #expect(
      lines[0].hasPrefix(
        "::error file=a&b.json,line=\(firstGate + 1),col=21,title=tiny%3A gate bad failed::feedback.received <= 50"))
    #expect(
      lines[1].hasPrefix(
        "::warning file=a&b.json,line=\(firstGate + 2),col=22,title=tiny%3A gate open undecided::"))
    let page = CheckMarkdown(report).text
    #expect(page.contains("| tiny | bad | **failed** | `feedback.received <= 50`: it is "))
    #expect(page.contains("| tiny | open | undecided (warning) | "))
    #expect(CheckJSON(report).text.hasPrefix("{\"verdict\": \"failed\", \"falseAlarms\": 0.001, "))
    #expect(CheckJSON(report).text.contains("\"doubt\": \"no-golden\""))
  }
}
