import Foundation
import Testing

@testable import Scenarios

@Suite("The bibliography")
struct BibliographyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static var works: [Work] { Bibliography.subjects.flatMap(\.works) }

  @Test("holds every work once, each with a name, a title and a sentence of its own")
  func once() {
    for keys in [Self.works.map(\.id), Self.works.map(\.name), Self.works.map(\.finding)] {
      #expect(Set(keys).count == keys.count)
    }
    for work in Self.works {
      #expect(!work.title.isEmpty && work.finding.hasSuffix("."), "\(work.id)")
      #expect(work.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(work.id)")
    }
  }

  @Test("forgets none of the works that are written down")
  func complete() throws {
    let folder = Self.root.appending(path: "Sources/Scenarios/Fields")
    var written = 0
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where file.lastPathComponent.hasPrefix("Work+") {
      written += try String(contentsOf: file, encoding: .utf8).components(separatedBy: " = Work(").count - 1
    }
    #expect(written == Self.works.count)
  }

  @Test("holds every work that a default or a preset rests on")
  func named() {
    let ids = Set(Self.works.map(\.id))
    let cited = Parameter.all.flatMap(\.source.works) + OutcomePreset.all.flatMap { $0.changes.flatMap(\.source.works) }
    #expect(cited.count > 50)
    for work in cited { #expect(ids.contains(work.id), "\(work.id)") }
  }

  @Test("is the article of the documentation")
  func article() throws {
    let file = Self.root.appending(path: "Sources/Scenarios/Scenarios.docc/Literature.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasSuffix("\n\n" + Bibliography.article))
  }
}
