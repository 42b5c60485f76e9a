import ClosedLoop
import EventKernel

extension Draft {
  /// The plan of what was read; where something could not be read it holds a stand-in.
  func plan() -> Plan {
    var plan = Plan(
      seed: run.seed, phases: clock.phases, civil: clock.civil, calendars: calendars.calendars,
      deskCalendar: teams.first?.calendar ?? 0, population: customers.population, channels: channels.map(\.channel),
      dayFactorCorrelation: arrivals.correlation, causes: causes, steps: steps, triage: triage.policy,
      promises: zip(promises, promisePauses).map { promise, pauses in
        var promise = promise
        promise.pausesForCustomer = pauses ?? resolution.plan.waitsPauseClock
        return promise
      }, contact: contact, work: work, queues: queues.names.map { Name($0) },
      teams: teams.map { draft in
        var team = draft.team
        team.handles = draft.handles.compactMap { queues.names.firstIndex(of: $0) }
        team.prefers = draft.prefers.compactMap { queues.names.firstIndex(of: $0) }
        return team
      }, resolution: resolution.plan, outcome: outcome, money: money)
    plan.contactPlans = contacts.plans
    plan.zones = zones
    plan.languages = customers.languages
    plan.hourFactorPersistence = arrivals.persistence
    plan.incidents = incidents.map(\.incident)
    plan.backlog = backlog
    plan.chasers = chasers
    plan.macro = macro
    return plan
  }

  /// What depends on the whole: stop rule and gates, then all checks.
  mutating func finish(_ plan: Plan, hasErrors: Bool) -> (rule: ReplicationRule, gates: [StatedGate]) {
    let rule = stopRule(in: plan)
    let stated = statedGates(in: plan)
    checkIdentities()
    checkQueues()
    checkOrder()
    checkRules()
    checkVolumes()
    checkBehaviour()
    checkMoney()
    checkAuthority()
    checkMisrouting()
    Trap.flagTiers(customers, in: &diagnostics)
    Trap.flagReferrals(outcome, customers.population, in: &diagnostics)
    if isBase, !hasErrors { checkUnused() }
    guard !hasErrors, !diagnostics.hasErrors else { return (rule, stated) }
    checkAbilities(plan)
    checkUtilisation(plan)
    checkReachableGates(stated, plan)
    solveStatusQuo(plan)
    guard !diagnostics.hasErrors else { return (rule, stated) }
    checkChurn(solved(plan))
    return (rule, stated)
  }

  private mutating func stopRule(in plan: Plan) -> ReplicationRule {
    if let fixed = run.fixed { return .fixed(fixed) }
    guard let until = run.until else { return .standard }
    switch ReplicationRule.parse(until: until.text, in: plan, least: run.least, greatest: run.greatest) {
    case .success(let rule): return rule
    case .failure(let remedy):
      diagnostics.error(remedy.code, at: until.place, remedy.text, suggestion: remedy.suggestion)
      return .standard
    }
  }

  private mutating func statedGates(in plan: Plan) -> [StatedGate] {
    var stated: [StatedGate] = []
    for gate in gates.prefix(Bounds.named) {
      switch Gate.parse(gate.text, isWarning: gate.isWarning, in: plan, currency: currency) {
      case .success(let parsed):
        stated.append(StatedGate(name: gate.name, text: gate.text, gate: parsed, position: gate.place.position))
      case .failure(let remedy):
        diagnostics.error(remedy.code, at: gate.place, remedy.text, suggestion: remedy.suggestion)
      }
    }
    return stated
  }

  /// Churn is netted of failures here; what cannot be is the author's mistake (model: customers/stated-churn).
  private mutating func checkChurn(_ plan: Plan) {
    do throws(ChurnTooLow) {
      calibration = try Calibration.solve(plan)
    } catch {
      let tiers = customers.population.tiers
      guard tiers.indices.contains(error.tier) else { return }
      func text(_ value: Double) -> String { CanonicalJSON.number((value * 1e5).rounded() / 1e5) }
      let rest = max(0, error.stated - error.uncontrollable)
      let fits = error.failures > 0 ? rest / error.failures : 0
      diagnostics.error(
        "churn-too-low", at: customers.churnPlaces[error.tier],
        "the stated churn is a first-year hazard of \(text(error.stated)), of which \(text(error.uncontrollable)) cannot be"
          + " controlled; the failures of the stated volumes alone make \(text(error.failures)):"
          + " at most \(percent(fits)) of that volume fits; raise annual_churn, or lower volumes or"
          + " outcome.leave_probability, or write { \"net_of_failures\": … }")
    }
  }
}
