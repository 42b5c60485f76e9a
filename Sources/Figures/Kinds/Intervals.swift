/// Estimates with their intervals, one a row: promises, differences, parts of a programme.
public struct Intervals: Sendable {
  /// An estimate.
  public struct Row: Sendable {
    /// What it is of.
    public var label: Bilingual
    /// The estimate; nil where nothing was observed.
    public var value: Double?
    /// Its interval; nil where there is none.
    public var range: (low: Double, high: Double)?
    /// The estimate in words.
    public var text: Bilingual
    /// What it means.
    public var tone: Tone
    /// A second figure of the same row, drawn hollow.
    public var second: Double?

    /// An estimate.
    public init(
      _ label: Bilingual, _ value: Double?, _ range: (low: Double, high: Double)?, text: Bilingual, tone: Tone = .main,
      second: Double? = nil
    ) {
      self.label = label
      self.value = value
      self.range = range
      self.text = text
      self.tone = tone
      self.second = second
    }
  }

  /// A value that is asked for.
  public struct Threshold: Sendable {
    let value: Double
    let label: Bilingual

    /// A value that is asked for, and what stands on its line.
    public init(_ value: Double, label: Bilingual) {
      self.value = value
      self.label = label
    }
  }

  /// The rows in order.
  public var rows: [Row]
  /// How values are written.
  public var form: AxisForm
  /// Whether the line of 0 judges, as in differences; it is in the picture then.
  public var marksZero: Bool
  /// A value that is asked for.
  public var threshold: Threshold?
  /// Values that nothing can leave, as 0 and 1 for shares.
  public var limits: ValueRange?

  /// A figure of intervals.
  public init(
    _ rows: [Row], form: AxisForm, marksZero: Bool = false, threshold: Threshold? = nil, limits: ValueRange? = nil
  ) {
    self.rows = rows
    self.form = form
    self.marksZero = marksZero
    self.threshold = threshold
    self.limits = limits
  }

  /// From the data and the zero or threshold that belongs to the question.
  private var domain: ValueRange {
    var values = rows.flatMap { row in
      [row.value, row.range?.low, row.range?.high, row.second].compactMap { $0 }
    }
    if marksZero { values.append(0) }
    if let threshold { values.append(threshold.value) }
    let range = (ValueRange(of: values) ?? ValueRange(0, 1)).widened(by: 0.05)
    guard let limits else { return range }
    return ValueRange(max(range.low, limits.low), min(range.high, limits.high))
  }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let isSlim = sheet.isSlim
    let units = sheet.width.units
    let most = isSlim ? units - 16 : 250
    let labels = rows.map { $0.label.fitted(in: most, size: 13) }
    let labelWidth = isSlim ? 0 : (labels.map { $0.width(size: 13) }.max() ?? 0) + 14
    let textWidth = (rows.map { $0.text.width(size: 12) }.max() ?? 0) + 14
    let left = isSlim ? 6 : labelWidth
    let right = isSlim ? units - 8 : max(left + 120, units - textWidth - 4)
    // On a slim page a name and its figures share a line only where both fit.
    let stacks =
      isSlim
      && zip(labels, rows).contains { $0.width(size: 13) + $1.text.width(size: 12) + 12 > right - left }
    let rowHeight: Double = isSlim ? (stacks ? 58 : 40) : 28
    let top: Double = threshold == nil ? 6 : 22
    let bottom = top + rowHeight * Double(rows.count) + 4
    var canvas = Canvas(sheet, height: bottom + 20)
    let domain = domain
    let scale = Scale(domain, from: left, to: right)
    let ticks = Ticks(domain, most: isSlim ? 4 : 6, form: form, length: right - left)
    canvas.horizontalAxis(ticks, form, on: scale, from: top, to: bottom, marksZero: marksZero, left: left - 8)
    if let threshold {
      canvas.line(scale(threshold.value), top - 4, scale(threshold.value), bottom, "rule")
      canvas.centred(scale(threshold.value), 12, threshold.label, "warn")
    }
    for (index, row) in rows.enumerated() {
      let y = top + rowHeight * Double(index) + (isSlim ? rowHeight - 10 : rowHeight / 2)
      if let range = row.range { canvas.interval(range.low, range.high, at: y, on: scale, in: domain, row.tone) }
      if let second = row.second, domain.contains(second) { canvas.dot(scale(second), y, 4.5, "hollow", row.tone) }
      if let value = row.value, domain.contains(value) { canvas.dot(scale(value), y, 4.5, "dot", row.tone) }
      if isSlim {
        canvas.text(left, y - (stacks ? 32 : 14), labels[index], "halo", size: 13)
        let words = row.text.fitted(in: right - left, size: 12)
        if stacks {
          canvas.text(left, y - 15, words, "halo soft")
        } else {
          canvas.text(right, y - 14, words, "halo soft", anchor: .end)
        }
      } else {
        canvas.text(left - 14, y + 4.5, labels[index], anchor: .end, size: 13)
        canvas.text(units, y + 4.5, row.text.fitted(in: units - right - 8, size: 12), anchor: .end)
      }
    }
    return canvas
  }
}
