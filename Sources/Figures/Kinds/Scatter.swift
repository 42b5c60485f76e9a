/// Two figures of each of several: cost against customers kept, with the frontier that nothing beats.
public struct Scatter: Sendable {
  /// One of several.
  public struct Point: Sendable {
    /// Its name.
    public var label: Bilingual
    /// The figure across, with its interval.
    public var x: (value: Double, low: Double, high: Double)
    /// The figure upwards, with its interval.
    public var y: (value: Double, low: Double, high: Double)
    /// What it means.
    public var tone: Tone

    /// One of several.
    public init(
      _ label: Bilingual, x: (value: Double, low: Double, high: Double), y: (value: Double, low: Double, high: Double),
      tone: Tone = .main
    ) {
      self.label = label
      self.x = x
      self.y = y
      self.tone = tone
    }
  }

  /// The points.
  public var points: [Point]
  /// How the figure across is written, and what it is.
  public var across: (form: AxisForm, label: Bilingual)
  /// How the figure upwards is written, and what it is.
  public var upwards: (form: AxisForm, label: Bilingual)

  /// A figure of points.
  public init(
    _ points: [Point], across: (form: AxisForm, label: Bilingual), upwards: (form: AxisForm, label: Bilingual)
  ) {
    self.points = points
    self.across = across
    self.upwards = upwards
  }

  /// Those that nothing beats: each higher than all that are farther left.
  private var frontier: [Point] {
    var best = -Double.infinity
    var frontier: [Point] = []
    for point in points.sorted(by: { ($0.x.value, -$0.y.value) < ($1.x.value, -$1.y.value) })
    where point.y.value > best {
      frontier.append(point)
      best = point.y.value
    }
    return frontier
  }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let units = sheet.width.units
    let bottom = sheet.isSlim ? 280.0 : 300
    var canvas = Canvas(sheet, height: bottom + 40)
    let xRange = (ValueRange(of: points.flatMap { [$0.x.value, $0.x.low, $0.x.high] }) ?? ValueRange(0, 1))
      .widened(by: 0.1)
    let yRange = (ValueRange(of: points.flatMap { [$0.y.value, $0.y.low, $0.y.high] }) ?? ValueRange(0, 1))
      .widened(by: 0.1)
    let yTicks = Ticks(yRange, most: 6)
    let left = (yTicks.values.map { upwards.form.text($0, among: yTicks).width(size: 11) }.max() ?? 0) + 8
    let x = Scale(xRange, from: left, to: units - 8)
    let y = Scale(yRange, from: bottom, to: 22)
    canvas.text(0, 11, upwards.label.fitted(in: units, size: 11), "soft", size: 11)
    canvas.text(units - 2, bottom + 34, across.label.fitted(in: units - 2, size: 11), "soft", anchor: .end, size: 11)
    canvas.verticalAxis(yTicks, upwards.form, on: y, from: left, to: units - 8, marksZero: true)
    canvas.horizontalAxis(
      Ticks(xRange, most: sheet.isSlim ? 4 : 7, form: across.form, length: units - 8 - left), across.form, on: x,
      from: 22, to: bottom, marksZero: true,
      left: left - 4)
    canvas.path(frontier.map { (x($0.x.value), y($0.y.value)) }, "front")
    var taken: [Canvas.Box] = []
    for point in points {
      let place = (x(point.x.value), y(point.y.value))
      canvas.line(x(point.x.low), place.1, x(point.x.high), place.1, "ci", point.tone)
      canvas.line(place.0, y(point.y.low), place.0, y(point.y.high), "ci", point.tone)
      canvas.dot(place.0, place.1, 4.5, "dot", point.tone)
      taken.append(.init(left: place.0 - 7, top: place.1 - 7, right: place.0 + 7, bottom: place.1 + 7))
    }
    for point in points { label(point, at: (x(point.x.value), y(point.y.value)), &taken, left, bottom, &canvas) }
    return canvas
  }

  /// Right-up, right-down, left-up, left-down, above, below, and the same farther off with a link.
  private static let places: [(x: Double, y: Double, share: Double)] = [
    (9, -9, 0), (9, 17, 0), (-9, -9, 1), (-9, 17, 1), (0, -14, 0.5), (0, 24, 0.5), (9, -24, 0), (9, 32, 0),
    (-9, -24, 1), (-9, 32, 1), (9, -39, 0), (9, 47, 0),
  ]

  private func label(
    _ point: Point, at place: (Double, Double), _ taken: inout [Canvas.Box], _ left: Double, _ bottom: Double,
    _ canvas: inout Canvas
  ) {
    let words = point.label.fitted(in: 170, size: 12)
    let width = words.width(size: 12)
    for (dx, dy, share) in Self.places {
      let start = place.0 + dx - width * share
      let box = Canvas.Box(left: start, top: place.1 + dy - 10, right: start + width, bottom: place.1 + dy + 3)
      guard box.left >= left, box.right <= canvas.width, box.top >= 14, box.bottom <= bottom,
        !taken.contains(where: { $0.meets(box) }),
        canvas.hasRoom(start, place.1 + dy, width: width, size: 12)
      else { continue }
      taken.append(box)
      if dy.magnitude > 20 {
        canvas.line(
          place.0, place.1 + (dy > 0 ? 5 : -5), place.0 + dx * 0.8, place.1 + dy + (dy > 0 ? -11 : 4), "link")
      }
      canvas.text(start, place.1 + dy, words, "halo")
      return
    }
  }
}
