internal import ClosedLoop
internal import EventKernel
internal import Experiments
internal import Statistics

/// A comparison on a page of plain text: what each contender changes, for whom, how sure, and which is best.
public struct ComparisonSummary: Sendable {
  private let report: ComparisonReport
  private var result: ComparisonResult { report.result }
  private static let columns = TerminalSummary.columns

  /// A summary of a comparison.
  public init(_ report: ComparisonReport) { self.report = report }

  /// The page, ending in a line break.
  public var text: String {
    var lines = header
    var blocks = report.shown.map { metric($0) }
    blocks += report.contenders.indices.dropFirst().map { payers($0) }
    blocks += [keptCustomers, certainty]
    for block in blocks where !block.isEmpty { lines += [""] + block.lines(columns: Self.columns) }
    if let sentence = SearchSentence(report).text {
      lines += [""] + TextBlock.wrapped(sentence, columns: Self.columns, indent: "")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var header: [String] {
    let plan = result.runs[0].plan
    let text =
      "\(report.contenders.count) contenders on the same \(ReadableNumber.count(plan.population.count, "customer")) with "
      + "the same luck, each against \(report.contenders[0].name); "
      + "\(ReadableNumber.count(result.commonCount, "replication")), seed \(plan.seed). In brackets: "
      + "\(Self.percent(result.level)) confidence for all contenders of a metric together."
    return TextBlock.wrapped(report.title, columns: Self.columns, indent: "")
      + TextBlock.wrapped(text, columns: Self.columns, indent: "")
  }

  // MARK: Metrics

  private func metric(_ instance: Int) -> TextBlock {
    let unit = report.unit(instance)
    var block = TextBlock(
      [report.labels[instance].selector, "", "change", "", "", "p", "gain"],
      [.left, .right, .right, .left, .left, .right, .right])
    let first = ReadableEstimate(result.estimate(instance, of: 0), unit)
    block.add(name(0), first.value, "", "", "", "", "")
    for pair in report.pairs(instance, isJoint: true) {
      let label = pair.first == 0 ? name(pair.other) : "\(name(pair.other)) - \(name(pair.first))"
      guard let difference = pair.difference else {
        let value = ReadableEstimate(result.estimate(instance, of: pair.other), unit).value
        block.add(label, value, "", "", "", "", "")
        continue
      }
      var estimate = difference.paired.estimate
      if let joint = pair.joint { estimate.interval = joint }
      let change = ReadableEstimate(difference: estimate, unit)
      block.add(
        label, ReadableEstimate(difference.other, unit).value, pair.change == .none ? "0" : change.value,
        change.interval, pair.change.rawValue, pair.change == .none ? "" : Self.probability(pair.adjusted),
        Self.times(difference.paired.gain))
    }
    return block
  }

  private func name(_ contender: Int) -> String {
    let name = report.contenders[contender].name
    return name.count <= 24 ? name : name.prefix(23) + "…"
  }

  // MARK: For whom

  /// Who gains and who pays with a contender.
  private func payers(_ contender: Int) -> TextBlock {
    var block = TextBlock("For whom: \(name(contender)) against \(name(0))")
    let changes = result.groupChanges(of: contender)
    func add(_ label: String, _ dimensions: Set<Dimension>, _ wanted: Set<Change>) {
      let found = changes.filter {
        dimensions.contains(result.instances[$0.instance].dimension) && wanted.contains($0.change)
      }
      if !found.isEmpty { block.note("\(label): \(grouped(found))") }
    }
    add("worse", [.tier], [.worse])
    add("better", [.tier], [.better])
    add("channels worse", [.channel], [.worse])
    add("staff", [.team], [.more, .less, .worse, .better])
    let tiers = changes.filter { result.instances[$0.instance].dimension == .tier }
    let worse = tiers.filter { $0.change == .worse }.map { report.labels[$0.instance].group }
    var names: [String] = []
    for name in worse where !names.contains(name) { names.append(name) }
    if changes.allSatisfy({ $0.change == .unknown }) {
      block.note("one replication tells nothing of who gains and who pays")
    } else if names.isEmpty {
      block.note("no tier is shown to be worse off than with \(name(0))")
    } else {
      block.note("worse off than with \(name(0)): \(names.joined(separator: ", "))")
    }
    return block
  }

  /// Changes by group: `platinum (in time -48.9 pts, answered +62 h)`.
  private func grouped(_ changes: [GroupChange]) -> String {
    var order: [String] = []
    var texts: [String: [String]] = [:]
    for change in changes {
      let label = report.labels[change.instance]
      if texts[label.group] == nil { order.append(label.group) }
      let figure = ReadableEstimate(difference: change.difference.paired.estimate, report.unit(change.instance))
      texts[label.group, default: []].append("\(Self.short[label.metric] ?? label.metric) \(figure.value)")
    }
    return order.map { "\($0) (\((texts[$0] ?? []).joined(separator: ", ")))" }.joined(separator: "; ")
  }

  private static let short = [
    "customers.net": "customers kept", "sla.first_response.met": "in time", "response.time.mean": "answered after",
    "staff.occupancy": "busy", "staff.overtime": "overtime",
  ]

  // MARK: Customers

  private var keptCustomers: TextBlock {
    var block = TextBlock(
      ["Customers who stay with one only", "with \(name(0)) only", "worth", "with the other", "worth"],
      [.left, .right, .right, .right, .right])
    for contender in report.contenders.indices.dropFirst() {
      guard let kept = result.kept(first: 0, other: contender) else { continue }
      func cells(_ side: KeptCustomers.Side) -> [String] {
        [ReadableEstimate(side.count, .count).value, ReadableEstimate(side.value, .money).value]
      }
      let (first, other) = (cells(kept.onlyFirst), cells(kept.onlyOther))
      block.add(name(contender), first[0], first[1], other[0], other[1])
    }
    block.note(
      "by realised exits, per replication, in \(report.currency): the same customers, one by one; a few of both sides "
        + "are luck of who was answered first")
    return block
  }

  // MARK: How sure

  private var certainty: TextBlock {
    var block = TextBlock("How sure")
    switch result.ending {
    case .precisionReached: block.note("the differences, each for itself, are known to the precision asked for")
    case .precisionNotReached: block.note("the most replications allowed: precision not reached for the differences")
    case .fixed, .interrupted: break
    }
    if let most = result.runs.map(\.count).max(), most > result.commonCount {
      block.note(
        "those whom the search for the best kept longest have \(most) replications; it chose so by these differences, "
          + "which p and intervals between them do not allow for")
    }
    if result.commonCount == 1 {
      block.note("one replication tells nothing of luck: ask for at least 10")
    } else if result.commonCount < 20 {
      block.note("a small sample: with fewer than 20 replications intervals are rough")
    }
    block.note(
      "p is adjusted for all pairs of a metric (Holm): better, worse, more and less are said where it is at most "
        + "\(ExactNumber.text(((1 - result.level) * 1e6).rounded() / 1e6)); intervals by joint bootstrap (max-t)")
    block.note(
      "gain: so many times more replications would be needed for the same precision if each contender had its own luck")
    if result.usesControl {
      block.note(
        "\(Self.control): there a change is not just the difference of the two values beside it")
    }
    for remark in report.remarks { block.note(remark) }
    return block
  }

  /// What has been done to changes where staffing differs.
  static let control =
    "luck with absence is taken out of the changes in which it shows, by a desk simulated as a fluid (control variate)"

  // MARK: Numbers

  private static func probability(_ value: Double?) -> String {
    guard let value else { return "" }
    return value < 0.001 ? "< 0.001" : ReadableNumber.text(value, decimals: 3)
  }

  private static func times(_ gain: Double?) -> String {
    guard let gain, gain.isFinite else { return "" }
    return "\(ReadableNumber.text(gain, decimals: gain < 10 ? 1 : 0)) x"
  }

  static func percent(_ share: Double) -> String { "\(ExactNumber.text((share * 1000).rounded() / 10)) %" }
}
