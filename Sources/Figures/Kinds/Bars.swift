/// Lengths from 0, or a cascade in which each starts where the one before ended.
public struct Bars: Sendable {
  /// What a bar means.
  public enum Fill: Sendable {
    /// A figure of its tone.
    case plain(Tone)
    /// An estimated part of it.
    case estimated

  }

  /// A bar.
  public struct Row: Sendable {
    /// What it is.
    public var label: Bilingual
    /// Where it begins.
    public var from: Double
    /// Where it ends.
    public var to: Double
    /// Its figure.
    public var text: Bilingual
    /// What it means.
    public var fill: Fill
    /// A line below its figure; empty for none.
    public var note: Bilingual

    /// A bar.
    public init(
      _ label: Bilingual, from: Double = 0, to: Double, text: Bilingual, fill: Fill = .plain(.main),
      note: Bilingual = .empty
    ) {
      self.label = label
      self.from = from
      self.to = to
      self.text = text
      self.fill = fill
      self.note = note
    }
  }

  /// The bars in order.
  public var rows: [Row]

  /// A figure of bars.
  public init(_ rows: [Row]) { self.rows = rows }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let isSlim = sheet.isSlim
    let units = sheet.width.units
    let thick = 16.0
    let labels = rows.map { $0.label.fitted(in: isSlim ? units - 6 : 290, size: 13) }
    let labelWidth = (labels.map { $0.width(size: 13) }.max() ?? 0) + 14
    let textWidth =
      (rows.map { max($0.text.width(size: 12, bold: true), $0.note.width(size: 11)) }.max() ?? 0) + 12
    let left = isSlim ? 2 : labelWidth
    let right = isSlim ? units - 6 : max(left + 100, units - textWidth)
    let hasNotes = rows.contains { !$0.note.isEmpty }
    let stacks =
      isSlim && zip(labels, rows).contains { $0.width(size: 13) + $1.text.width(size: 12, bold: true) + 12 > units }
    let heights = rows.map { row in
      isSlim ? (row.note.isEmpty ? 44.0 : 57) + (stacks ? 16 : 0) : hasNotes ? 38 : 30
    }
    var tops: [Double] = []
    var height = 0.0
    for next in heights {
      tops.append(height)
      height += next
    }
    var canvas = Canvas(sheet, height: height + 4)
    let range = (ValueRange(of: rows.flatMap { [$0.from, $0.to] }) ?? ValueRange(0, 1)).including(0)
    let scale = Scale(range, from: left, to: right)
    let offset = isSlim ? (stacks ? 36.0 : 20) : 7
    canvas.line(scale(0), 2, scale(0), height + 2, range.low < 0 ? "zero" : "axis")
    for index in rows.indices.dropFirst() where rows[index - 1].to == rows[index].from && rows[index].from != 0 {
      let x = scale(rows[index].from)
      canvas.line(x, tops[index - 1] + offset + thick, x, tops[index] + offset, "link")
    }
    for (index, row) in rows.enumerated() {
      let y = tops[index] + offset
      let start = scale(min(row.from, row.to))
      let width = max(scale(max(row.from, row.to)) - start, 1.5)
      switch row.fill {
      case .plain(.main): canvas.rectangle(start, y, width, thick, "fill main", corner: 1)
      case .plain(.better): canvas.rectangle(start, y, width, thick, "fill good", corner: 1)
      case .plain(.worse): canvas.rectangle(start, y, width, thick, "fill bad", corner: 1)
      case .plain(.unshown): canvas.rectangle(start, y, width, thick, "fill none", corner: 1)
      case .estimated: canvas.rectangle(start, y, width, thick, "filllight", corner: 1)
      }
      if isSlim {
        canvas.text(3, tops[index] + 14, labels[index], "halo", size: 13)
        canvas.text(units, tops[index] + (stacks ? 31 : 14), row.text, "halo", anchor: .end, bold: true)
        canvas.text(units, y + thick + 12, row.note.fitted(in: units, size: 11), "halo soft", anchor: .end, size: 11)
      } else {
        canvas.text(left - 14, y + 12.5, labels[index], anchor: .end, size: 13)
        canvas.text(units, y + (row.note.isEmpty ? 12.5 : 8), row.text, anchor: .end, bold: true)
        canvas.text(units, y + 22, row.note, "soft", anchor: .end, size: 11)
      }
    }
    return canvas
  }
}
