internal import Figures
internal import Scenarios

/// What people at the desk ask: what comes first and why, and what a case goes through.
extension RunSections {
  func agentSection() throws(ResultProblem) -> ReportSection {
    var blocks: [ReportBlock] = []
    let steps = order
    if !steps.isEmpty { blocks.append(.steps(title: Bilingual("What comes first", "Was zuerst kommt"), steps)) }
    if !treatments.isEmpty {
      blocks.append(
        .steps(
          title: Bilingual("Who is answered how; the first that fits", "Wer wie Antwort erhält; die erste, die passt"),
          treatments))
    }
    if let figure = try livesFigure() { blocks.append(.figure(figure)) }
    return ReportSection(
      name: "agent", views: [.agent],
      title: Bilingual(
        "For agents: what comes first, and the life of a case",
        "Für das Team: was zuerst kommt, und das Leben eines Falls"),
      blocks: blocks)
  }

  /// The order of work that the scenario states, in words.
  private var order: [Bilingual] {
    guard let triage = run.scenario?["triage"], let priority = triage["priority"] else { return [] }
    var steps: [Bilingual] = []
    if let limit = priority["starvation_limit"]?.text {
      steps.append(
        .say(
          "Cases that have waited {0}, whatever their tier.", "Fälle, die {0} gewartet haben, gleich welcher Stufe.",
          Self.spoken(limit)))
    }
    let tiers = run.tiers.map { Bilingual(name: $0) }
    let list = Bilingual.joined(tiers, by: Bilingual(", ", ", "))
    switch priority["policy"]?.text {
    case "fifo", "first-come":
      steps.append(Bilingual("Then as they came.", "Dann in der Reihenfolge des Eingangs."))
    case "value-tier":
      steps.append(.say("Then {0}; within a tier as they came.", "Dann {0}; in einer Stufe nach Eingang.", list))
    case "edd":
      steps.append(
        Bilingual("Then the earliest promised deadline.", "Dann die früheste zugesagte Frist."))
    case "value-at-risk":
      steps.append(
        Bilingual("Then the most value at risk.", "Dann der größte Wert in Gefahr."))
    case .some(let policy):
      steps.append(.say("Then by the policy {0}.", "Dann nach der Regel {0}.", Bilingual(name: policy)))
    case nil: break
    }
    return steps
  }

  /// The rules of triage in their order.
  private var treatments: [Bilingual] {
    guard let triage = run.scenario?["triage"] else { return [] }
    return (triage["order"]?.items ?? []).compactMap(\.text).compactMap { rule in
      let how: Bilingual
      switch triage["rules"]?[rule]?["treat"]?.text {
      case "personal": how = Bilingual("people answer", "Personen antworten")
      case "automated": how = Bilingual("answered by machine", "maschinell beantwortet")
      case .some, nil: return nil
      }
      return Bilingual(name: rule.split(separator: "_").joined(separator: " ")) + Bilingual(": ", ": ") + how
    }
  }

  /// A duration as resolved scenarios write it, in words: 5 days.
  private static func spoken(_ duration: String) -> Bilingual {
    let units: [Character: (Bilingual, Bilingual)] = [
      "h": (Bilingual("hour", "Stunde"), Bilingual("hours", "Stunden")),
      "d": (Bilingual("day", "Tag"), Bilingual("days", "Tage")),
      "w": (Bilingual("week", "Woche"), Bilingual("weeks", "Wochen")),
    ]
    guard let count = Double(duration.dropLast()), let unit = duration.last.flatMap({ units[$0] }) else {
      return Bilingual(name: duration)
    }
    let decimals = count.rounded() == count ? 0 : 1
    return LocalNumber.plain(count, decimals: decimals) + Bilingual(" ", " ") + (count == 1 ? unit.0 : unit.1)
  }

  // MARK: Lives

  private struct Chosen {
    let number: String
    let label: Bilingual
    let received: Double
    let due: Double?
    let end: Double
  }

  /// Of the replication that was written down: the late case nearest to the median lateness, the late case that was
  /// overtaken longest, and the case in time with most contacts; ties by number.
  private func livesFigure() throws(ResultProblem) -> ReportFigure? {
    guard
      let cases = try run.folder.table(
        "cases.csv",
        words: ["case", "tier", "in_window", "received", "first_response", "closed", "response_due", "response"],
        figures: ["contacts", "time_overtaken"]),
      let events = try run.folder.table(
        "events.csv", words: ["case:concept:name", "concept:name", "time:timestamp", "start_timestamp", "org:resource"])
    else { return nil }
    let chosen = choose(cases)
    guard !chosen.isEmpty else { return nil }
    let (names, activities) = (events.words("case:concept:name"), events.words("concept:name"))
    let (ends, starts) = (events.words("time:timestamp"), events.words("start_timestamp"))
    let resources = events.words("org:resource")
    var rows: [[ReportTable.Cell]] = []
    let lives = chosen.map { life -> Timeline.Life in
      var stays: [Timeline.Stay] = []
      var contacts: [Double] = []
      var free = 0.0
      var waitsForCustomer = false
      for row in names.indices where names[row] == life.number {
        guard let end = ISOInstant.seconds(ends[row]), let start = ISOInstant.seconds(starts[row]) else { continue }
        let (from, to) = (max(0, (start - life.received) / 3_600), max(0, (end - life.received) / 3_600))
        rows.append([
          .init(Bilingual(name: life.number)),
          .init(LocalNumber.plain(to, decimals: 1) + Bilingual("\u{A0}h", "\u{A0}h")),
          .init(Bilingual(name: activities[row])), .init(Bilingual(name: resources[row])),
        ])
        if ["ring", "talk", "write", "leave"].contains(where: { activities[row].hasPrefix($0) }) {
          contacts.append(to)
        }
        guard to > from else { continue }
        // Work may have begun on something else: what has been drawn stays.
        let begin = max(from, free)
        if begin > free { stays.append(.init(from: free, to: begin, kind: waitsForCustomer ? .customer : .waiting)) }
        if to > begin { stays.append(.init(from: begin, to: to, kind: .work)) }
        free = max(free, to)
        waitsForCustomer = activities[row].hasPrefix("ring") || activities[row].hasPrefix("leave")
      }
      let end = (life.end - life.received) / 3_600
      if end > free { stays.append(.init(from: free, to: end, kind: waitsForCustomer ? .customer : .waiting)) }
      return Timeline.Life(
        life.label, stays: stays, contacts: contacts, deadline: life.due.map { ($0 - life.received) / 3_600 })
    }
    let drawn = Timeline(lives)
    return ReportFigure(
      name: "lives", title: Bilingual("The life of cases", "Das Leben von Fällen"),
      subtitle: Bilingual(
        "Time since the feedback; one replication; chosen by rule: a late case of median lateness, the most overtaken, the one in time with most contacts",
        "Zeit seit dem Feedback; eine Replikation; nach Regel gewählt: ein später Fall mittlerer Verspätung, der meistüberholte, der rechtzeitige mit den meisten Kontakten"
      ),
      alternative: .joined(chosen.map(\.label)),
      notes: [
        Bilingual(
          "After a ring without an answer a case waits for the customer's hours or the next attempt.",
          "Nach einem Anruf ohne Antwort wartet ein Fall auf die Zeiten des Kunden oder den nächsten Versuch.")
      ],
      data: ReportTable(
        head: [
          Bilingual("Case", "Fall"), Bilingual("after", "nach"), Bilingual("what happened", "was geschah"),
          Bilingual("by", "durch"),
        ], rows: rows), draw: { drawn.drawn($0) })
  }

  private func choose(_ cases: ResultTable) -> [Chosen] {
    struct Candidate {
      let row: Int
      let number: Int
      let received: Double
      let due: Double
      let lateness: Double
      let isLate: Bool
      let overtaken: Double
      let contacts: Double
      let end: Double
    }
    let columns = ["case", "tier", "in_window", "received", "first_response", "closed", "response_due", "response"]
    let words = Dictionary(uniqueKeysWithValues: columns.map { ($0, cases.words($0)) })
    func word(_ name: String, _ row: Int) -> String { words[name]?[row] ?? "" }
    let (contacts, overtaken) = (cases.figures("contacts"), cases.figures("time_overtaken"))
    var candidates: [Candidate] = []
    for row in 0..<cases.count where word("in_window", row) == "true" {
      let isLate = word("response", row) == "missed"
      guard isLate || word("response", row) == "met", let number = Int(word("case", row)),
        let received = ISOInstant.seconds(word("received", row)),
        let due = ISOInstant.seconds(word("response_due", row)),
        let end = ISOInstant.seconds(word("closed", row)), end > received
      else { continue }
      let response = ISOInstant.seconds(word("first_response", row)) ?? end
      candidates.append(
        Candidate(
          row: row, number: number, received: received, due: due, lateness: response - due, isLate: isLate,
          overtaken: overtaken[row].isFinite ? overtaken[row] : 0,
          contacts: contacts[row].isFinite ? contacts[row] : 0, end: end))
    }
    let late = candidates.filter { $0.isLate && $0.lateness > 0 }
    let sorted = late.sorted { ($0.lateness, $0.number) < ($1.lateness, $1.number) }
    var chosen: [Chosen] = []
    var taken: Set<Int> = []
    func add(_ candidate: Candidate?, _ label: (Candidate) -> Bilingual) {
      guard let candidate, taken.insert(candidate.number).inserted else { return }
      let name = Bilingual.say(
        "Case {0} ({1}): ", "Fall {0} ({1}): ", Bilingual(name: word("case", candidate.row)),
        Bilingual(name: word("tier", candidate.row)))
      chosen.append(
        Chosen(
          number: word("case", candidate.row), label: name + label(candidate), received: candidate.received,
          due: candidate.due, end: candidate.end))
    }
    func hours(_ seconds: Double) -> Bilingual { LocalNumber.plain(seconds / 3_600, decimals: 1) }
    add(sorted.isEmpty ? nil : sorted[sorted.count / 2]) {
      .say("answered {0} hours late", "{0} Stunden zu spät beantwortet", hours($0.lateness))
    }
    add(late.filter { $0.overtaken > 0 }.max { ($0.overtaken, -$0.number) < ($1.overtaken, -$1.number) }) {
      .say("late, overtaken for {0} hours", "zu spät, {0} Stunden überholt", hours($0.overtaken))
    }
    add(candidates.filter { !$0.isLate }.max { ($0.contacts, -$0.number) < ($1.contacts, -$1.number) }) {
      .say("in time, {0} contacts", "rechtzeitig, {0} Kontakte", LocalNumber.plain($0.contacts))
    }
    return chosen
  }
}

extension ISOInstant {
  /// Seconds since 1970-01-01 UTC of an instant as files write it; nil where a text is none.
  static func seconds(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, let day = ISODate.dayNumber(text) else { return nil }
    func number(_ range: Range<Int>) -> Double? { Double(String(decoding: bytes[range], as: UTF8.self)) }
    guard let hour = number(11..<13), let minute = number(14..<16) else { return nil }
    let zone = bytes[19...].firstIndex { $0 == 0x2B || $0 == 0x2D || $0 == 0x5A } ?? bytes.count
    guard let second = number(17..<zone) else { return nil }
    var offset = 0.0
    if zone < bytes.count, bytes[zone] != 0x5A {
      guard bytes.count >= zone + 6, let hours = number(zone + 1..<zone + 3), let minutes = number(zone + 4..<zone + 6)
      else { return nil }
      offset = (hours * 3_600 + minutes * 60) * (bytes[zone] == 0x2D ? -1 : 1)
    }
    return Double(day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
  }
}
