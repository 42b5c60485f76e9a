internal import ClosedLoop
public import Experiments
public import Scenarios
internal import Statistics

/// A suite of checks as outputs see it: each scenario with its gates and its golden, and what came of them.
public struct CheckReport: Sendable {
  /// What is said of a gate or a golden.
  public enum Verdict: String, Sendable, CaseIterable {
    /// It holds.
    case passed
    /// It does not hold.
    case failed
    /// The golden differs, and nobody said that it would.
    case differs
    /// Nobody can tell.
    case undecided
    /// There is nothing to hold it against, and nothing asks for it.
    case absent
  }

  /// Where a gate is written.
  public struct Place: Sendable, Equatable {
    /// The file, as it was named or found beside the one that was.
    public let file: String
    /// Its line, counted from 1.
    public let line: Int
    /// Its column, counted in characters from 1.
    public let column: Int
  }

  /// A gate or a golden with what came of it.
  public struct Item: Sendable {
    /// `golden`, or the name of the gate.
    public let name: String
    /// Whether it is a gate.
    public let isGate: Bool
    /// What must hold, as written.
    public let requirement: String
    /// What is said of it.
    public let verdict: Verdict
    /// Whether it only warns.
    public let isWarning: Bool
    /// The figure and why the verdict is so, without a full stop.
    public let finding: String
    /// Replications behind it.
    public let count: Int
    /// Where it is written; nil where no file says it.
    public let place: Place?
    /// What machines are told beside.
    let figures: [(String, JSONText)]

    /// Whether it counts against the suite.
    public var isRaised: Bool {
      guard !isWarning else { return false }
      switch verdict {
      case .passed, .absent: return false
      case .failed, .differs, .undecided: return true
      }
    }
  }

  /// A scenario with its items.
  public struct Entry: Sendable {
    /// Its id, with the variant.
    public let name: String
    /// Its file, as it was named.
    public let file: String
    /// The golden first, then the gates in the order of the scenario.
    public let items: [Item]
    /// Replications made.
    public let count: Int
  }

  /// The scenarios in their order.
  public let entries: [Entry]
  /// How often the suite may err.
  public let rates: ErrorRates
  /// Tests among which false alarms are shared.
  public let tests: Int

  /// A report on a suite.
  public init(_ entries: [Entry], rates: ErrorRates, tests: Int) {
    self.entries = entries
    self.rates = rates
    self.tests = tests
  }

  /// All items.
  var items: [Item] { entries.flatMap(\.items) }

  /// What is said of the suite: the worst of what counts; a gate that failed is worse than a golden that differs, and
  /// that worse than what is undecided.
  public var verdict: Verdict {
    let raised = items.filter(\.isRaised).map(\.verdict)
    for verdict in [Verdict.failed, .differs, .undecided] where raised.contains(verdict) { return verdict }
    return .passed
  }

  /// How often the suite may err, in two sentences.
  var statement: String {
    let alarm = Self.odds(rates.falseAlarm)
    let pass = Self.odds(rates.falsePass)
    return
      "False alarms: where everything truly holds, this suite fails at most \(alarm) (shared among "
      + "\(ReadableNumber.count(tests, "test")) and all their looks). False passes: a requirement that does not hold "
      + "is passed at most \(pass)."
  }

  private static func odds(_ rate: Double) -> String {
    let times = 1 / rate
    return times < 1e12 ? "1 time in \(ReadableNumber.text(times))" : "never"
  }
}

extension CheckReport.Entry {
  /// What came of the check of a scenario.
  ///
  /// - Parameters:
  ///   - sources: the texts that the scenario's gates point into.
  ///   - causes: what differs from the golden; nil where there is none.
  public init(
    _ scenario: Scenario, name: String, file: String, sources: Sources, check: ScenarioCheck,
    outcome: ScenarioCheck.Outcome, causes: GoldenCauses?
  ) {
    self.name = name
    self.file = file
    count = outcome.count
    let labels = Metric.instances(of: check.plan.plan).map {
      InstanceLabel($0, in: check.plan.plan, currency: scenario.currency)
    }
    let gates = zip(scenario.gates, outcome.gates).map { stated, finding in
      CheckReport.Item(stated, finding, labels, Self.place(of: stated, in: sources), currency: scenario.currency)
    }
    items = [CheckReport.Item(outcome.golden, check.golden, causes, currency: scenario.currency)] + gates
  }

  private static func place(of gate: StatedGate, in sources: Sources) -> CheckReport.Place? {
    let source = sources[gate.position.source]
    return switch source.kind {
    case .file, .variant:
      CheckReport.Place(file: source.name, line: gate.position.line, column: gate.position.column)
    case .standard, .setting, .stress: nil
    }
  }
}

// MARK: Gates

extension CheckReport.Item {
  init(
    _ stated: StatedGate, _ finding: ScenarioCheck.GateFinding, _ labels: [InstanceLabel],
    _ place: CheckReport.Place?, currency: String
  ) {
    let metric = Metric.catalogue.first { $0.name.description == labels[stated.gate.instance].metric }
    name = stated.name
    isGate = true
    requirement = stated.text
    isWarning = stated.gate.isWarning
    count = finding.count
    self.place = place
    switch finding.verdict {
    case .passed: verdict = .passed
    case .failed: verdict = .failed
    case .undecided: verdict = .undecided
    }
    let unit = metric?.unit ?? .count
    var text = "it is \(ReadableEstimate(finding.estimate, unit, currency: currency).text)"
    if let moved = finding.difference, let bound = finding.bound {
      let step = ReadableEstimate(moved.estimate(level: 0.95), unit, currency: currency).text
      let (old, limit) = (Self.plain(moved.old, unit, currency), Self.plain(bound, unit, currency))
      text += "; the golden has \(old), the bound is \(limit), and it moved by \(step)"
    }
    self.finding = text + Self.reason(finding.verdict)
    var figures: [(String, JSONText)] = [
      ("metric", .text(labels[stated.gate.instance].selector)), ("value", JSONText(finding.estimate?.value)),
      ("low", JSONText(finding.estimate?.interval?.low)), ("high", JSONText(finding.estimate?.interval?.high)),
      ("bound", JSONText(finding.bound)),
    ]
    if case .undecided(let doubt) = finding.verdict { figures.append(("doubt", .text(doubt.rawValue))) }
    if let moved = finding.difference {
      figures += [("golden", .number(moved.old)), ("difference", .number(moved.value))]
      figures.append(("standardError", .number(moved.standardError)))
    }
    self.figures = figures
  }

  private static func plain(_ value: Double, _ unit: Metric.Unit, _ currency: String) -> String {
    let estimate = Estimate(value: value, standardError: nil, interval: nil, count: 1, level: 0.95, method: .mean)
    return ReadableEstimate(estimate, unit, currency: currency).text
  }

  private static func reason(_ verdict: GateVerdict) -> String {
    guard case .undecided(let doubt) = verdict else { return "" }
    let reason =
      switch doubt {
      case .boundInside: "too near the bound for so many replications"
      case .noInterval, .tooFew: "less than \(LevelTest.fewest) replications that observed it say too little"
      case .notObserved: "it was never observed"
      case .noGolden: "there is no golden to compare with: make one with closedloop accept"
      case .notInGolden: "the golden was taken without this metric: take it anew with closedloop accept"
      }
    return "; \(reason) [\(doubt.rawValue)]"
  }
}

// MARK: Goldens

extension CheckReport.Item {
  init(
    _ outcome: ScenarioCheck.GoldenFinding, _ golden: GoldenRecord?, _ causes: GoldenCauses?, currency: String
  ) {
    name = "golden"
    isGate = false
    isWarning = false
    place = nil
    let count = golden?.count ?? 0
    var figures: [(String, JSONText)] = []
    switch outcome {
    case .absent:
      (verdict, requirement, self.count) = (.absent, "none", 0)
      finding = "no golden, so only gates are checked"
    case .identical:
      (verdict, requirement, self.count) = (.passed, "the same bit by bit", count)
      let changed = causes?.isScenarioChanged == true
      finding =
        changed
        ? "the accepted outcome bit by bit, although \(causes?.summary ?? "")" : "the accepted outcome bit by bit"
    case .differs(let bits):
      (verdict, requirement, self.count) = (.differs, "the same bit by bit", count)
      finding =
        "\(Self.words(bits)); \(causes?.summary ?? "")"
        + "; look at it with closedloop review, then closedloop accept, or say --expect statistical"
      if case .course(let replication) = bits {
        figures.append(("firstReplication", .integer(Int64(replication))))
      }
    case .compared(let comparison):
      (requirement, self.count) = ("every figure within its tolerance", comparison.count)
      switch comparison.verdict {
      case .equivalent: verdict = .passed
      case .different: verdict = .failed
      case .inconclusive: verdict = .undecided
      }
      finding = Self.words(comparison, golden: count)
      figures.append(("figures", .list(comparison.findings.map { Self.value(of: $0) })))
    }
    self.figures = figures + [("causes", .list((causes?.lines ?? []).map { .text($0) }))]
  }

  private static func words(_ bits: BitComparison) -> String {
    switch bits {
    case .identical: "the same"
    case .course(let replication): "replication \(replication) took another course (the first that did)"
    case .values(let metric): "every replication took its course, but \(metric) has other values"
    case .shorter: "there are fewer replications than accepted"
    }
  }

  private static func words(_ comparison: GoldenComparison, golden: Int) -> String {
    func named(_ verdict: Equivalence.Verdict, judged: Bool) -> [String] {
      comparison.findings.filter { $0.verdict == verdict && ($0.isJudged || !judged) }.map(\.name)
    }
    let different = named(.different, judged: false)
    let open = named(.inconclusive, judged: true)
    let judged = comparison.findings.count { $0.isJudged }
    var parts: [String] = []
    if !comparison.missing.isEmpty { parts.append("gone: \(list(comparison.missing))") }
    if !comparison.oneSided.isEmpty { parts.append("observed on one side only: \(list(comparison.oneSided))") }
    if !different.isEmpty { parts.append("beyond tolerance: \(list(different))") }
    if !open.isEmpty { parts.append("not certain yet: \(list(open))") }
    if different.isEmpty, open.isEmpty, judged > 0 {
      parts.append("\(ReadableNumber.count(judged, "figure")) within tolerance")
    }
    let noticed = comparison.findings.count { $0.isNoticed && $0.verdict != .different }
    if noticed > 0 { parts.append("\(ReadableNumber.count(noticed, "figure")) changed noticeably and not beyond") }
    let unjudged =
      comparison.findings.count { $0.tolerance != nil && !$0.isJudged && $0.verdict == .inconclusive }
      + comparison.rarelySeen.count
    if unjudged > 0 {
      parts.append(
        "\(ReadableNumber.count(unjudged, "figure")) cannot be settled by the golden's \(golden) replications")
    }
    return parts.joined(separator: "; ")
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  private static func value(of finding: GoldenComparison.Finding) -> JSONText {
    let verdict: JSONText =
      switch finding.verdict {
      case nil: .null
      case .different: .text("different")
      case .equivalent: .text("equivalent")
      case .inconclusive: .text("inconclusive")
      }
    return .object([
      ("metric", .text(finding.name)), ("old", .number(finding.difference.old)),
      ("new", .number(finding.difference.new)), ("difference", .number(finding.difference.value)),
      ("standardError", .number(finding.difference.standardError)), ("tolerance", JSONText(finding.tolerance)),
      ("verdict", verdict), ("judged", .truth(finding.isJudged)), ("notice", .truth(finding.isNoticed)),
      ("replicationsNeeded", finding.needed.map { .integer(Int64($0)) } ?? .null),
    ])
  }
}
