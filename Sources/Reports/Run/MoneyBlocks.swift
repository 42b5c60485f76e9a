internal import ClosedLoop
internal import EventKernel
internal import Experiments
internal import Statistics

/// What the programme costs and brings, for whom, and when it has paid for itself.
extension TerminalSummary {
  /// The whole account.
  var money: TextBlock {
    var block = TextBlock("Money in \(currency)")
    block.add("value at risk in what was told", figure("clv.at_risk"))
    block.add("value saved", figure("clv.saved"))
    block.add("  up to \(horizon)", figure("money.margin_saved"))
    block.add("  beyond", figure("money.terminal_saved"))
    block.add("cost", figure("money.cost"))
    for (label, metric) in [
      ("labour", "money.labour"), ("hiring", "money.hiring"), ("remedies", "money.remedy"),
      ("technical solutions", "money.automation"), ("analysis of causes", "money.analysis"),
      ("fixes of causes", "money.fixes"), ("tools", "money.tools"), ("management", "money.management"),
    ] where value(metric) > 0 {
      block.add("  \(label)", figure(metric))
    }
    block.add("net benefit, discounted", figure("money.net_benefit"))
    if value("money.cost") != 0 {
      block.add("net benefit for each 1 spent", figure("money.roi"))
      if known("money.cost_per_kept_customer") {
        block.add("cost for each customer kept", figure("money.cost_per_kept_customer"))
      }
      if let payback { block.note(payback) }
    }
    return block
  }

  /// When the cost has come back, in words.
  private var payback: String? {
    guard let payback = result.payback else { return nil }
    let horizon = ReadableNumber.count(payback.weeks.count, "week")
    guard let time = payback.time else {
      let earliest = payback.earliest.map { "; after \($0) at the earliest" } ?? ""
      return "realised margin does not pay the cost back within \(horizon)\(earliest)"
    }
    var range = ""
    if result.count > 1, let earliest = payback.earliest, payback.latest != time || earliest != time {
      range = payback.latest.map { " (\(earliest) to \($0))" } ?? " (\(earliest) to beyond \(horizon))"
    }
    return "realised margin pays the cost back after \(ReadableNumber.count(time, "week"))\(range)"
  }

  /// What answering costs and keeps by tier and by treatment; empty where there is but one of each, or no answer.
  var answering: TextBlock {
    var block = TextBlock(
      ["Answering, by tier", "kept, net", "cost", "for each", "value saved"], [.left, .right, .right, .right, .right])
    let treatments = Treatment.allCases.indices.filter { value("money.answering", .treatment, $0) > 0 }
    guard plan.population.tiers.count > 1 || treatments.count > 1 else { return block }
    func add(_ label: String, _ dimension: Dimension, _ group: Int) {
      guard value("money.answering", dimension, group) > 0 else { return }
      block.add(
        Self.shortened(label), answers("customers.net", less: "customers.kept_by_fixes", dimension, group).value,
        figure("money.answering", dimension, group).value,
        figure("money.answering_per_kept_customer", dimension, group).value,
        answers("clv.saved", less: "clv.saved_by_fixes", dimension, group).value)
    }
    for (index, tier) in plan.population.tiers.enumerated() { add(tier.name.text, .tier, index) }
    for index in treatments { add("treated: \(Treatment.allCases[index].keyword)", .treatment, index) }
    if block.isEmpty { return block }
    if plan.macro != nil { block.note("(by answers alone, without what fixes keep)") }
    return block
  }

  /// A figure of a group less the part of it that fixes have.
  private func answers(_ whole: String, less part: String, _ dimension: Dimension, _ group: Int) -> ReadableEstimate {
    guard let all = result.instance(whole, dimension, group), let fixes = result.instance(part, dimension, group) else {
      return figure(whole, dimension, group)
    }
    let rest = result.results.map { ($0.observations[all].value ?? 0) - ($0.observations[fixes].value ?? 0) }
    return ReadableEstimate(.mean(of: rest, level: result.level), Metric.catalogue[result.instances[all].metric].unit)
  }

  /// How many are kept and lost one by one, and where to find them.
  var customerList: String? {
    guard value("customers.kept_realised") > 0 || value("customers.lost_realised") > 0 else { return nil }
    let kept = figure("customers.kept_realised").value
    let lost = figure("customers.lost_realised").value
    return "of those followed one by one \(kept) are kept and \(lost) lost by the programme (mean of replications): "
      + "closedloop run \(name) --customers lists them with their value"
  }
}
