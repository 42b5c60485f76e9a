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
    _ report: Report, _ tables: [any Table], scenario: Scenario, info: RunInfo
  ) throws(FileProblem) {
    var outputs: [FileDigest] = []
    for output in tables as [any Output]
      + [
        DataPackage(of: tables, title: report.title), ResolvedScenario(CanonicalJSON.document(scenario.resolved)),
      ]
    {
      outputs.append(try write(output))
    }
    _ = try write(info)
    _ = try write(Manifest(version: Version.number, inputs: scenario.digests, outputs: outputs, of: report))
  }
}

extension ResultFiles {
  /// Writes everything that a search for the least staffing gives: data first, what proves it last.
  func write(_ report: SizingReport, scenario: Scenario, info: RunInfo) throws(FileProblem) {
    let table = SizingTable(report)
    var outputs: [FileDigest] = []
    for output in [
      table, DataPackage(of: [table], title: report.title), ResolvedScenario(CanonicalJSON.document(scenario.resolved)),
    ] as [any Output] {
      outputs.append(try write(output))
    }
    _ = try write(info)
    _ = try write(SizingManifest(version: Version.number, inputs: scenario.digests, outputs: outputs, of: report))
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
