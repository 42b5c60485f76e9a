internal import Figures

extension Bilingual {
  /// A text in both languages.
  init(_ english: String, _ german: String) {
    self.init(english: Array(english.utf8), german: Array(german.utf8))
  }

  /// A name or symbol that is the same in both.
  init(name: String) { self.init(utf8: Array(name.utf8)) }

  /// A text in both languages with parts put in where `{0}`, `{1}` stand.
  static func say(_ english: String, _ german: String, _ parts: Bilingual...) -> Bilingual {
    func filled(_ text: String, _ part: (Bilingual) -> [UInt8]) -> [UInt8] {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        if byte == 0x7B, let digit = rest.first, rest.dropFirst().first == 0x7D, (0x30...0x39).contains(digit) {
          let index = Int(digit - 0x30)
          precondition(index < parts.count, "Each place has its part")
          bytes += part(parts[index])
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      }
      return bytes
    }
    return Bilingual(english: filled(english) { $0.english }, german: filled(german) { $0.german })
  }

  /// Texts one after another with something between.
  static func joined(_ texts: [Bilingual], by separator: Bilingual = Bilingual("; ", "; ")) -> Bilingual {
    var joined = Bilingual.empty
    for (index, text) in texts.enumerated() { joined += index == 0 ? text : separator + text }
    return joined
  }

  /// The text in brackets after a space.
  var bracketed: Bilingual { Bilingual(name: " (") + self + Bilingual(name: ")") }
}

/// An estimate in words: the value, and its interval where it has one.
struct SpokenFigure {
  let value: Bilingual
  /// Empty where there is no interval.
  let interval: Bilingual

  /// Both: `9.6 (8.8 to 10.4)`.
  var text: Bilingual { interval.isEmpty ? value : value + interval.bracketed }

  private init(_ figure: Figure?, decimals: Int, write: (Double, Int) -> Bilingual, unit: Bilingual = .empty) {
    guard let figure, figure.value.isFinite else {
      value = LocalNumber.nothing
      interval = .empty
      return
    }
    // An end that is not 0 must not be read as 0: which side of it an interval lies on is what readers look for.
    var decimals = decimals
    for _ in 0..<3 {
      let ends = [figure.low, figure.high].filter { $0.isFinite && $0 != 0 }
      guard figure.halfWidth > 0, ends.contains(where: { write($0, decimals) == write(0, decimals) }) else { break }
      decimals += 1
    }
    value = write(figure.value, decimals) + unit
    interval =
      figure.hasRange && figure.halfWidth > 0
      ? .between(write(figure.low, decimals), write(figure.high, decimals)) : .empty
  }

  /// A count.
  static func count(_ figure: Figure?, sign: Bool = false) -> SpokenFigure {
    let digits = LocalNumber.decimals(
      halfWidth: figure?.halfWidth ?? 0, most: (figure?.value.magnitude ?? 0) < 10 ? 1 : 0)
    return SpokenFigure(figure, decimals: figure?.halfWidth == 0 ? 0 : digits) {
      LocalNumber.plain($0, decimals: $1, sign: sign)
    }
  }

  /// Money, exact as far as its interval says.
  static func money(_ figure: Figure?, sign: Bool = false) -> SpokenFigure {
    let halfWidth = figure?.halfWidth ?? 0
    let decimals = halfWidth > 0 ? min(0, LocalNumber.decimals(halfWidth: halfWidth, most: 0)) : 0
    return SpokenFigure(figure, decimals: decimals) { LocalNumber.plain($0, decimals: $1, sign: sign) }
  }

  /// Money, short: 1.8 m.
  static func shortMoney(_ figure: Figure?, sign: Bool = false) -> SpokenFigure {
    if let figure, figure.hasRange, LocalNumber.short(figure.low) == LocalNumber.short(figure.high) {
      return money(figure, sign: sign)
    }
    return SpokenFigure(figure, decimals: 0) { value, _ in LocalNumber.short(value, sign: sign) }
  }

  /// A share in percent.
  static func share(_ figure: Figure?) -> SpokenFigure {
    let halfWidth = (figure?.halfWidth ?? 0) * 100
    let decimals = halfWidth > 0 ? max(0, LocalNumber.decimals(halfWidth: halfWidth, most: 1)) : 1
    return SpokenFigure(
      figure, decimals: decimals, write: { LocalNumber.plain($0 * 100, decimals: $1) },
      unit: Bilingual("\u{A0}%", "\u{A0}%"))
  }

  /// A change of a share in points.
  static func points(_ figure: Figure?) -> SpokenFigure {
    let halfWidth = (figure?.halfWidth ?? 0) * 100
    let decimals = halfWidth > 0 ? max(0, LocalNumber.decimals(halfWidth: halfWidth, most: 1)) : 1
    return SpokenFigure(figure, decimals: decimals) { LocalNumber.plain($0 * 100, decimals: $1, sign: true) }
  }

  /// Hours.
  static func hours(_ figure: Figure?, sign: Bool = false) -> SpokenFigure {
    let decimals = figure.map { $0.halfWidth > 0 ? max(0, LocalNumber.decimals(halfWidth: $0.halfWidth, most: 1)) : 1 }
    return SpokenFigure(
      figure, decimals: decimals ?? 1, write: { LocalNumber.plain($0, decimals: $1, sign: sign) },
      unit: Bilingual("\u{A0}h", "\u{A0}h"))
  }

  /// A figure in the unit that files name.
  static func inUnit(_ figure: Figure?, currency: String) -> SpokenFigure {
    switch figure?.unit {
    case "share": return share(figure)
    case "count": return count(figure)
    case "h": return hours(figure)
    case .some(currency): return money(figure)
    default:
      let decimals = LocalNumber.decimals(halfWidth: figure?.halfWidth ?? 0, most: 2)
      return SpokenFigure(figure, decimals: max(0, min(2, decimals))) { LocalNumber.plain($0, decimals: $1) }
    }
  }
}
