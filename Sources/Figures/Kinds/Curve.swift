/// What each staffing attains, against what is asked, with what is certified.
public struct Curve: Sendable {
  /// A staffing.
  public struct Point: Sendable {
    /// Its name below the axis: 2, or 2+1.
    public var name: Bilingual
    /// What it attains.
    public var value: Double
    /// Its interval; nil where there is none.
    public var range: (low: Double, high: Double)?
    /// Whether it suffices.
    public var tone: Tone
    /// What fresh draws say, and the bound that may be claimed; nil where none were made.
    public var fresh: (value: Double, bound: Double)?
    /// Lines below the name: cost, benefit.
    public var below: [Bilingual]
    /// Whether it is the answer.
    public var isAnswer: Bool

    /// A staffing.
    public init(
      _ name: Bilingual, value: Double, range: (low: Double, high: Double)?, tone: Tone,
      fresh: (value: Double, bound: Double)? = nil, below: [Bilingual] = [], isAnswer: Bool = false
    ) {
      self.name = name
      self.value = value
      self.range = range
      self.tone = tone
      self.fresh = fresh
      self.below = below
      self.isAnswer = isAnswer
    }
  }

  /// The staffings in order.
  public var points: [Point]
  /// What is asked, and its name.
  public var threshold: (value: Double, label: Bilingual)
  /// What is written in the answer's place, a line each.
  public var answerLabel: [Bilingual]
  /// How values are written.
  public var form: AxisForm
  /// What they are, above the axis.
  public var unit: Bilingual
  /// Values that nothing can leave.
  public var limits: ValueRange?

  /// A staffing curve.
  public init(
    _ points: [Point], threshold: (value: Double, label: Bilingual), answerLabel: [Bilingual], form: AxisForm,
    unit: Bilingual, limits: ValueRange? = nil
  ) {
    self.points = points
    self.threshold = threshold
    self.answerLabel = answerLabel
    self.form = form
    self.unit = unit
    self.limits = limits
  }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let units = sheet.width.units
    let lines = points.map { $0.below.count }.max() ?? 0
    let bottom = 270.0
    var canvas = Canvas(sheet, height: bottom + 24 + 15 * Double(lines))
    let values = points.flatMap { point in
      [point.value, point.range?.low, point.range?.high, point.fresh?.value, point.fresh?.bound].compactMap { $0 }
    }
    var range = (ValueRange(of: values + [threshold.value]) ?? ValueRange(0, 1)).widened(by: 0.05)
    if let limits { range = ValueRange(max(range.low, limits.low), min(range.high, limits.high)) }
    let ticks = Ticks(range, most: 6)
    let left = (ticks.values.map { form.text($0, among: ticks).width(size: 11) }.max() ?? 0) + 10
    let scale = Scale(range, from: bottom, to: 26)
    let across = Scale(ValueRange(0.5, Double(points.count) + 0.5), from: left, to: units - 6)
    let slot = (units - 6 - left) / Double(max(1, points.count))
    canvas.text(0, 11, unit.fitted(in: units, size: 11), "soft", size: 11)
    for (index, point) in points.enumerated() where point.isAnswer {
      let half = min(30, slot / 2 - 2)
      canvas.rectangle(across(Double(index + 1)) - half, 22, 2 * half, bottom - 22, "cert", corner: 4)
    }
    canvas.verticalAxis(ticks, form, on: scale, from: left, to: units - 6, marksZero: false)
    canvas.line(left, scale(threshold.value), units - 6, scale(threshold.value), "rule")
    canvas.path(points.enumerated().map { (across(Double($0.offset + 1)), scale($0.element.value)) }, "link")
    for (index, point) in points.enumerated() {
      let x = across(Double(index + 1))
      if let interval = point.range {
        let (low, high) = (scale.inside(interval.low), scale.inside(interval.high))
        canvas.line(x, low, x, high, "ci", point.tone)
        if range.contains(interval.high) { canvas.line(x - 5, high, x + 5, high, "ci", point.tone) }
        if range.contains(interval.low) { canvas.line(x - 5, low, x + 5, low, "ci", point.tone) }
      }
      if let fresh = point.fresh {
        let (beside, y, bound) = (x + min(15, slot / 4), scale.inside(fresh.value), scale.inside(fresh.bound))
        canvas.line(beside, y, beside, bound, "ci thick", point.tone)
        canvas.line(beside - 5, bound, beside + 5, bound, "ci", point.tone)
        canvas.path(
          [(beside, y - 6), (beside + 6, y), (beside, y + 6), (beside - 6, y)], "dia", point.tone, isClosed: true)
      }
      canvas.dot(x, scale(point.value), 5, "dot", point.tone)
      labels(of: point, at: x, slot: slot, bottom: bottom, &canvas)
    }
    labelThreshold(left: left, units: units, scale: scale, &canvas)
    return canvas
  }

  private func labels(of point: Point, at x: Double, slot: Double, bottom: Double, _ canvas: inout Canvas) {
    func fits(_ words: Bilingual, size: Int, bold: Bool = false) -> Bool {
      let width = words.width(size: size, bold: bold)
      return width <= slot - 4 && x - width / 2 >= 0 && x + width / 2 <= canvas.width
    }
    if fits(point.name, size: 13, bold: point.isAnswer) {
      canvas.text(x, bottom + 18, point.name, anchor: .middle, size: 13, bold: point.isAnswer)
    }
    for (line, words) in point.below.enumerated() where fits(words, size: 11) {
      canvas.text(x, bottom + 34 + 15 * Double(line), words, "soft", anchor: .middle, size: 11)
    }
    guard point.isAnswer else { return }
    for (line, words) in answerLabel.enumerated() {
      canvas.centred(x, bottom - 22 + 14 * Double(line), words, "mainT", size: 11, bold: line == 0)
    }
  }

  /// Above its line or below it, at the left or at the right: the first place that is free.
  private func labelThreshold(left: Double, units: Double, scale: Scale, _ canvas: inout Canvas) {
    let y = scale(threshold.value)
    let width = threshold.label.width(size: 11)
    for (x, line) in [(left + 4, y + 14), (left + 4, y - 5), (units - 8 - width, y + 14), (units - 8 - width, y - 5)]
    where line > 24 && canvas.hasRoom(x, line, width: width, size: 11) {
      canvas.text(x, line, threshold.label, "warn halo", size: 11)
      return
    }
  }
}
