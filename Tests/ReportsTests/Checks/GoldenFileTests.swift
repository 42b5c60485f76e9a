import ClosedLoop
import Experiments
import Foundation
import Reports
import Scenarios
import Testing

@Suite("A golden file")
struct GoldenFileTests {
  private func golden() async throws -> GoldenFile {
    let plan = try PreparedPlan(Given.plan())
    let result = try await Experiment(plan, rule: .fixed(4), threads: 2).run()
    let names = result.instances.map { MetricSelector.name(of: $0, in: plan.plan) }
    let scenario: JSONValue = ["zeta": 1, "alpha": ["b": 2.5, "a": "x"]]
    return GoldenFile(
      id: "tiny", variant: "late", engine: "closedloop 0", scenario: scenario,
      scenarioDigest: Self.digest(Array(CanonicalJSON.document(scenario).utf8)),
      data: [FileDigest(path: "cases.csv", digest: "ab")],
      record: GoldenRecord(result, names: names, keeping: GoldenRecord.kept(of: plan.plan, gates: [])))
  }

  /// Any function of the bytes will do.
  private static func digest(_ bytes: [UInt8]) -> String {
    String(bytes.reduce(UInt64(7)) { ($0 &* 31) &+ UInt64($1) }, radix: 16)
  }

  private func read(_ text: String) -> GoldenReader.Reading {
    GoldenReader.read(Array(text.utf8), path: "tiny.golden.json") { Self.digest($0) }
  }

  @Test("It reads back to the last bit, and is written the same again")
  func roundTrip() async throws {
    let golden = try await golden()
    let reading = read(golden.text)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.rendered(in: reading.sources))")
    let back = try #require(reading.golden)
    #expect(back.record == golden.record)
    #expect(back.data == golden.data)
    #expect(back.text == golden.text)
  }

  @Test("Keys are sorted, but those of the scenario, whose order means something")
  func order() async throws {
    let text = try await golden().text
    let keys = text.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  \""), let end = line.dropFirst(3).firstIndex(of: "\"") else { return nil }
      return String(line[..<end].dropFirst(3))
    }
    #expect(keys == keys.sorted())
    #expect(keys.count == 13)
    #expect(text.contains("\"scenario\": {\n    \"zeta\": 1,\n    \"alpha\": {"))
    #expect(!text.contains("\r"))
  }

  @Test("Its name tells scenario and variant")
  func names() {
    #expect(GoldenFile.name(id: "base", variant: "") == "base.golden.json")
    #expect(GoldenFile.name(id: "base", variant: "late") == "base@late.golden.json")
    #expect(GoldenFile.variant(inName: "base@late.golden.json", id: "base") == "late")
    #expect(GoldenFile.variant(inName: "base.golden.json", id: "base") == nil)
    #expect(GoldenFile.variant(inName: "base@.golden.json", id: "base") == nil)
    #expect(GoldenFile.variant(inName: "based@late.golden.json", id: "base") == nil)
  }

  @Test("Damage is told with its place and the way out, wherever it is, and what still reads can be compared")
  func damage() async throws {
    let golden = try await golden()
    let bytes = Array(golden.text.utf8)
    let plan = try PreparedPlan(Given.plan())
    let instances = Metric.instances(of: plan.plan)
    let names = instances.map { MetricSelector.name(of: $0, in: plan.plan) }
    var state: UInt64 = 42
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(below))
    }
    var refused = 0
    for round in 0..<300 {
      var damaged = bytes
      let place = next(bytes.count)
      switch round % 3 {
      case 0: damaged[place] = UInt8(next(256))
      case 1: damaged.removeSubrange(place..<min(place + next(40), bytes.count))
      default: damaged = Array(bytes.prefix(place))
      }
      let reading = GoldenReader.read(damaged, path: "tiny.golden.json") { Self.digest($0) }
      guard let read = reading.golden else {
        refused += 1
        #expect(reading.diagnostics.hasErrors)
        #expect(reading.diagnostics.rendered(in: reading.sources).contains("tiny.golden.json:"))
        continue
      }
      let count = read.record.count
      let compared = GoldenComparison(
        read.record, instances: instances, names: names, count: count, paired: round % 2 == 0, rates: .standard
      ) { instance in golden.record.figure(names[instance])?.observations ?? [] }
      #expect(compared.count == count)
    }
    #expect(refused > 150)
  }

  @Test("A number that no run gives is refused before it is squared", arguments: ["1e300", "1e16", "null", "\"1\""])
  func numbers(number: String) async throws {
    let text = try await golden().text
    let range = try #require(text.range(of: "\"values\": ["))
    let end = try #require(text[range.upperBound...].firstIndex { $0 == "," || $0 == "]" })
    let reading = read(text[..<range.upperBound] + number + text[end...])
    #expect(reading.golden == nil)
    #expect(reading.diagnostics.rendered(in: reading.sources).contains("make the golden anew with closedloop accept"))
  }
}
