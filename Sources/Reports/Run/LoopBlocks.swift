internal import ClosedLoop
internal import Experiments

/// What removing causes did, and what each loop could do at most.
extension TerminalSummary {
  /// What the macro loop did; empty without one.
  var rootCauses: TextBlock {
    var block = TextBlock("Root causes")
    guard plan.macro != nil else { return block }
    block.add("analyses closed", figure("causes.analysed"))
    block.add("  that named a wrong cause", figure("causes.missed"))
    block.add("fixes approved", figure("causes.approved"))
    block.add("fixes at work by the end", figure("causes.live"))
    block.add("  with an effect", figure("causes.fixed"))
    block.add("failures kept away", figure("failures.avoided"))
    block.add("  that would have been told", figure("failures.avoided_voiced"))
    block.add("customers kept by fixes", figure("customers.kept_by_fixes"))
    block.add("value saved by fixes", figure("clv.saved_by_fixes"))
    if value("causes.told") > 0 { block.add("times somebody heard of a fix", figure("causes.told")) }
    return block
  }

  /// The analytic ceilings of both loops, and what an hour of each has brought.
  var ceilings: TextBlock {
    var block = TextBlock("At most, of the loss by failures")
    let ceiling = LoopCeiling(plan)
    guard ceiling.voiced > 0 else { return block }
    func share(_ value: Double) -> String { "\(ReadableNumber.text(value * 100, decimals: value < 0.1 ? 1 : 0)) %" }
    block.add(cells: ["by answering customers", share(ceiling.micro), "", ""])
    block.add(cells: ["by fixing all causes", share(ceiling.macro), "", ""])
    block.note(
      "answering: \(share(ceiling.voiced)) told of x \(share(ceiling.contactable)) contactable x "
        + "\(share(ceiling.reached)) reached x \(share(ceiling.resolved)) solved x \(share(ceiling.recovered)) recovered "
        + "x \(share(ceiling.relief)) relieved x \(share(ceiling.avertable)) still to come; fixing: cause by cause, "
        + "effect x success x the true cause found, once all work")
    let hours = value("staff.hours") + value("staff.overtime")
    let analysis = value("causes.analysis_hours")
    let fixes = value("clv.saved_by_fixes")
    var worth: [String] = []
    func money(_ amount: Double) -> String { ReadableNumber.text(amount, decimals: 0) }
    if hours > 0 { worth.append("\(money((value("clv.saved") - fixes) / hours)) \(currency) by an hour of the desk") }
    if analysis > 0 { worth.append("\(money(fixes / analysis)) \(currency) by an hour of analysis") }
    if !worth.isEmpty { block.note("value saved here: \(worth.joined(separator: ", "))") }
    return block
  }

  /// The programme split into its arms.
  static func armsBlock(_ split: ArmSplit, currency: String) -> TextBlock {
    var block = TextBlock(
      ["Answering and fixing", "both", "answers", "fixes", "interaction", ""],
      [.left, .right, .right, .right, .right, .left])
    let labels = [
      "customers.net": "customers kept, net", "clv.saved": "value saved", "money.cost": "cost",
      "money.net_benefit": "net benefit, discounted",
    ]
    for row in split.rows {
      let unit = row.metric.unit
      let name = "\(row.metric.name)"
      let both = ReadableEstimate(row.both, unit)
      let rest = ReadableEstimate(row.interaction, unit)
      block.add(
        labels[name] ?? name, both.value, ReadableEstimate(row.micro, unit).value,
        ReadableEstimate(row.macro, unit).value, rest.value, rest.interval)
    }
    block.note(
      "answers and fixes: each alone; all against the same twin with neither, in \(currency); interaction: both less the sum of the two, since a "
        + "cause that is gone makes no case to be saved")
    return block
  }
}
