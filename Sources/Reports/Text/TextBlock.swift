/// Lines under a heading, in aligned columns.
struct TextBlock {
  /// On which side of its column a cell lies.
  enum Side {
    case left
    case right
  }

  private let heading: [String]
  private let sides: [Side]
  private var rows: [[String]] = []
  private var notes: [String] = []

  /// A block; the first column is that of labels.
  init(_ heading: [String], _ sides: [Side]) {
    self.heading = heading
    self.sides = sides
  }

  /// A block of figures: label, value, interval, remark.
  init(_ heading: String) {
    self.init([heading, "", "", ""], [.left, .right, .left, .left])
  }

  mutating func add(_ cells: String...) { rows.append(cells) }

  mutating func add(cells: [String]) { rows.append(cells) }

  mutating func add(_ label: String, _ estimate: ReadableEstimate, _ remark: String = "") {
    rows.append([label, estimate.value, estimate.interval, remark])
  }

  /// Adds a line that goes across all columns.
  mutating func note(_ text: String) { notes.append(text) }

  var isEmpty: Bool { rows.isEmpty && notes.isEmpty }

  /// The lines of the block: the heading, rows indented by two blanks, notes wrapped at `columns`.
  func lines(columns: Int) -> [String] {
    let indented = rows.map { ["  " + ($0.first ?? "")] + $0.dropFirst() }
    var widths = sides.map { _ in 0 }
    // The heading of a block of figures takes no part: it may be longer than labels.
    let hasColumns = heading.dropFirst().contains { !$0.isEmpty }
    for row in indented + (hasColumns ? [heading] : []) {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
    }
    // Labels get as much room in every block, if the block is not too wide for it.
    let others = widths.dropFirst().reduce(0) { $0 + 2 + $1 }
    widths[0] = max(widths[0], min(34, columns - others))
    let first = hasColumns ? line(heading, widths) : heading[0]
    return [first] + indented.map { line($0, widths) } + notes.flatMap { Self.wrapped($0, columns: columns) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
      if index > 0 { text += "  " }
      text += sides[index] == .left ? cell + padding : padding + cell
    }
    return text.trimmedAtEnd
  }

  /// A sentence over several lines, indented by two blanks.
  static func wrapped(_ text: String, columns: Int, indent: String = "  ") -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      if line.count + word.count + 1 > columns, line.count > indent.count {
        lines.append(line.trimmedAtEnd)
        line = indent
      }
      line += word + " "
    }
    return lines + [line.trimmedAtEnd]
  }
}
