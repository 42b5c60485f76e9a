internal import Figures
internal import Scenarios

/// The section of a page that tells of a stress test.
struct StressSection {
  let sections: [ReportSection]

  init(_ folder: ResultFolder) throws(ResultProblem) {
    guard
      let table = try folder.table(
        "stress.csv", words: ["stress", "meaning"],
        figures: [
          "days_p50", "days_p10", "days_p90", "not_back", "worst_week", "money_lost", "money_low", "money_high",
          "met_change", "met_low", "met_high", "n",
        ]), table.count > 0
    else {
      sections = []
      return
    }
    let names = table.words("stress").map { Bilingual(name: $0) }
    func figure(_ value: String, _ low: String, _ high: String, _ row: Int) -> Figure {
      Figure(value: table.figures(value)[row], low: table.figures(low)[row], high: table.figures(high)[row])
    }
    var blocks: [ReportBlock] = []
    let rows = 0..<table.count
    let count = table.figures("n").first { $0.isFinite } ?? 0
    let days = rows.map { row -> Intervals.Row in
      let found = figure("days_p50", "days_p10", "days_p90", row)
      let text: Bilingual =
        found.value.isFinite
        ? LocalNumber.plain(found.value) + Bilingual("\u{A0}d", "\u{A0}T")
          + (found.hasRange
            ? Bilingual.between(LocalNumber.plain(found.low), LocalNumber.plain(found.high)).bracketed : .empty)
        : Bilingual("not back", "nicht zurück")
      return Intervals.Row(names[row], found.value.isFinite ? found.value : nil, found.range, text: text)
    }
    let dataTable = ReportTable(
      head: [
        Bilingual("Strain", "Belastung"), Bilingual("what happens", "was geschieht"),
        Bilingual("days to come back", "Tage bis zurück"),
        Bilingual("not back", "nicht zurück"), Bilingual("worst week, cases", "schlimmste Woche, Fälle"),
        Bilingual("promises, points", "Zusagen, Punkte"), Bilingual("money lost", "verlorenes Geld"),
      ],
      rows: rows.map { row in
        [
          .init(names[row]), .init(Bilingual(name: table.words("meaning")[row])),
          .init(days[row].text), .init(LocalNumber.share(table.figures("not_back")[row])),
          .init(LocalNumber.plain(table.figures("worst_week")[row])),
          .init(SpokenFigure.points(figure("met_change", "met_low", "met_high", row))),
          .init(SpokenFigure.money(figure("money_lost", "money_low", "money_high", row))),
        ]
      })
    if days.contains(where: { $0.value != nil }) {
      let drawn = Intervals(days, form: .plain, marksZero: true)
      blocks.append(
        .figure(
          ReportFigure(
            name: "stress-days",
            title: Bilingual("How long the desk takes to come back", "Wie lange das Team zurück braucht"),
            subtitle: Bilingual(
              "Days until the queue is back: median of simulated years, and 8 in 10 of them",
              "Tage, bis die Warteschlange zurück ist: Median der simulierten Jahre und 8 von 10"),
            alternative: .joined(zip(names, days).map { $0 + Bilingual(": ", ": ") + $1.text }),
            notes: rows.map { names[$0] + Bilingual(": ", ": ") + Bilingual(name: table.words("meaning")[$0]) },
            data: dataTable, draw: { drawn.drawn($0) })))
    }
    let lost = rows.map { figure("money_lost", "money_low", "money_high", $0) }
    if lost.contains(where: { $0.value.isFinite && $0.value != 0 }) {
      // Only where ten replications or more put its interval above those of all others.
      let worst = zip(names, lost).enumerated().first { index, strain in
        count >= 10 && strain.1.isPositive
          && lost.enumerated().allSatisfy { $0.offset == index || $0.element.high < strain.1.low }
      }?.element
      let isNoneShown = lost.allSatisfy { !$0.isPositive && !$0.isNegative }
      let drawn = Intervals(
        zip(names, lost).map { name, figure in
          Intervals.Row(
            name, figure.value.isFinite ? figure.value : nil, figure.range,
            text: SpokenFigure.shortMoney(figure, sign: true).text,
            tone: figure.isPositive ? .worse : figure.isNegative ? .better : .unshown)
        }, form: .moneyChange, marksZero: true)
      blocks.append(
        .figure(
          ReportFigure(
            name: "stress-money",
            title: worst.map { .say("{0} costs most", "{0} kostet am meisten", $0.0) }
              ?? (isNoneShown
                ? Bilingual("No loss of money is shown", "Kein Verlust an Geld gezeigt")
                : Bilingual("What strains cost", "Was Belastungen kosten")),
            subtitle: Bilingual(
              "Margin up to the horizon less cost that the strain takes away; 95 % intervals, paired",
              "Marge bis zum Horizont abzüglich Kosten, die die Belastung nimmt; 95-%-Intervalle, gepaart"),
            alternative: .joined(
              zip(names, lost).map { $0 + Bilingual(": ", ": ") + SpokenFigure.shortMoney($1).text }),
            notes: [], data: blocks.isEmpty ? dataTable : nil, draw: { drawn.drawn($0) })))
    }
    sections =
      blocks.isEmpty
      ? []
      : [
        ReportSection(
          name: "stress", views: [.executive, .manager],
          title: Bilingual("Under strain", "Unter Belastung"), blocks: blocks)
      ]
  }
}
