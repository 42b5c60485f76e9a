import Figures

/// Figures of made-up data as they occur: ordinary, one row, many, equal, negative, without width, missing, long names.
struct Specimen: Sendable, CustomStringConvertible {
  let kind: String
  let name: String
  let draw: @Sendable (Sheet) -> Canvas
  var description: String { "\(kind): \(name)" }

  static let all: [Specimen] = intervals + bands + weeks + bars + tornados + scatters + strips + curves + timelines

  private static func words(_ english: String, _ german: String) -> Bilingual {
    Bilingual(english: Array(english.utf8), german: Array(german.utf8))
  }
  private static func name(_ text: String) -> Bilingual { Bilingual(utf8: Array(text.utf8)) }
  private static let long = "a-name-of-forty-letters-that-nobody-read"
  /// A number in 0..<1 that looks like luck and is none.
  static func noise(_ place: Int) -> Double { Double((place * 7_919 + 13) * 104_729 % 1_000) / 1_000 }

  private static func row(_ label: Bilingual, _ value: Double, _ half: Double, tone: Tone = .main) -> Intervals.Row {
    Intervals.Row(
      label, value, (value - half, value + half),
      text: LocalNumber.short(value, sign: true) + Bilingual(" (")
        + .between(LocalNumber.short(value - half), LocalNumber.short(value + half)) + Bilingual(")"), tone: tone)
  }

  private static let intervals: [Specimen] = [
    Specimen(kind: "intervals", name: "ordinary") {
      Intervals(
        [
          row(words("Both together", "Beides zusammen"), 1_800_000, 500_000),
          row(words("Fixing causes alone", "Nur Ursachen beseitigen"), 1_900_000, 520_000),
          row(words("Answering alone", "Nur beantworten"), -88_000, 6_000, tone: .worse),
        ], form: .money, marksZero: true
      ).drawn($0)
    },
    Specimen(kind: "intervals", name: "shares with a threshold") {
      Intervals(
        [("platinum", 0.972, 0.669), ("gold", 0.953, 0.687), ("iron", 0.861, 0.861)].map { tier, met, reached in
          Intervals.Row(
            name(tier), met, (met - 0.01, min(1, met + 0.01)),
            text: LocalNumber.share(met, decimals: 1) + words(" answered, ", " beantwortet, ")
              + LocalNumber.share(reached, decimals: 1) + words(" reached", " erreicht"), second: reached)
        }, form: .share, threshold: .init(0.9, label: words("promised: 90 %", "zugesagt: 90 %")),
        limits: ValueRange(0, 1)
      ).drawn($0)
    },
    Specimen(kind: "intervals", name: "one row without an interval") {
      Intervals([Intervals.Row(name("all"), 3, nil, text: LocalNumber.plain(3))], form: .plain).drawn($0)
    },
    Specimen(kind: "intervals", name: "nothing observed") {
      Intervals([Intervals.Row(name("all"), nil, nil, text: LocalNumber.nothing)], form: .share).drawn($0)
    },
    Specimen(kind: "intervals", name: "forty rows") {
      Intervals((0..<40).map { row(name("tier-\($0)"), noise($0) * 1_000 - 300, noise($0 + 50) * 200) }, form: .change)
        .drawn($0)
    },
    Specimen(kind: "intervals", name: "all equal and of no width") {
      Intervals((0..<3).map { row(name("tier-\($0)"), 7, 0) }, form: .plain).drawn($0)
    },
    Specimen(kind: "intervals", name: "names of forty letters") {
      Intervals((0..<3).map { row(name(long + "\($0)"), -12_345_678, 1_234_567) }, form: .moneyChange, marksZero: true)
        .drawn($0)
    },
  ]

  private static func line(_ count: Int, low: Double, high: Double) -> [Band.Point] {
    (0..<count).map {
      let share = Double($0) / Double(max(1, count - 1))
      let value = low * 4 * share * (1 - share) + high * share * share
      return Band.Point(
        day: 20_850 + Int64($0) * 7, value: value, low: value - 90_000 * share, high: value + 90_000 * share)
    }
  }

  private static let bands: [Specimen] = [
    Specimen(kind: "band", name: "payback over two years") {
      Band(
        line(104, low: -460_000, high: -60_000), form: .money, unit: words("EUR, received less spent", "EUR, Saldo"),
        marksZero: true, endLabel: LocalNumber.short(-60_000), isLow: true
      ).drawn($0)
    },
    Specimen(kind: "band", name: "a year with events") {
      Band(
        line(52, low: 200_000, high: 90_000), form: .plain, unit: words("cases waiting", "wartende Fälle"),
        events: [
          Band.Event(from: 20_890, before: 20_905, label: words("spring campaign", "Frühjahrsaktion")),
          Band.Event(from: 20_900, before: 20_901, label: words("billing outage", "Abrechnungsstörung")),
          Band.Event(from: 21_200, before: 21_230, label: name(long)),
        ]
      ).drawn($0)
    },
    Specimen(kind: "band", name: "two days that are equal") {
      Band(
        [Band.Point(day: 0, value: 0, low: 0, high: 0), Band.Point(day: 1, value: 0, low: 0, high: 0)], form: .plain,
        unit: words("cases", "Fälle")
      ).drawn($0)
    },
    Specimen(kind: "band", name: "ten years") {
      Band(line(520, low: 9, high: 5), form: .plain, unit: words("cases", "Fälle"), endLabel: LocalNumber.plain(5))
        .drawn($0)
    },
  ]

  private static let weeks: [Specimen] = [
    Specimen(kind: "week", name: "ordinary") {
      Week(
        load: (0..<168).map { 0.2 + noise($0) }, staffed: (0..<168).map { (9..<18).contains($0 % 24) ? 4 : 0 },
        busy: (0..<168).map { (9..<18).contains($0 % 24) ? 1 + 2 * noise($0) : 0 }
      ).drawn($0)
    },
    Specimen(kind: "week", name: "nobody") {
      Week(load: nil, staffed: [Double](repeating: 0, count: 168), busy: [Double](repeating: 0, count: 168)).drawn($0)
    },
    Specimen(kind: "week", name: "thousands") {
      Week(
        load: nil, staffed: [Double](repeating: 12_000, count: 168), busy: [Double](repeating: 9_000, count: 168)
      ).drawn($0)
    },
    Specimen(kind: "heat", name: "ordinary") {
      Heat(
        (0..<168).map { $0 % 24 < 3 ? nil : noise($0) * noise($0 + 3) }, isVague: (0..<168).map { $0 % 11 == 0 }
      ).drawn($0)
    },
    Specimen(kind: "heat", name: "all broken and vague") {
      Heat([Double](repeating: 1, count: 168), isVague: [Bool](repeating: true, count: 168)).drawn($0)
    },
  ]

  private static let bars: [Specimen] = [
    Specimen(kind: "bars", name: "cascade") {
      Bars([
        .init(
          words("Margin kept to Jan 2029", "Gehaltene Marge bis Jan. 2029"), to: 395_000,
          text: LocalNumber.short(395_000),
          note: .between(LocalNumber.short(338_000), LocalNumber.short(448_000))),
        .init(
          words("Margin after that, estimated", "Marge danach, geschätzt"), from: 395_000, to: 1_395_000,
          text: LocalNumber.short(1_000_000, sign: true), fill: .estimated),
        .init(
          words("Labour", "Personal"), from: 1_395_000, to: 1_100_000, text: LocalNumber.short(-295_000, sign: true),
          fill: .plain(.worse)),
        .init(
          words("Net", "Netto"), to: 1_100_000, text: LocalNumber.short(1_100_000), fill: .plain(.unshown)),
      ]).drawn($0)
    },
    Specimen(kind: "bars", name: "below zero") {
      Bars([
        .init(name("a"), to: -4, text: LocalNumber.plain(-4)),
        .init(name("b"), from: -4, to: 3, text: LocalNumber.plain(7)),
      ]).drawn($0)
    },
    Specimen(kind: "bars", name: "one of nothing") {
      Bars([.init(name("a"), to: 0, text: LocalNumber.plain(0))]).drawn($0)
    },
    Specimen(kind: "bars", name: "names of forty letters and notes") {
      Bars(
        (0..<12).map {
          .init(
            name(long), to: noise($0) * 1e6, text: LocalNumber.plain(noise($0) * 1e6),
            note: words("7 % of the line above", "7 % der Zeile darüber"))
        }
      ).drawn($0)
    },
  ]

  private static let tornados: [Specimen] = [
    Specimen(kind: "tornado", name: "ordinary") {
      Tornado(
        [
          .init(
            words("Leave after a failure", "Gehen nach Fehler"),
            low: .init(-620_000, (-800_000, -440_000), text: words("−33 %", "−33 %")),
            high: .init(700_000, (420_000, 980_000), text: words("+38 %", "+38 %"))),
          .init(
            words("Time to a fix", "Zeit bis zur Maßnahme"),
            low: .init(-300_000, (-500_000, -100_000), text: words("150 d", "150 T")),
            high: .init(250_000, (90_000, 410_000), text: words("60 d", "60 T"))),
          .init(
            words("Reach", "Erreichbarkeit"), low: .init(-9_000, (-30_000, 12_000), text: words("30 %", "30 %")),
            high: .init(7_000, (-9_000, 23_000), text: words("50 %", "50 %"))),
        ], form: .moneyChange
      ).drawn($0)
    },
    Specimen(kind: "tornado", name: "both ends on one side") {
      Tornado(
        [.init(name(long), low: .init(40, nil, text: name("0.1")), high: .init(90, nil, text: name("0.9")))],
        form: .change
      ).drawn($0)
    },
  ]

  private static let scatters: [Specimen] = [
    Specimen(kind: "scatter", name: "ordinary") {
      Scatter(
        (0..<7).map { index in
          let (x, y) = (noise(index) * 60_000 - 20_000, noise(index + 20) * 60 - 20)
          return .init(
            name("@variant-\(index)"), x: (x, x - 4_000, x + 4_000), y: (y, y - 9, y + 9),
            tone: index == 0 ? .unshown : .main)
        }, across: (.moneyChange, words("cost against today, EUR", "Kosten gegen heute, EUR")),
        upwards: (.change, words("customers kept against today", "gehaltene Kunden gegen heute"))
      ).drawn($0)
    },
    Specimen(kind: "scatter", name: "all in one place") {
      Scatter(
        (0..<20).map { _ in .init(name(long), x: (1, 1, 1), y: (1, 1, 1)) }, across: (.plain, name("x")),
        upwards: (.plain, name("y"))
      ).drawn($0)
    },
  ]

  private static let strips: [Specimen] = [
    Specimen(kind: "strip", name: "twenty years") {
      Strip(
        (0..<20).map { noise($0) * 4e6 - 6e5 }, mean: 1.4e6, range: (0.9e6, 1.9e6),
        label: LocalNumber.short(1.4e6) + words(" on average", " im Mittel"), form: .money
      ).drawn($0)
    },
    Specimen(kind: "strip", name: "four hundred equal years") {
      Strip([Double](repeating: 5, count: 400), mean: 5, range: nil, label: LocalNumber.plain(5), form: .plain).drawn(
        $0)
    },
    Specimen(kind: "strip", name: "all in the red") {
      Strip(
        (0..<12).map { noise($0) * -9e4 - 9_000 }, mean: -5e4, range: (-6e4, -4e4),
        label: LocalNumber.short(-5e4) + words(" on average", " im Mittel"), form: .money
      ).drawn($0)
    },
  ]

  private static let curves: [Specimen] = [
    Specimen(kind: "curve", name: "ordinary") {
      Curve(
        [0.59, 0.968, 0.993, 0.994].enumerated().map { index, value in
          .init(
            LocalNumber.count(index + 1), value: value, range: (value - 0.02, min(1, value + 0.006)),
            tone: index == 0 ? .worse : .main, fresh: index == 1 ? (0.98, 0.9726) : index == 0 ? (0.6, 0.61) : nil,
            below: [LocalNumber.short(50_000 * Double(index + 5)), LocalNumber.short(-50_000, sign: true)],
            isAnswer: index == 1)
        }, threshold: (0.95, words("required: 95 %", "verlangt: 95 %")),
        answerLabel: [words("certified", "bescheinigt"), words("≥ 97.3 %", "≥ 97,3 %")], form: .share,
        unit: words("platinum in time", "Platin rechtzeitig"), limits: ValueRange(0, 1)
      ).drawn($0)
    },
    Specimen(kind: "curve", name: "forty staffings") {
      Curve(
        (0..<40).map {
          .init(
            name("\($0)+12"), value: Double($0) / 40, range: nil, tone: .main,
            below: [LocalNumber.short(1e6)], isAnswer: $0 == 39)
        }, threshold: (0.9, words("required: 90 %", "verlangt: 90 %")), answerLabel: [words("best", "beste")],
        form: .share, unit: name("share")
      ).drawn($0)
    },
    Specimen(kind: "curve", name: "one staffing") {
      Curve(
        [.init(LocalNumber.count(1), value: 3, range: (3, 3), tone: .main, isAnswer: true)],
        threshold: (3, words("at most 3 h", "höchstens 3 h")), answerLabel: [], form: .plain, unit: name("h")
      ).drawn($0)
    },
  ]

  private static let timelines: [Specimen] = [
    Specimen(kind: "timeline", name: "three lives") {
      Timeline([
        .init(
          words("Case 17: late by 6 hours", "Fall 17: 6 Stunden zu spät"),
          stays: [
            .init(from: 0, to: 30, kind: .waiting), .init(from: 30, to: 30.5, kind: .work),
            .init(from: 30.5, to: 54, kind: .customer), .init(from: 54, to: 54.4, kind: .work),
          ], contacts: [30.2, 54.1], deadline: 24),
        .init(
          words("Case 4: in time", "Fall 4: rechtzeitig"), stays: [.init(from: 0, to: 900, kind: .customer)],
          contacts: [2, 900], deadline: nil),
        .init(name(long), stays: [], contacts: [], deadline: nil),
      ]).drawn($0)
    }
  ]
}
