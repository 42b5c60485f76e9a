import EventKernel
import PortableMath

/// What the programme costs beside work, remedies, technical solutions and fixes; and who that work was for.
extension Replication {
  /// Time that somebody has worked on a case of the window: by it the team's paid hours are shared out.
  mutating func noteWork(of person: Int, _ ticks: Ticks) {
    let index = Int(desk.roster.people[person].caseRow)
    guard index >= 0 && desk.cases[index].isMeasured else { return }
    records.items.noteWork(ticks, at: Int(desk.cases[index].tally), team: Int(desk.roster.people[person].team))
  }

}

extension Records {
  /// Pays tools and the time of those who lead, week by week of the window.
  mutating func payRunningCosts() {
    let yearly = (tools: prepared.plan.yearlyTools, management: prepared.plan.money.yearlyManagement)
    guard yearly.tools > 0 || yearly.management > 0 else { return }
    var start = phases.windowStart
    while start < phases.windowEnd {
      let end = min(start + Time.week, phases.windowEnd)
      let years = days(end - start) / 365.25
      let factor = prepared.customers.discountFactor(at: start + (end - start) / 2)
      let tools = millionths(Double(yearly.tools) / 1e6 * years)
      measures.groups[0].toolCost += tools
      measures.groups[0].runningCostDiscounted += ledger.post(
        .tools, tools, at: start, factor: factor, phases: phases)
      let management = millionths(Double(yearly.management) / 1e6 * years)
      measures.groups[0].managementCost += management
      measures.groups[0].runningCostDiscounted += ledger.post(
        .management, management, at: start, factor: factor, phases: phases)
      start = end
    }
  }

  /// A successor has the first day on a seat: finding and training somebody is paid for.
  mutating func payHire(_ cost: Int64, team: Int, at tick: Ticks) {
    let discounted = ledger.post(
      .hiring, cost, at: tick, factor: prepared.customers.discountFactor(at: tick), phases: phases)
    guard phases.isMeasured(tick) else { return }
    for group in [0, measures.layout.group(.team, team)] {
      measures.groups[group].hired += 1
      measures.groups[group].hiringCost += cost
      measures.groups[group].hiringCostDiscounted += discounted
    }
  }

  /// Money that flows back week by week, by the exits of a customer in both fates.
  mutating func noteFlow(of customer: Customer, without: Fate) {
    guard customer.with.exit != without.exit else { return }
    ledger.weeks.flow(customer.margin, from: max(without.exit, phases.windowStart))
    ledger.weeks.flow(-customer.margin, from: max(customer.with.exit, phases.windowStart))
  }

  /// Whether the cost has come back by the horizon.
  mutating func notePayback() {
    var net: Int64 = 0
    for week in ledger.weeks.rows { net += week.received - week.spent }
    measures.groups[0].isPaidBack = net >= 0 ? 1 : 0
  }

  /// Money of the accounts in the groups is that in the ledger, to the millionth.
  mutating func checkMoney() {
    let balances = ledger.balances
    audit.equal("postings sum to zero", balances.sum, Int64(0))
    audit.equal("costs are what was posted", balances.costs, ledger.posted)
    let all = measures.groups[0]
    audit.equal(
      "labour in the groups is labour in the ledger", all.labourCost, ledger.window[Account.labour.rawValue])
    audit.equal(
      "remedies in the groups are remedies in the ledger", all.remedyCost, ledger.window[Account.remedy.rawValue])
    audit.equal(
      "automation in the groups is automation in the ledger", all.automationCost,
      ledger.window[Account.automation.rawValue])
    audit.equal(
      "analysis in the groups is analysis in the ledger", all.fixes.analysisCost,
      ledger.window[Account.analysis.rawValue])
    audit.equal("fixes in the groups are fixes in the ledger", all.fixes.cost, ledger.window[Account.fixes.rawValue])
    audit.equal("hiring in the groups is hiring in the ledger", all.hiringCost, ledger.window[Account.hiring.rawValue])
    audit.equal("tools in the groups are tools in the ledger", all.toolCost, ledger.window[Account.tools.rawValue])
    audit.equal(
      "management in the groups is management in the ledger", all.managementCost,
      ledger.window[Account.management.rawValue])
    audit.equal("cost of the groups is credited to cash", all.cost, -ledger.window[Account.cash.rawValue])
    var spent: Int64 = 0
    for week in ledger.weeks.spent { spent += week }
    audit.equal("discounted cost of the weeks is that of the groups", spent, all.discountedCost)
  }
}
