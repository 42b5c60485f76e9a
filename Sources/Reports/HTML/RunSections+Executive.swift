internal import Figures
internal import Scenarios

/// What a board asks: does it pay, how sure is that, what is to be decided.
extension RunSections {
  var executive: ReportSection {
    var board: [ReportBlock] = [.answer(answer), .keys(keys)]
    if let figure = armsFigure { board.append(.figure(figure)) }
    if let figure = paybackFigure { board.append(.figure(figure)) }
    var lists: [(title: Bilingual, items: [Bilingual])] = []
    if !decisions.isEmpty { lists.append((Bilingual("To decide", "Zu entscheiden"), decisions)) }
    lists.append((Bilingual("How sure", "Wie sicher"), certainty))
    board.append(.lists(lists))
    var blocks: [ReportBlock] = []
    if let figure = cascadeFigure { blocks.append(.figure(figure)) }
    if let figure = yearsFigure { blocks.append(.figure(figure)) }
    return ReportSection(
      name: "executive", views: [.executive],
      title: Bilingual(
        "For the board: does it pay, how sure, what to decide",
        "Für die Geschäftsleitung: Rechnet es sich, wie sicher, was ist zu entscheiden"),
      board: board, blocks: blocks)
  }

  // MARK: The answer

  private var net: Figure? { run.figure("money.net_benefit") }

  /// The words follow the interval: none claims what it does not carry.
  private var answer: [Bilingual] {
    guard let net, let cost = run.figure("money.cost") else { return [desk] }
    if cost.value == 0, net.value == 0 {
      return [
        Bilingual(
          "Only measured: nobody is answered, nothing is fixed.",
          "Nur gemessen: niemand erhält Antwort, nichts wird behoben.")
      ]
    }
    if run.replications < 10 {
      return [
        .say(
          "Whether it pays cannot be told from {0} simulated years: ask for at least 10.",
          "Ob es sich rechnet, ist aus {0} simulierten Jahren nicht zu sagen: mindestens 10 verlangen.", years)
      ]
    }
    if cost.value == 0, net.isPositive {
      return [
        .say(
          "Costs nothing that is counted here and brings {0}.", "Kostet nichts, was hier zählt, und bringt {0}.",
          amount(net.value))
      ]
    }
    let range = SpokenFigure.shortMoney(net).interval
    var lines: [Bilingual] = []
    if net.isPositive {
      lines.append(
        .say(
          "Pays as assumed: it brings {0} more than it costs ({1}), what kept customers may bring after {2} included.",
          "Rechnet sich wie angenommen: bringt {0} mehr, als es kostet ({1}), mit dem, was gehaltene Kunden nach dem {2} noch bringen könnten.",
          amount(net.value), range, horizon))
    } else if net.isNegative {
      lines.append(
        .say(
          "Does not pay: it costs {0} more than it brings ({1}), even with what kept customers may bring after {2}.",
          "Rechnet sich nicht: kostet {0} mehr, als es bringt ({1}), auch mit dem, was gehaltene Kunden nach dem {2} noch bringen könnten.",
          amount(-net.value), SpokenFigure.shortMoney(net.negated).interval, horizon))
    } else {
      lines.append(
        .say(
          "Open: the balance may lie on either side of 0 ({0} {1}).",
          "Offen: der Saldo kann auf beiden Seiten von 0 liegen ({0} {1}).", range, Bilingual(name: run.currency)))
    }
    if let last = run.payback.last?.net {
      if last.isPositive {
        lines.append(.say("By {0} it has earned its cost.", "Bis zum {0} sind die Kosten verdient.", horizon))
      } else if last.isNegative {
        lines.append(
          .say(
            "By {0} {1} are still out.", "Am {0} stehen noch {1} aus.", horizon, amount(-last.value)))
      }
    }
    if let parts = partsSentence { lines.append(parts) }
    return lines
  }

  /// Where no money is counted, what the desk does.
  private var desk: Bilingual {
    guard let met = run.figure("sla.first_response.met") else {
      return Bilingual(
        "No money and no promise is counted in this scenario.", "Dieses Szenario zählt weder Geld noch Zusagen.")
    }
    return .say(
      "{0} of first responses are in time.", "{0} der ersten Antworten kommen rechtzeitig.",
      SpokenFigure.share(met).text)
  }

  private var partsSentence: Bilingual? {
    guard let arms, let answers = arms["micro"], let fixes = arms["macro"] else { return nil }
    switch (answers.isPositive, answers.isNegative, fixes.isPositive, fixes.isNegative) {
    case (true, _, true, _): return Bilingual("Both pay.", "Beides rechnet sich.")
    case (_, true, true, _):
      return Bilingual(
        "Fixing causes pays, answering does not.", "Ursachen beheben rechnet sich, Antworten nicht.")
    case (true, _, _, true):
      return Bilingual("Answering pays, fixing causes does not.", "Antworten rechnet sich, Ursachen beheben nicht.")
    case (_, true, _, true): return Bilingual("Neither pays.", "Keines von beiden rechnet sich.")
    default: return nil
    }
  }

  private var keys: [KeyNumber] {
    var keys: [KeyNumber] = []
    func add(_ label: Bilingual, _ words: SpokenFigure) {
      keys.append(KeyNumber(label: label, value: words.value, aside: words.interval))
    }
    if let net {
      let words = SpokenFigure.shortMoney(net)
      keys.append(
        KeyNumber(
          label: Bilingual("Value kept less cost", "Gehaltener Wert minus Kosten"),
          value: LocalNumber.denominated(words.value, currency: currency), aside: words.interval))
    }
    if let kept = run.figure("customers.net") {
      add(.say("Customers kept by {0}", "Gehalten bis {0}", horizon), SpokenFigure.count(kept))
    }
    if let cost = run.figure("money.cost") {
      let words = SpokenFigure.shortMoney(cost)
      keys.append(
        KeyNumber(
          label: Bilingual("Cost of the window", "Kosten des Zeitraums"),
          value: LocalNumber.denominated(words.value, currency: currency), aside: words.interval))
    }
    let paid = run.sums("money.paid_back")
    if !paid.isEmpty, net != nil {
      let count = paid.filter { $0.numerator > 0 }.count
      keys.append(
        KeyNumber(
          label: .say("Cost earned by {0}", "Verdient bis {0}", horizon),
          value: .say("{0} of {1}", "{0} von {1}", LocalNumber.count(count), LocalNumber.count(paid.count)),
          aside: Bilingual("simulated years", "simulierten Jahren")))
    }
    if keys.count < 4, let met = run.figure("sla.first_response.met") {
      add(Bilingual("First responses in time", "Erste Antworten rechtzeitig"), SpokenFigure.share(met))
    }
    if keys.count < 4, let wait = run.figure("wait.time.mean") {
      add(Bilingual("Mean wait for staff", "Mittlere Wartezeit"), SpokenFigure.hours(wait))
    }
    return keys
  }

  // MARK: Answering and fixing

  /// Net benefit of each arm; nil where the run was not split.
  var arms: [String: Figure]? {
    guard
      let table = try? run.folder.table(
        "arms.csv", words: ["metric", "arm"], figures: ["value", "ci_low", "ci_high"])
    else { return nil }
    var arms: [String: Figure] = [:]
    for row in 0..<table.count where table.words("metric")[row] == "money.net_benefit" {
      arms[table.words("arm")[row]] = Figure(
        value: table.figures("value")[row], low: table.figures("ci_low")[row], high: table.figures("ci_high")[row])
    }
    return arms.isEmpty ? nil : arms
  }

  private var armsFigure: ReportFigure? {
    guard let arms, let both = arms["both"], let answers = arms["micro"], let fixes = arms["macro"] else { return nil }
    let rows: [(Bilingual, Figure)] = [
      (Bilingual("Both together", "Beides zusammen"), both),
      (Bilingual("Fixing causes alone", "Nur Ursachen beheben"), fixes),
      (Bilingual("Answering alone", "Nur antworten"), answers),
    ]
    let title =
      answers.isNegative && fixes.isPositive
      ? Bilingual(
        "Fixing causes pays for everything; answering alone does not",
        "Ursachen beheben trägt alles; Antworten allein rechnet sich nicht")
      : fixes.isNegative && answers.isPositive
        ? Bilingual(
          "Answering pays for everything; fixing causes alone does not",
          "Antworten trägt alles; Ursachen beheben allein rechnet sich nicht")
        : answers.isPositive && fixes.isPositive
          ? Bilingual("Answering and fixing both pay", "Antworten und Beheben rechnen sich beide")
          : Bilingual("What answering and fixing causes bring", "Was Antworten und Beheben bringen")
    let drawn = Intervals(
      rows.map { label, figure in
        Intervals.Row(
          label, figure.value, figure.range, text: SpokenFigure.shortMoney(figure, sign: true).text,
          tone: figure.isNegative ? .worse : .main)
      }, form: .money, marksZero: true)
    var notes = [
      Bilingual(
        "Three runs of the same customers with the same luck.",
        "Drei Läufe derselben Kunden mit demselben Glück.")
    ]
    if let interaction = arms["interaction"], interaction.isNegative || interaction.isPositive {
      notes.append(
        .say(
          "The two do not add up: a cause that is gone makes no case to be answered ({0}).",
          "Die beiden addieren sich nicht: eine beseitigte Ursache macht keinen Fall mehr ({0}).",
          amount(interaction.value, sign: true)))
    }
    return ReportFigure(
      name: "parts", title: title,
      subtitle: .say(
        "Value kept less cost in {0}, against the same customers without the programme; 95 % intervals",
        "Gehaltener Wert abzüglich Kosten in {0}, gegen dieselben Kunden ohne Programm; 95-%-Intervalle",
        Bilingual(name: run.currency)),
      alternative: .joined(rows.map { $0 + Bilingual(": ", ": ") + SpokenFigure.shortMoney($1).text }), notes: notes,
      data: ReportTable(
        head: [Bilingual("What is done", "Was getan wird"), Bilingual("net", "Saldo")] + Self.valueHead,
        rows: rows.map { label, figure in [.init(label)] + cells(figure) { LocalNumber.plain($0) } }),
      draw: { drawn.drawn($0) })
  }

  // MARK: Payback

  private var paybackFigure: ReportFigure? {
    let weeks = run.payback
    guard weeks.count > 1, let last = weeks.last,
      let lowest = weeks.min(by: { $0.net.value < $1.net.value }), weeks.contains(where: { $0.spent > 0 })
    else { return nil }
    // The first week from which the interval stays above 0.
    let paid = weeks.lastIndex { !$0.net.isPositive }.map { $0 + 1 } ?? 0
    let title: Bilingual
    if paid < weeks.count {
      title = .say("Paid back after {0} weeks", "Nach {0} Wochen zurück", LocalNumber.count(weeks[paid].week))
    } else if lowest.net.isNegative {
      let span = LocalNumber.count(last.week)
      title =
        last.net.isNegative
        ? .say(
          "Money is out for more than {0} weeks: {1} at the lowest point",
          "Das Geld ist mehr als {0} Wochen unterwegs: {1} am Tiefpunkt", span, amount(lowest.net.value))
        : .say(
          "Whether the money is back after {0} weeks is not settled: {1} at the lowest point",
          "Ob das Geld nach {0} Wochen zurück ist, bleibt offen: {1} am Tiefpunkt", span, amount(lowest.net.value))
    } else {
      title = Bilingual("Money spent and money come back", "Ausgaben und Rückfluss")
    }
    func edge(_ week: RunData.Week) -> (Double, Double) {
      week.net.hasRange ? (week.net.low, week.net.high) : (week.net.value, week.net.value)
    }
    let points = weeks.map { week in
      Band.Point(day: week.day, value: week.net.value, low: edge(week).0, high: edge(week).1)
    }
    let drawn = Band(
      points, form: .money,
      unit: .say("{0}, received less spent", "{0}, eingenommen minus ausgegeben", Bilingual(name: run.currency)),
      marksZero: true, endLabel: LocalNumber.short(last.net.value, sign: true), isLow: true)
    var notes: [Bilingual] = []
    if let later = run.figure("money.terminal_saved"), later.isPositive {
      notes.append(
        .say(
          "What customers who were kept pay after {0} is not in this curve; it is an estimate ({1}).",
          "Was gehaltene Kunden nach dem {0} zahlen, fehlt in dieser Kurve; es ist geschätzt ({1}).", horizon,
          amount(later.value)))
    }
    return ReportFigure(
      name: "payback", title: title,
      subtitle: .say(
        "Margin really received less money spent, added up; mean of {0} simulated years and its 95 % interval",
        "Wirklich eingenommene Marge minus Ausgaben, aufsummiert; Mittel aus {0} simulierten Jahren mit 95-%-Intervall",
        years),
      alternative: .say(
        "Falls to {0} by {1} and stands at {2} after {3} weeks.",
        "Fällt bis {1} auf {0} und steht nach {3} Wochen bei {2}.",
        amount(lowest.net.value), CalendarDay(daysSince1970: lowest.day).text, amount(last.net.value),
        LocalNumber.count(last.week)), notes: notes,
      data: ReportTable(
        head: [
          Bilingual("Week", "Woche"), Bilingual("spent", "ausgegeben"), Bilingual("received", "eingenommen"),
          Bilingual("net", "Saldo"),
        ] + Self.valueHead,
        rows: weeks.filter { $0.week % 13 == 0 || $0.week == last.week }.map { week in
          [
            .init(LocalNumber.count(week.week)), .init(LocalNumber.plain(week.spent)),
            .init(LocalNumber.plain(week.received)),
          ] + cells(week.net) { LocalNumber.plain($0) }
        }), draw: { drawn.drawn($0) })
  }

  // MARK: Decisions and certainty

  /// At most three, from a fixed list, each only where an interval or a count carries it.
  private var decisions: [Bilingual] {
    var items: [Bilingual] = []
    if let arms, let answers = arms["micro"], let fixes = arms["macro"] {
      if fixes.isPositive {
        items.append(
          Bilingual(
            "Keep removing causes: it carries the result.", "Ursachen weiter beheben: das trägt das Ergebnis."))
      }
      if answers.isNegative {
        items.append(
          Bilingual(
            "Decide what the desk is for: answering does not earn its cost with these margins; it keeps promises.",
            "Entscheiden, wofür das Team da ist: Antworten verdient mit diesen Margen seine Kosten nicht; es hält Zusagen."
          ))
      }
    }
    if let net, run.replications >= 10, !net.isPositive, !net.isNegative {
      items.append(
        Bilingual(
          "Ask for more replications before deciding on money: the interval lies on both sides of 0.",
          "Vor einer Entscheidung über Geld mehr Replikationen verlangen: das Intervall liegt auf beiden Seiten von 0.")
      )
    }
    if run.replications < 10 {
      items.append(Bilingual("Ask for at least 10 replications.", "Mindestens 10 Replikationen verlangen."))
    }
    let failed = run.gates.filter { $0.verdict == "failed" && !$0.isWarning }
    if !failed.isEmpty {
      items.append(
        .say(
          "Change the staffing or the requirement: {0} not met.",
          "Personal oder Anforderung ändern: {0} nicht erfüllt.",
          .joined(failed.map { Bilingual(name: $0.requirement) }, by: Bilingual(", ", ", "))))
    }
    return Array(items.prefix(3))
  }

  private var certainty: [Bilingual] {
    var items = [
      Bilingual.say(
        "{0} simulated years; figures carry 95 % intervals. These cover luck, not whether the inputs are right.",
        "{0} simulierte Jahre; Zahlen mit 95-%-Intervall. Es deckt das Glück ab, nicht, ob die Eingaben stimmen.", years
      )
    ]
    if let weak = weakInputs, weak > 0 {
      items.append(
        .say(
          "{0} inputs rest on assumptions or on a vendor's word: closedloop show --weak names them.",
          "{0} Eingaben beruhen auf Annahmen oder Anbieterangaben: closedloop show --weak nennt sie.",
          LocalNumber.count(weak)))
    }
    items.append(
      Bilingual(
        "Every gain is against the same customers, with the same luck, without the programme.",
        "Jeder Gewinn gilt gegen dieselben Kunden mit demselben Glück ohne Programm."))
    return items
  }

  private var weakInputs: Int? {
    guard let table = try? run.folder.table("inputs.csv", words: ["basis"]) else { return nil }
    return table.words("basis").filter { $0 == "assumed" || $0 == "vendor" }.count
  }

  // MARK: From value kept to net

  private var cascadeFigure: ReportFigure? {
    guard let net, let margin = run.figure("money.margin_saved"), let later = run.figure("money.terminal_saved") else {
      return nil
    }
    guard margin.value != 0 || later.value != 0 || (run.figure("money.cost")?.value ?? 0) != 0 else { return nil }
    var rows: [Bars.Row] = []
    var table: [[ReportTable.Cell]] = []
    var total = 0.0
    func add(_ label: Bilingual, _ value: Double, _ fill: Bars.Fill, note: Figure? = nil) {
      let range = note.map { SpokenFigure.shortMoney($0).interval } ?? .empty
      rows.append(
        Bars.Row(
          label, from: total, to: total + value, text: LocalNumber.short(value, sign: true), fill: fill, note: range))
      table.append([.init(label), .init(LocalNumber.plain(value, sign: true))])
      total += value
    }
    add(.say("Margin kept to {0}", "Gehaltene Marge bis {0}", horizon), margin.value, .plain(.main), note: margin)
    add(Bilingual("Value after that, estimated", "Wert danach, geschätzt"), later.value, .estimated, note: later)
    let costs: [(String, Bilingual)] = [
      ("money.labour", Bilingual("Labour", "Personal")), ("money.remedy", Bilingual("Remedies", "Wiedergutmachung")),
      ("money.automation", Bilingual("Technical solutions", "Technische Lösungen")),
      ("money.analysis", Bilingual("Analysis of causes", "Analyse der Ursachen")),
      ("money.fixes", Bilingual("Fixes of causes", "Maßnahmen")),
      ("money.hiring", Bilingual("Hiring", "Einstellungen")),
      ("money.tools", Bilingual("Tools", "Werkzeuge")), ("money.management", Bilingual("Management", "Führung")),
    ]
    for (metric, label) in costs {
      if let cost = run.figure(metric), cost.value != 0 { add(label, -cost.value, .plain(.worse)) }
    }
    let rest = net.value - total
    if rest.magnitude > max(1, net.value.magnitude * 1e-6) {
      add(Bilingual("Costs come later: discount", "Kosten fallen später an: Zins"), rest, .plain(.main))
    }
    rows.append(
      Bars.Row(
        Bilingual("Net", "Saldo"), to: net.value, text: LocalNumber.short(net.value), fill: .plain(.unshown),
        note: SpokenFigure.shortMoney(net).interval))
    table.append([.init(Bilingual("Net", "Saldo")), .init(LocalNumber.plain(net.value))])
    let drawn = Bars(rows)
    return ReportFigure(
      name: "value", title: Bilingual("From value kept to the balance", "Vom gehaltenen Wert zum Saldo"),
      subtitle: .say(
        "{0}, means; each bar starts where the one before ended",
        "{0}, Mittelwerte; jeder Balken beginnt, wo der vorige endet",
        Bilingual(name: run.currency)),
      alternative: .joined(rows.map { $0.label + Bilingual(" ", " ") + $0.text }),
      notes: [
        .say(
          "Value after {0} is lighter because it is an extrapolation: customers who are still there then, at the churn of their tier.",
          "Wert nach dem {0} ist heller, weil er hochgerechnet ist: wer dann noch da ist, mit der Abwanderung seiner Stufe.",
          horizon)
      ], data: ReportTable(head: [Bilingual("Part", "Teil"), Bilingual(name: run.currency)], rows: table),
      draw: { drawn.drawn($0) })
  }

  // MARK: Single years

  private var yearsFigure: ReportFigure? {
    let values = run.sums("money.net_realised").map { $0.numerator / $0.denominator }.filter(\.isFinite)
    guard values.count >= 5, let mean = run.figure("money.net_realised") else { return nil }
    let red = values.filter { $0 < 0 }.count
    let count = LocalNumber.count(values.count)
    let title: Bilingual =
      red > 0
      ? .say(
        "{0} of {1} simulated years end in the red", "{0} von {1} simulierten Jahren enden im Minus",
        LocalNumber.count(red), count)
      : Bilingual(
        "No simulated year ends in the red, but they differ",
        "Kein simuliertes Jahr endet im Minus, doch sie unterscheiden sich")
    var notes = [
      Bilingual("Your year will be one dot, not the mean.", "Ihr Jahr wird ein Punkt sein, nicht das Mittel.")
    ]
    let fixed = run.sums("causes.fixed")
    if red > 0, fixed.count == values.count,
      zip(values, fixed).allSatisfy({ ($0 < 0) == ($1.numerator == 0) })
    {
      notes.append(
        Bilingual(
          "The red years are exactly those in which no fix of a cause worked.",
          "Die roten Jahre sind genau die, in denen keine Maßnahme wirkte."))
    }
    let drawn = Strip(
      values, mean: mean.value, range: mean.range,
      label: LocalNumber.short(mean.value) + Bilingual(" on average", " im Mittel"), form: .money)
    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
    return ReportFigure(
      name: "years", title: title,
      subtitle: .say(
        "Value kept less cost of each simulated year as customers really stayed or left (dots), their mean and its 95 % interval (bar), {0}",
        "Gehaltener Wert abzüglich Kosten jedes simulierten Jahres, wie Kunden wirklich blieben oder gingen (Punkte), Mittel und 95-%-Intervall (Balken), {0}",
        Bilingual(name: run.currency)),
      alternative: .say(
        "{0} years from {1} to {2}, mean {3}.", "{0} Jahre von {1} bis {2}, Mittel {3}.", count, amount(least),
        amount(most), amount(mean.value)), notes: notes,
      data: ReportTable(
        head: [Bilingual("Year", "Jahr"), Bilingual(name: run.currency)],
        rows: values.enumerated().map { [.init(LocalNumber.count($0.offset)), .init(LocalNumber.plain($0.element))] }),
      draw: { drawn.drawn($0) })
  }
}
