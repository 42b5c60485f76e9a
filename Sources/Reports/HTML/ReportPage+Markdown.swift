public import Figures

extension ReportPage {
  /// The findings, tables and notes of the page as Markdown, in one language and without drawings: for pull requests.
  public func markdown(_ language: Language) -> [UInt8] {
    var writer = MarkdownWriter(language: language)
    writer.line("# ", title)
    writer.paragraph(Bilingual(name: command) + Bilingual("; ", "; ") + facts)
    for section in sections {
      writer.line("## ", section.title)
      for block in section.all { writer.write(block) }
    }
    for line in footer { writer.paragraph(line) }
    return writer.bytes
  }
}

/// Writes blocks as Markdown (CommonMark with tables), with everything escaped that could mean something there.
private struct MarkdownWriter {
  let language: Language
  private(set) var bytes: [UInt8] = []

  init(language: Language) { self.language = language }

  private mutating func text(_ text: Bilingual) {
    var isFirst = true
    for byte in text[language] {
      switch byte {
      case 0x0A, 0x0D: bytes.append(0x20)
      case ..<0x20, 0x7F: break
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "#"),
        UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "!"):
        bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        if isFirst { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      default: bytes.append(byte)
      }
      isFirst = false
    }
  }

  mutating func line(_ mark: String, _ words: Bilingual) {
    bytes += mark.utf8
    text(words)
    bytes += "\n\n".utf8
  }

  mutating func paragraph(_ words: Bilingual) { line("", words) }

  mutating func write(_ block: ReportBlock) {
    switch block {
    case .answer(let lines): paragraph(.joined(lines, by: Bilingual(" ", " ")))
    case .keys(let keys):
      for key in keys {
        bytes += "- ".utf8
        text(key.label + Bilingual(": ", ": ") + key.value + (key.aside.isEmpty ? .empty : key.aside.bracketed))
        bytes += "\n".utf8
      }
      bytes += "\n".utf8
    case .figure(let figure):
      line("### ", figure.title)
      paragraph(figure.subtitle)
      if let data = figure.data, !figure.dataIsLarge { table(data) } else { paragraph(figure.alternative) }
      for note in figure.notes { paragraph(note) }
    case .lists(let lists):
      for list in lists {
        line("### ", list.title)
        items(list.items, mark: "- ")
      }
    case .table(let title, let subtitle, let content):
      line("### ", title)
      if !subtitle.isEmpty { paragraph(subtitle) }
      table(content)
    case .steps(let title, let steps):
      line("### ", title)
      items(steps, mark: "1. ")
    case .text(let words): paragraph(words)
    }
  }

  private mutating func items(_ items: [Bilingual], mark: String) {
    for item in items {
      bytes += mark.utf8
      text(item)
      bytes += "\n".utf8
    }
    bytes += "\n".utf8
  }

  private mutating func table(_ table: ReportTable) {
    row(table.head)
    bytes += ("|" + String(repeating: " --- |", count: table.head.count) + "\n").utf8
    for cells in table.rows { row(cells.map { $0.aside.isEmpty ? $0.text : $0.text + $0.aside.bracketed }) }
    bytes += "\n".utf8
  }

  private mutating func row(_ cells: [Bilingual]) {
    bytes += "|".utf8
    for cell in cells {
      bytes += " ".utf8
      text(cell)
      bytes += " |".utf8
    }
    bytes += "\n".utf8
  }
}
