import Reports
import Scenarios

/// Writes files of results into one folder, each with its digest.
struct ResultFiles {
  let files: Files
  let folder: String

  /// Writes one file.
  func write(_ output: any Output) throws(FileProblem) -> FileDigest {
    var digest = SHA256()
    try files.write(to: "\(folder)/\(output.fileName)") { file throws(FileProblem) in
      try output.write { text throws(FileProblem) in
        let bytes = Array(text.utf8)
        digest.update(bytes)
        try file.append(bytes)
      }
    }
    return FileDigest(path: output.fileName, digest: digest.hexadecimal())
  }

  /// Writes everything that a run gives: data first, what proves it last.
  func write(
    _ report: Report, _ tables: [any Table], scenario: Scenario, info: RunInfo, drawsPage: Bool = false
  ) throws(Failure) {
    let outputs: [any Output] =
      tables + [
        DataPackage(of: tables, title: report.title), ResolvedScenario(CanonicalJSON.document(scenario.resolved)),
      ]
    try write(outputs, info: info, drawsPage: drawsPage) {
      Manifest(version: Version.number, inputs: scenario.digests, outputs: $0, of: report)
    }
  }

  /// Writes outputs, then a page of them where one is wanted, and last the manifest that lists them all.
  func write(
    _ outputs: [any Output], info: RunInfo, drawsPage: Bool, manifest: ([FileDigest]) -> some Output
  ) throws(Failure) {
    var written: [FileDigest] = []
    do throws(FileProblem) {
      for output in outputs { written.append(try write(output)) }
      _ = try write(info)
    } catch {
      throw Failure(error)
    }
    if drawsPage { written.append(try writePage(manifest: manifest(written))) }
    do throws(FileProblem) { _ = try write(manifest(written)) } catch { throw Failure(error) }
  }
}

extension ResultFiles {
  /// Writes everything that a search for the least staffing gives: data first, what proves it last.
  func write(
    _ report: SizingReport, scenario: Scenario, info: RunInfo, drawsPage: Bool = false
  ) throws(Failure) {
    let table = SizingTable(report)
    let outputs: [any Output] = [
      table, DataPackage(of: [table], title: report.title), ResolvedScenario(CanonicalJSON.document(scenario.resolved)),
    ]
    try write(outputs, info: info, drawsPage: drawsPage) {
      SizingManifest(version: Version.number, inputs: scenario.digests, outputs: $0, of: report)
    }
  }
}

extension Scenario {
  /// Every file that determines it, by its path from the scenario's folder, with its digest.
  var digests: [FileDigest] {
    let own = inputs.first?.path ?? ""
    return inputs.map {
      FileDigest(path: RelativePath.of($0.path, besideFile: own), digest: SHA256.hexadecimal(of: $0.bytes))
    }
  }
}

extension RunInfo {
  /// About work that this process has just done.
  init(threads: Int, seconds: Double, events: Int64, items: Int64) {
    self.init(
      host: OperatingSystem.hostName, date: timestamp(secondsSince1970: OperatingSystem.secondsSince1970),
      program: "closedloop \(Version.number) (\(Version.system), \(Version.processor))",
      commandLine: CommandLine.arguments, threads: threads, seconds: seconds, events: events, items: items)
  }
}
