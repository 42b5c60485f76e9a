import Foundation
import Testing

/// What every verb that leaves a folder of results says of the program that made it.
@Suite("Manifests of all verbs")
struct ManifestTests {
  @Test("run, compare and size name the same program and the same contracts")
  func contracts() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    let people = "teams.desk.shifts.day.people"
    let lines = [
      ["run", "tiny.json", "-n", "2"], ["compare", "tiny.json", "--set", "\(people)=1", "-n", "10"],
      ["size", "tiny.json", "--vary", "\(people)=1..4"],
    ]
    var said: [Set<String>] = []
    for (index, line) in lines.enumerated() {
      let outcome = try await folder.run(line + ["--out", "\(index)"])
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
      let manifest = try JSONSerialization.jsonObject(with: Data(try folder.read("\(index)/manifest.json").utf8))
      let members = try #require(manifest as? [String: Any])
      said.append(Set(members.filter { $0.key == "engine" || $0.value is Int }.map { "\($0.key): \($0.value)" }))
    }
    let version = try await folder.run("version", "--json").output
    let number = (try JSONSerialization.jsonObject(with: Data(version.utf8)) as? [String: String])?["version"]
    // A contract that one manifest alone tells, or tells otherwise, is a difference of these.
    let contracts = said.map { one in one.filter { $0.contains("Contract") || $0.contains("eventOrder") } }
    #expect(contracts[0].count >= 3)
    for (one, named) in zip(said, contracts) {
      #expect(one.contains("engine: closedloop \(try #require(number))"))
      #expect(named == contracts[0])
    }
  }
}
