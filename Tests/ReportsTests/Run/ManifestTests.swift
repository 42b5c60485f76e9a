import ClosedLoop
import Experiments
import Reports
import Scenarios
import Testing

@Suite("The manifest")
struct ManifestTests {
  private func manifest(_ report: Report) throws -> JSONObject {
    let manifest = Manifest(
      version: "1.2.3", inputs: [FileDigest(path: "tiny.json", digest: "ab")],
      outputs: [FileDigest(path: "summary.csv", digest: "cd")], of: report)
    return try #require(try JSON.read(Made.text(manifest)).object)
  }

  @Test("It says what determines the results")
  func contents() async throws {
    let report = try await Made.report()
    let manifest = try manifest(report)
    #expect(manifest["scenario"]?.text == "tiny")
    #expect(manifest["variant"]?.text == "late")
    #expect(manifest["engine"]?.text == "closedloop 1.2.3")
    #expect(manifest["seed"]?.text == "1")
    #expect(manifest["ending"]?.text == "fixed")
    #expect(manifest["window"]?.object?["from"]?.text == "2027-01-04")
    #expect(manifest["window"]?.object?["before"]?.text == "2027-01-18")
    #expect(manifest["horizon"]?.text == "2027-03-15")
    #expect(manifest["precisionReached"]?.isNull == true)
    #expect(manifest["inputs"]?.items?.first?.object?["path"]?.text == "tiny.json")
    #expect(manifest["outputs"]?.items?.first?.object?["sha256"]?.text == "cd")
    let fingerprints = manifest["replicationFingerprints"]?.items?.compactMap { $0.text } ?? []
    #expect(fingerprints.map { UInt64($0, radix: 16) } == report.result.results.map(\.fingerprint))
    #expect(fingerprints.allSatisfy { $0.count == 16 })
    #expect(manifest["fingerprint"]?.text.flatMap { UInt64($0, radix: 16) } == report.result.fingerprint)
  }

  @Test("It names no machine, time, folder or number of threads")
  func nothingElse() async throws {
    let keys = try manifest(try await Made.report()).members.map(\.key)
    #expect(
      keys == [
        "format", "scenario", "variant", "engine", "rngContract", "mathContract", "eventOrder", "seed", "window",
        "horizon", "replications", "ending", "precisionReached", "watched", "level", "inputs", "outputs",
        "fingerprint", "replicationFingerprints",
      ])
  }
}
