import Command
import Foundation
import Testing

@Suite("report")
struct ReportTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
  }

  @Test("run --report and a later report of the folder give the same bytes, which the manifest proves")
  func samePage() async throws {
    #expect(
      try await folder.run("run", "tiny.json", "--report", "--quiet", "--threads", "1", "--out", "one").status == 0)
    #expect(
      try await folder.run("run", "tiny.json", "--report", "--quiet", "--threads", "2", "--out", "two").status == 0)
    let page = try folder.read("one/report.html")
    #expect(page.contains("A tiny desk"))
    #expect(try folder.read("two/report.html") == page)
    #expect(try folder.read("one/manifest.json") == folder.read("two/manifest.json"))
    #expect(try folder.read("one/manifest.json").contains(SHA256.hexadecimal(of: Array(page.utf8))))
    let outcome = try await folder.run("report", "one", "-o", "again.html")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("report: again.html, ") && outcome.errors.contains("English and German"))
    #expect(outcome.errors.contains("left out: ") && outcome.errors.contains("--series hour"))
    #expect(try folder.read("again.html") == page)
  }

  @Test("style and script are those that the page's policy allows")
  func policy() async throws {
    #expect(try await folder.run("run", "tiny.json", "--report", "--quiet", "--out", "one").status == 0)
    let page = try folder.read("one/report.html")
    for element in ["style", "script"] {
      let start = try #require(page.range(of: "<\(element)>"))
      let end = try #require(page.range(of: "</\(element)>"))
      let digest = SHA256.hexadecimal(of: Array(page[start.upperBound..<end.lowerBound].utf8))
      let bytes = stride(from: 0, to: 64, by: 2).compactMap { place in
        UInt8(digest.dropFirst(place).prefix(2), radix: 16)
      }
      #expect(page.contains("\(element)-src 'sha256-\(Data(bytes).base64EncodedString())'"))
    }
  }

  @Test("a comparison and a run stand on one page; several folders need a file to write to")
  func several() async throws {
    #expect(try await folder.run("run", "tiny.json", "--quiet").status == 0)
    #expect(try await folder.run("compare", "tiny.json", "@late", "--report", "--quiet", "--out", "pair").status == 0)
    #expect(try folder.read("pair/report.html").contains("Compared with"))
    let refused = try await folder.run("report", "outputs/tiny", "pair")
    #expect(refused.status == 64 && refused.errors.contains("-o FILE"))
    #expect(try await folder.run("report", "pair", "outputs/tiny", "-o", "both.html").status == 0)
    let page = try folder.read("both.html")
    #expect(page.contains("For the board") && page.contains("Compared with"))
  }

  @Test("Markdown and single figures; an unknown figure is told with those that there are")
  func forms() async throws {
    #expect(try await folder.run("run", "tiny.json", "--quiet").status == 0)
    let text = try await folder.run("report", "outputs/tiny", "--format", "markdown", "-o", "-")
    #expect(text.status == 0 && text.output.hasPrefix("# A tiny desk"))
    let drawing = try await folder.run("report", "outputs/tiny", "--svg", "promises", "-o", "p.svg")
    #expect(drawing.status == 0, "\(drawing.errors)")
    #expect(try folder.read("p.svg").hasPrefix("<svg xmlns="))
    let unknown = try await folder.run("report", "outputs/tiny", "--svg", "promise")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean promises?"))
  }

  @Test("what is no folder of results, or was changed, is refused; --unchecked draws it and says so on the page")
  func refused() async throws {
    let none = try await folder.run("report", "nowhere")
    #expect(none.status == 66 && none.errors.contains("no manifest.json"))
    #expect(try await folder.run("run", "tiny.json", "--quiet").status == 0)
    let summary = try folder.read("outputs/tiny/summary.csv")
    try folder.write(summary.replacing("tiny", with: "tina"), to: "outputs/tiny/summary.csv")
    let changed = try await folder.run("report", "outputs/tiny")
    #expect(changed.status == 65 && changed.errors.contains("is not what manifest.json lists"))
    #expect(try await folder.run("report", "outputs/tiny", "--unchecked").status == 0)
    #expect(try folder.read("outputs/tiny/report.html").contains("were not held against their manifest"))
    let contradiction = try await folder.run("run", "tiny.json", "--report", "--no-files")
    #expect(contradiction.status == 64 && contradiction.errors.contains("--report"))
  }
}
