/// For what a figure is drawn.
public struct Sheet: Sendable {
  /// How wide.
  public enum Width: Sendable, CaseIterable {
    /// 720 units, for pages from 760 px and for print.
    case wide
    /// 340 units, for telephones.
    case slim

    /// Units of the canvas.
    public var units: Double {
      switch self {
      case .wide: 720
      case .slim: 340
      }
    }
  }

  /// How wide.
  public let width: Width
  /// The languages that it carries.
  public let languages: Languages

  /// A sheet of a width in languages.
  public init(_ width: Width, _ languages: Languages = .both) {
    self.width = width
    self.languages = languages
  }

  var isSlim: Bool { width == .slim }
}

/// How a mark is coloured, which is what it means.
public enum Tone: Sendable {
  /// The programme; the subject itself.
  case main
  /// Better.
  case better
  /// Worse, broken, cost.
  case worse
  /// Not shown either way.
  case unshown

  var className: StaticString {
    switch self {
    case .main: "main"
    case .better: "good"
    case .worse: "bad"
    case .unshown: "none"
    }
  }
}

/// Where a text begins, against its place.
public enum Anchor: Sendable {
  case start
  case middle
  case end
}

/// A drawing that knows where its texts are.
///
/// Text that would leave the canvas or lie on another is not drawn and is kept in ``faults``: a figure that has any is
/// wrong, and a test says so, while a reader finds the text in the table behind the figure.
public struct Canvas: Sendable {
  /// What is wrong with a text.
  public struct Fault: Sendable, Equatable {
    /// Whether it leaves the canvas; else it lies on another text.
    public let isOutside: Bool
    /// The English text.
    public let text: [UInt8]
  }

  struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right - 0.5 && other.left < right - 0.5 && top < other.bottom - 0.5 && other.top < bottom - 0.5
    }
  }

  /// Units across.
  public let width: Double
  /// Units down.
  public let height: Double
  /// Texts that found no room.
  public private(set) var faults: [Fault] = []
  private let sheet: Sheet
  private var marks = Markup()
  private(set) var boxes: [Box] = []

  /// An empty canvas.
  public init(_ sheet: Sheet, height: Double) {
    self.sheet = sheet
    width = sheet.width.units
    self.height = height
  }

  /// How many texts are drawn.
  public var textCount: Int { boxes.count }

  /// The drawing as an `svg` element of a page.
  ///
  /// - Parameter figure: number of the figure; the element `fN-alt` of the page says what is to be seen.
  public func svg(figure: Int) -> Markup {
    var svg = Markup()
    svg.raw("<svg class=\"")
    svg.raw(sheet.isSlim ? "slim" : "wide")
    svg.raw("\" viewBox=\"0 0 ")
    svg.place(width)
    svg.raw(" ")
    svg.place(height)
    svg.raw("\" role=\"img\" aria-labelledby=\"f")
    svg.integer(Int64(figure))
    svg.raw("-alt\">")
    svg.append(marks)
    svg.raw("</svg>")
    return svg
  }

  /// The drawing as a file of its own, light, with its style, for slides.
  public func file(label: Bilingual) -> Markup {
    var svg = Markup()
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
    svg.place(width)
    svg.raw("\" height=\"")
    svg.place(height)
    svg.raw("\" viewBox=\"0 0 ")
    svg.place(width)
    svg.raw(" ")
    svg.place(height)
    svg.raw("\" role=\"img\"><title>")
    svg.text(label, in: sheet.languages == .german ? .german : .english, element: "tspan")
    svg.raw("</title><style>")
    svg.raw(FigureStyle.light)
    svg.raw(FigureStyle.marks)
    svg.raw("</style><rect x=\"0\" y=\"0\" width=\"")
    svg.place(width)
    svg.raw("\" height=\"")
    svg.place(height)
    svg.raw("\" fill=\"#fff\"/>")
    svg.append(marks)
    svg.raw("</svg>\n")
    return svg
  }

  // MARK: Marks

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: StaticString, _ tone: Tone? = nil)
  {
    path([(x1, y1), (x2, y2)], style, tone)
  }

  mutating func path(_ points: [(Double, Double)], _ style: StaticString, _ tone: Tone? = nil, isClosed: Bool = false) {
    guard !points.isEmpty else { return }
    marks.raw("<path")
    styled(style, tone)
    marks.raw(" d=\"")
    for (index, point) in points.enumerated() {
      marks.raw(index == 0 ? "M" : "L")
      marks.place(point.0)
      marks.raw(" ")
      marks.place(point.1)
    }
    marks.raw(isClosed ? "Z\"/>" : "\"/>")
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: StaticString, corner: Int64 = 0
  ) {
    marks.raw("<rect")
    styled(style, nil)
    for (name, value) in [(" x=\"" as StaticString, x), ("\" y=\"", y), ("\" width=\"", max(0, width))] {
      marks.raw(name)
      marks.place(value)
    }
    marks.raw("\" height=\"")
    marks.place(max(0, height))
    if corner > 0 {
      marks.raw("\" rx=\"")
      marks.integer(corner)
    }
    marks.raw("\"/>")
  }

  mutating func dot(_ x: Double, _ y: Double, _ radius: Double, _ style: StaticString, _ tone: Tone? = nil) {
    marks.raw("<circle")
    styled(style, tone)
    for (name, value) in [(" cx=\"" as StaticString, x), ("\" cy=\"", y), ("\" r=\"", radius)] {
      marks.raw(name)
      marks.place(value)
    }
    marks.raw("\"/>")
  }

  /// A line with caps from one value to another, cut without a cap where it leaves the range.
  mutating func interval(
    _ low: Double, _ high: Double, at y: Double, on scale: Scale, in range: ValueRange, _ tone: Tone, cap: Double = 4
  ) {
    let from = scale.inside(low)
    let to = scale.inside(high)
    line(from, y, to, y, "ci", tone)
    if range.contains(low) { line(from, y - cap, from, y + cap, "ci", tone) }
    if range.contains(high) { line(to, y - cap, to, y + cap, "ci", tone) }
  }

  private mutating func styled(_ style: StaticString, _ tone: Tone?) {
    marks.raw(" class=\"")
    marks.raw(style)
    if let tone {
      marks.raw(" ")
      marks.raw(tone.className)
    }
    marks.raw("\"")
  }

  // MARK: Texts

  /// Draws a text, unless it would leave the canvas or lie on another.
  @discardableResult
  mutating func text(
    _ x: Double, _ y: Double, _ words: Bilingual, _ style: StaticString = "", anchor: Anchor = .start, size: Int = 12,
    bold: Bool = false
  ) -> Bool {
    guard !words.isEmpty else { return true }
    let width = words.width(size: size, bold: bold)
    let left = anchor == .start ? x : anchor == .end ? x - width : x - width / 2
    let box = Box(
      left: left, top: y - Double(size) * 0.78, right: left + width, bottom: y + Double(size) * 0.22)
    let isOutside =
      box.left < -0.5 || box.right > self.width + 0.5 || box.top < -0.5 || box.bottom > height + 0.5
    guard !isOutside, !boxes.contains(where: { $0.meets(box) }) else {
      faults.append(Fault(isOutside: isOutside, text: words.english))
      return false
    }
    boxes.append(box)
    marks.raw("<text x=\"")
    marks.place(x)
    marks.raw("\" y=\"")
    marks.place(y)
    marks.raw("\"")
    write(style, size: size, bold: bold)
    if anchor != .start { marks.raw(anchor == .end ? " text-anchor=\"end\"" : " text-anchor=\"middle\"") }
    marks.raw(">")
    marks.text(words, in: sheet.languages, element: "tspan")
    marks.raw("</text>")
    return true
  }

  /// Draws a text in the middle of a place, moved so that it stays on the canvas, if nothing is there yet.
  mutating func centred(
    _ x: Double, _ y: Double, _ words: Bilingual, _ style: StaticString, size: Int = 11, bold: Bool = false,
    from low: Double = 0
  ) {
    let half = words.width(size: size, bold: bold) / 2
    let place = min(max(x, low + half), width - half)
    text(place, y, words, style, anchor: .middle, size: size, bold: bold)
  }

  /// Whether a text of this width fits there.
  func hasRoom(_ left: Double, _ y: Double, width: Double, size: Int, gap: Double = 0) -> Bool {
    let box = Box(
      left: left - gap, top: y - Double(size) * 0.78, right: left + width + gap, bottom: y + Double(size) * 0.22)
    return box.left >= -0.5 && box.right <= self.width + 0.5 && !boxes.contains { $0.meets(box) }
  }

  private mutating func write(_ style: StaticString, size: Int, bold: Bool) {
    let sized: StaticString = size == 11 ? "s11" : size == 13 ? "s13" : ""
    let parts = [style, sized, bold ? "b" : ""].filter { $0.utf8CodeUnitCount > 0 }
    guard !parts.isEmpty else { return }
    marks.raw(" class=\"")
    for (index, part) in parts.enumerated() {
      if index > 0 { marks.raw(" ") }
      marks.raw(part)
    }
    marks.raw("\"")
  }
}

/// Ticks of a horizontal axis that are written where they do not touch.
extension Canvas {
  /// Draws the grid lines and the values below them; the line of 0 is marked where it is one that judges.
  mutating func horizontalAxis(
    _ ticks: Ticks, _ form: AxisForm, on scale: Scale, from top: Double, to bottom: Double, marksZero: Bool,
    left: Double = 0
  ) {
    for value in ticks.values {
      line(scale(value), top, scale(value), bottom, marksZero && value == 0 ? "zero" : "grid")
    }
    for value in ticks.values {
      let words = form.text(value, among: ticks)
      let half = words.width(size: 11) / 2
      let place = min(max(scale(value), left + half), width - half)
      if hasRoom(place - half, bottom + 14, width: 2 * half, size: 11, gap: 4) {
        text(place, bottom + 14, words, "soft", anchor: .middle, size: 11)
      }
    }
  }

  /// Draws the grid lines of a vertical axis and the values left of them.
  mutating func verticalAxis(
    _ ticks: Ticks, _ form: AxisForm, on scale: Scale, from left: Double, to right: Double, marksZero: Bool
  ) {
    for value in ticks.values {
      line(left, scale(value), right, scale(value), marksZero && value == 0 ? "zero" : "grid")
      text(left - 6, scale(value) + 4, form.text(value, among: ticks), "soft", anchor: .end, size: 11)
    }
  }

  /// Draws the marks of an axis of days, and those names that do not touch.
  mutating func dateAxis(_ axis: DateAxis, on scale: Scale, from left: Double, at bottom: Double) {
    for mark in axis.marks {
      let half = mark.text.width(size: 11) / 2
      let place = scale(mark.day)
      guard place - half >= left - 10, place + half <= width,
        hasRoom(place - half, bottom + 17, width: 2 * half, size: 11, gap: 4)
      else { continue }
      line(place, bottom, place, bottom + 4, "axis")
      text(place, bottom + 17, mark.text, "soft", anchor: .middle, size: 11)
    }
  }
}
