internal import ClosedLoop
internal import EventKernel
internal import Experiments
internal import Statistics

/// A search for the least staffing on one page of plain text: the answer in words that may honestly be printed, the
/// arithmetic of the load, what theory says, and the staffing curve.
public struct SizingSummary: Sendable {
  private let report: SizingReport
  private var words: SizingWords { SizingWords(report: report) }
  private var result: SizingResult { report.result }

  /// A summary of a search.
  public init(_ report: SizingReport) { self.report = report }

  /// The page, ending in a line break.
  public var text: String {
    let columns = TerminalSummary.columns
    var lines = TextBlock.wrapped(report.title, columns: columns, indent: "")
    lines += TextBlock.wrapped(header, columns: columns, indent: "") + [""]
    for sentence in answer { lines += TextBlock.wrapped(sentence, columns: columns, indent: "") }
    for block in [load, staff, curve, certainty] where !block.isEmpty { lines += [""] + block.lines(columns: columns) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var header: String {
    let name = report.variant.isEmpty ? report.scenario : "\(report.scenario), variant \(report.variant)"
    let varied = zip(report.fields, result.space.ranges).map { "\($0) from \($1.lowerBound) to \($1.upperBound)" }
    return
      "\(name): \(result.space.dimensions > 1 ? "cheapest" : "least") \(varied.joined(separator: ", ")); "
      + "\(ReadableNumber.count(result.replications, "replication")), seed \(report.plan.seed). In brackets: "
      + "\(SizingWords.percent(result.level)) confidence."
  }

  private var answer: [String] {
    var sentences: [String] = []
    if result.certificate != nil {
      sentences += [words.certified, words.below, SizingWords.caveat]
      if result.verdict == .undecided(.timeIsUp) { sentences += words.unanswered }
    } else {
      sentences += words.unanswered + [SizingWords.caveat]
    }
    if !result.isMonotone {
      sentences.append(
        "More people seemed to do worse somewhere: all staffings looked at were given more replications, and the "
          + "answer is the least above every one that seems too few.")
    }
    if !result.isComplete, result.verdict == .certified {
      sentences.append("The budget was used up before the curve around the answer was complete.")
    }
    return sentences
  }

  private var load: TextBlock {
    var block = TextBlock(["The work of a week", "", ""], [.left, .right, .left])
    guard let load = report.load else { return block }
    block.add("cases given to people", ReadableNumber.text(load.cases, decimals: load.cases < 100 ? 1 : 0), "")
    block.add("minutes of work a case", ReadableNumber.text(load.minutesPerCase, decimals: 1), "")
    block.add("offered hours", ReadableNumber.text(load.offeredHours, decimals: 1), "")
    block.add("paid hours", ReadableNumber.text(load.teams.reduce(0) { $0 + $1.paid }, decimals: 1), "")
    block.add("hours at the desk", ReadableNumber.text(load.teams.reduce(0) { $0 + $1.atDesk }, decimals: 1), "")
    block.note(theory)
    return block
  }

  private var theory: String {
    guard let formula = report.theory.formula else { return "no varied field changes the hours of a team" }
    guard let guess = result.guess else { return "\(formula.rawValue) finds no staffing for it" }
    let expects = "\(formula.rawValue) expects \(words.staffing(guess))"
    guard !report.theory.doubts.isEmpty else { return "\(expects); its assumptions hold here" }
    return "\(expects); it is a start and no answer here: \(report.theory.doubts.joined(separator: "; "))"
  }

  private var staff: TextBlock {
    var block = TextBlock(
      ["Hours a week", "paid", "off the desk", "absent", "at the desk", "busy", "of it"],
      [.left, .right, .right, .right, .right, .right, .right])
    for team in report.load?.teams ?? [] {
      block.add(
        report.plan.teams[team.team].name.text, ReadableNumber.text(team.paid, decimals: 1),
        SizingWords.percent((team.offDesk * 1000).rounded() / 1000),
        SizingWords.percent((team.absent * 1000).rounded() / 1000), ReadableNumber.text(team.atDesk, decimals: 1),
        ReadableNumber.text(team.busy, decimals: 1), SizingWords.percent((team.occupancy * 1000).rounded() / 1000))
    }
    return block
  }

  private var curve: TextBlock {
    let isSingle = report.fields.count == 1
    let requirements =
      report.requirements.count == 1 ? ["requirement"] : report.requirements.indices.map { "no. \($0 + 1)" }
    var block = TextBlock(
      [isSingle ? "Staffing curve" : "Around the answer"] + requirements
        + ["paid", "cost", "net benefit", isSingle ? "the step" : "difference"],
      [.left] + requirements.map { _ in .right } + [.right, .right, .right, .right])
    for step in report.steps {
      let estimates = zip(step.estimates, report.requirements).map { estimate, requirement in
        ReadableEstimate(estimate, unit(of: requirement), currency: "").text
      }
      let mark = step.staffing == result.certificate?.staffing ? " *" : ""
      block.add(
        cells: [words.label(step.staffing) + mark] + estimates + [
          ReadableNumber.text(step.hours.hours) + " h", ReadableNumber.text(Double(step.hours.minorUnits) / 100),
          Self.money(step.netBenefit), Self.money(step.difference),
        ])
    }
    guard !block.isEmpty else { return block }
    if report.requirements.count > 1 {
      for (place, requirement) in report.requirements.enumerated() {
        block.note("no. \(place + 1): \(requirement.text)")
      }
    }
    let star = report.steps.contains { $0.staffing == result.certificate?.staffing } ? "* certified. " : ""
    let order = isSingle ? "" : "Order: \(report.fields.joined(separator: " + ")). "
    let compared = isSingle ? "the step is its difference to the line before" : "difference is to the answer"
    block.note(
      "\(star)\(order)Paid and cost: scheduled hours of all teams in the window, in \(report.currency); net "
        + "benefit: discounted; \(compared), with the same customers and the same luck.")
    return block
  }

  private func unit(of requirement: SizingReport.Stated) -> Metric.Unit {
    requirement.watched.requirement.chance != nil
      ? .share : Metric.catalogue[requirement.watched.instance.metric].unit
  }

  private static func money(_ estimate: Estimate?) -> String {
    guard let estimate else { return "" }
    let halfWidth = estimate.halfWidth ?? 0
    let decimals = halfWidth > 0 ? ReadableNumber.decimals(halfWidth: halfWidth, most: 0) : 0
    let value = ReadableNumber.text(estimate.value, decimals: decimals)
    return halfWidth > 0 ? "\(value) ± \(ReadableNumber.text(halfWidth, decimals: decimals))" : value
  }

  private var certainty: TextBlock {
    var block = TextBlock("How it was found")
    let located = result.located.map { "\(words.label($0.staffing)) (\($0.replications))" }
    block.note("looked at, with replications: \(located.joined(separator: ", "))")
    for descent in result.descents where !descent.tests.isEmpty {
      let tests = descent.tests.map {
        "\(words.label($0.staffing)) \($0.isPassed ? "passed" : "failed") (\($0.replications))"
      }
      block.note(
        "fresh draws, set \(descent.draws.number), \(SizingWords.percent(1 - descent.alpha)) level: "
          + tests.joined(separator: ", "))
    }
    return block
  }
}
