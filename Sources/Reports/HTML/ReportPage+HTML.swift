internal import Figures

extension ReportPage {
  /// Beyond so many bytes the large tables behind drawings are left out, which the page says.
  private static let usualSize = 1_500_000

  /// The page as one file that fetches nothing: all views, both languages, its style and a few lines of script.
  ///
  /// - Parameter sha256: gives the digest of bytes as 64 hexadecimal digits; the page allows itself no other style and
  ///   script than its own by it.
  /// - Complexity: O(size of the page)
  public func html(sha256: ([UInt8]) -> String) -> [UInt8] {
    let full = HTMLWriter(self, keepsLargeTables: true).page(sha256: sha256)
    if full.count <= Self.usualSize { return full }
    return HTMLWriter(self, keepsLargeTables: false).page(sha256: sha256)
  }
}

/// Writes a page as HTML.
private struct HTMLWriter {
  private let page: ReportPage
  private let keepsLargeTables: Bool
  private var out = Markup()
  private var figures = 0

  init(_ page: ReportPage, keepsLargeTables: Bool) {
    self.page = page
    self.keepsLargeTables = keepsLargeTables
  }

  func page(sha256: ([UInt8]) -> String) -> [UInt8] {
    var writer = self
    writer.write(sha256)
    return writer.out.bytes
  }

  private mutating func write(_ sha256: ([UInt8]) -> String) {
    var style = Markup()
    style.raw(FigureStyle.light)
    style.raw("@media (prefers-color-scheme:dark){")
    style.raw(FigureStyle.dark)
    style.raw("}")
    style.raw(PageStyle.screen)
    style.raw(FigureStyle.marks)
    style.raw("@media print{")
    style.raw(FigureStyle.light)
    style.raw(PageStyle.paper)
    style.raw("}")
    var script = Markup()
    script.raw(PageStyle.script)
    out.raw("<!doctype html>\n<html lang=\"")
    out.raw(page.language == .german ? "de" : "en")
    out.raw("\" data-language=\"")
    out.raw(page.language.map(\.code) ?? "reader")
    out.raw(
      "\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
    )
    out.base64(base64(of: sha256(style.bytes)))
    out.raw("'; script-src 'sha256-")
    out.base64(base64(of: sha256(script.bytes)))
    out.raw(
      "'; base-uri 'none'; form-action 'none'\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
    )
    out.text(page.title.english)
    out.raw("</title><style>")
    out.append(style)
    out.raw("</style></head>\n<body><header><div class=\"brand\"><span>")
    out.text(Array(page.command.utf8))
    out.raw("</span><span>")
    out.text(page.facts)
    out.raw("</span></div><h1>")
    out.text(page.title)
    out.raw("</h1></header>\n<nav aria-label=\"View\">")
    choices()
    out.raw("</nav>\n<main>")
    for section in page.sections { write(section) }
    out.raw("</main>\n<footer>")
    for line in page.footer {
      out.raw("<p>")
      out.text(line)
      out.raw("</p>")
    }
    out.raw("</footer><script>")
    out.append(script)
    out.raw("</script></body></html>\n")
  }

  private mutating func choices() {
    out.raw("<fieldset><legend>")
    out.text(Bilingual("View", "Ansicht"))
    out.raw("</legend>")
    var names: [(String, Bilingual, Bool)] = [("v-all", Bilingual("All", "Alles"), page.view == nil)]
    for view in ReportView.allCases where page.sections.contains(where: { $0.views.contains(view) }) {
      names.append(("v-\(view.rawValue)", view.title, page.view == view))
    }
    for name in names { choice("view", name.0, name.1, name.2) }
    out.raw("</fieldset><fieldset><legend>")
    out.text(Bilingual("Language", "Sprache"))
    out.raw("</legend>")
    choice("language", "en", Bilingual("English", "English"), page.language != .german)
    choice("language", "de", Bilingual("Deutsch", "Deutsch"), page.language == .german)
    out.raw("</fieldset>")
  }

  private mutating func choice(_ group: StaticString, _ name: String, _ title: Bilingual, _ isChosen: Bool) {
    out.raw("<input type=\"radio\" name=\"")
    out.raw(group)
    out.raw("\" id=\"")
    out.text(Array(name.utf8))
    out.raw(isChosen ? "\" checked><label for=\"" : "\"><label for=\"")
    out.text(Array(name.utf8))
    out.raw("\">")
    out.text(title)
    out.raw("</label>")
  }

  // MARK: Sections

  private mutating func write(_ section: ReportSection) {
    out.raw("\n<section class=\"")
    for (index, view) in section.views.enumerated() {
      if index > 0 { out.raw(" ") }
      out.text(Array(view.rawValue.utf8))
    }
    let number = page.sections.firstIndex { $0.name == section.name && $0.title == section.title } ?? 0
    out.raw("\" aria-labelledby=\"s")
    out.integer(Int64(number))
    out.raw("\">")
    if !section.board.isEmpty { out.raw("<div class=\"board\">") }
    // The heading of the first section stands in its board, which is printed on one sheet.
    heading(section, number)
    for block in section.board { write(block) }
    if !section.board.isEmpty { out.raw("</div>") }
    for block in section.blocks { write(block) }
    out.raw("</section>")
  }

  private mutating func heading(_ section: ReportSection, _ number: Int) {
    out.raw("<h2 id=\"s")
    out.integer(Int64(number))
    out.raw("\">")
    out.text(section.title)
    out.raw("</h2>")
  }

  private mutating func write(_ block: ReportBlock) {
    switch block {
    case .answer(let lines):
      out.raw("<p class=\"verdict\">")
      out.text(.joined(lines, by: Bilingual(" ", " ")))
      out.raw("</p>")
    case .keys(let keys):
      guard !keys.isEmpty else { return }
      out.raw("<dl class=\"keys\">")
      for key in keys {
        out.raw("<div><dt>")
        out.text(key.label)
        out.raw("</dt><dd class=\"v\">")
        out.text(key.value)
        out.raw("</dd><dd class=\"i\">")
        out.text(key.aside)
        out.raw("</dd></div>")
      }
      out.raw("</dl>")
    case .figure(let figure): write(figure)
    case .lists(let lists):
      out.raw("<div class=\"two\">")
      for list in lists {
        out.raw("<div><h3>")
        out.text(list.title)
        out.raw("</h3><ul>")
        items(list.items)
        out.raw("</ul></div>")
      }
      out.raw("</div>")
    case .table(let title, let subtitle, let table):
      out.raw("<div class=\"block\"><h3>")
      out.text(title)
      out.raw("</h3>")
      if !subtitle.isEmpty {
        out.raw("<p class=\"sub\">")
        out.text(subtitle)
        out.raw("</p>")
      }
      write(table, name: title)
      out.raw("</div>")
    case .steps(let title, let steps):
      out.raw("<div class=\"block\"><h3>")
      out.text(title)
      out.raw("</h3><ol>")
      items(steps)
      out.raw("</ol></div>")
    case .text(let text):
      out.raw("<p>")
      out.text(text)
      out.raw("</p>")
    }
  }

  private mutating func items(_ items: [Bilingual]) {
    for item in items {
      out.raw("<li>")
      out.text(item)
      out.raw("</li>")
    }
  }

  private mutating func write(_ figure: ReportFigure) {
    figures += 1
    out.raw("\n<figure id=\"f")
    out.integer(Int64(figures))
    out.raw("\"><div class=\"head\"><h3>")
    out.text(figure.title)
    out.raw("</h3><p class=\"sub\">")
    out.text(figure.subtitle)
    out.raw("</p></div><div class=\"draw\"><p class=\"alt\" id=\"f")
    out.integer(Int64(figures))
    out.raw("-alt\">")
    out.text(figure.alternative)
    out.raw("</p>")
    for width in Sheet.Width.allCases { out.append(figure.draw(Sheet(width)).svg(figure: figures)) }
    if let data = figure.data, keepsLargeTables || !figure.dataIsLarge {
      out.raw("<details><summary>")
      out.text(Bilingual("Data behind it", "Daten dazu"))
      out.raw("</summary>")
      write(data, name: figure.title)
      out.raw("</details>")
    }
    out.raw("</div><div class=\"note\">")
    for note in figure.notes {
      out.raw("<p>")
      out.text(note)
      out.raw("</p>")
    }
    out.raw("</div></figure>")
  }

  // MARK: Tables

  private mutating func write(_ table: ReportTable, name: Bilingual) {
    let isWords = table.head.count == 2 && table.rows.contains { row in row.contains { $0.text.english.count > 40 } }
    // What scrolls sideways must be reached by the keyboard.
    out.raw("<div class=\"scroll\" tabindex=\"0\"><table")
    if isWords { out.raw(" class=\"words\"") }
    out.raw("><thead><tr>")
    for head in table.head {
      out.raw("<th scope=\"col\">")
      out.text(head)
      out.raw("</th>")
    }
    out.raw("</tr></thead><tbody>")
    for row in table.rows {
      out.raw("<tr>")
      for (index, cell) in row.enumerated() { write(cell, isName: index == 0) }
      out.raw("</tr>")
    }
    out.raw("</tbody></table></div>")
  }

  private mutating func write(_ cell: ReportTable.Cell, isName: Bool) {
    out.raw(isName ? "<th scope=\"row\"" : "<td")
    if !cell.key.isEmpty {
      out.raw(" data-key=\"")
      out.text(Array(cell.key.utf8))
      out.raw("\"")
    }
    switch cell.tone {
    case .better: out.raw(" class=\"good\"")
    case .worse: out.raw(" class=\"bad\"")
    case .unshown: out.raw(" class=\"none\"")
    case .main, nil: break
    }
    out.raw(">")
    if cell.isCode { out.raw("<code>") }
    out.text(cell.text)
    if cell.isCode { out.raw("</code>") }
    if !cell.aside.isEmpty {
      out.raw(" <span class=\"iv\">")
      out.text(cell.aside)
      out.raw("</span>")
    }
    out.raw(isName ? "</th>" : "</td>")
  }

  /// A digest in hexadecimal digits as base64 (RFC 4648), which policies take.
  private func base64(of hexadecimal: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let digits = hexadecimal.utf8.map { UInt32($0 < 0x3A ? $0 - 0x30 : $0 - 0x57) }
    var text: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 6) {
      let group = digits[start..<min(start + 6, digits.count)]
      let bits = group.reduce(0) { $0 << 4 | $1 } << UInt32(4 * (6 - group.count))
      let used = (group.count * 4 + 5) / 6
      for place in 0..<4 {
        text.append(place < used ? letters[Int(bits >> UInt32(18 - 6 * place) & 63)] : 0x3D)
      }
    }
    return text
  }
}
