/// Single values as dots, with their mean and its interval.
public struct Strip: Sendable {
  /// The values.
  public var values: [Double]
  /// Their mean.
  public var mean: Double
  /// The interval of the mean; nil where there is none.
  public var range: (low: Double, high: Double)?
  /// What stands at the mean.
  public var label: Bilingual
  /// How values are written.
  public var form: AxisForm

  /// A figure of single values.
  public init(
    _ values: [Double], mean: Double, range: (low: Double, high: Double)?, label: Bilingual, form: AxisForm
  ) {
    self.values = values
    self.mean = mean
    self.range = range
    self.label = label
    self.form = form
  }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let units = sheet.width.units
    let ends = range.map { [$0.low, $0.high] } ?? []
    let domain = (ValueRange(of: values + ends + [mean, 0]) ?? ValueRange(0, 1)).widened(by: 0.04)
    let scale = Scale(domain, from: 8, to: units - 8)
    // A dot goes up a row while one in that row is nearer than it is wide.
    var last: [Double] = []
    let places = values.filter { $0.isFinite }.sorted().map { value -> (x: Double, row: Int) in
      let x = scale(value)
      let row = last.firstIndex { x - $0 >= 10 } ?? last.count
      if row == last.count { last.append(x) } else { last[row] = x }
      return (x, row)
    }
    let step = last.count > 12 ? 126 / Double(last.count) : 10.5
    let floor = 36 + Double(max(1, last.count) - 1) * step + 8
    let bottom = floor + 32
    var canvas = Canvas(sheet, height: bottom + 20)
    canvas.horizontalAxis(
      Ticks(domain, most: sheet.isSlim ? 4 : 8, form: form, length: units - 16), form, on: scale, from: 20, to: bottom,
      marksZero: true)
    canvas.line(scale(mean), 18, scale(mean), floor + 16, "link")
    for place in places { canvas.dot(place.x, floor - Double(place.row) * step, 4.2, "year") }
    if let range {
      canvas.line(scale.inside(range.low), floor + 16, scale.inside(range.high), floor + 16, "ci main thick")
    }
    canvas.dot(scale(mean), floor + 16, 5, "dot", .main)
    canvas.centred(scale(mean), 13, label.fitted(in: units, size: 12, bold: true), "mainT", size: 12, bold: true)
    return canvas
  }
}
