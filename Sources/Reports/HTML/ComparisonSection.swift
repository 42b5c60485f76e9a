internal import Figures
internal import Scenarios

/// The section of a page that tells of a comparison.
struct ComparisonSection {
  private struct Row {
    let other: String
    let metric: String
    let tier: String
    let isOverall: Bool
    let figure: Figure
    let isJoint: Bool
    let change: String
  }

  let sections: [ReportSection]

  init(_ folder: ResultFolder) throws(ResultProblem) {
    let dimensions = ["tier", "channel", "team", "treatment", "sla", "severity", "cause"]
    guard
      let table = try folder.table(
        "comparison.csv", words: ["other", "metric", "change", "unit"] + dimensions,
        figures: ["estimate", "ci_low", "ci_high", "joint_low", "joint_high", "n"], further: (["fate"], []))
    else {
      sections = []
      return
    }
    let words = ["other", "metric", "change", "unit"].map { table.words($0) }
    let groups = dimensions.map { table.words($0) }
    let fates = table.words("fate")
    let (values, lows, highs) = (table.figures("estimate"), table.figures("ci_low"), table.figures("ci_high"))
    let (jointLows, jointHighs) = (table.figures("joint_low"), table.figures("joint_high"))
    var rows: [Row] = []
    for row in 0..<table.count where fates[row] != "without" {
      let filled = groups.indices.filter { !groups[$0][row].isEmpty }
      let isJoint = jointLows[row].isFinite && jointHighs[row].isFinite
      rows.append(
        Row(
          other: words[0][row], metric: words[1][row], tier: filled == [0] ? groups[0][row] : "",
          isOverall: filled.isEmpty,
          figure: Figure(
            value: values[row], low: isJoint ? jointLows[row] : lows[row], high: isJoint ? jointHighs[row] : highs[row],
            count: Int(table.figures("n")[row].isFinite ? table.figures("n")[row] : 0), unit: words[3][row]),
          isJoint: isJoint,
          change: Self.supported(
            words[2][row], by: (isJoint ? jointLows : lows)[row], (isJoint ? jointHighs : highs)[row])))
    }
    var others: [String] = []
    for row in rows where !others.contains(row.other) { others.append(row.other) }
    var blocks: [ReportBlock] = []
    for shown in Self.shown {
      let metric = rows.filter { $0.isOverall && $0.metric == shown.metric && $0.figure.value.isFinite }
      if let figure = Self.forest(shown, metric) { blocks.append(.figure(figure)) }
    }
    if let table = Self.byTier(rows, others) {
      blocks.append(
        .table(
          title: Bilingual("Who is answered sooner, who later", "Wer früher und wer später Antwort erhält"),
          subtitle: Bilingual(
            "Change of the mean time to the first answer, in hours; ▼ sooner, ▲ later, · no difference shown",
            "Änderung der mittleren Zeit bis zur ersten Antwort, in Stunden; ▼ früher, ▲ später, · kein Unterschied gezeigt"
          ),
          table))
    }
    if let figure = Self.frontier(rows, others) { blocks.append(.figure(figure)) }
    let first = folder.manifest["contenders"]?.items?.first?["name"]?.text ?? ""
    let count = rows.first?.figure.count ?? 0
    sections =
      blocks.isEmpty
      ? []
      : [
        ReportSection(
          name: "compare", views: [.executive, .manager],
          title: .say(
            "Compared with {0}", "Verglichen mit {0}", Bilingual(name: first)),
          blocks: [
            .text(
              .say(
                "Each against {0}, on the same customers with the same luck, {1} replications. Where an interval crosses the middle line, no difference is shown.",
                "Jeder gegen {0}, mit denselben Kunden und demselben Glück, {1} Replikationen. Kreuzt das Intervall die Mittellinie, ist kein Unterschied gezeigt.",
                Bilingual(name: first), LocalNumber.count(count)))
          ] + blocks)
      ]
  }

  private struct Shown {
    let metric: String
    let heading: Bilingual
    let name: Bilingual
    let subtitle: Bilingual
    let form: AxisForm
    let write: @Sendable (Figure) -> SpokenFigure
  }

  private static let shown = [
    Shown(
      metric: "sla.first_response.met", heading: Bilingual("Promises kept", "Gehaltene Zusagen"),
      name: Bilingual("promises kept", "gehaltenen Zusagen"),
      subtitle: Bilingual(
        "First responses in time, change in percentage points",
        "Erste Antworten rechtzeitig, Änderung in Prozentpunkten"),
      form: .points, write: { .points($0) }),
    Shown(
      metric: "wait.time.mean", heading: Bilingual("The wait", "Wartezeit"),
      name: Bilingual("the wait", "der Wartezeit"),
      subtitle: Bilingual("Mean wait for staff, change in hours", "Mittlere Wartezeit, Änderung in Stunden"),
      form: .change, write: { .hours($0, sign: true) }),
    Shown(
      metric: "customers.net", heading: Bilingual("Customers kept", "Gehaltene Kunden"),
      name: Bilingual("customers kept", "gehaltenen Kunden"),
      subtitle: Bilingual("Customers kept, change", "Gehaltene Kunden, Änderung"), form: .change,
      write: { .count($0, sign: true) }),
    Shown(
      metric: "money.cost", heading: Bilingual("Cost", "Kosten"), name: Bilingual("cost", "den Kosten"),
      subtitle: Bilingual("Cost of the window, change", "Kosten des Zeitraums, Änderung"), form: .moneyChange,
      write: { .money($0, sign: true) }),
    Shown(
      metric: "money.net_benefit", heading: Bilingual("Value kept less cost", "Gehaltener Wert abzüglich Kosten"),
      name: Bilingual("the balance", "dem Saldo"),
      subtitle: Bilingual("Value kept less cost, change", "Gehaltener Wert abzüglich Kosten, Änderung"),
      form: .moneyChange, write: { .money($0, sign: true) }),
  ]

  /// A word about a difference, unless the interval that is drawn beside it lies on both sides of 0.
  private static func supported(_ change: String, by low: Double, _ high: Double) -> String {
    change == "no change" || low > 0 || high < 0 ? change : "not shown"
  }

  private static func verdict(_ change: String) -> (words: Bilingual, tone: Tone) {
    switch change {
    case "better": (Bilingual("better", "besser"), .better)
    case "worse": (Bilingual("worse", "schlechter"), .worse)
    case "more": (Bilingual("more", "mehr"), .main)
    case "less": (Bilingual("less", "weniger"), .main)
    case "no change": (Bilingual("no change", "gleich"), .unshown)
    default: (Bilingual("not shown", "nicht gezeigt"), .unshown)
    }
  }

  private static func forest(_ shown: Shown, _ rows: [Row]) -> ReportFigure? {
    guard !rows.isEmpty else { return nil }
    let better = rows.filter { $0.change == "better" }
    let title: Bilingual
    if rows.allSatisfy({ $0.change == "not shown" || $0.change == "no change" }) {
      title = .say("No difference in {0} is shown", "Kein Unterschied bei {0} gezeigt", shown.name)
    } else if better.count == 1, rows.count > 1, rows[0].figure.count >= 10 {
      title = .say(
        "Only {0} is shown to be better in {1}", "Nur {0} ist nachweislich besser bei {1}",
        Bilingual(name: better[0].other), shown.name)
    } else {
      title = shown.heading
    }
    let unit = rows[0].figure.unit
    let drawn = Intervals(
      rows.map { row in
        let verdict = verdict(row.change)
        return Intervals.Row(
          Bilingual(name: row.other), row.figure.value, row.figure.range,
          text: shown.write(row.figure).text + Bilingual(" ", " ") + verdict.words, tone: verdict.tone)
      }, form: shown.form, marksZero: true)
    let isJoint = rows.allSatisfy(\.isJoint)
    let isMoney = shown.metric.hasPrefix("money.")
    return ReportFigure(
      name: "compare-\(shown.metric)", title: title,
      subtitle: shown.subtitle + (isMoney ? Bilingual(name: ", \(unit)") : .empty)
        + (isJoint
          ? Bilingual("; 95 % for all together", "; 95 % für alle zusammen")
          : Bilingual("; 95 % for each alone", "; 95 % für jeden einzeln")),
      alternative: .joined(
        rows.map {
          Bilingual(name: "\($0.other): ") + shown.write($0.figure).text + Bilingual(" ", " ")
            + verdict($0.change).words
        }),
      notes: [
        Bilingual(
          "A word stands where the interval lies on one side of the middle line.",
          "Ein Wort steht, wo das Intervall auf einer Seite der Mittellinie liegt.")
      ],
      data: ReportTable(
        head: [Bilingual("Contender", "Variante"), Bilingual("change", "Änderung")] + RunSections.valueHead
          + [Bilingual("verdict", "Urteil")],
        rows: rows.map { row in
          let decimals = unit == "share" ? 4 : 2
          return [
            .init(Bilingual(name: row.other), isCode: true),
            .init(LocalNumber.plain(row.figure.value, decimals: decimals, sign: true)),
            .init(LocalNumber.plain(row.figure.low, decimals: decimals, sign: true)),
            .init(LocalNumber.plain(row.figure.high, decimals: decimals, sign: true)),
            .init(verdict(row.change).words, tone: verdict(row.change).tone),
          ]
        }), draw: { drawn.drawn($0) })
  }

  private static func byTier(_ rows: [Row], _ others: [String]) -> ReportTable? {
    let waits = rows.filter { $0.metric == "response.time.mean" && !$0.tier.isEmpty && $0.figure.value.isFinite }
    var tiers: [String] = []
    for row in waits where !tiers.contains(row.tier) { tiers.append(row.tier) }
    guard !tiers.isEmpty else { return nil }
    return ReportTable(
      head: [Bilingual("Tier", "Stufe")] + others.map { Bilingual(name: $0) },
      rows: tiers.map { tier in
        [.init(Bilingual(name: tier))]
          + others.map { other in
            guard let row = waits.first(where: { $0.tier == tier && $0.other == other }) else {
              return .init(LocalNumber.nothing)
            }
            let sign = row.change == "better" ? "▼ " : row.change == "worse" ? "▲ " : "· "
            return .init(
              Bilingual(name: sign) + SpokenFigure.hours(row.figure, sign: true).value,
              aside: SpokenFigure.hours(row.figure, sign: true).interval, tone: verdict(row.change).tone)
          }
      })
  }

  private static func frontier(_ rows: [Row], _ others: [String]) -> ReportFigure? {
    var points = [
      Scatter.Point(Bilingual("today", "heute"), x: (0, 0, 0), y: (0, 0, 0), tone: .unshown)
    ]
    for other in others {
      guard let cost = rows.first(where: { $0.isOverall && $0.metric == "money.cost" && $0.other == other })?.figure,
        let kept = rows.first(where: { $0.isOverall && $0.metric == "customers.net" && $0.other == other })?.figure,
        cost.hasRange, kept.hasRange
      else { continue }
      points.append(
        Scatter.Point(
          Bilingual(name: other), x: (cost.value, cost.low, cost.high), y: (kept.value, kept.low, kept.high)))
    }
    guard points.count >= 3, points.contains(where: { $0.x.value != 0 || $0.y.value != 0 }) else { return nil }
    let drawn = Scatter(
      points, across: (.moneyChange, Bilingual("cost against today", "Kosten gegen heute")),
      upwards: (.change, Bilingual("customers kept against today", "gehaltene Kunden gegen heute")))
    return ReportFigure(
      name: "frontier", title: Bilingual("Cost against customers kept", "Kosten gegen gehaltene Kunden"),
      subtitle: Bilingual(
        "Both against today; the dotted line joins what nothing beats on average",
        "Beides gegen heute; die gepunktete Linie verbindet, was im Mittel nichts übertrifft"),
      alternative: .joined(
        points.map {
          $0.label + Bilingual(": ", ": ") + LocalNumber.short($0.x.value, sign: true) + Bilingual(", ", ", ")
            + LocalNumber.plain($0.y.value, sign: true)
        }),
      notes: [
        Bilingual(
          "Crosses are intervals in both directions. Points whose crosses overlap are not told apart.",
          "Kreuze sind Intervalle in beiden Richtungen. Punkte mit überlappenden Kreuzen sind nicht zu unterscheiden.")
      ],
      data: ReportTable(
        head: [
          Bilingual("Contender", "Variante"), Bilingual("cost", "Kosten"),
          Bilingual("customers kept", "gehaltene Kunden"),
        ],
        rows: points.map {
          [
            .init($0.label), .init(LocalNumber.plain($0.x.value, sign: true)),
            .init(LocalNumber.plain($0.y.value, decimals: 1, sign: true)),
          ]
        }), draw: { drawn.drawn($0) })
  }
}
