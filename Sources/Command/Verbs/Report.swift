import Arguments
import Figures
import Reports

/// Draws results as one page, or as Markdown, or one figure of them as a drawing.
struct ReportResults: Action {
  /// In which form.
  enum Form: String, CaseIterable {
    case html
    case markdown
  }

  var folders: [String] = []
  var out: String?
  var language: Language?
  var view: ReportView?
  var form = Form.html
  var figure: String?
  var isUnchecked = false

  static let command = Command<any Action>(
    "report", summary: "draw results as one page for a board, managers, agents and analysts",
    examples: [
      Example("closedloop report outputs/base", "outputs/base/report.html: all views, English and German, no network"),
      Example("closedloop report outputs/base outputs/size-base -o page.html", "a run and a sizing on one page"),
      Example("closedloop report outputs/base --format markdown -o -", "findings and tables for a pull request"),
      Example("closedloop report outputs/base --svg payback -o payback.svg", "one figure for slides"),
    ],
    from: ReportResults(),
    positionals: [
      Positional("FOLDER", help: "A folder that run, compare, size or stress wrote.", .oneOrMore) {
        $0.folders.append($1)
        return $1.isEmpty ? "write the name of a folder" : nil
      }
    ],
    options: [
      Option(
        "out", short: "o", value: "FILE",
        help: "Write here instead of FOLDER/report.html; - for standard output. Several folders need it."
      ) {
        $0.out = $1
        return $1.isEmpty ? "write the name of a file" : nil
      },
      Option(
        "language", value: "LANGUAGE",
        help: "What is chosen when the page opens: en or de; if not given, the reader's own. Both are in it."
      ) {
        switch $1 {
        case "en": $0.language = .english
        case "de": $0.language = .german
        default: return "write --language en or --language de"
        }
        return nil
      },
      Option("view", value: "VIEW", help: "What is shown when the page opens: executive, manager, agent, analyst.") {
        $0.view = ReportView(rawValue: $1)
        let names = ReportView.allCases.map(\.rawValue).joined(separator: ", ")
        return $0.view == nil ? "write one of \(names)" : nil
      },
      Option("format", value: "FORMAT", help: "How it is written: html, if not given, or markdown, without drawings.") {
        guard let form = Form(rawValue: $1) else { return "write --format html or --format markdown" }
        $0.form = form
        return nil
      },
      Option("svg", value: "FIGURE", help: "Write this one figure as a drawing, 720 units wide, light.") {
        $0.figure = $1
        return $1.isEmpty ? "write the name of a figure" : nil
      },
      Option(flag: "unchecked", help: "Draw files that are not what their manifest lists; the page says so.") {
        $0.isUnchecked = true
      },
    ],
    check: {
      if $0.folders.count > 1, $0.out == nil { return "several folders: say where to write with -o FILE" }
      if $0.figure != nil, $0.form == .markdown { return "--svg and --format markdown exclude each other" }
      if $0.figure != nil, $0.view != nil { return "--svg writes one figure; leave --view out" }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let reader = ReportFolders(files: session.files)
    var read: [ResultFolder] = []
    for folder in folders { read.append(try reader.read(folder, checksDigests: !isUnchecked)) }
    let page: ReportPage
    do throws(ResultProblem) {
      page = try ReportPage(read, language: language, view: view, isUnchecked: isUnchecked)
    } catch {
      throw Failure(error)
    }
    for folder in read.dropFirst() where Self.differs(folder, from: read[0]) {
      session.console.note("warning[other-scenario]  \(folder.path): is not about what \(read[0].path) is about")
    }
    try write(try content(of: page), of: page, in: session)
    return .done
  }

  private static func differs(_ folder: ResultFolder, from first: ResultFolder) -> Bool {
    guard let one = first.scenarioName, let other = folder.scenarioName else { return false }
    return one != other
  }

  private func content(of page: ReportPage) throws(Failure) -> [UInt8] {
    if let figure {
      if let drawing = page.drawing(figure, language: language ?? .english) { return drawing }
      let names = page.figureNames
      let near = nearest(to: figure, in: names).map { "did you mean \($0)? " } ?? ""
      throw Failure(
        .badCommandLine,
        "--svg \(figure): no such figure in these results; \(near)they have \(names.joined(separator: ", "))")
    }
    switch form {
    case .html: return page.file
    case .markdown: return page.markdown(language ?? .english)
    }
  }

  private func write(_ bytes: [UInt8], of page: ReportPage, in session: Session) throws(Failure) {
    if out == "-" {
      session.console.result(String(decoding: bytes, as: UTF8.self))
      return
    }
    let ending = figure.map { "\($0).svg" } ?? (form == .html ? reportFileName : "report.md")
    let folder = folders[0].hasSuffix("/") && folders[0].count > 1 ? String(folders[0].dropLast()) : folders[0]
    let path = out ?? "\(folder)/\(ending)"
    do throws(FileProblem) { try session.files.write(bytes, to: path) } catch { throw Failure(error) }
    let size = "\((bytes.count + 500) / 1_000) KB"
    let count = page.figureNames.count
    session.console.note(
      figure == nil
        ? "report: \(path), \(size): \(count) figure\(count == 1 ? "" : "s")\(form == .html ? ", English and German" : "")"
        : "report: \(path), \(size)")
    if figure == nil, !page.leftOut.isEmpty {
      session.console.note("  left out: \(page.leftOut.joined(separator: ", "))")
    }
  }
}
