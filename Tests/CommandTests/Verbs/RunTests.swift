import Command
import Foundation
import Testing

@Suite("run")
struct RunTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
  }

  private static let files = [
    "datapackage.json", "gates.csv", "manifest.json", "payback.csv", "replications.csv", "run-info.json",
    "scenario.resolved.json", "series.csv", "summary.csv", "teams.csv",
  ]

  @Test("Threads and what is shown change no byte of any file but run-info.json")
  func sameBytes() async throws {
    #expect(try await folder.run("run", "tiny.json", "--out", "one", "--threads", "1").status == 0)
    #expect(try await folder.run("run", "tiny.json", "--out", "two", "--threads", "2", "--quiet").status == 0)
    #expect(try await folder.run("run", "tiny.json", "--out", "three", "--threads", "8", "--json").status == 0)
    for file in Self.files where file != "run-info.json" {
      let text = try folder.read("one/\(file)")
      #expect(!text.isEmpty)
      #expect(try folder.read("two/\(file)") == text, "\(file)")
      #expect(try folder.read("three/\(file)") == text, "\(file)")
    }
  }

  @Test("--arms tells what answering, fixing and both bring, and needs causes that are fixed")
  func arms() async throws {
    let refused = try await folder.run("run", "tiny.json", "--arms")
    #expect(refused.status == 64 && refused.errors.contains("nothing is fixed: see macro"))
    let outcome = try await folder.run(
      "run", "tiny.json", "--arms", "--set", "macro.analysis.min_cases=5", "--set", "macro.fix.lead_time=1d", "--set",
      "macro.analysis.hours_needed=1h", "--out", "split")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for word in ["answers", "fixes", "interaction", "net benefit"] { #expect(outcome.output.contains(word), "\(word)") }
    let rows = try folder.read("split/arms.csv").split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(rows.count == 17)
    for metric in ["customers.net", "clv.saved", "money.cost", "money.net_benefit"] {
      let values = rows.filter { $0.contains(metric) }.compactMap { row in
        ["both", "micro", "macro", "interaction"].firstIndex { row.contains($0) }.flatMap { arm in
          row.firstIndex(of: ["both", "micro", "macro", "interaction"][arm]).flatMap { Double(row[$0 + 1]) }
        }
      }
      #expect(values.count == 4)
      guard values.count == 4 else { continue }
      let rest = values[0] - values[1] - values[2] - values[3]
      #expect(abs(rest) < 1e-6 * max(1, abs(values[0])), "\(metric)")
    }
  }

  @Test("--customers lists those who are kept and lost, as many as the page counts")
  func customers() async throws {
    let outcome = try await folder.run(
      "run", "tiny.json", "--customers", "--replications", "1", "--json", "--out", "list")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try folder.read("list/customers.csv").split(separator: "\n").dropFirst()
    for (group, metric) in [("kept", "customers.kept_realised"), ("lost", "customers.lost_realised")] {
      let count = rows.filter { $0.split(separator: ",").contains(Substring(group)) }.count
      #expect(
        outcome.output.contains(#""metric": "\#(metric)", "statistic": "mean", "value": \#(count),"#), "\(group)")
    }
  }

  @Test("The manifest holds the digests of what was read and written")
  func digests() async throws {
    _ = try await folder.run("run", "tiny.json", "--quiet")
    let manifest = try folder.read("outputs/tiny/manifest.json")
    let inputs = ["tiny.json"]
    let outputs = Self.files.filter { $0 != "manifest.json" && $0 != "run-info.json" }.map { "outputs/tiny/\($0)" }
    for file in inputs + outputs {
      #expect(manifest.contains(SHA256.hexadecimal(of: Array(try folder.read(file).utf8))), "\(file)")
    }
  }

  @Test("Each file is complete and lies where help says")
  func folders() async throws {
    let outcome = try await folder.run(
      "run", "tiny.json", "@late", "--replications", "2", "--set", "title=other", "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    let digest = SHA256.hexadecimal(of: Array("title=other\n".utf8)).prefix(8)
    let runs = ["tiny+\(digest)", "tiny@late+\(digest)"]
    var expected = ["outputs"]
    for run in runs { expected += ["outputs/\(run)"] + Self.files.map { "outputs/\(run)/\($0)" } }
    #expect(folder.names() == (expected + ["tiny.json"]).sorted())
  }

  @Test("The summary goes to standard output, everything else to standard error")
  func streams() async throws {
    let outcome = try await folder.run("run", "tiny.json")
    #expect(outcome.output.contains("\nFeedback and cases\n"))
    #expect(outcome.errors.hasSuffix("files in outputs/tiny\n"))
  }

  @Test("Two runs are not written to one folder")
  func oneFolder() async throws {
    let outcome = try await folder.run("run", "tiny.json", "tiny.json")
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasSuffix("two runs would be written to outputs/tiny; nothing was run\n"))
    #expect(folder.names() == ["tiny.json"])
  }

  @Test("A reader that is gone is no error, and the files are complete")
  func readerGone() async throws {
    let outcome = try await folder.run("run", "tiny.json", output: .readerGone)
    #expect(outcome.status == 0)
    #expect(folder.names().count == Self.files.count + 3)
  }

  @Test("A full disk under standard output is told, and the files are complete")
  func fullDisk() async throws {
    let outcome = try await folder.run("run", "tiny.json", output: .device("/dev/full"))
    #expect(outcome.status == 74)
    #expect(folder.names().count == Self.files.count + 3)
  }

  @Test(
    "An interrupted run says how far it was and leaves no file",
    arguments: zip([SIGINT, SIGTERM], [Int32(130), 143]))
  func interruption(signal: Int32, status: Int32) async throws {
    let results = folder.path + "/outputs/tiny"
    // The folder of the results is there when the run begins.
    let begun = Signal(number: signal, delay: .milliseconds(500)) { FileManager.default.fileExists(atPath: results) }
    let outcome = try await folder.run("run", "tiny.json", "--replications", "90000", signals: [begun])
    #expect(outcome.status == status)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(" of tiny; nothing was written for it\n"))
    #expect(folder.names() == ["outputs", "outputs/tiny", "tiny.json"])
  }

  @Test("What cannot be written is told before anything is simulated", arguments: ["tiny.json/below", "/proc/below"])
  func unwritable(path: String) async throws {
    let outcome = try await folder.run("run", "tiny.json", "--replications", "90000", "--out", path)
    #expect(outcome.status == 73)
    #expect(folder.names() == ["tiny.json"])
  }

  @Test("Gates set the status only where they are asked for")
  func gates() async throws {
    func status(_ bound: String, _ words: String...) async throws -> Int32 {
      let gate = "gates.on_time=sla.first_response.met[sla=gold] >= \(bound)"
      return try await folder.run(["run", "tiny.json", "--no-files", "--quiet", "--set", gate] + words).status
    }
    #expect(try await status("50%", "--gates") == 0)
    #expect(try await status("50%", "--gates", "--replications", "1") == 2)
    #expect(try await status("50%", "--replications", "1") == 0)
    let failing = "gates.on_time=sla.first_response.met[sla=gold] <= 50%"
    let outcome = try await folder.run("run", "tiny.json", "--no-files", "--quiet", "--gates", "--set", failing)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("gate on_time failed"))
  }

  @Test("Precision that is not reached is told and is no failure")
  func precision() async throws {
    let outcome = try await folder.run(
      "run", "tiny.json", "--no-files", "--until", "feedback.received within 0.0001")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("precision not reached for feedback.received within 0.0001\n"))
  }

  @Test("A metric that does not exist is answered with the nearest one")
  func unknownMetric() async throws {
    let outcome = try await folder.run("run", "tiny.json", "--until", "customers.save within 5%")
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasSuffix("no such metric; did you mean customers.saved?\n"))
  }

  @Test("A scenario comes from standard input too")
  func standardInput() async throws {
    let outcome = try await folder.run(["run", "-", "--quiet"], input: .text(tinyScenario))
    #expect(outcome.status == 0)
    #expect(try folder.read("outputs/tiny/manifest.json").contains("\"path\": \"-\""))
  }

  @Test("Of several scenarios none is run if one is faulty")
  func allOrNone() async throws {
    let outcome = try await folder.run("run", "tiny.json", "missing.json")
    #expect(outcome.status == 66)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasSuffix("; nothing was run\n"))
    #expect(folder.names() == ["tiny.json"])
  }
}
