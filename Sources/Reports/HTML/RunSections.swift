internal import Figures
internal import Scenarios

/// The sections of a page that tell of a run.
struct RunSections {
  let run: RunData
  let years: Bilingual
  let horizon: Bilingual

  init(_ run: RunData) {
    self.run = run
    years = LocalNumber.count(run.replications)
    horizon = run.day("horizon").map { CalendarDay(daysSince1970: $0).text } ?? Bilingual("the horizon", "Horizont")
  }

  func sections() throws(ResultProblem) -> [ReportSection] {
    var sections = [executive]
    let manager = try managerSection()
    if !manager.blocks.isEmpty { sections.append(manager) }
    return sections
  }

  /// For those who work at the desk or with the figures.
  func lastSections() throws(ResultProblem) -> [ReportSection] {
    let agent = try agentSection()
    return (agent.blocks.isEmpty ? [] : [agent]) + [try analystSection()]
  }

  /// Figures whose files are not there, with what brings them.
  var leftOut: [String] {
    var missing: [String] = []
    func note(_ name: String, _ file: String, _ option: String) {
      if !run.folder.holds(file) { missing.append("\(name) (run it with \(option))") }
    }
    if run.scenario?["macro"] != nil { note("answering and fixing apart", "arms.csv", "--arms") }
    note("people and broken promises by hour of the week", "hour-of-week.csv", "--series hour")
    note("where late cases lose time", "cases.csv", "--cases")
    if run.folder.holds("cases.csv") {
      note("lives of cases", "events.csv", "--events")
    } else {
      missing.append("lives of cases (run it with --cases --events)")
    }
    return missing
  }

  var currency: [UInt8] { Array(run.currency.utf8) }

  /// A short amount with its currency.
  func amount(_ value: Double, sign: Bool = false) -> Bilingual {
    LocalNumber.denominated(LocalNumber.short(value, sign: sign), currency: currency)
  }

  /// A row of figures for a table: value and both ends.
  func cells(_ figure: Figure?, _ write: (Double) -> Bilingual) -> [ReportTable.Cell] {
    guard let figure, figure.value.isFinite else {
      return [ReportTable.Cell](repeating: .init(Bilingual("nothing observed", "nichts beobachtet")), count: 1) + [
        .init(LocalNumber.nothing), .init(LocalNumber.nothing),
      ]
    }
    return [
      .init(write(figure.value)), .init(figure.hasRange ? write(figure.low) : LocalNumber.nothing),
      .init(figure.hasRange ? write(figure.high) : LocalNumber.nothing),
    ]
  }

  static let valueHead = [Bilingual("from", "von"), Bilingual("to", "bis")]
}
