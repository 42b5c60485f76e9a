internal import Figures
internal import Scenarios

/// The section of a page that tells of a search for the least staffing.
struct SizingSection {
  let sections: [ReportSection]

  init(_ folder: ResultFolder) throws(ResultProblem) {
    let fields = (folder.manifest["vary"]?.items ?? []).compactMap(\.text)
      .compactMap { $0.split(separator: "=").first.map(String.init) }
    guard
      let table = try folder.table(
        "sizing.csv", words: ["requirement", "standing", "currency"] + fields,
        figures: ["value", "ci_low", "ci_high", "paid_hours", "step_benefit", "step_benefit_low", "step_benefit_high"],
        further: ([], ["cost_minor", "cost"]))
    else {
      sections = []
      return
    }
    let requirements = table.words("requirement").reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    var blocks: [ReportBlock] = []
    for requirement in requirements {
      if let figure = Self.figure(requirement, table, fields, isFirst: requirement == requirements.first) {
        blocks.append(.figure(figure))
      }
    }
    sections =
      blocks.isEmpty
      ? []
      : [
        ReportSection(
          name: "size", views: [.executive, .manager],
          title: .say(
            "Sized: {0}", "Bemessen: {0}", .joined(fields.map { Bilingual(name: $0) }, by: Bilingual(", ", ", "))),
          blocks: blocks)
      ]
  }

  /// The number that a requirement asks for: `>= 95%`, `<= 8h`; nil where it is none.
  static func threshold(_ requirement: String) -> (value: Double, isShare: Bool)? {
    guard let sign = requirement.range(of: ["<=", ">="]) else { return nil }
    let text = String(requirement[sign...].dropFirst(2)).trimmingSpaces
    if text.hasSuffix("%") { return Double(text.dropLast()).map { ($0 / 100, true) } }
    for (suffix, factor) in [("min", 1.0 / 60), ("m", 1.0 / 60), ("h", 1.0), ("d", 24.0), ("w", 168.0)]
    where text.hasSuffix(suffix) {
      return Double(text.dropLast(suffix.count)).map { ($0 * factor, false) }
    }
    return Double(text).map { ($0, false) }
  }

  private static func figure(
    _ requirement: String, _ table: ResultTable, _ fields: [String], isFirst: Bool
  ) -> ReportFigure? {
    guard let threshold = threshold(requirement) else { return nil }
    let rows = (0..<table.count).filter {
      table.words("requirement")[$0] == requirement && table.figures("value")[$0].isFinite
    }
    guard rows.count > 1 else { return nil }
    let standings = table.words("standing")
    let currency = Array((table.words("currency").first ?? "").utf8)
    let fieldWords = fields.map { table.words($0) }
    func name(_ row: Int) -> Bilingual {
      .joined(fieldWords.map { Bilingual(name: $0[row]) }, by: Bilingual("+", "+"))
    }
    func cost(_ row: Int) -> Double {
      let direct = table.figures("cost")[row]
      return direct.isFinite ? direct : table.figures("cost_minor")[row] / 100
    }
    func step(_ row: Int) -> Figure {
      Figure(
        value: table.figures("step_benefit")[row], low: table.figures("step_benefit_low")[row],
        high: table.figures("step_benefit_high")[row])
    }
    func value(_ row: Int) -> Figure {
      Figure(value: table.figures("value")[row], low: table.figures("ci_low")[row], high: table.figures("ci_high")[row])
    }
    let asked = threshold.value * (threshold.isShare ? 100 : 1)
    let askedDecimals = asked == asked.rounded() ? 0 : 1
    let required =
      threshold.isShare
      ? LocalNumber.share(threshold.value, decimals: askedDecimals)
      : LocalNumber.plain(threshold.value, decimals: askedDecimals)
    func written(_ value: Double) -> Bilingual {
      threshold.isShare ? LocalNumber.share(value, decimals: 1) : LocalNumber.plain(value, decimals: 1)
    }
    // The least that is certified; those above it stand on it.
    let answer = rows.first { standings[$0] == "certified" }
    let refused = answer.flatMap { answer in rows.last { $0 < answer } }.map { standings[$0] == "does not suffice" }
    let isSingle = fields.count == 1
    let title: Bilingual
    if let answer, isSingle, let people = Int(fieldWords[0][answer]) {
      let (few, one) = (LocalNumber.count(people), LocalNumber.count(people - 1))
      title =
        refused == true
        ? .say(
          "With {0} it suffices, with {1} it does not; both are certified",
          "Mit {0} reicht es, mit {1} nicht; beides ist bescheinigt", few, one)
        : rows.first == answer
          ? .say(
            "With {0} it suffices, the least that was asked about",
            "Mit {0} reicht es, der kleinsten Zahl, nach der gefragt war", few)
          : .say(
            "With {0} it suffices; with {1} it is not settled", "Mit {0} reicht es; mit {1} ist es nicht entschieden",
            few, one
          )
    } else if let answer {
      title = .say("{0} suffices", "{0} reicht", name(answer))
    } else {
      title = Bilingual("No staffing is certified", "Keine Besetzung ist bescheinigt")
    }
    let drawn = Curve(
      rows.map { row in
        let benefit = step(row)
        var below = [LocalNumber.short(cost(row))]
        if benefit.value.isFinite {
          below.append(
            benefit.isPositive || benefit.isNegative
              ? LocalNumber.short(benefit.value, sign: true) : Bilingual("not shown", "nicht gezeigt"))
        } else {
          below.append(LocalNumber.nothing)
        }
        return Curve.Point(
          name(row), value: value(row).value, range: value(row).range,
          tone: standings[row] == "does not suffice" ? .worse : .main, below: below, isAnswer: row == answer)
      },
      threshold: (
        threshold.value,
        .say("required: {0}", "verlangt: {0}", required)
      ), answerLabel: answer == nil ? [] : [Bilingual("certified", "bescheinigt")],
      form: threshold.isShare ? .share : .plain, unit: Bilingual(name: String(requirement.prefix { $0 != " " })),
      limits: threshold.isShare ? ValueRange(0, 1) : nil)
    return ReportFigure(
      name: isFirst ? "size" : "size-\(requirement.prefix { $0 != " " })", title: title,
      subtitle: .say(
        "{0} by {1}; below each: scheduled work in {2}, and the balance of one step more",
        "{0} nach {1}; darunter: geplante Arbeit in {2} und der Saldo eines Schritts mehr",
        Bilingual(name: requirement), .joined(fields.map { Bilingual(name: $0) }, by: Bilingual("+", "+")),
        Bilingual(utf8: currency)),
      alternative: .joined(rows.map { name($0) + Bilingual(": ", ": ") + written(value($0).value) }),
      notes: [
        Bilingual(
          "Dots with intervals are the replications of the search, all on the same customers; certificates rest on fresh ones.",
          "Punkte mit Intervall sind die Replikationen der Suche, alle an denselben Kunden; Bescheinigungen beruhen auf frischen."
        )
      ],
      data: ReportTable(
        head: [Bilingual("Staffing", "Besetzung"), Bilingual("attained", "erreicht")] + RunSections.valueHead + [
          Bilingual("paid hours", "bezahlte Stunden"), Bilingual("cost", "Kosten"), Bilingual("step", "Schritt"),
          Bilingual("standing", "Stand"),
        ],
        rows: rows.map { row in
          [
            .init(name(row)), .init(written(value(row).value)), .init(written(value(row).low)),
            .init(written(value(row).high)), .init(LocalNumber.plain(table.figures("paid_hours")[row])),
            .init(LocalNumber.plain(cost(row))), .init(SpokenFigure.money(step(row), sign: true)),
            .init(standing(standings[row])),
          ]
        }), draw: { drawn.drawn($0) })
  }

  private static func standing(_ word: String) -> Bilingual {
    switch word {
    case "certified": Bilingual("certified", "bescheinigt")
    case "does not suffice": Bilingual("does not suffice", "reicht nicht")
    case "not certified": Bilingual("not certified", "nicht bescheinigt")
    case "not tested": Bilingual("not tested", "nicht geprüft")
    case "suffices": Bilingual("suffices", "reicht")
    default: Bilingual(name: word)
    }
  }
}

extension String {
  /// Where the first of some texts begins.
  fileprivate func range(of texts: [String]) -> String.Index? {
    var place = startIndex
    while place < endIndex {
      if texts.contains(where: { self[place...].hasPrefix($0) }) { return place }
      place = index(after: place)
    }
    return nil
  }
}
