public import Figures

/// For whom a part of a page is.
public enum ReportView: String, Sendable, CaseIterable {
  case executive
  case manager
  case agent
  case analyst

  var title: Bilingual {
    switch self {
    case .executive: Bilingual("Executive", "Geschäftsleitung")
    case .manager: Bilingual("Manager", "Leitung")
    case .agent: Bilingual("Agent", "Team")
    case .analyst: Bilingual("Analyst", "Analyse")
    }
  }
}

/// A picture with what it claims, how to read it, and the table behind it.
struct ReportFigure: Sendable {
  /// Its name for `--svg`.
  var name: String
  /// A finding where an interval carries one; else the subject.
  var title: Bilingual
  /// What is drawn, in which unit.
  var subtitle: Bilingual
  /// What is to be seen, for those who do not see it.
  var alternative: Bilingual
  /// How to read it.
  var notes: [Bilingual] = []
  /// The table behind it.
  var data: ReportTable?
  /// Whether the table may be left out of a page that grows too large.
  var dataIsLarge = false
  /// The drawing.
  var draw: @Sendable (Sheet) -> Canvas
}

/// Rows under headings.
struct ReportTable: Sendable {
  /// A cell.
  struct Cell: Sendable {
    var text: Bilingual
    /// A second figure beside it, as an interval; empty for none.
    var aside = Bilingual.empty
    var tone: Tone?
    /// The metric, group and statistic that it shows; empty where it is none.
    var key = ""
    /// Whether it is a name of a program or file.
    var isCode = false

    init(_ text: Bilingual, aside: Bilingual = .empty, tone: Tone? = nil, key: String = "", isCode: Bool = false) {
      self.text = text
      self.aside = aside
      self.tone = tone
      self.key = key
      self.isCode = isCode
    }

    init(_ figure: SpokenFigure, tone: Tone? = nil, key: String = "") {
      self.init(figure.value, aside: figure.interval, tone: tone, key: key)
    }
  }

  var head: [Bilingual]
  /// Rows, the first cell of each names it.
  var rows: [[Cell]]
}

/// A key number: what it is, the number, its interval.
struct KeyNumber: Sendable {
  var label: Bilingual
  var value: Bilingual
  var aside: Bilingual
}

/// A piece of a section.
enum ReportBlock: Sendable {
  /// The answer in a few sentences.
  case answer([Bilingual])
  case keys([KeyNumber])
  case figure(ReportFigure)
  /// Lists side by side.
  case lists([(title: Bilingual, items: [Bilingual])])
  case table(title: Bilingual, subtitle: Bilingual, ReportTable)
  case steps(title: Bilingual, [Bilingual])
  case text(Bilingual)
}

/// A part of a page for some readers.
struct ReportSection: Sendable {
  var name: String
  var views: [ReportView]
  var title: Bilingual
  /// What must stand on the first printed sheet.
  var board: [ReportBlock] = []
  var blocks: [ReportBlock]

  var all: [ReportBlock] { board + blocks }
}

/// A page on results: the same bytes for the same results, whoever makes it and wherever.
///
/// ## Topics
/// - Making: ``init(_:language:view:)``
/// - Writing: ``html(sha256:)``, ``markdown(_:)``, ``drawing(_:language:)``
public struct ReportPage: Sendable {
  /// What is chosen when the page opens; nil for the reader's own.
  let language: Language?
  let view: ReportView?
  let title: Bilingual
  let command: String
  let facts: Bilingual
  let sections: [ReportSection]
  let footer: [Bilingual]
  /// Figures that were left out, each with the option that brings it.
  public let leftOut: [String]

  /// A page on folders of results.
  ///
  /// - Parameters:
  ///   - folders: what was run, compared, sized or stressed; sections follow that order, whatever theirs.
  ///   - isUnchecked: whether digests were not held against the manifests, which the page says then.
  public init(
    _ folders: [ResultFolder], language: Language? = nil, view: ReportView? = nil, isUnchecked: Bool = false
  ) throws(ResultProblem) {
    self.language = language
    self.view = view
    let composed = try ReportComposition(folders)
    title = composed.title
    command = composed.command
    facts = composed.facts
    sections = composed.sections
    leftOut = composed.leftOut
    footer =
      (isUnchecked
        ? [
          Bilingual(
            "The files of these results were not held against their manifest.",
            "Die Dateien dieser Ergebnisse wurden nicht mit ihrem Verzeichnis verglichen.")
        ] : []) + composed.footer
  }

  /// Its figures in order.
  var figures: [ReportFigure] {
    sections.flatMap { section in
      section.all.compactMap { block in if case .figure(let figure) = block { figure } else { nil } }
    }
  }

  /// The names of its figures, in order.
  public var figureNames: [String] { figures.map(\.name) }

  /// One figure as a drawing of its own; nil where there is none of this name.
  public func drawing(_ name: String, language: Language) -> [UInt8]? {
    guard let figure = figures.first(where: { $0.name == name }) else { return nil }
    let canvas = figure.draw(Sheet(.wide, language == .german ? .german : .english))
    return canvas.file(label: figure.alternative).bytes
  }

  /// Texts that found no room in the drawings, for tests.
  package var faults: [String] {
    figures.flatMap { figure in
      Sheet.Width.allCases.flatMap { width in
        figure.draw(Sheet(width)).faults.map { "\(figure.name) \(width): \(String(decoding: $0.text, as: UTF8.self))" }
      }
    }
  }
}
