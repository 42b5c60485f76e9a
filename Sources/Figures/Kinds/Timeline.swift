/// The life of cases over days: what stood still, what was worked, what the customer heard.
public struct Timeline: Sendable {
  /// A stay of a case.
  public struct Stay: Sendable {
    /// When it began, in hours since the feedback.
    public var from: Double
    /// When it ended.
    public var to: Double
    /// What it is.
    public var kind: Kind

    /// What a case spends its time with.
    public enum Kind: Sendable, CaseIterable {
      /// Waiting for the desk.
      case waiting
      /// In work.
      case work
      /// Waiting for the customer.
      case customer

      var words: Bilingual {
        switch self {
        case .waiting: Bilingual("waits for the desk", "wartet auf das Team")
        case .work: Bilingual("in work", "in Arbeit")
        case .customer: Bilingual("waits for the customer", "wartet auf den Kunden")
        }
      }

      var style: StaticString {
        switch self {
        case .waiting: "fill none"
        case .work: "fill main"
        case .customer: "filllight"
        }
      }
    }

    /// A stay.
    public init(from: Double, to: Double, kind: Kind) {
      self.from = from
      self.to = to
      self.kind = kind
    }
  }

  /// A case.
  public struct Life: Sendable {
    /// What it is.
    public var label: Bilingual
    /// Its stays in order.
    public var stays: [Stay]
    /// Instants at which the customer was tried or reached, in hours since the feedback.
    public var contacts: [Double]
    /// The deadline of the first response in hours since the feedback; nil where none was promised.
    public var deadline: Double?

    /// A case.
    public init(_ label: Bilingual, stays: [Stay], contacts: [Double], deadline: Double?) {
      self.label = label
      self.stays = stays
      self.contacts = contacts
      self.deadline = deadline
    }
  }

  /// The cases.
  public var lives: [Life]

  /// A figure of lives.
  public init(_ lives: [Life]) { self.lives = lives }

  /// The drawing: each case on its own axis, for lives differ by far.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let units = sheet.width.units
    var (x, y) = (0.0, 11.0)
    var places: [(x: Double, y: Double)] = []
    for kind in Stay.Kind.allCases {
      let width = kind.words.width(size: 11)
      if x > 0, x + width + 22 > units { (x, y) = (0, y + 15) }
      places.append((x, y))
      x += width + 38
    }
    let deadlineWords = Bilingual("promised by", "zugesagt bis")
    let contactWords = Bilingual("customer tried or reached", "Kunde versucht oder erreicht")
    var marks: [(x: Double, y: Double)] = []
    for words in [contactWords, deadlineWords] {
      let width = words.width(size: 11)
      if x + width + 22 > units { (x, y) = (0, y + 15) }
      marks.append((x, y))
      x += width + 38
    }
    let top = y + 12
    let rowHeight = 74.0
    var canvas = Canvas(sheet, height: top + rowHeight * Double(lives.count))
    for (kind, place) in zip(Stay.Kind.allCases, places) {
      canvas.rectangle(place.x, place.y - 9, 16, 10, kind.style)
      canvas.text(place.x + 21, place.y, kind.words, "soft", size: 11)
    }
    canvas.path(
      [(marks[0].x + 8, marks[0].y - 8), (marks[0].x + 12, marks[0].y - 1), (marks[0].x + 4, marks[0].y - 1)], "dia",
      isClosed: true)
    canvas.text(marks[0].x + 21, marks[0].y, contactWords, "soft", size: 11)
    canvas.line(marks[1].x, marks[1].y - 4, marks[1].x + 16, marks[1].y - 4, "rule")
    canvas.text(marks[1].x + 21, marks[1].y, deadlineWords, "soft", size: 11)
    for (index, life) in lives.enumerated() {
      let start = top + rowHeight * Double(index)
      canvas.text(0, start + 16, life.label.fitted(in: units, size: 13), size: 13)
      let bar = start + 26
      let ends = life.stays.map { $0.to } + life.contacts + (life.deadline.map { [$0] } ?? [])
      let domain = ValueRange(0, max(1, ValueRange(of: ends)?.high ?? 1))
      let scale = Scale(domain, from: 2, to: units - 8)
      let isDays = domain.high > 72
      let ticks = Ticks(ValueRange(0, isDays ? domain.high / 24 : domain.high), most: sheet.isSlim ? 4 : 8)
      for value in ticks.values {
        let place = scale(isDays ? value * 24 : value)
        canvas.line(place, bar, place, bar + 22, "grid")
        let words =
          LocalNumber.plain(value, decimals: ticks.decimals())
          + (isDays ? Bilingual("\u{A0}d", "\u{A0}T") : Bilingual("\u{A0}h"))
        let half = words.width(size: 11) / 2
        canvas.text(
          min(max(place, half), units - half), bar + 34, words, "soft", anchor: .middle, size: 11)
      }
      for stay in life.stays {
        canvas.rectangle(scale(stay.from), bar + 3, max(scale(stay.to) - scale(stay.from), 1), 14, stay.kind.style)
      }
      for contact in life.contacts {
        let place = scale(contact)
        canvas.path([(place, bar + 13), (place + 4.5, bar + 22), (place - 4.5, bar + 22)], "dia", isClosed: true)
      }
      if let deadline = life.deadline { canvas.line(scale(deadline), bar - 3, scale(deadline), bar + 24, "rule") }
    }
    return canvas
  }
}
