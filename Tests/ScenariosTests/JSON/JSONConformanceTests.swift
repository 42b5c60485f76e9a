import Foundation
import Scenarios
import Testing

/// The public conformance set beside the repository; skipped, saying so, where it is absent.
@Suite struct JSONConformanceTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data/json-conformance")

  static let files: [URL] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { folder.appending(path: $0) }
  }()

  @Test(.enabled(if: !files.isEmpty, "shared/data/json-conformance is not here"))
  func `all files of the conformance set are accepted or refused as they must be`() throws {
    var counts: [Character: Int] = [:]
    for file in Self.files {
      let bytes = [UInt8](try Data(contentsOf: file))
      let (value, problems, sources) = Given.json(bytes: bytes, mode: .strict)
      let kind = try #require(file.lastPathComponent.first)
      counts[kind, default: 0] += 1
      if kind == "y" { #expect(value != nil, "\(file.lastPathComponent): \(problems)") }
      if kind == "n" { #expect(value == nil, "\(file.lastPathComponent)") }
      #expect((value == nil) != problems.isEmpty)
      show(problems, in: sources)

      let tolerant = Given.json(bytes: bytes, mode: .scenario)
      show(tolerant.problems, in: tolerant.sources)
      if kind == "y" { #expect(tolerant.value != nil) }

      guard let value else { continue }
      let again = Given.json(CanonicalJSON.document(value), mode: .strict)
      #expect(again.value.map(CanonicalJSON.document) == CanonicalJSON.document(value), "\(file.lastPathComponent)")
    }
    #expect(counts == ["y": 95, "n": 188, "i": 35])
  }

  private func show(_ problems: [Diagnostic], in sources: Sources) {
    var diagnostics = Diagnostics()
    for problem in problems { diagnostics.add(problem) }
    #expect(diagnostics.rendered(in: sources).utf8.count < 20_000)
  }
}
