public import ClosedLoop
internal import EventKernel
internal import Experiments

/// One replication, run again to be written down case by case: nothing of it is kept in memory.
public struct Recording: Sendable {
  let report: Report
  let prepared: PreparedPlan
  let replication: UInt64

  /// A recording of one replication of a run.
  public init(_ report: Report, of prepared: PreparedPlan, replication: UInt64) {
    self.report = report
    self.prepared = prepared
    self.replication = replication
  }

  /// Runs the replication for its own sake.
  ///
  /// - Throws: `BrokenAudit` where an identity does not hold that is looked at only where cases are watched.
  public func rehearse(shouldStop: () -> Bool) throws(BrokenAudit) {
    var watch = Watch()
    watch.cases = true
    watch.events = true
    _ = try prepared.replicate(replication, watching: watch, shouldStop: shouldStop)
  }

  /// Runs the replication and gives what is written down, about once a simulated week; stops when that fails.
  func play<Failure: Error>(_ watch: Watch, _ take: (Journal) throws(Failure) -> Void) throws(Failure) {
    var failure: Failure?
    // What breaks an audit here has broken it in the rehearsal.
    _ = try? prepared.replicate(
      replication, watching: watch,
      record: { journal in
        guard failure == nil else { return }
        do throws(Failure) { try take(journal) } catch { failure = error }
      }, shouldStop: { failure != nil })
    if let failure { throw failure }
  }

  var plan: Plan { prepared.plan }

  /// The cells under `contextColumns`.
  var context: [String] { [report.scenario, report.variant, String(replication)] }

  static let contextColumns =
    ContextColumns.run + [Column("replication", .integer, "number of the replication, from 0")]

  func instant(_ tick: Ticks) -> String { ISOInstant.text(tick, in: plan.civil) }
}

/// `cases.csv`: one row for each case of a replication, in the order in which they were closed for good.
public struct CasesTable: Table {
  /// Name of the file.
  public let fileName = "cases.csv"
  /// What the table holds.
  public let meaning =
    "one row for each case of one replication, in the order of their final closing, those still open at the end last; "
    + "the categories of time sum to elapsed, exactly"
  /// Its columns.
  public let columns: [Column]

  private let recording: Recording

  /// The table of a replication.
  public init(_ recording: Recording) {
    self.recording = recording
    let currency = recording.report.currency
    columns =
      Recording.contextColumns + Self.identity + Self.course
      + [
        Column(
          "elapsed", .number, "from the feedback, or the run's beginning, to the closing, or to the end of the run",
          unit: "s")
      ]
      + TimeCategory.allCases.map { Column("time_\($0.keyword)", .number, "\($0.meaning)", unit: "s") }
      + [
        Column("loss", .number, "what the failure cost the customer", unit: currency),
        Column("remedy", .number, "remedy granted, face value", unit: currency),
        Column(
          "margin_saved", .number, "expected discounted margin up to the horizon that acts on this case saved",
          unit: currency),
        Column("terminal_saved", .number, "the same beyond the horizon", unit: currency),
        Column("presence_gained", .number, "change of the chance that the customer is present at the horizon"),
      ]
  }

  private static let identity = [
    Column("case", .integer, "number of the feedback in the order of receipt, from 1; explain --case takes it"),
    Column("customer", .string, "seat and generation of the customer: the same person in every variant"),
    Column("tier", .string, "value tier"),
    Column("channel", .string, "channel of the feedback"),
    Column("score", .string, "detractor, passive, promoter, or none"),
    Column("severity", .string, "severity of the failure; none where there is none"),
    Column("cause", .string, "root cause"),
    Column("rule", .string, "the triage rule that took it"),
    Column("treatment", .string, "what the rule does"),
    Column("sla", .string, "what was promised"),
    Column("queue", .string, "the queue in which it waited last"),
    Column("team", .string, "the team that started it first"),
    Column("in_window", .boolean, "whether it counts in the results"),
  ]

  private static let course = [
    Column("received", .datetime, "when the feedback came"),
    Column("first_start", .datetime, "when somebody first began to work on it"),
    Column("first_response", .datetime, "when the first effective response was given"),
    Column("first_reached", .datetime, "when the customer was first reached"),
    Column("first_solved", .datetime, "when it was first solved"),
    Column("last_solved", .datetime, "when it was last solved"),
    Column("closed", .datetime, "when it was closed for good; empty if it was open at the end"),
    Column("ending", .string, Ending.allCases.map { "\($0.keyword)" }.joined(separator: ", ")),
    Column("response_due", .datetime, "last instant in time for a first response"),
    Column("response", .string, "met, missed, undetermined (due after the end), excluded (the customer left before)"),
    Column("resolution_due", .datetime, "last instant in time for a solution"),
    Column("resolution", .string, "met, missed, undetermined, excluded"),
    Column("attempts", .integer, "attempts to ring the customer"),
    Column("contacts", .integer, "contacts as the customer counts them"),
    Column("services", .integer, "pieces of work that people did on it"),
    Column("reopenings", .integer, "how often it came back after it was solved"),
    Column("reached", .boolean, "whether the customer was reached"),
    Column("escalated", .boolean, "whether a specialist was needed"),
    Column("recovered", .boolean, "whether the customer has recovered"),
  ]

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    var watch = Watch()
    watch.cases = true
    try recording.play(watch) { journal throws(Failure) in
      for row in journal.cases { try append(cells(of: row)) }
    }
  }

  private func cells(of row: CaseRecord) -> [String] {
    let names = CaseNames(recording.plan)
    let end = row.closed >= 0 ? row.closed : recording.plan.phases.drainEnd
    let identity = [
      String(row.number), "\(row.seat)-\(row.generation)", names.tier(row), names.channel(row), names.score(row),
      names.severity(row), names.cause(row), names.rule(row), names.treatment(row), names.promise(row),
      names.queue(row), names.team(row.team), Self.text(row.isMeasured),
    ]
    let instants = [
      row.received, row.firstStart, row.firstResponse, row.firstReached, row.firstSolved, row.lastSolved, row.closed,
    ].map { recording.instant($0) }
    let promises = [
      "\(row.ending.keyword)", recording.instant(row.responseDeadline), row.response.word,
      recording.instant(row.resolutionDeadline), row.resolution.word,
    ]
    let counts = [row.attempts, row.contacts, row.services, row.reopenings].map { String($0) }
    let marks = [row.isReached, row.wasEscalated, row.hasRecovered].map { Self.text($0) }
    let times = [Self.seconds(end - max(row.received, 0))] + TimeCategory.allCases.map { Self.seconds(row.split[$0]) }
    let money = [row.loss, row.remedy, row.marginSaved, row.terminalSaved, row.presenceGained]
      .map { ExactNumber.text(Double($0) / 1e6) }
    return recording.context + identity + instants + promises + counts + marks + times + money
  }

  static func seconds(_ ticks: Ticks) -> String { ExactNumber.text(Double(ticks) / 1e6) }

  static func text(_ isTrue: Bool) -> String { isTrue ? "true" : "false" }
}

extension Verdict {
  /// What files write for it; empty where nothing was promised.
  var word: String {
    switch self {
    case .none: ""
    case .met: "met"
    case .missed: "missed"
    case .undetermined: "undetermined"
    case .excluded: "excluded"
    }
  }
}

/// What the parts of a plan are called to which a case belongs.
struct CaseNames {
  let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  func tier(_ row: CaseRecord) -> String { plan.population.tiers[Int(row.tier)].name.text }
  func channel(_ row: CaseRecord) -> String { plan.channels[Int(row.channel)].name.text }
  func rule(_ row: CaseRecord) -> String { row.rule >= 0 ? plan.triage.rules[Int(row.rule)].name.text : "" }
  func treatment(_ row: CaseRecord) -> String {
    row.rule >= 0 ? "\(plan.triage.rules[Int(row.rule)].treatment.keyword)" : ""
  }
  func promise(_ row: CaseRecord) -> String { row.promise >= 0 ? plan.promises[Int(row.promise)].name.text : "" }
  func cause(_ row: CaseRecord) -> String { row.failure.map { plan.causes[$0.cause].name.text } ?? "" }
  func queue(_ row: CaseRecord) -> String { queue(row.queue) }
  func queue(_ index: Int16) -> String { plan.queues.indices.contains(Int(index)) ? plan.queues[Int(index)].text : "" }
  func team(_ index: Int16) -> String { index >= 0 ? plan.teams[Int(index)].name.text : "" }

  func score(_ row: CaseRecord) -> String { row.band.map { "\($0)" } ?? "none" }
  func severity(_ row: CaseRecord) -> String { row.failure.map { "\($0.severity)" } ?? "none" }

  /// `recovery/late/2`: a seat of a shift of a team, from 1.
  func person(_ event: CaseEvent) -> String {
    guard event.team >= 0 else { return "" }
    let team = plan.teams[Int(event.team)]
    let shift = team.shifts.indices.contains(Int(event.shift)) ? team.shifts[Int(event.shift)].name.text : ""
    return "\(team.name.text)/\(shift)/\(event.seat + 1)"
  }
}
