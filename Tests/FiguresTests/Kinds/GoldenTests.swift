import Figures
import Foundation
import Testing

/// Every kind of figure in both widths is held to its picture: `Goldens/KIND.html`, which a browser shows.
///
/// `UPDATE_GOLDENS=1 swift test -c release --filter FiguresTests` writes them anew; a review looks at them.
@Suite("Pictures of figures")
struct GoldenTests {
  private static let kinds = Specimen.all.reduce(into: [String]()) { kinds, specimen in
    if !kinds.contains(specimen.kind) { kinds.append(specimen.kind) }
  }

  private static func page(_ kind: String) -> String {
    var page = Markup()
    page.raw("<!doctype html>\n<meta charset=\"utf-8\">\n<title>")
    page.text(Array(kind.utf8))
    page.raw("</title>\n<style>")
    page.raw(FigureStyle.light)
    page.raw("svg{display:block;margin:0 0 24px}.wide{width:720px}.slim{width:340px}.de{display:none}")
    page.raw(FigureStyle.marks)
    page.raw("</style>\n")
    for specimen in Specimen.all where specimen.kind == kind {
      page.raw("<h2>")
      page.text(Array(specimen.name.utf8))
      page.raw("</h2>\n")
      for width in Sheet.Width.allCases {
        page.append(specimen.draw(Sheet(width)).svg(figure: 1))
        page.raw("\n")
      }
    }
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test("a figure is drawn as it was when somebody looked at it", arguments: kinds)
  func golden(_ kind: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Goldens/\(kind).html")
    let page = Self.page(kind)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try page.write(to: url, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: url, encoding: .utf8)
    #expect(page == golden, "look at the figures, then write the goldens anew")
  }

  @Test("no text leaves a figure or lies on another, in either language", arguments: Specimen.all)
  func layout(_ specimen: Specimen) {
    for width in Sheet.Width.allCases {
      for languages in [Languages.both, .english, .german] {
        let canvas = specimen.draw(Sheet(width, languages))
        #expect(canvas.faults == [])
      }
    }
  }

  @Test("what has values shows texts, and every place is a number", arguments: Specimen.all)
  func places(_ specimen: Specimen) {
    for width in Sheet.Width.allCases {
      let canvas = specimen.draw(Sheet(width))
      #expect(canvas.textCount > 0)
      let text = String(decoding: canvas.svg(figure: 1).bytes, as: UTF8.self)
      #expect(!text.contains("nan") && !text.contains("inf"))
      #expect(!text.contains("1000000"), "a place beyond all canvases")
    }
  }
}

/// Whatever the data, the rules of layout hold.
@Suite("Figures of any data")
struct FigurePropertyTests {
  /// A keyed stream of numbers, many of them awkward.
  private struct Numbers {
    var state: UInt64
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 11) / Double(1 << 53)
      switch state >> 8 & 15 {
      case 0: return 0
      case 1: return 1
      case 2: return share * 1e-9
      case 3: return -share * 1e12
      case 4: return share * 1e9
      case 5: return 1e17 * share
      default: return share * 200 - 50
      }
    }
    mutating func range() -> (low: Double, high: Double) {
      let (one, other) = (next(), next())
      return (min(one, other), max(one, other))
    }
  }

  @Test("random data keep texts apart and places finite", arguments: UInt64(1)...60)
  func random(_ seed: UInt64) {
    var numbers = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let count = 1 + Int(seed % 9)
    let forms: [AxisForm] = [.plain, .change, .share, .points, .money, .moneyChange]
    let form = forms[Int(seed) % forms.count]
    var rows: [Intervals.Row] = []
    var bars: [Bars.Row] = []
    var swings: [Tornado.Row] = []
    var points: [Scatter.Point] = []
    var days: [Band.Point] = []
    for index in 0..<count {
      let name = Bilingual(utf8: Array("name-\(index)-\(seed)".utf8))
      let value = numbers.next()
      rows.append(.init(name, value, numbers.range(), text: LocalNumber.short(value), second: numbers.next()))
      bars.append(.init(name, from: numbers.next(), to: numbers.next(), text: LocalNumber.short(value)))
      swings.append(
        .init(
          name, low: .init(numbers.next(), numbers.range(), text: LocalNumber.short(value)),
          high: .init(numbers.next(), nil, text: LocalNumber.short(value))))
      let (x, y) = (numbers.range(), numbers.range())
      points.append(.init(name, x: (x.low, x.low, x.high), y: (y.high, y.low, y.high)))
      let band = numbers.range()
      days.append(.init(day: 20_000 + Int64(index) * 40, value: band.low, low: band.low, high: band.high))
    }
    for width in Sheet.Width.allCases {
      let sheet = Sheet(width)
      let canvases = [
        Intervals(rows, form: form, marksZero: seed % 2 == 0).drawn(sheet), Bars(bars).drawn(sheet),
        Tornado(swings, form: form).drawn(sheet),
        Scatter(points, across: (form, Bilingual("x")), upwards: (form, Bilingual("y"))).drawn(sheet),
        Band(days, form: form, unit: Bilingual("unit"), marksZero: true).drawn(sheet),
        Strip(
          rows.compactMap(\.value), mean: numbers.next(), range: numbers.range(), label: Bilingual("mean"), form: form
        )
        .drawn(sheet),
      ]
      for canvas in canvases {
        #expect(canvas.faults == [])
        #expect(!String(decoding: canvas.svg(figure: 1).bytes, as: UTF8.self).contains("nan"))
      }
    }
  }
}
