internal import Figures
internal import Scenarios

/// What a manager asks: are promises kept, are people there when work comes, what waits, where time goes.
extension RunSections {
  func managerSection() throws(ResultProblem) -> ReportSection {
    var blocks: [ReportBlock] = []
    if let figure = promisesFigure { blocks.append(.figure(figure)) }
    if let table = gatesTable {
      blocks.append(.table(title: Bilingual("Gates", "Prüfungen"), subtitle: .empty, table))
    }
    let series = try run.folder.table(
      "series.csv", words: ["measure"], figures: ["mean", "p10", "p90"], further: (["hour", "date"], []))
    if let week = try run.folder.table(
      "hour-of-week.csv",
      figures: ["hour_of_week", "staffed", "busy", "promised", "breach", "ci_low", "ci_high", "received"]),
      week.count == 168
    {
      if let figure = weekFigure(week, opened: series.flatMap { openedByHour($0) }) { blocks.append(.figure(figure)) }
      if let figure = breachFigure(week) { blocks.append(.figure(figure)) }
    }
    if let series, let figure = backlogFigure(series) { blocks.append(.figure(figure)) }
    if let figure = try lateFigure() { blocks.append(.figure(figure)) }
    if let figure = flowFigure { blocks.append(.figure(figure)) }
    if let figure = teamsFigure { blocks.append(.figure(figure)) }
    let groups: [(String, [String], Bilingual)] = [
      ("tier", run.tiers, Bilingual("By tier", "Nach Stufe")),
      ("channel", run.channels, Bilingual("By channel", "Nach Kanal")),
    ]
    for (dimension, names, title) in groups {
      if let table = groupTable(dimension, names) { blocks.append(.table(title: title, subtitle: .empty, table)) }
    }
    return ReportSection(
      name: "manager", views: [.manager],
      title: Bilingual(
        "For the manager: promises, people, backlog", "Für die Leitung: Zusagen, Personal, Rückstand"),
      blocks: blocks)
  }

  // MARK: Promises

  private var promisesFigure: ReportFigure? {
    let rows = run.promises.compactMap { name -> (name: String, met: Figure, reached: Figure?)? in
      guard let met = run.figure("sla.first_response.met", "sla", name) else { return nil }
      return (name, met, run.figure("contact.reached_in_time", "sla", name))
    }
    guard !rows.isEmpty else { return nil }
    var title = Bilingual("First responses in time, by promise", "Erste Antworten rechtzeitig, je Zusage")
    let broken = run.gates.first {
      $0.verdict == "failed" && $0.requirement.hasPrefix("sla.first_response.met[sla=")
    }
    if let broken, let tier = broken.requirement.split(separator: "=").dropFirst().first?.split(separator: "]").first {
      title = .say(
        "{0}'s promise is broken: {1} in time, required: {2}",
        "Zusage an {0} gebrochen: {1} rechtzeitig, verlangt: {2}",
        Bilingual(name: String(tier)), SpokenFigure.share(broken.figure).value,
        Bilingual(
          name: String(broken.requirement.split(separator: "]").last ?? "").trimmingSpaces))
    } else if let row = rows.first(where: { row in
      guard let reached = row.reached, row.met.hasRange, reached.hasRange else { return false }
      return row.met.low - reached.high > 0.2
    }), let reached = row.reached {
      title = .say(
        "Promises are kept by leaving messages: {0} of {1} is not spoken to in time",
        "Zusagen hält oft nur eine Nachricht: {0} von {1} wird nicht rechtzeitig gesprochen",
        LocalNumber.share(1 - reached.value), Bilingual(name: row.name))
    }
    let drawn = Intervals(
      rows.map { row in
        let differs = row.reached.map { ($0.value - row.met.value).magnitude > 0.0005 } ?? false
        var text = SpokenFigure.share(row.met).value
        if differs {
          text +=
            Bilingual(" answered, ", " beantwortet, ") + SpokenFigure.share(row.reached).value
            + Bilingual(" reached", " erreicht")
        } else {
          text +=
            SpokenFigure.share(row.met).interval.isEmpty
            ? .empty : SpokenFigure.share(row.met).interval.bracketed
        }
        return Intervals.Row(
          Bilingual(name: row.name), row.met.value, row.met.range, text: text,
          second: differs ? row.reached?.value : nil)
      }, form: .share, limits: ValueRange(0, 1))
    return ReportFigure(
      name: "promises", title: title,
      subtitle: Bilingual(
        "First response in time by promise; full dot: answered, a message left counts; hollow: customer really reached",
        "Erste Antwort rechtzeitig je Zusage; voll: beantwortet, auch per Nachricht; hohl: Kunde wirklich erreicht"),
      alternative: .joined(
        rows.map { row in
          .say(
            "{0}: {1} answered, {2} reached", "{0}: {1} beantwortet, {2} erreicht", Bilingual(name: row.name),
            SpokenFigure.share(row.met).value, SpokenFigure.share(row.reached).value)
        }),
      notes: [
        Bilingual(
          "Where there is one dot, answering is reaching, as with letters and mails.",
          "Wo nur ein Punkt steht, ist Antworten Erreichen, wie bei Briefen und Mails.")
      ],
      data: ReportTable(
        head: [Bilingual("Promise", "Zusage"), Bilingual("answered in time", "rechtzeitig beantwortet")]
          + Self.valueHead
          + [
            Bilingual("reached in time", "rechtzeitig erreicht"), Bilingual("median", "Median"),
            Bilingual("9 in 10", "9 von 10"),
          ],
        rows: rows.map { row in
          [.init(Bilingual(name: row.name))] + cells(row.met) { LocalNumber.share($0, decimals: 1) } + [
            .init(SpokenFigure.share(row.reached)),
            .init(SpokenFigure.hours(run.figure("response.time.p50", "sla", row.name))),
            .init(SpokenFigure.hours(run.figure("response.time.p90", "sla", row.name))),
          ]
        }), draw: { drawn.drawn($0) })
  }

  private var gatesTable: ReportTable? {
    guard !run.gates.isEmpty else { return nil }
    return ReportTable(
      head: [
        Bilingual("Gate", "Prüfung"), Bilingual("required", "verlangt"), Bilingual("observed", "beobachtet"),
        Bilingual("verdict", "Urteil"),
      ],
      rows: run.gates.map { gate in
        let (words, tone): (Bilingual, Tone) =
          switch gate.verdict {
          case "passed": (Bilingual("✓ passed", "✓ bestanden"), .better)
          case "failed": (Bilingual("✗ failed", "✗ nicht bestanden"), .worse)
          default: (Bilingual("· undecided", "· unentschieden"), .unshown)
          }
        let observed =
          gate.requirement.contains("%") && gate.figure.value.magnitude <= 1
          ? SpokenFigure.share(gate.figure) : SpokenFigure.count(gate.figure)
        return [
          .init(Bilingual(name: gate.name), isCode: true), .init(Bilingual(name: gate.requirement), isCode: true),
          .init(observed), .init(words, tone: tone),
        ]
      })
  }

  // MARK: The week

  /// Cases opened in each hour of the week, averaged over the weeks of the window.
  private func openedByHour(_ series: ResultTable) -> [Double]? {
    guard series.has("hour"), let from = run.day("window", "from"), let before = run.day("window", "before"),
      before > from
    else { return nil }
    let (hours, measures, means) = (series.words("hour"), series.words("measure"), series.figures("mean"))
    var opened = [Double](repeating: 0, count: 168)
    for row in 0..<series.count where measures[row] == "opened" {
      guard let day = ISODate.dayNumber(hours[row]), day >= from, day < before,
        let hour = Int(String(decoding: hours[row].utf8.dropFirst(11).prefix(2), as: UTF8.self)), hour < 24
      else { continue }
      // 1970-01-01 was a Thursday.
      opened[Int((day % 7 + 10) % 7) * 24 + hour] += means[row]
    }
    let weeks = Double(before - from) / 7
    return opened.map { $0 / weeks }
  }

  private func weekFigure(_ week: ResultTable, opened: [Double]?) -> ReportFigure? {
    let (staffed, busy) = (week.figures("staffed"), week.figures("busy"))
    guard staffed.allSatisfy(\.isFinite), busy.allSatisfy(\.isFinite), staffed.contains(where: { $0 > 0 }) else {
      return nil
    }
    let work = busy.reduce(0, +)
    let cases = opened.map { $0.reduce(0, +) } ?? 0
    let load = cases > 0 ? opened?.map { $0 * work / cases } : nil
    let drawn = Week(load: load, staffed: staffed, busy: busy)
    var notes: [Bilingual] = []
    if load != nil {
      notes.append(
        .say(
          "Orange: new cases of the hour times the {0} minutes of work that a case takes in all. What comes outside the blue line waits.",
          "Orange: neue Fälle der Stunde mal {0} Minuten Arbeit, die ein Fall im Ganzen kostet. Was außerhalb der blauen Linie kommt, wartet.",
          LocalNumber.plain(work / cases * 60, decimals: 1)))
    }
    let most = ValueRange(of: staffed)?.high ?? 0
    // Work that comes while nobody is there: a share of means, told without a claim on luck.
    let outside = load.map { load in
      zip(load, staffed).reduce(0) { $0 + ($1.1 < 0.05 ? $1.0 : 0) } / max(load.reduce(0, +), 1e-9)
    }
    if let outside {
      notes.append(
        .say(
          "{0} of the work comes while nobody is at the desk.", "{0} der Arbeit kommt, während niemand am Platz ist.",
          LocalNumber.share(outside)))
    }
    return ReportFigure(
      name: "week",
      title: Bilingual("When people are there, and when work comes", "Wann Personal da ist und wann Arbeit kommt"),
      subtitle: Bilingual(
        "People, mean of an hour of the week, local time", "Personen, Mittel je Wochenstunde, Ortszeit"),
      alternative: .say(
        "Seven small charts, Monday to Sunday: up to {0} people at the desk.",
        "Sieben kleine Diagramme, Montag bis Sonntag: bis zu {0} Personen am Platz.",
        LocalNumber.plain(most, decimals: 1)),
      notes: notes, data: hourTable(week, load: load), dataIsLarge: true, draw: { drawn.drawn($0) })
  }

  private func hourTable(_ week: ResultTable, load: [Double]?) -> ReportTable {
    ReportTable(
      head: [
        Bilingual("Hour of the week", "Wochenstunde"), Bilingual("at the desk", "am Platz"),
        Bilingual("busy", "beschäftigt"),
        Bilingual("needed", "gebraucht"), Bilingual("broken promises", "gebrochene Zusagen"),
      ],
      rows: (0..<168).map { hour in
        [
          .init(Self.days[hour / 24] + Bilingual(name: " \(hour % 24)")),
          .init(LocalNumber.plain(week.figures("staffed")[hour], decimals: 1)),
          .init(LocalNumber.plain(week.figures("busy")[hour], decimals: 1)),
          .init(load.map { LocalNumber.plain($0[hour], decimals: 2) } ?? LocalNumber.nothing),
          .init(
            week.figures("breach")[hour].isFinite
              ? LocalNumber.share(week.figures("breach")[hour], decimals: 1) : LocalNumber.nothing),
        ]
      })
  }

  static let days = [
    Bilingual("Monday", "Montag"), Bilingual("Tuesday", "Dienstag"), Bilingual("Wednesday", "Mittwoch"),
    Bilingual("Thursday", "Donnerstag"), Bilingual("Friday", "Freitag"), Bilingual("Saturday", "Samstag"),
    Bilingual("Sunday", "Sonntag"),
  ]

  private func breachFigure(_ week: ResultTable) -> ReportFigure? {
    let (promised, breach) = (week.figures("promised"), week.figures("breach"))
    let (lows, highs) = (week.figures("ci_low"), week.figures("ci_high"))
    guard breach.contains(where: \.isFinite) else { return nil }
    var title = Bilingual("Broken promises by hour of receipt", "Gebrochene Zusagen nach Stunde des Eingangs")
    // Twelve hours on end that hold more than a quarter of all breaches, and are sure to be above the mean.
    let broken = zip(promised, breach).map { $0.isFinite && $1.isFinite ? $0 * $1 : 0 }
    let all = broken.reduce(0, +)
    let mean = all / max(promised.filter(\.isFinite).reduce(0, +), 1e-9)
    let best = (0..<168).map { start in
      (start, (0..<12).reduce(0) { $0 + broken[(start + $1) % 168] })
    }.max { $0.1 < $1.1 }
    if let best, best.1 > 0.25 * all,
      (0..<12).filter({ lows[(best.0 + $0) % 168] > mean }).count >= 6
    {
      let part =
        switch best.0 % 24 {
        case 5..<12: Bilingual(" morning", "morgen")
        case 12..<17: Bilingual(" afternoon", "nachmittag")
        default: Bilingual(" evening", "abend")
        }
      title = .say("Broken promises begin on {0}", "Gebrochene Zusagen beginnen am {0}", Self.days[best.0 / 24] + part)
    }
    let drawn = Heat(
      breach.map { $0.isFinite ? $0 : nil },
      isVague: zip(lows, highs).map { !($0.isFinite && $1.isFinite) || $1 - $0 > 0.12 })
    return ReportFigure(
      name: "breaches", title: title,
      subtitle: Bilingual(
        "Share of promised first responses that were broken, in %, by the hour in which the feedback came",
        "Anteil gebrochener Zusagen der ersten Antwort in %, nach der Stunde, in der das Feedback kam"),
      alternative: .say(
        "Heat map of hours by weekdays; on average {0} of promises are broken.",
        "Wärmekarte, Stunden je Wochentag; im Mittel werden {0} der Zusagen gebrochen.",
        LocalNumber.share(mean, decimals: 1)),
      notes: [
        Bilingual(
          "In brackets: the interval is wider than 12 points, so read it with care. Empty: nothing was promised.",
          "In Klammern: Das Intervall ist breiter als 12 Punkte, mit Vorsicht lesen. Leer: nichts zugesagt.")
      ], data: nil, draw: { drawn.drawn($0) })
  }

  // MARK: Backlog

  private func backlogFigure(_ series: ResultTable) -> ReportFigure? {
    guard let from = run.day("window", "from"), let before = run.day("window", "before") else { return nil }
    let isHourly = series.has("hour")
    let (times, measures) = (series.words(isHourly ? "hour" : "date"), series.words("measure"))
    let (means, lows, highs) = (series.figures("mean"), series.figures("p10"), series.figures("p90"))
    var days: [(day: Int64, mean: Double, low: Double, high: Double)] = []
    for row in 0..<series.count where measures[row] == "backlog" {
      guard let day = ISODate.dayNumber(times[row]), day >= from, day < before,
        !isHourly || String(decoding: times[row].utf8.dropFirst(11).prefix(2), as: UTF8.self) == "12",
        means[row].isFinite, lows[row].isFinite, highs[row].isFinite
      else { continue }
      days.append((day, means[row], lows[row], highs[row]))
    }
    guard days.count > 7 else { return nil }
    let points = days.indices.map { index in
      let near = days[max(0, index - 3)...min(days.count - 1, index + 3)]
      let count = Double(near.count)
      return Band.Point(
        day: days[index].day, value: near.reduce(0) { $0 + $1.mean } / count,
        low: near.reduce(0) { $0 + $1.low } / count, high: near.reduce(0) { $0 + $1.high } / count)
    }
    guard let peak = points.max(by: { $0.value < $1.value }), peak.high > 0 else { return nil }
    let drawn = Band(
      points, form: .plain, unit: Bilingual("cases waiting for staff", "Fälle, die auf Personal warten"),
      events: plannedEvents(from: from, before: before))
    return ReportFigure(
      name: "backlog", title: Bilingual("What waits, over the year", "Was wartet, über das Jahr"),
      subtitle: isHourly
        ? Bilingual(
          "Cases waiting for staff at noon, seven-day mean; band: 8 in 10 simulated years",
          "Wartende Fälle um 12 Uhr, Sieben-Tage-Mittel; Band: 8 von 10 simulierten Jahren")
        : Bilingual(
          "Cases waiting for staff, mean of the day, seven-day mean; band: 8 in 10 simulated years",
          "Wartende Fälle, Tagesmittel, Sieben-Tage-Mittel; Band: 8 von 10 simulierten Jahren"),
      alternative: .say(
        "Most on average: {0} cases on {1}.", "Im Mittel am meisten: {0} Fälle am {1}.", LocalNumber.plain(peak.value),
        CalendarDay(daysSince1970: peak.day).text),
      notes: [
        Bilingual(
          "The band is the spread of single years, not the uncertainty of the mean.",
          "Das Band ist die Streuung einzelner Jahre, nicht die Unsicherheit des Mittels.")
      ],
      data: ReportTable(
        head: [
          Bilingual("Day", "Tag"), Bilingual("waiting", "wartend"), Bilingual("1 in 10", "1 von 10"),
          Bilingual("9 in 10", "9 von 10"),
        ],
        rows: points.enumerated().filter { $0.offset % 7 == 0 }.map { _, point in
          [
            .init(CalendarDay(daysSince1970: point.day).text), .init(LocalNumber.plain(point.value, decimals: 1)),
            .init(LocalNumber.plain(point.low, decimals: 1)), .init(LocalNumber.plain(point.high, decimals: 1)),
          ]
        }), draw: { drawn.drawn($0) })
  }

  /// Bursts of feedback that the scenario has planned in the window.
  private func plannedEvents(from: Int64, before: Int64) -> [Band.Event] {
    (run.scenario?["bursts"]?.object?.members ?? []).compactMap { burst in
      guard let start = (burst.value["starts"]?.text).flatMap({ ISODate.dayNumber($0) }),
        start >= from, start < before
      else { return nil }
      let days = burst.value["lasts"]?.text.flatMap { Self.days(of: $0) } ?? 1
      return Band.Event(
        from: start, before: min(before, start + days),
        label: Bilingual(name: burst.key.split(separator: "_").joined(separator: " ")))
    }
  }

  /// The days of a duration as resolved scenarios write it: `2w`, `14d`, `36h`.
  private static func days(of duration: String) -> Int64? {
    guard let unit = duration.last, let count = Double(duration.dropLast()), count.isFinite, count < 1e6 else {
      return nil
    }
    switch unit {
    case "w": return max(1, Int64(count * 7))
    case "d": return max(1, Int64(count))
    case "h": return max(1, Int64(count / 24))
    default: return 1
    }
  }

  // MARK: Late cases

  private static let losses: [(column: String, words: Bilingual)] = [
    ("time_desk_closed", Bilingual("desk closed", "Team nicht da")),
    ("time_nobody_on_shift", Bilingual("no shift running", "keine Schicht")),
    ("time_busy", Bilingual("all busy with earlier work", "alle mit früherer Arbeit beschäftigt")),
    ("time_overtaken", Bilingual("overtaken by later work", "von späterer Arbeit überholt")),
    ("time_absence", Bilingual("right people away", "die Richtigen abwesend")),
    ("time_triage", Bilingual("before triage", "vor der Sichtung")),
    ("time_in_work", Bilingual("in work", "in Arbeit")),
  ]

  private func lateFigure() throws(ResultProblem) -> ReportFigure? {
    guard
      let table = try run.folder.table(
        "cases.csv", words: ["in_window", "response"], further: ([], Self.losses.map(\.column)))
    else { return nil }
    let (inWindow, responses) = (table.words("in_window"), table.words("response"))
    let losses = Self.losses.filter { table.has($0.column) }
    var late = [Double](repeating: 0, count: losses.count)
    var prompt = late
    var (lateCount, promptCount) = (0, 0)
    let columns = losses.map { table.figures($0.column) }
    for row in 0..<table.count where inWindow[row] == "true" {
      let isLate = responses[row] == "missed"
      guard isLate || responses[row] == "met" else { continue }
      if isLate { lateCount += 1 } else { promptCount += 1 }
      for index in losses.indices where columns[index][row].isFinite {
        if isLate { late[index] += columns[index][row] / 3_600 } else { prompt[index] += columns[index][row] / 3_600 }
      }
    }
    guard lateCount > 0 else { return nil }
    let rows = losses.indices.compactMap { index -> Bars.Row? in
      let hours = late[index] / Double(lateCount)
      guard hours > 0.05 else { return nil }
      let other = promptCount > 0 ? prompt[index] / Double(promptCount) : .nan
      return Bars.Row(
        losses[index].words, to: hours, text: LocalNumber.plain(hours, decimals: 1) + Bilingual("\u{A0}h", "\u{A0}h"),
        fill: .plain(.worse),
        note: Bilingual("in time: ", "rechtzeitig: ") + LocalNumber.plain(other, decimals: 1)
          + Bilingual("\u{A0}h", "\u{A0}h"))
    }
    guard !rows.isEmpty else { return nil }
    let drawn = Bars(rows)
    return ReportFigure(
      name: "late", title: Bilingual("Where late cases lose their time", "Wo späte Fälle ihre Zeit verlieren"),
      subtitle: .say(
        "Mean hours of a late case from feedback to its end by where they went; one replication, {0} late of {1} promised",
        "Mittlere Stunden eines späten Falls vom Feedback bis zum Ende; eine Replikation, {0} spät von {1} zugesagt",
        LocalNumber.count(lateCount), LocalNumber.count(lateCount + promptCount)),
      alternative: .joined(rows.map { $0.label + Bilingual(" ", " ") + $0.text }),
      notes: [
        Bilingual(
          "One replication, so without intervals. closedloop explain says what would help, on all of them.",
          "Eine Replikation, darum ohne Intervalle. closedloop explain sagt an allen, was hülfe.")
      ],
      data: ReportTable(
        head: [Bilingual("Where", "Wo"), Bilingual("late", "spät"), Bilingual("in time", "rechtzeitig")],
        rows: rows.map { [.init($0.label), .init($0.text), .init($0.note)] }), draw: { drawn.drawn($0) })
  }

  // MARK: What became of failures

  private var flowFigure: ReportFigure? {
    guard let voiced = run.figure("failures.voiced"), voiced.value > 0 else { return nil }
    let told = voiced.value + (run.figure("failures.detected")?.value ?? 0)
    var steps: [(label: Bilingual, value: Double)] = [
      (Bilingual("failures told or detected", "Fehler gemeldet oder erkannt"), told)
    ]
    if let treated = run.denominator("recovery.rate"), treated > 0 {
      steps.append((Bilingual("treated and closed", "behandelt, geschlossen"), treated))
    }
    if let solved = run.numerator("loop.closed"), solved > 0 { steps.append((Bilingual("solved", "gelöst"), solved)) }
    if let recovered = run.numerator("recovery.rate"), recovered > 0 {
      steps.append((Bilingual("customer recovered", "Kunde versöhnt"), recovered))
    }
    let kept = run.figure("customers.net").map { $0.value - (run.figure("customers.kept_by_fixes")?.value ?? 0) }
    if let kept, kept > 0 { steps.append((Bilingual("kept by the answer", "durch Antwort gehalten"), kept)) }
    guard steps.count > 2 else { return nil }
    let drawn = Bars(
      steps.enumerated().map { index, step in
        let before = index > 0 ? steps[index - 1].value : 0
        let share = before > 0 ? step.value / before : .nan
        return Bars.Row(
          step.label, to: step.value, text: LocalNumber.plain(step.value),
          fill: .plain(index == 0 ? .unshown : .main),
          note: index == 0 || !share.isFinite
            ? .empty
            : LocalNumber.share(share, decimals: share < 0.1 ? 1 : 0)
              + Bilingual(" of the line above", " der Zeile darüber"))
      })
    return ReportFigure(
      name: "flow",
      title: Bilingual("What becomes of failures that are told", "Was aus gemeldeten Fehlern wird"),
      subtitle: .say(
        "Failures of the window and what became of them, mean of {0} simulated years",
        "Fehler des Zeitraums und was daraus wurde, Mittel aus {0} simulierten Jahren", years),
      alternative: .joined(steps.map { $0.label + Bilingual(" ", " ") + LocalNumber.plain($0.value) }),
      notes: [
        Bilingual(
          "Most customers who tell of a failure would have stayed anyway, and some who leave cannot be held: the twin without the programme shows it.",
          "Die meisten, die einen Fehler melden, wären ohnehin geblieben, und manche sind nicht zu halten: das zeigt der Zwilling ohne Programm."
        )
      ],
      data: ReportTable(
        head: [Bilingual("Step", "Schritt"), Bilingual("Failures, customers", "Fehler, Kunden")],
        rows: steps.map { [.init($0.label), .init(LocalNumber.plain($0.value, decimals: 1))] }),
      draw: { drawn.drawn($0) })
  }

  // MARK: People and groups

  private var teamsFigure: ReportFigure? {
    let rows = run.teams.compactMap { name -> (String, Figure)? in
      run.figure("staff.occupancy", "team", name).map { (name, $0) }
    }
    guard !rows.isEmpty else { return nil }
    let drawn = Intervals(
      rows.map { Intervals.Row(Bilingual(name: $0), $1.value, $1.range, text: SpokenFigure.share($1).text) },
      form: .share, limits: ValueRange(0, 1))
    return ReportFigure(
      name: "teams", title: Bilingual("How busy teams are", "Wie ausgelastet die Teams sind"),
      subtitle: Bilingual(
        "Busy time of time at the desk, by team, with 95 % intervals",
        "Arbeitszeit von der Zeit am Platz, je Team, mit 95-%-Intervallen"),
      alternative: .joined(rows.map { Bilingual(name: "\($0): ") + SpokenFigure.share($1).text }),
      notes: [
        Bilingual(
          "The other share of paid time is in the table: off the desk, absence, overtime.",
          "Der übrige Teil der bezahlten Zeit steht in der Tabelle: nicht am Platz, abwesend, Überstunden.")
      ],
      data: ReportTable(
        head: [
          Bilingual("Team", "Team"), Bilingual("busy at the desk", "beschäftigt am Platz"),
          Bilingual("scheduled hours", "Stunden laut Plan"), Bilingual("overtime hours", "Überstunden"),
          Bilingual("off desk", "nicht am Platz"), Bilingual("absent", "abwesend"),
        ],
        rows: rows.map { name, occupancy in
          [
            .init(Bilingual(name: name)), .init(SpokenFigure.share(occupancy)),
            .init(SpokenFigure.count(run.figure("staff.hours", "team", name))),
            .init(SpokenFigure.count(run.figure("staff.overtime", "team", name))),
            .init(SpokenFigure.share(run.figure("staff.off_desk", "team", name))),
            .init(SpokenFigure.share(run.figure("staff.absent", "team", name))),
          ]
        }), draw: { drawn.drawn($0) })
  }

  private func groupTable(_ dimension: String, _ names: [String]) -> ReportTable? {
    let columns: [(metric: String, head: Bilingual, write: (Figure?) -> SpokenFigure)] = [
      ("cases.opened", Bilingual("cases for people", "Fälle für Personen"), { SpokenFigure.count($0) }),
      ("wait.time.mean", Bilingual("mean wait", "mittlere Wartezeit"), { SpokenFigure.hours($0) }),
      (
        "sla.first_response.met", Bilingual("answered in time", "rechtzeitig beantwortet"), { SpokenFigure.share($0) }
      ),
      ("recovery.rate", Bilingual("recovered", "versöhnt"), { SpokenFigure.share($0) }),
      ("customers.net", Bilingual("customers kept", "gehaltene Kunden"), { SpokenFigure.count($0) }),
      (
        "clv.saved", Bilingual("value kept, ", "gehaltener Wert, ") + Bilingual(name: run.currency),
        { SpokenFigure.money($0) }
      ),
      (
        "money.answering", Bilingual("cost of answering, ", "Kosten der Antworten, ") + Bilingual(name: run.currency),
        { SpokenFigure.money($0) }
      ),
    ]
    let shown = columns.filter { column in names.contains { run.figure(column.metric, dimension, $0) != nil } }
    guard !shown.isEmpty, !names.isEmpty else { return nil }
    return ReportTable(
      head: [Bilingual("Group", "Gruppe")] + shown.map(\.head),
      rows: names.map { name in
        [.init(Bilingual(name: name))]
          + shown.map { column in
            let figure = run.figure(column.metric, dimension, name)
            return ReportTable.Cell(column.write(figure), key: "\(column.metric)|\(dimension)=\(name)|value")
          }
      })
  }
}

extension String {
  /// Without spaces at its ends.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
