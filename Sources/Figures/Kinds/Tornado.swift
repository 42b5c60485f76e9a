/// What moves a result: for each input the change at its low end and at its high end.
public struct Tornado: Sendable {
  /// The change at one end of an input's range.
  public struct End: Sendable {
    /// The change.
    public var value: Double
    /// Its interval; nil where there is none.
    public var range: (low: Double, high: Double)?
    /// The input's value there.
    public var text: Bilingual

    /// The change at one end.
    public init(_ value: Double, _ range: (low: Double, high: Double)?, text: Bilingual) {
      self.value = value
      self.range = range
      self.text = text
    }
  }

  /// An input.
  public struct Row: Sendable {
    /// Its name.
    public var label: Bilingual
    /// At the low end.
    public var low: End
    /// At the high end.
    public var high: End

    /// An input.
    public init(_ label: Bilingual, low: End, high: End) {
      self.label = label
      self.low = low
      self.high = high
    }
  }

  /// The inputs, that of the widest swing first.
  public var rows: [Row]
  /// How changes are written.
  public var form: AxisForm

  /// A figure of swings.
  public init(_ rows: [Row], form: AxisForm) {
    self.rows = rows
    self.form = form
  }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let isSlim = sheet.isSlim
    let units = sheet.width.units
    let labels = rows.map { $0.label.fitted(in: isSlim ? units : 260, size: 13) }
    let labelWidth = isSlim ? 0 : (labels.map { $0.width(size: 13) }.max() ?? 0) + 12
    let side = (rows.flatMap { [$0.low, $0.high] }.map { $0.text.width(size: 11) }.max() ?? 0) + 10
    let left = labelWidth + side
    let right = max(left + 60, units - side)
    let rowHeight = isSlim ? 44.0 : 30
    let bottom = rowHeight * Double(rows.count) + 4
    var canvas = Canvas(sheet, height: bottom + 20)
    let ends = rows.flatMap { [$0.low, $0.high] }
    let values = ends.flatMap { [$0.value, $0.range?.low ?? $0.value, $0.range?.high ?? $0.value] }
    let domain = (ValueRange(of: values + [0]) ?? ValueRange(-1, 1)).widened(by: 0.02)
    let scale = Scale(domain, from: left, to: right)
    canvas.horizontalAxis(
      Ticks(domain, most: isSlim ? 4 : 7, form: form, length: right - left), form, on: scale, from: 0, to: bottom,
      marksZero: true, left: labelWidth)
    for (index, row) in rows.enumerated() {
      let y = rowHeight * Double(index) + (isSlim ? 20 : 6)
      if isSlim {
        canvas.text(0, y - 5, labels[index], "halo", size: 13)
      } else {
        canvas.text(labelWidth - 12, y + 13, labels[index], anchor: .end, size: 13)
      }
      let zero = scale(0)
      var (leftmost, rightmost) = (zero, zero)
      for end in [row.low, row.high].sorted(by: { $0.value.magnitude > $1.value.magnitude }) {
        let place = scale(end.value)
        canvas.rectangle(
          min(zero, place), y, max((place - zero).magnitude, 1), 18, end.value < 0 ? "fillneg" : "fillpos", corner: 1)
        (leftmost, rightmost) = (min(leftmost, place), max(rightmost, place))
        guard let range = end.range else { continue }
        let (low, high) = (scale.inside(range.low), scale.inside(range.high))
        canvas.line(low, y + 9, high, y + 9, "whisk")
        (leftmost, rightmost) = (min(leftmost, low), max(rightmost, high))
      }
      // Beyond all bars, the lesser end at the left: both ends may lie on one side of 0.
      let (lesser, greater) = row.low.value <= row.high.value ? (row.low, row.high) : (row.high, row.low)
      canvas.text(leftmost - 5, y + 13, lesser.text, "soft", anchor: .end, size: 11)
      canvas.text(rightmost + 5, y + 13, greater.text, "soft", size: 11)
    }
    return canvas
  }
}
