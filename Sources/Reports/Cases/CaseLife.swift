public import ClosedLoop
internal import EventKernel
internal import Experiments

/// One case from feedback to its end, line by line, in words.
public struct CaseLife: Sendable {
  private let scenario: String
  private let variant: String
  private let plan: Plan
  private let replication: UInt64
  private let row: CaseRecord
  private let events: [CaseEvent]
  private let names: CaseNames

  /// The life of a case, from its record and all that happened to it in order.
  public init(
    scenario: String, variant: String, plan: Plan, replication: UInt64, record: CaseRecord, events: [CaseEvent]
  ) {
    self.scenario = scenario
    self.variant = variant
    self.plan = plan
    self.replication = replication
    row = record
    // What happens during a stay is told after its beginning.
    self.events = events.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(
      \.element)
    names = CaseNames(plan)
  }

  // MARK: In words

  /// The page, ending in a line break.
  public var text: String {
    var lines = TextBlock.wrapped(title, columns: TerminalSummary.columns, indent: "")
    for (place, promise) in promises.enumerated() {
      lines += TextBlock.wrapped(promise, columns: TerminalSummary.columns, indent: place == 0 ? "" : "  ")
    }
    lines.append("")
    for event in events {
      let start = when(event.start)
      let used = clock(at: event.end)
      let words = TextBlock.wrapped(
        words(of: event), columns: TerminalSummary.columns - 2 - used.count, indent: String(repeating: " ", count: 22))
      for (index, line) in words.enumerated() {
        let text = index == 0 ? start + line.dropFirst(start.count) : line
        let gap = max(2, TerminalSummary.columns - text.count - used.count)
        lines.append(index == 0 && !used.isEmpty ? text + String(repeating: " ", count: gap) + used : text)
      }
    }
    if row.closed < 0 { lines.append("\(when(plan.phases.drainEnd))  the run ends, and it is still open") }
    lines += ["", "Where the time went"] + split
    return lines.joined(separator: "\n") + "\n"
  }

  private var title: String {
    let cause = row.failure != nil ? ", \(names.severity(row)) severity, cause \(names.cause(row))" : ""
    let name = variant.isEmpty ? scenario : "\(scenario)@\(variant)"
    return
      "Case \(row.number) of \(name), replication \(replication): a \(names.score(row)) of tier \(names.tier(row)) "
      + "over \(names.channel(row))\(cause)."
  }

  private var promises: [String] {
    let rule = "Triage rule \(names.rule(row)) took it"
    guard row.promise >= 0 else { return ["\(rule); nothing is promised."] }
    let promise = plan.promises[Int(row.promise)]
    let calendar = plan.calendars[promise.calendar]
    let clock =
      calendar.isAlways ? "elapsed time, nights and weekends included" : "the open hours of \(calendar.name.text)"
    var lines = ["\(rule) and promised \(promise.name.text), which counts \(clock)."]
    func add(_ what: String, _ time: PromisedTime?, due: Ticks, done: Ticks, _ verdict: Verdict) {
      guard let time else { return }
      let length =
        switch time {
        case .duration(let ticks): SpokenDuration.text(ticks)
        case .openDays(let days): ReadableNumber.count(days, "open day")
        }
      let outcome =
        switch verdict {
        case .none: "not judged"
        case .met: "kept: \(when(done))"
        case .missed: done >= 0 ? "broken: \(when(done))" : "broken: never given"
        case .undetermined: "not decided when the run ends"
        case .excluded: "not judged, since the customer left before"
        }
      lines.append("\(what) within \(length), by \(when(due)): \(outcome).")
    }
    add("a first response", promise.firstResponse, due: row.responseDeadline, done: row.firstResponse, row.response)
    add("a solution", promise.resolution, due: row.resolutionDeadline, done: row.firstSolved, row.resolution)
    return lines
  }

  /// `Tue 2027-03-02 16:41`
  private func when(_ tick: Ticks) -> String {
    guard tick >= 0 && tick < Time.never else { return "never" }
    let time = LocalTime(tick, in: plan.civil)
    let date = ISODate.text(daysSince1970: plan.civil.firstDay + time.day)
    return "\(weekdayNames[plan.civil.weekday(ofDay: Int(time.day))]) \(date) \(time.hoursAndMinutes)"
  }

  /// What the clock of the promise shows at an instant, until the first response is given.
  private func clock(at tick: Ticks) -> String {
    guard row.promise >= 0, plan.promises[Int(row.promise)].firstResponse != nil else { return "" }
    if row.firstResponse >= 0 && tick > row.firstResponse { return "" }
    let used = used(at: tick)
    return tick > row.responseDeadline
      ? "clock \(SpokenDuration.text(used)), late" : "clock \(SpokenDuration.text(used))"
  }

  private func used(at tick: Ticks) -> Ticks {
    plan.calendars[plan.promises[Int(row.promise)].calendar].openTime(from: max(row.received, 0), to: tick)
  }

  private func words(of event: CaseEvent) -> String {
    let length = SpokenDuration.text(event.end - event.start)
    let person = names.person(event)
    let until = "until \(when(event.end))"
    switch event.kind {
    case .received: return "the feedback comes"
    case .awaitedTriage: return "waits \(length) for triage"
    case .sentOn: return "\(person) finds it in the wrong queue and sends it on: \(length) of work"
    case .acknowledged: return "an automatic acknowledgement is sent"
    case .treatedAutomatically: return "a technical solution is offered"
    case .automated: return "the technical solution has \(length) to help; \(until)"
    case .waited: return "waits \(length) in queue \(names.queue(event.queue)): \(reasons(event.split)); \(until)"
    case .held: return "waits \(length): customers may not be rung at this hour; \(until)"
    case .stopped:
      let isHandedOver = event.team >= 0 && plan.teams[Int(event.team)].workforce.shiftEnd == .handOver
      return
        "\(person) works on it for \(length), and \(isHandedOver ? "hands it over" : "stops") at the end of the shift"
    case .kept: return "waits \(length) half done, for the same person's next shift; \(until)"
    case .paused:
      let hours = event.split[.outsideCallableHours]
      let held = hours > 0 ? ", \(SpokenDuration.text(hours)) of it outside the hours for ringing customers" : ""
      return "waits \(length) between two attempts\(held); \(until)"
    case .missed: return "\(person) rings for \(length), and nobody answers"
    case .leftMessage: return "\(person) leaves a message"
    case .talked: return "\(person) talks with the customer: \(length) of work"
    case .wrote: return "\(person) writes to the customer: \(length) of work"
    case .awaitedSpecialist: return "waits \(length) for a specialist in queue \(names.queue(event.queue)); \(until)"
    case .workedBySpecialist: return "\(person) works on it as a specialist for \(length)"
    case .awaitedApproval: return "waits \(length) for the approval of a remedy; \(until)"
    case .approved: return "\(person) decides on the remedy: \(length) of work"
    case .awaitedCustomer: return "waits \(length) for the customer; \(until)"
    case .chased: return "the customer, who has heard nothing, asks again"
    case .closed: return "closed: \(event.ending.words)"
    case .reopened: return "the customer comes back: it is open again"
    }
  }

  /// Why it waited, most first.
  private func reasons(_ split: TimeSplit) -> String {
    TimeCategory.allCases.filter { split[$0] > 0 }.sorted { split[$0] > split[$1] }
      .map { "\(SpokenDuration.text(split[$0])) \($0.words)\($0 == .nobodyOnShift ? need : "")" }.joined(
        separator: ", ")
  }

  /// What the right people must be able to do, where not everybody is.
  private var need: String {
    var needs: [String] = []
    if row.language >= 0, plan.teams.contains(where: { !$0.workforce.languages.isEmpty }) {
      needs.append("who speak \(plan.languages[Int(row.language)].name.text)")
    }
    if row.failure != nil, plan.teams.contains(where: { !$0.workforce.topics.isEmpty }) {
      needs.append("who know \(names.cause(row))")
    }
    return needs.isEmpty ? "" : " (\(needs.joined(separator: " and ")))"
  }

  private var split: [String] {
    let clock = row.response == .none ? "" : "on the clock to the response"
    var block = TextBlock(
      ["", "from feedback to end", clock], [.left, .right, .right])
    for category in TimeCategory.allCases where row.split[category] > 0 || row.toResponse[category] > 0 {
      block.add(
        category.words, SpokenDuration.text(row.split[category]),
        clock.isEmpty ? "" : SpokenDuration.text(row.toResponse[category]))
    }
    block.add(
      "together", SpokenDuration.text(row.split.sum), clock.isEmpty ? "" : SpokenDuration.text(row.toResponse.sum))
    return block.lines(columns: TerminalSummary.columns)
  }

  // MARK: For machines

  /// The same as one JSON object on one line.
  public var json: String {
    func instant(_ tick: Ticks) -> JSONText {
      let text = ISOInstant.text(tick, in: plan.civil)
      return text.isEmpty ? .null : .text(text)
    }
    func times(_ split: TimeSplit) -> JSONText {
      .object(
        TimeCategory.allCases.filter { split[$0] > 0 }.map { ("\($0.keyword)", .number(Double(split[$0]) / 1e6)) })
    }
    return JSONText.object([
      ("scenario", .text(scenario)), ("variant", variant.isEmpty ? .null : .text(variant)),
      ("replication", .integer(Int64(replication))), ("case", .integer(Int64(row.number))),
      ("tier", .text(names.tier(row))), ("channel", .text(names.channel(row))), ("score", .text(names.score(row))),
      ("severity", .text(names.severity(row))), ("cause", .text(names.cause(row))), ("rule", .text(names.rule(row))),
      ("promise", .text(names.promise(row))), ("received", instant(row.received)),
      ("responseDue", instant(row.responseDeadline)), ("firstResponse", instant(row.firstResponse)),
      ("response", .text(row.response.word)), ("resolutionDue", instant(row.resolutionDeadline)),
      ("firstSolved", instant(row.firstSolved)), ("resolution", .text(row.resolution.word)),
      ("closed", instant(row.closed)), ("ending", .text("\(row.ending.keyword)")),
      ("seconds", times(row.split)), ("secondsToResponse", times(row.toResponse)),
      (
        "life",
        .list(
          events.map { event in
            .object([
              ("what", .text("\(event.kind)")), ("from", instant(event.start)), ("to", instant(event.end)),
              ("by", .text(names.person(event))), ("queue", .text(names.queue(event.queue))),
              ("seconds", times(event.split)), ("words", .text(words(of: event))),
            ])
          })
      ),
    ]).line
  }
}

extension Ending {
  /// How it ended, in words.
  var words: String {
    switch self {
    case .open: "it is open"
    case .acknowledged: "the acknowledgement was all"
    case .automated: "by the technical solution"
    case .solved: "solved"
    case .unsolved: "not solved"
    case .unreachable: "the customer was never reached"
    case .planEnded: "the time for it is over"
    case .gaveUp: "the customer gave up before anybody began"
    case .customerLeft: "the customer has left"
    }
  }
}

extension TimeCategory {
  /// What it is, in a few words.
  var words: String {
    switch self {
    case .triage: "waiting for triage"
    case .deskClosed: "no shift running"
    case .nobodyOnShift: "none of the right people on shift"
    case .absence: "the right people away from the desk"
    case .busy: "all busy with earlier work"
    case .overtaken: "overtaken by later work"
    case .betweenAttempts: "between two attempts"
    case .outsideCallableHours: "outside the hours for ringing"
    case .notReached: "attempts that nobody answered"
    case .approval: "waiting for an approval"
    case .specialist: "waiting for a specialist"
    case .customer: "waiting for the customer"
    case .automated: "with a technical solution"
    case .inWork: "in work"
    case .settled: "closed, until the customer came back"
    }
  }
}
