import Reports
import Scenarios

/// Writes the files of a run into one folder, each with its digest.
struct RunFiles {
  let files: Files
  let folder: String

  /// Writes everything: data first, what proves it last.
  func write(_ report: Report, scenario: Scenario, info: RunInfo) throws(FileProblem) {
    let resolved = ResolvedScenario(CanonicalJSON.document(scenario.resolved))
    var outputs: [FileDigest] = []
    for output in runTables as [any Output] + [DataPackage(), resolved] {
      outputs.append(try write(output, report))
    }
    _ = try write(info, report)
    let own = scenario.inputs.first?.path ?? ""
    let inputs = scenario.inputs.map {
      FileDigest(path: RelativePath.of($0.path, besideFile: own), digest: SHA256.hexadecimal(of: $0.bytes))
    }
    _ = try write(Manifest(version: Version.number, inputs: inputs, outputs: outputs), report)
  }

  private func write(_ output: any Output, _ report: Report) throws(FileProblem) -> FileDigest {
    var digest = SHA256()
    try files.write(to: "\(folder)/\(output.fileName)") { file throws(FileProblem) in
      try output.write(report) { text throws(FileProblem) in
        let bytes = Array(text.utf8)
        digest.update(bytes)
        try file.append(bytes)
      }
    }
    return FileDigest(path: output.fileName, digest: digest.hexadecimal())
  }
}
