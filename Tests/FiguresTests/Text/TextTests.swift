import Figures
import Testing

private func english(_ text: Bilingual) -> String { String(decoding: text.english, as: UTF8.self) }
private func german(_ text: Bilingual) -> String { String(decoding: text.german, as: UTF8.self) }

@Suite("Widths of texts")
struct TextWidthTests {
  @Test("widths are those of the font's own table, within what browsers measured")
  func oracle() {
    #expect(abs(TextWidth.of(Array("Fixing causes alone".utf8), size: 13) - 114.881) < 0.0005)
    #expect(abs(TextWidth.of(Array("Maßnahme wirkt".utf8), size: 13) - 96.070) < 0.0005)
    #expect(abs(Bilingual(utf8: Array("Fixing causes alone".utf8)).width(size: 13) - 118.327) < 0.0005)
    #expect(abs(Bilingual(utf8: Array("Maßnahme wirkt".utf8)).width(size: 13) - 98.952) < 0.0005)
  }

  @Test("a text that is too wide is cut and says so; one that fits stays")
  func cut() {
    let text = Bilingual(utf8: Array("a name that is much too long".utf8))
    #expect(english(text.fitted(in: 60, size: 12)) == "a name…")
    #expect(text.fitted(in: 60, size: 12).width(size: 12) <= 60)
    #expect(text.fitted(in: 400, size: 12) == text)
  }
}

@Suite("Numbers in two languages")
struct LocalNumberTests {
  @Test(
    "short amounts",
    arguments: [
      (1_798_369, "1.8 m", "1,8 Mio."), (-88_289, "−88 k", "−88 Tsd."), (9_999, "9,999", "9.999"),
      (10_000, "10 k", "10 Tsd."), (999_499, "999 k", "999 Tsd."), (999_500, "1.0 m", "1,0 Mio."),
      (12_345_678, "12 m", "12 Mio."),
    ] as [(Double, String, String)])
  func short(_ value: Double, _ en: String, _ de: String) {
    #expect(english(LocalNumber.short(value)) == en.replacing(" ", with: "\u{A0}"))
    #expect(german(LocalNumber.short(value)) == de.replacing(" ", with: "\u{A0}"))
  }

  @Test(
    "digits that an interval supports",
    arguments: [(513_949, 0, -5), (0.0218, 4, 3), (7.5, 1, 0), (0.9, 1, 1), (50, 0, -1), (49, 0, 0)]
      as [(Double, Int, Int)])
  func decimals(_ halfWidth: Double, _ most: Int, _ expected: Int) {
    #expect(LocalNumber.decimals(halfWidth: halfWidth, most: most) == expected)
  }

  @Test("thousands, decimals, signs")
  func plain() {
    #expect(english(LocalNumber.plain(1_234.5, decimals: 1)) == "1,234.5")
    #expect(german(LocalNumber.plain(1_234.5, decimals: 1)) == "1.234,5")
    #expect(english(LocalNumber.plain(-0.04, decimals: 1)) == "0.0")
    #expect(english(LocalNumber.plain(0.5)) == "1")
    #expect(english(LocalNumber.plain(-0.5)) == "−1")
    #expect(english(LocalNumber.plain(1_850_000, decimals: -5)) == "1,900,000")
    #expect(english(LocalNumber.plain(3, sign: true)) == "+3")
    #expect(english(LocalNumber.plain(.nan)) == "–")
    #expect(english(LocalNumber.plain(1.25e17)) == "1.3·10^17")
    #expect(english(LocalNumber.money(1_800_000, currency: Array("EUR".utf8))) == "EUR\u{A0}1,800,000")
    #expect(german(LocalNumber.money(1_800_000, currency: Array("EUR".utf8))) == "1.800.000\u{A0}EUR")
    #expect(english(LocalNumber.share(0.972, decimals: 1)) == "97.2\u{A0}%")
  }

  @Test("dates")
  func dates() {
    let day = CalendarDay(daysSince1970: 20_850)
    #expect(english(day.text) == "1 Feb 2027")
    #expect(german(day.text) == "1. Feb 2027")
    #expect(german(CalendarDay(daysSince1970: 20_878).text) == "1. Mär 2027")
    #expect(english(CalendarDay(daysSince1970: -1).text) == "31 Dec 1969")
  }
}

@Suite("Ticks")
struct TicksTests {
  @Test(
    "the smallest round step with so many ticks",
    arguments: [
      (0, 0.13, 6, 0.025, 0, 0.125), (-1.15e6, 1.55e6, 7, 500_000, -1e6, 1.5e6),
      (-457_943, 0, 6, 100_000, -400_000, 0), (0.5, 1, 6, 0.1, 0.5, 1), (0, 5.16, 4, 2, 0, 4),
    ] as [(Double, Double, Int, Double, Double, Double)])
  func oracle(_ low: Double, _ high: Double, _ most: Int, _ step: Double, _ first: Double, _ last: Double) {
    let ticks = Ticks(ValueRange(low, high), most: most)
    #expect(abs(ticks.step - step) < step * 1e-12)
    #expect(abs((ticks.values.first ?? .nan) - first) < step * 1e-9)
    #expect(abs((ticks.values.last ?? .nan) - last) < step * 1e-9)
    #expect(ticks.values.count <= most)
  }

  @Test("ranges of any size have ticks inside", arguments: -12...12)
  func sizes(_ exponent: Int) {
    var size = 1.0
    for _ in 0..<abs(exponent) { size = exponent < 0 ? size / 10 : size * 10 }
    let range = ValueRange(-0.37 * size, 1.4 * size)
    let values = Ticks(range, most: 5).values
    #expect((2...5).contains(values.count))
    #expect(values.allSatisfy { range.contains($0) })
  }
}

@Suite("Markup")
struct MarkupTests {
  private func escaped(_ bytes: [UInt8]) -> String {
    var markup = Markup()
    markup.text(bytes)
    return String(decoding: markup.bytes, as: UTF8.self)
  }

  @Test("nothing that a user writes can become markup")
  func escaping() {
    #expect(
      escaped(Array("</title><script>a=\"b\"'`&".utf8))
        == "&#60;/title&#62;&#60;script&#62;a&#61;&#34;b&#34;&#39;&#96;&#38;")
    #expect(escaped(Array("a\u{0}b\u{1B}c\u{7F}d\u{85}e".utf8)) == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e")
    #expect(escaped(Array("x\u{202E}y\u{2066}z".utf8)) == "x\u{FFFD}y\u{FFFD}z")
    #expect(escaped(Array("ä€\u{1F600}\u{2028}\n\t".utf8)) == "ä€\u{1F600}\u{2028}\n\t")
  }

  @Test(
    "broken UTF-8 becomes U+FFFD and leaves the rest",
    arguments: [[0xFF], [0xC0, 0xAF], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80]] as [[UInt8]])
  func broken(_ bytes: [UInt8]) {
    let text = escaped(bytes + Array("z".utf8))
    #expect(text.hasSuffix("z"))
    #expect(text.contains("\u{FFFD}"))
  }

  @Test(
    "places are tenths by rounding integers",
    arguments: [(12, "12"), (12.5, "12.5"), (-3.14, "-3.1"), (0.04, "0"), (-0.04, "0"), (0.05, "0.1"), (99.96, "100")]
      as [(Double, String)])
  func places(_ value: Double, _ expected: String) {
    var markup = Markup()
    markup.place(value)
    #expect(String(decoding: markup.bytes, as: UTF8.self) == expected)
  }
}

@Suite("Colours")
struct FigureStyleTests {
  private static func text(_ css: StaticString) -> String {
    css.withUTF8Buffer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Colours by their names; of those with an opacity the opaque part.
  private static func colours(_ css: StaticString) -> [String: [Double]] {
    var colours: [String: [Double]] = [:]
    let body = text(css).split(separator: "{").last?.split(separator: "}").first ?? ""
    for entry in body.split(separator: ";") {
      let parts = entry.split(separator: ":")
      guard parts.count == 2, parts[1].hasPrefix("#") else { continue }
      var digits = parts[1].dropFirst().filter { $0.isHexDigit }
      if digits.count == 3 { digits = digits.reduce(into: "") { $0 += "\($1)\($1)" } }
      colours[String(parts[0].drop { $0 == "-" || $0.isWhitespace })] = (0..<3).map { place in
        let start = digits.index(digits.startIndex, offsetBy: 2 * place)
        return Double(Int(digits[start..<digits.index(start, offsetBy: 2)], radix: 16) ?? 0) / 255
      }
    }
    return colours
  }

  /// Relative luminance and contrast (WCAG 2.1).
  private static func contrast(_ one: [Double], _ other: [Double]) -> Double {
    func luminance(_ colour: [Double]) -> Double {
      let linear = colour.map { $0 <= 0.03928 ? $0 / 12.92 : power(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    // The fifth root of the twelfth power, by Newton's steps.
    let target = (0..<12).reduce(1.0) { product, _ in product * base }
    var root = max(base, 1e-3)
    for _ in 0..<60 { root -= (root * root * root * root * root - target) / (5 * root * root * root * root) }
    return exponent == 2.4 ? root : .nan
  }

  @Test("texts reach 4.5 and marks 3 on their ground, by light and in the dark", arguments: [true, false])
  func contrast(isLight: Bool) throws {
    let colours = Self.colours(isLight ? FigureStyle.light : FigureStyle.dark)
    func of(_ name: String) throws -> [Double] { try #require(colours[name], "\(name)") }
    for text in ["ink", "soft", "main", "warn", "good"] {
      #expect(try Self.contrast(of(text), of("paper")) >= 4.5, "\(text)")
    }
    for mark in ["main", "warnfill", "goodfill", "mute"] {
      #expect(try Self.contrast(of(mark), of("paper")) >= 3, "\(mark)")
    }
    for step in 0...5 { #expect(try Self.contrast(of("ht\(step)"), of("h\(step)")) >= 4.5, "heat \(step)") }
  }
}
