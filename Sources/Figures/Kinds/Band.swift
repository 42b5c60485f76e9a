/// A line over days with a band around it: payback, backlog.
public struct Band: Sendable {
  /// A day of the line.
  public struct Point: Sendable {
    /// Number since 1970-01-01.
    public var day: Int64
    /// The line.
    public var value: Double
    /// The lower edge of the band.
    public var low: Double
    /// The upper edge.
    public var high: Double

    /// A day of the line.
    public init(day: Int64, value: Double, low: Double, high: Double) {
      self.day = day
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// What happens on some days.
  public struct Event: Sendable {
    let from: Int64
    let before: Int64
    let label: Bilingual

    /// What happens from one day on, before another.
    public init(from: Int64, before: Int64, label: Bilingual) {
      self.from = from
      self.before = before
      self.label = label
    }
  }

  /// The days in order, at least two.
  public var points: [Point]
  /// How values are written.
  public var form: AxisForm
  /// What is counted, above the axis.
  public var unit: Bilingual
  /// What happens meanwhile.
  public var events: [Event]
  /// Whether the line of 0 judges.
  public var marksZero: Bool
  /// What stands at the line's end; empty for nothing.
  public var endLabel: Bilingual
  /// Whether the figure is low, as on a page that must hold more.
  public var isLow: Bool

  /// A line with its band.
  public init(
    _ points: [Point], form: AxisForm, unit: Bilingual, events: [Event] = [], marksZero: Bool = false,
    endLabel: Bilingual = .empty, isLow: Bool = false
  ) {
    self.points = points
    self.form = form
    self.unit = unit
    self.events = events
    self.marksZero = marksZero
    self.endLabel = endLabel
    self.isLow = isLow
  }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let units = sheet.width.units
    let plain = Double(sheet.isSlim ? 190 : isLow ? 160 : 230)
    let values: [Double] = points.flatMap { point in [point.low, point.high, point.value] }
    var range = (ValueRange(of: values) ?? ValueRange(0, 1)).including(0)
    let ticks = Ticks(range, most: 6)
    if let first = ticks.values.first, let last = ticks.values.last {
      range = range.including(first).including(last)
    }
    range = ValueRange(range.low, range.high + ticks.step * 0.1)
    let left = (ticks.values.map { form.text($0, among: ticks).width(size: 11) }.max() ?? 0) + 8
    let right = units - 10
    let first = points.first?.day ?? 0
    let last = points.last?.day ?? 1
    let across = Scale(ValueRange(Double(first), Double(last)), from: left, to: right)
    let placed = places(on: across, from: left, to: units)
    let head = 20 + 15 * Double(placed.rows)
    let bottom = head + plain
    var canvas = Canvas(sheet, height: bottom + 24)
    let down = Scale(range, from: bottom, to: head)
    canvas.text(0, 11, unit.fitted(in: units, size: 11), "soft", size: 11)
    for (event, place) in zip(events, placed.events) {
      let start = across.inside(Double(event.from))
      canvas.rectangle(start, head, max(across.inside(Double(event.before)) - start, 1.5), bottom - head, "event")
      guard let place else { continue }
      canvas.text(place.x, 26 + 15 * Double(place.row), place.words, "warn", size: 11)
      canvas.line(start, 29 + 15 * Double(place.row), start, head, "eventline")
    }
    canvas.verticalAxis(ticks, form, on: down, from: left, to: right, marksZero: marksZero)
    canvas.dateAxis(DateAxis(from: first, to: last, length: right - left), on: across, from: left, at: bottom)
    let upper = points.map { (across(Double($0.day)), down($0.high)) }
    let lower = points.reversed().map { (across(Double($0.day)), down($0.low)) }
    canvas.path(upper + lower, "band", isClosed: true)
    canvas.path(points.map { (across(Double($0.day)), down($0.value)) }, "line")
    if let end = points.last, !endLabel.isEmpty {
      let y = down(end.value)
      canvas.dot(across(Double(end.day)), y, 3.5, "dot", .main)
      canvas.text(units - 2, y - 24 > head ? y - 10 : y + 18, endLabel, "mainT halo", anchor: .end, bold: true)
    }
    return canvas
  }

  private struct Place {
    let x: Double
    let row: Int
    let words: Bilingual
  }

  /// Names of events in as many rows as are needed: each in the first whose last name ended 8 units before.
  private func places(on scale: Scale, from left: Double, to right: Double) -> (rows: Int, events: [Place?]) {
    var ends: [Double] = []
    var places: [Place?] = []
    for event in events {
      let words = event.label.fitted(in: right - left - 4, size: 11)
      let width = words.width(size: 11)
      let x = min(max(scale.inside(Double(event.from)), left), right - width - 2)
      let row = ends.firstIndex { $0 < x - 8 } ?? ends.count
      guard row < 4 else {
        places.append(nil)
        continue
      }
      if row == ends.count { ends.append(0) }
      ends[row] = x + width
      places.append(Place(x: x, row: row, words: words))
    }
    return (ends.count, places)
  }
}
