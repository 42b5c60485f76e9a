internal import ClosedLoop
internal import EventKernel
public import Experiments
internal import Scenarios
internal import Statistics

/// A run on one page of plain text, for somebody who leads a programme: blocks of figures and one plain verdict.
public struct TerminalSummary: Sendable {
  /// Columns that no line exceeds.
  public static let columns = 100

  private let report: Report
  private let arms: ArmSplit?
  var result: RunResult { report.result }
  var plan: Plan { report.result.plan }
  var currency: String { report.currency }

  /// A summary of a run, and of its arms where it was split.
  public init(_ report: Report, arms: ArmSplit? = nil) { (self.report, self.arms) = (report, arms) }

  /// The page, ending in a line break.
  public var text: String {
    let blocks = [
      backlog, feedback, promises, solutions, staff, theory, rootCauses, customers, ceilings, money, answering, split,
      certainty,
      gates,
    ].filter { !$0.isEmpty }
    var lines = header
    for block in blocks { lines += [""] + block.lines(columns: Self.columns) }
    lines += [""] + TextBlock.wrapped(Judgement(report).sentence, columns: Self.columns, indent: "")
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Parts of a page

  private var split: TextBlock {
    arms.map { Self.armsBlock($0, currency: currency) } ?? TextBlock("")
  }

  func figure(_ metric: String, _ dimension: Dimension = .all, _ group: Int = 0) -> ReadableEstimate {
    guard let index = result.instance(metric, dimension, group), var estimate = result.estimates[index] else {
      return .nothing
    }
    let unit = Metric.catalogue[result.instances[index].metric].unit
    // What cannot be less than nothing is not shown so, however wide Student's interval is.
    if unit == .count || unit == .hours, !metric.hasPrefix("customers.net"), let range = estimate.interval {
      estimate.interval = Interval(low: max(range.low, min(0, range.high)), high: range.high)
    }
    return ReadableEstimate(estimate, unit)
  }

  func value(_ metric: String, _ dimension: Dimension = .all, _ group: Int = 0) -> Double {
    result.estimate(metric, dimension, group)?.value ?? 0
  }

  /// Whether anything of a metric was observed.
  func known(_ metric: String) -> Bool { result.estimate(metric) != nil }

  /// How the command line names what was run.
  var name: String { report.variant.isEmpty ? report.scenario : "\(report.scenario)@\(report.variant)" }

  private var header: [String] {
    let phases = plan.phases
    let name = report.variant.isEmpty ? report.scenario : "\(report.scenario), variant \(report.variant)"
    let start = ISODate.text(daysSince1970: plan.civil.firstDay + Int64(plan.civil.day(at: phases.windowStart)))
    var measured = "\(Self.span(phases.windowEnd - phases.windowStart)) from \(start)"
    if let warmUp = report.warmUp {
      measured += " after \(warmUp.words)"
    } else if phases.windowStart > 0 {
      measured += " after \(Self.span(phases.windowStart)) of warm-up"
    }
    let after = phases.horizon - phases.windowEnd
    if after > 0 { measured += ", outcomes followed for \(Self.span(after)) more" }
    let text =
      "\(name): \(ReadableNumber.count(plan.population.count, "customer")), \(measured); "
      + "\(ReadableNumber.count(result.count, "replication")), seed \(plan.seed)."
    let brackets = result.count > 1 ? " In brackets: \(Self.percent(result.level)) confidence." : ""
    let title = TextBlock.wrapped(report.title, columns: Self.columns, indent: "")
    return title + TextBlock.wrapped(text + brackets, columns: Self.columns, indent: "")
  }

  private var feedback: TextBlock {
    var block = TextBlock("Feedback and cases")
    block.add("feedback received", figure("feedback.received"))
    block.add("  of it telling of a failure", figure("failures.voiced"))
    block.add("cases given to people", figure("cases.opened"))
    let endings = [
      ("solved", "cases.solved"), ("not solved after contact", "cases.unsolved"),
      ("customer never reached", "cases.unreachable"), ("ended while waiting", "cases.expired"),
      ("still open at the end", "cases.open"),
    ]
    for (label, metric) in endings where value(metric) > 0 { block.add("  \(label)", figure(metric)) }
    let others = [
      ("closed by a technical solution", "cases.automated"), ("acknowledged and no more", "cases.acknowledged"),
      ("contactable and left alone", "cases.untreated"), ("sender cannot be contacted", "cases.not_contactable"),
    ]
    for (label, metric) in others where value(metric) > 0 { block.add(label, figure(metric)) }
    return block
  }

  private var promises: TextBlock {
    var block = TextBlock(
      ["First responses", "answered", "in time", "reached", "in time", "half in", "90 % in"],
      [.left, .right, .left, .right, .left, .right, .right])
    for (index, promise) in plan.promises.enumerated() where promise.firstResponse != nil {
      let met = figure("sla.first_response.met", .sla, index)
      let reached = figure("contact.reached_in_time", .sla, index)
      let mark = promise.stopsOnAttempt ? " (attempt)" : ""
      block.add(
        Self.shortened(promise.name.text) + mark, met.value, met.interval, reached.value, reached.interval,
        figure("response.time.p50", .sla, index).value, figure("response.time.p90", .sla, index).value)
    }
    guard !block.isEmpty else { return block }
    if plan.promises.contains(where: { $0.firstResponse != nil && $0.stopsOnAttempt }) {
      block.note("(attempt): a call that nobody answers keeps the promise; \"reached\" tells of conversations")
    }
    let message = plan.contact.messageCountsAsResponse ? "a message left counts as an answer, not as reached; " : ""
    block.note("(\(message)times are elapsed, nights and weekends included)")
    return block
  }

  private var solutions: TextBlock {
    var block = TextBlock(
      ["Solutions", "solved", "in time", "half in", "90 % in"], [.left, .right, .left, .right, .right])
    for (index, promise) in plan.promises.enumerated() where promise.resolution != nil {
      let met = figure("sla.resolution.met", .sla, index)
      block.add(
        Self.shortened(promise.name.text), met.value, met.interval,
        figure("resolution.time.p50", .sla, index).value, figure("resolution.time.p90", .sla, index).value)
    }
    return block
  }

  private var staff: TextBlock {
    var block = TextBlock(
      ["Staff", "people", "busy at", "the desk", "paid", "overtime"], [.left, .right, .right, .left, .right, .right])
    for (index, team) in plan.teams.enumerated() {
      let busy = figure("staff.occupancy", .team, index)
      block.add(
        Self.shortened(team.name.text), ReadableNumber.text(Double(team.shifts.reduce(0) { $0 + $1.people })),
        busy.value, busy.interval, figure("staff.hours", .team, index).value,
        figure("staff.overtime", .team, index).value)
    }
    guard !plan.teams.isEmpty else {
      if value("cases.opened") == 0 { block.note("no staff: nobody is contacted by a person") }
      return block
    }
    var waiting = "cases waiting for staff, on average: \(figure("backlog.count").text)"
    if result.estimate("backlog.age.p95") != nil {
      waiting += "; 19 in 20 of them waited less than \(figure("backlog.age.p95").text)"
    }
    block.note(waiting)
    return block
  }

  private var backlog: TextBlock { BacklogBlock(result)?.text ?? TextBlock("") }

  private var theory: TextBlock { TheoryBlock(result)?.text ?? TextBlock("") }

  private var customers: TextBlock {
    var block = TextBlock("Customers up to \(horizon)")
    block.add("kept by the programme", figure("customers.saved"))
    block.add("lost by harm it did", figure("customers.lost_by_harm"))
    block.add("kept, net", figure("customers.net"))
    block.add("gone by then without it", figure("churn.share_without"))
    block.add("gone by then with it", figure("churn.share"))
    if let customerList { block.note(customerList) }
    return block
  }

  var horizon: String {
    ISODate.text(daysSince1970: plan.civil.firstDay + Int64(plan.civil.day(at: plan.phases.horizon)))
  }

  private var certainty: TextBlock {
    var block = TextBlock("How sure")
    let made = ReadableNumber.count(result.count, "replication")
    switch result.ending {
    case .fixed: block.note("\(made), as many as were asked for")
    case .precisionReached: block.note("\(made): \(watched) is known to the precision asked for")
    case .precisionNotReached:
      block.note("\(made), the most allowed: precision not reached for \(watched)")
    case .interrupted: block.note("\(made), then the run was interrupted")
    }
    if let warmUp = report.warmUp, !warmUp.isSettled { block.note(warmUp.doubt) }
    if result.count == 1 {
      block.note("one replication gives no intervals")
    } else if result.count < 20 {
      block.note("a small sample: with fewer than 20 replications intervals are rough")
    }
    let doubts = [
      ("sla.first_response.undetermined", "promised responses were not yet due at the end of the run"),
      ("sla.resolution.undetermined", "promised solutions were not yet due at the end of the run"),
      (
        "sla.first_response.excluded",
        "promised responses are not judged because the customer left before the deadline"
      ),
    ]
    for (metric, text) in doubts where value(metric) > 0 { block.note("\(figure(metric).value) \(text)") }
    if !report.weakInputs.isEmpty { block.note(weakInputs) }
    return block
  }

  /// How many inputs are weak and which, those of one group together.
  private var weakInputs: String {
    var groups: [(name: String, count: Int)] = []
    for path in report.weakInputs {
      let parts = path.split(separator: ".")
      let name = String(parts[0] == "outcome" ? parts.dropFirst().first ?? parts[0] : parts[0])
      if let last = groups.indices.last, groups[last].name == name {
        groups[last].count += 1
      } else {
        groups.append((name, 1))
      }
    }
    let names = groups.map { $0.count > 1 ? "\($0.name) (\($0.count))" : $0.name }
    let count = ReadableNumber.count(report.weakInputs.count, "input")
    return "\(count) rest on assumptions or vendors' claims: "
      + names.joined(separator: ", ") + "; closedloop show \(report.scenario) --weak lists them"
  }

  private var watched: String {
    guard case .until(let instance, let halfWidth, let isRelative, _, _, _) = report.rule else { return "" }
    let unit = Metric.catalogue[result.instances[instance].metric].unit
    let width: String
    if isRelative {
      width = Self.percent(halfWidth)
    } else {
      width = unit == .share ? "\(Self.percent(halfWidth)) points" : ExactNumber.text(halfWidth)
    }
    return "\(report.labels[instance].selector) within \(width)"
  }

  private var gates: TextBlock {
    var block = TextBlock(["Gates", "", ""], [.left, .left, .left])
    for gate in report.gates {
      let unit = Metric.catalogue[result.instances[gate.gate.instance].metric].unit
      let estimate = ReadableEstimate(result.estimates[gate.gate.instance], unit).text
      let word = gate.verdict == .failed ? "FAILED" : gate.verdict.keyword
      let remark = gate.gate.isWarning ? " (only a warning)" : ""
      block.note("\(word)\(remark): \(gate.name): \(gate.text): it is \(estimate)\(Self.doubt(gate.verdict))")
    }
    return block
  }

  private static func doubt(_ verdict: GateVerdict) -> String {
    guard case .undecided(let doubt) = verdict else { return "" }
    return switch doubt {
    case .boundInside: ""
    case .noInterval: ", and so few replications cannot tell [\(doubt.rawValue)]"
    case .notObserved: ", it was never observed [\(doubt.rawValue)]"
    case .tooFew: ", and less than ten replications say too little [\(doubt.rawValue)]"
    case .noGolden: "; closedloop check holds it against the accepted outcome [\(doubt.rawValue)]"
    case .notInGolden: ", and the accepted outcome was taken without this metric [\(doubt.rawValue)]"
    }
  }

  /// A length of time in weeks, or in days or hours where it is no number of weeks.
  private static func span(_ ticks: Ticks) -> String {
    if ticks % Time.week == 0 { return ReadableNumber.count(Int(ticks / Time.week), "week") }
    if ticks % Time.day == 0 { return ReadableNumber.count(Int(ticks / Time.day), "day") }
    return ReadableNumber.count(Int(ticks / Time.hour), "hour")
  }

  private static func percent(_ share: Double) -> String {
    // A tenth of a percent is enough for a level, and hides that 0.95 times 100 is not quite 95.
    let tenths = (share * 1000).rounded() / 10
    return "\(ExactNumber.text(tenths)) %"
  }

  static func shortened(_ name: String) -> String { name.count <= 22 ? name : name.prefix(21) + "…" }
}
