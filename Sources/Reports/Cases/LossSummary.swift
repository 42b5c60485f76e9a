internal import ClosedLoop
public import Experiments
internal import Statistics

/// Where late cases lost their time, and what would change that: as a page for people and as an object for machines.
public struct LossSummary: Sendable {
  /// A change that was tried on the same customers.
  public struct Trial: Sendable {
    /// What if: "one person more on the late shift of recovery".
    public let words: String
    /// What to write for it on the command line.
    public let settings: [String]
    /// What it does.
    public let outcome: BreachesRemoved

    /// A change and what it does.
    public init(words: String, settings: [String], outcome: BreachesRemoved) {
      self.words = words
      self.settings = settings
      self.outcome = outcome
    }
  }

  private let scenario: String
  private let variant: String
  private let title: String
  private let currency: String
  private let loss: TimeLoss
  private let trials: [Trial]
  private let examples: [(category: TimeCategory, number: UInt64)]
  private let names: CaseNames

  /// A page on what was watched, the changes that were tried and cases of replication 0 worth a look.
  public init(
    scenario: String, variant: String, title: String, currency: String, loss: TimeLoss, trials: [Trial]
  ) {
    self.scenario = scenario
    self.variant = variant
    self.title = title
    self.currency = currency
    self.loss = loss
    self.trials = trials
    examples = loss.examples
    names = CaseNames(loss.plan)
  }

  private var all: TimeLoss.Summary? { loss.summaries.first }
  private var thing: String { loss.promise == .response ? "first response" : "solution" }

  // MARK: In words

  /// The page, ending in a line break.
  public var text: String {
    var lines = TextBlock.wrapped(title, columns: TerminalSummary.columns, indent: "")
    let name = variant.isEmpty ? scenario : "\(scenario), variant \(variant)"
    lines += TextBlock.wrapped(
      "\(name): where late cases lost their time until the \(thing); "
        + "\(ReadableNumber.count(loss.tallies.count, "replication")), seed \(loss.plan.seed).",
      columns: TerminalSummary.columns, indent: "")
    guard let all else { return (lines + ["", "No \(thing) was promised."]).joined(separator: "\n") + "\n" }
    let promised = all.lateCases + all.promptCases
    lines += TextBlock.wrapped(
      "Of \(Self.number(promised)) promises of a \(thing), \(Self.number(all.lateCases)) are broken in a replication: "
        + "\(Self.percent(all.lateShare)).", columns: TerminalSummary.columns, indent: "")
    var blocks = [categories(all), tiers, teams, hours]
    if !trials.isEmpty { blocks.append(changes) }
    for block in blocks where !block.isEmpty { lines += [""] + block.lines(columns: TerminalSummary.columns) }
    lines += [""] + TextBlock.wrapped(conclusion(all), columns: TerminalSummary.columns, indent: "")
    return lines.joined(separator: "\n") + "\n"
  }

  private func categories(_ all: TimeLoss.Summary) -> TextBlock {
    var block = TextBlock(
      ["Hours on the promise's clock", "late", "share", "in time", "late take more"],
      [.left, .right, .right, .right, .right])
    let together = all.late.values.reduce(0, +)
    for category in TimeCategory.allCases.sorted(by: { all.late[$0, default: 0] > all.late[$1, default: 0] }) {
      let late = all.late[category, default: 0]
      let prompt = all.prompt[category, default: 0]
      guard late > 0 || prompt > 0 else { continue }
      block.add(
        category.words, Self.hours(late), Self.percent(together > 0 ? late / together : 0), Self.hours(prompt),
        Self.hours(late - prompt))
    }
    let prompt = all.prompt.values.reduce(0, +)
    block.add("together", Self.hours(together), "", Self.hours(prompt), Self.hours(together - prompt))
    block.note(
      "(means of a case, on the clock of its own promise: where that counts open hours, time in which it stands still "
        + "is not here)")
    for remark in remarks(all) { block.note("(\(remark))") }
    return block
  }

  /// What must be known to read the categories rightly.
  private func remarks(_ all: TimeLoss.Summary) -> [String] {
    func spend(_ category: TimeCategory) -> Bool {
      all.late[category, default: 0] + all.prompt[category, default: 0] > 0
    }
    let plan = loss.plan
    var remarks: [String] = []
    if spend(.deskClosed) {
      let promised = plan.promises.filter {
        (loss.promise == .response ? $0.firstResponse : $0.resolution) != nil && plan.calendars[$0.calendar].isAlways
      }
      if !promised.isEmpty {
        let names = promised.map(\.name.text).joined(separator: ", ")
        remarks.append(
          "\(TimeCategory.deskClosed.words): the clock of \(names) runs at night and at weekends too, when nobody works"
        )
      } else {
        remarks.append(
          "\(TimeCategory.deskClosed.words): the calendar of the promise is open longer than anybody works")
      }
    }
    if spend(.nobodyOnShift) {
      var needs: [String] = []
      let queues = Set(plan.triage.rules.map(\.queue))
      let teams = plan.teams.filter { !queues.isDisjoint(with: $0.handles) }
      if teams.contains(where: { !$0.workforce.languages.isEmpty }) {
        needs.append("speaks the customer's language")
      }
      if teams.contains(where: { !$0.workforce.topics.isEmpty }) { needs.append("knows the topic") }
      let skill = needs.isEmpty ? "" : " and \(needs.joined(separator: " and "))"
      remarks.append(
        "\(TimeCategory.nobodyOnShift.words): shifts run, but of nobody who handles the queue\(skill)")
    }
    return remarks
  }

  private var tiers: TextBlock {
    var block = table("By tier")
    for summary in loss.summaries {
      if case .tier(let tier) = summary.group { add(summary, loss.plan.population.tiers[tier].name.text, &block) }
    }
    return block
  }

  private var teams: TextBlock {
    var block = table("By the team that began it")
    for summary in loss.summaries {
      guard case .team(let team) = summary.group else { continue }
      add(summary, team.map { loss.plan.teams[$0].name.text } ?? "nobody", &block)
    }
    return block
  }

  /// Parts of a day in which feedback comes.
  private static let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<24]

  private var hours: TextBlock {
    var block = table("By when the feedback came")
    var blocks: [(name: String, summary: TimeLoss.Summary)] = []
    for day in 0..<7 {
      for part in Self.parts {
        let summary = loss.summary(ofHours: part.map { day * 24 + $0 })
        let name =
          "\(weekdayNames[day]) \(ISOInstant.two(Int64(part.lowerBound)))-\(ISOInstant.two(Int64(part.upperBound)))"
        if summary.lateCases > 0 { blocks.append((name, summary)) }
      }
    }
    let worst = blocks.sorted { $0.summary.lateCases > $1.summary.lateCases }.prefix(6)
    for (name, summary) in worst { add(summary, name, &block) }
    return block
  }

  private func table(_ heading: String) -> TextBlock {
    TextBlock([heading, "broken", "of all", "what late cases spend more time on"], [.left, .right, .right, .left])
  }

  private func add(_ summary: TimeLoss.Summary, _ name: String, _ block: inout TextBlock) {
    let causes =
      summary.lateCases > 0 ? summary.causes.prefix(2).map { "\($0.category.words) \(Self.hours($0.hours))" } : []
    block.add(
      TerminalSummary.shortened(name), Self.number(summary.lateCases), Self.percent(summary.lateShare),
      causes.joined(separator: ", "))
  }

  private var changes: TextBlock {
    var block = TextBlock(
      ["What if (same customers, same luck)", "breaches gone", "", "cost", "net benefit"],
      [.left, .right, .left, .right, .right])
    for trial in sortedTrials {
      block.add(
        trial.words, trial.outcome.share.map { Self.percent($0.value) } ?? "-",
        trial.outcome.share?.interval.map { "(\(Self.percent($0.low)) to \(Self.percent($0.high)))" } ?? "",
        Self.money(trial.outcome.cost), Self.money(trial.outcome.benefit))
    }
    block.note("(cost and net benefit in \(currency), against the scenario as it is; to see more, write)")
    for trial in sortedTrials.prefix(3) {
      block.note("closedloop compare \(scenario) " + trial.settings.map { "--set '\($0)'" }.joined(separator: " "))
    }
    return block
  }

  private var sortedTrials: [Trial] {
    trials.sorted { ($0.outcome.share?.value ?? 0) > ($1.outcome.share?.value ?? 0) }
  }

  private func conclusion(_ all: TimeLoss.Summary) -> String {
    guard all.lateCases > 0 else { return "No promise of a \(thing) is broken." }
    var text = ""
    if let first = all.causes.first {
      text +=
        "Late cases lose most by this: \(first.category.words), \(Self.hours(first.hours)) more than those in time. "
    }
    if let best = sortedTrials.first, let share = best.outcome.share, let interval = share.interval, interval.low > 0 {
      text +=
        "\(Self.percent(share.value)) of breaches go away (\(Self.percent(interval.low)) to "
        + "\(Self.percent(interval.high))) if \(best.words). "
    } else if !trials.isEmpty {
      text += "None of the changes tried takes breaches away for sure. "
    }
    if !examples.isEmpty {
      text +=
        "To see one case's life: "
        + examples.map { "explain \(scenario) --case \($0.number) (\($0.category.words))" }.joined(separator: "; ")
        + "."
    }
    return text
  }

  private static func number(_ value: Double) -> String { ReadableNumber.text(value, decimals: value < 10 ? 1 : 0) }
  private static func percent(_ share: Double) -> String { ReadableNumber.text(share * 100, decimals: 1) + " %" }
  private static func hours(_ hours: Double) -> String {
    ReadableNumber.text(hours, decimals: hours.magnitude < 10 ? 2 : 1) + " h"
  }
  private static func money(_ estimate: Estimate?) -> String {
    guard let estimate else { return "-" }
    return (estimate.value > 0 ? "+" : "") + ReadableNumber.text(estimate.value)
  }

  // MARK: For machines

  /// The same as one JSON object on one line.
  public var json: String {
    func times(_ hours: [TimeCategory: Double]) -> JSONText {
      .object(TimeCategory.allCases.map { ("\($0.keyword)", .number(hours[$0, default: 0])) })
    }
    func estimate(_ estimate: Estimate?) -> JSONText {
      guard let estimate else { return .null }
      return .object([
        ("value", .number(estimate.value)), ("low", JSONText(estimate.interval?.low)),
        ("high", JSONText(estimate.interval?.high)),
      ])
    }
    func group(_ group: LossGroup) -> [(String, JSONText)] {
      switch group {
      case .all: [("by", .text("all")), ("group", .null)]
      case .tier(let tier): [("by", .text("tier")), ("group", .text(loss.plan.population.tiers[tier].name.text))]
      case .team(let team):
        [("by", .text("team")), ("group", team.map { .text(loss.plan.teams[$0].name.text) } ?? .null)]
      case .hourOfWeek(let hour): [("by", .text("hourOfWeek")), ("group", .integer(Int64(hour)))]
      }
    }
    return JSONText.object([
      ("scenario", .text(scenario)), ("variant", variant.isEmpty ? .null : .text(variant)),
      ("promise", .text(loss.promise.rawValue)), ("replications", .integer(Int64(loss.tallies.count))),
      ("seed", .text(String(loss.plan.seed))),
      (
        "groups",
        .list(
          loss.summaries.map { summary in
            .object(
              group(summary.group) + [
                ("late", .number(summary.lateCases)), ("inTime", .number(summary.promptCases)),
                ("lateHours", times(summary.late)), ("inTimeHours", times(summary.prompt)),
              ])
          })
      ),
      (
        "changes",
        .list(
          sortedTrials.map { trial in
            .object([
              ("if", .text(trial.words)), ("settings", .list(trial.settings.map { .text($0) })),
              ("breachesBefore", .number(trial.outcome.before)), ("breachesAfter", .number(trial.outcome.after)),
              ("shareGone", estimate(trial.outcome.share)), ("cost", estimate(trial.outcome.cost)),
              ("netBenefit", estimate(trial.outcome.benefit)),
            ])
          })
      ),
      (
        "cases",
        .list(
          examples.map {
            .object([("category", .text("\($0.category.keyword)")), ("case", .integer(Int64($0.number)))])
          })
      ),
    ]).line
  }
}
