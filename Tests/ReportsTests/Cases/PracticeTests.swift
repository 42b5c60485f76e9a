import ClosedLoop
import Foundation
import Reports
import Scenarios
import Testing

/// The table of what practice asks: it names only what is there.
@Suite struct PracticeTests {
  @Test func `every metric that the table names is in the catalogue`() {
    let known = Set(Metric.catalogue.map { "\($0.name)" })
    for row in Practice.all {
      for metric in row.metrics { #expect(known.contains(metric), "\(row.concept): \(metric)") }
    }
  }

  @Test func `every row names a field, a metric or a reason`() {
    for row in Practice.all {
      #expect(!(row.fields.isEmpty && row.metrics.isEmpty && row.remark.isEmpty), "\(row.concept)")
    }
  }

  @Test func `no row is lost, and none stands there twice`() {
    // Counted by hand, subject by subject.
    let rows: [Practice.Source: Int] = [
      .closingLoops: 18, .sevenSteps: 24, .basis: 24, .programme: 17, .feedback: 11,
    ]
    for source in Practice.Source.allCases {
      let concepts = Practice.all.filter { $0.source == source }.map(\.concept)
      #expect(concepts.count == rows[source], "\(source.rawValue)")
      #expect(Set(concepts).count == concepts.count, "\(source.rawValue)")
    }
    for practice in 1...7 {
      #expect(Practice.all.contains { $0.concept.hasPrefix("BP\(practice) ") }, "BP\(practice)")
      #expect(Practice.all.contains { $0.concept.hasPrefix("step \(practice) ") }, "step \(practice)")
    }
  }

  @Test func `every field that the table names is read in a shipped scenario`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("scenarios").path
    var keys: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".json") {
      func read(_ variants: [String]) -> Scenario? {
        let reading = ScenarioReader.read(
          "\(folder)/\(name)", variants: variants, settings: [],
          load: { path in
            (try? Data(contentsOf: URL(fileURLWithPath: path))).map { .success(Array($0)) } ?? .failure(.missing)
          }, offsets: { _, _, _ in .utc })
        if let resolved = reading.scenario?.resolved { collect(resolved, into: &keys) }
        return reading.scenario
      }
      for variant in read([])?.availableVariants ?? [] { _ = read([variant]) }
    }
    for row in Practice.all {
      for field in row.fields {
        for part in field.split(separator: ".") where part != "*" {
          #expect(keys.contains(String(part)), "\(row.concept): \(field)")
        }
      }
    }
  }

  private func collect(_ value: JSONValue, into keys: inout Set<String>) {
    guard let object = value.object else { return }
    for member in object.members {
      keys.insert(member.key)
      collect(member.value, into: &keys)
    }
  }
}
