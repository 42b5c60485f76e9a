import ClosedLoop
import EventKernel

/// Rough sums of the work that is asked of people: enough to say what cannot go well.
extension Draft {
  /// Warns where the work offered is more than all desk time.
  mutating func checkUtilisation(_ plan: Plan) {
    let weeks = Double(clock.length) / Double(Units.week)
    guard weeks > 0 else { return }
    let offered = offeredMinutes(plan).map { $0 / weeks }
    let desk = plan.teams.map { deskMinutes(of: $0) / weeks }
    for queue in plan.queues.indices {
      let handling = plan.teams.indices.filter { plan.teams[$0].handles.contains(queue) }
      let shared = plan.queues.indices.filter { other in
        let others = plan.teams.indices.filter { plan.teams[$0].handles.contains(other) }
        return !others.isEmpty && others.allSatisfy { handling.contains($0) }
      }
      // The work that only these people can do, told at the queue that makes most of it.
      var work = 0.0
      for other in shared { work += offered[other] }
      guard shared.allSatisfy({ offered[$0] <= offered[queue] }) else { continue }
      var time = 0.0
      for team in handling { time += desk[team] }
      guard work > time, work > 0 else { continue }
      let share = time > 0 ? percent((work / time * 100).rounded() / 100) : "more than 100%"
      diagnostics.warning(
        "utilisation", at: queues.places[queue],
        "about \(hours(work)) of work a week come to \(Shown.quoted(queues.names[queue])) and the people who handle it have \(hours(time)) at the desk: \(share)"
      )
    }
  }

  private func hours(_ minutes: Double) -> String { CanonicalJSON.number((minutes / 6).rounded() / 10) + " h" }

  private func deskMinutes(of team: Team) -> Double {
    var ticks = 0.0
    for shift in team.shifts {
      var sum = 0.0
      for interval in shift.intervals where interval.start < clock.length {
        sum += Double(min(interval.end, clock.length) - interval.start)
      }
      ticks += sum * Double(shift.people)
    }
    var shrinkage = 0.0
    for activity in team.shrinkage { shrinkage += activity.share }
    let inbound = team.workforce.inbound?.share ?? 0
    return ticks / 6e7 * max(0, 1 - shrinkage) * (1 - (team.absence?.rate ?? 0)) * (1 - inbound)
  }

  /// Chance that a customer is reached at all, and expected failed attempts, of a contact plan; and of the rest the
  /// share that is written to.
  private func reaching(_ plan: ContactPlan) -> (reached: Double, failed: Double, switches: Double) {
    guard let reach = plan.reach else { return (1, 0, 0) }
    var missed = 1.0
    var failed = 0.0
    for attempt in 0..<(plan.channelSwitch?.after ?? plan.attempts) {
      missed *= (reach.beta + Double(attempt)) / (reach.alpha + reach.beta + Double(attempt))
      failed += missed
    }
    return (1 - missed, failed, plan.channelSwitch == nil ? 0 : missed)
  }

  /// Expected minutes of work of a case of a kind, and the chance that it comes to a conversation.
  private func minutes(of type: WorkType, _ plan: ContactPlan) -> (work: Double, conversation: Double) {
    let contact = type.isCall ? reaching(plan) : (1, 0, 0)
    // After each wait for the customer there is another conversation.
    let conversations = contact.0 / (1 - resolution.plan.waits)
    let conversation = (type.talk.mean + type.wrapUp.mean) * conversations
    let failed = (type.attemptFailed?.mean ?? 0) * contact.1
    let search = triage.policy.timing.search?.mean ?? 0
    let own = ((search + type.prepare.mean + conversation + failed) / 60, conversations)
    guard contact.2 > 0, let change = plan.channelSwitch else { return own }
    let written = minutes(of: work[change.work], plan)
    return (own.0 + contact.2 * written.work, own.1 + contact.2 * written.conversation)
  }

  /// Expected minutes of the run by queue.
  private func offeredMinutes(_ plan: Plan) -> [Double] {
    var minutes = [Double](repeating: 0, count: plan.queues.count)
    let escalation = plan.resolution.escalationService.mean / 60 * plan.resolution.escalated
    func add(_ cases: Double, queue: Int, work: Int, of rule: TriageRule) {
      let kind = self.minutes(of: plan.work[work], contactPlan(of: rule, work: plan.work[work]))
      minutes[queue] += cases * kind.work
      if let queue = plan.resolution.escalationQueue { minutes[queue] += cases * kind.conversation * escalation }
    }
    for (index, rule) in zip(plan.triage.rules.indices, plan.triage.rules) where rule.treatment != .none {
      let cases = expectedCases(of: index, plan)
      switch rule.treatment {
      case .personal:
        if plan.work[rule.work].isCall {
          add(cases.phone, queue: rule.queue, work: rule.work, of: rule)
          if let other = rule.workWithoutPhone { add(cases.mailOnly, queue: rule.queue, work: other, of: rule) }
        } else {
          add(cases.mail, queue: rule.queue, work: rule.work, of: rule)
        }
      case .automated:
        guard let comeback = rule.comeback else { continue }
        let back = (cases.phone + cases.mailOnly) * (1 - rule.solves) * comeback.share
        add(back, queue: comeback.queue, work: comeback.work, of: rule)
      case .none, .acknowledge: continue
      }
    }
    return minutes
  }

  private struct Cases {
    var phone = 0.0
    var mail = 0.0
    var mailOnly = 0.0
  }

  /// Items that a rule takes, by how their senders may be contacted; conditions are taken as independent.
  private func expectedCases(of index: Int, _ plan: Plan) -> Cases {
    var cases = Cases()
    for (draft, channel) in zip(channels, plan.channels.indices) {
      var taken = 0.0
      for (tier, part) in plan.population.tiers.enumerated() {
        let share = Double(part.seats) / Double(max(plan.population.count, 1))
        for band in 0..<4 {
          var left = draft.channel.share(ofBand: band) * share
          for earlier in 0...index {
            let rule = plan.triage.rules[earlier]
            let part = left * matching(rule, tier: tier, band: band, channel: channel, plan)
            if earlier == index { taken += part } else { left -= part }
          }
        }
      }
      let detections = draft.channel.isIndirect ? draft.channel.detector.detectionsPerEvent : 1
      let items = draft.items * detections / (draft.channel.isIndirect ? draft.channel.detector.signalsPerEvent : 1)
      let known = items * taken * draft.channel.identified * draft.channel.validContact
      cases.phone += known * draft.channel.phoneConsent
      cases.mail += known * draft.channel.mailConsent
      cases.mailOnly += known * draft.channel.mailConsent * (1 - draft.channel.phoneConsent)
    }
    return cases
  }

  private func matching(_ rule: TriageRule, tier: Int, band: Int, channel: Int, _ plan: Plan) -> Double {
    func has(_ mask: UInt64, _ index: Int) -> Bool { mask >> UInt64(index) & 1 == 1 }
    guard has(rule.match.tiers, tier), has(rule.match.bands, band), has(rule.match.channels, channel) else { return 0 }
    var share = rule.sample
    let failures = plan.causes.isEmpty ? 0 : failureShare(ofBand: band, plan.channels[channel])
    if rule.match.severities != .max || rule.match.causes != .max {
      var part = 0.0
      for (index, cause) in plan.causes.enumerated() where has(rule.match.causes, index) {
        for severity in 0..<3 where has(rule.match.severities, severity) {
          part += cause.share * cause.severities[severity]
        }
      }
      let without = rule.match.causes == .max && has(rule.match.severities, 3) ? 1 - failures : 0
      share *= min(1, failures * part + without)
    }
    if rule.match.isDetailed { share *= detailed(rule.match, tier: tier, channel: channel, plan) }
    if rule.match.steps != .max {
      var part = 0.0
      for (index, step) in plan.steps.enumerated() where has(rule.match.steps, index) { part += step.share }
      share *= min(1, part)
    }
    return share
  }

  // MARK: Gates that cannot be held

  /// Whether all cases of a rule are rung by the general contact plan.
  private func takesGeneralPlan(_ rule: TriageRule, _ plan: Plan) -> Bool {
    plan.work[rule.work].isCall && rule.workWithoutPhone == nil && rule.contact == nil
      && plan.work[rule.work].contact == nil
  }

  /// Warns where reach, attempts and gaps alone keep a promise below what a gate asks for (model: desk/first-response).
  mutating func checkReachableGates(_ stated: [StatedGate], _ plan: Plan) {
    guard !contact.messageCountsAsResponse || contact.messageShare < 1, let reach = contact.reach,
      contact.channelSwitch == nil
    else { return }
    let instances = Metric.instances(of: plan)
    for (gate, draft) in zip(stated, gates) where gate.gate.relation == .atLeast || gate.gate.relation == .above {
      let instance = instances[gate.gate.instance]
      guard String(describing: Metric.catalogue[instance.metric].name) == "sla.first_response.met",
        instance.dimension == .sla, case .value(let bound) = gate.gate.bound,
        let limit = plan.promises[instance.group].firstResponse, case .duration(let allowed) = limit
      else { continue }
      let rules = plan.triage.rules.filter { $0.promise == instance.group && $0.treatment == .personal }
      guard !rules.isEmpty, rules.allSatisfy({ takesGeneralPlan($0, plan) }) else { continue }
      let open = calendars.openShare(of: plan.promises[instance.group].calendar)
      var missed = 1.0
      var answered = 0.0
      var passed = 0.0
      var silent = 1.0
      let message = contact.messageCountsAsResponse ? contact.messageShare : 0
      for attempt in 0..<contact.attempts where passed <= Double(allowed) {
        let chance = reach.alpha / (reach.alpha + reach.beta + Double(attempt))
        answered += silent * missed * (chance + (1 - chance) * message)
        missed *= 1 - chance
        silent *= 1 - message
        let gap = contact.gaps[min(attempt, contact.gaps.count - 1)]
        passed += gap < 12 * Units.hour ? Double(gap) : Double(gap) * open
      }
      guard answered < bound else { continue }
      diagnostics.warning(
        "sla-unreachable", at: draft.place,
        "reach, attempts and gaps alone let at most \(percent(answered)) be answered in time: shorten contact.wait_between, raise contact.reach, or let a message count (contact.message_counts_as_response)"
      )
    }
  }
}
