/// Text in lines of at most `width` characters, every line indented; line breaks of the text are kept.
package func wrapped(_ text: String, width: Int, indent: Int = 0) -> [String] {
  let margin = String(repeating: " ", count: indent)
  return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
    var lines: [String] = []
    var line = ""
    for word in paragraph.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return lines + [line.isEmpty ? "" : margin + line]
  }
}

/// Names on the left, explanations wrapped on the right; a name too long for its column has a line of its own.
func table(_ rows: [(name: String, text: String)], width: Int) -> [String] {
  let longest = rows.lazy.map(\.name.count).filter { $0 <= 28 }.max() ?? 0
  let column = 2 + longest + 2
  return rows.flatMap { row in
    let lines = wrapped(row.text, width: width, indent: column)
    guard row.name.count <= longest, let first = lines.first else { return ["  \(row.name)"] + lines }
    let gap = String(repeating: " ", count: column - 2 - row.name.count)
    return ["  \(row.name)\(gap)\(first.drop { $0 == " " })"] + lines.dropFirst()
  }
}
