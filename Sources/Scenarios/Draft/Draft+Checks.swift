import ClosedLoop
import EventKernel

/// Checks of the whole that need no simulation.
extension Draft {
  // MARK: Names

  /// Things of one kind draw their luck under the low 16 bits of a hash of their name; two must not meet
  /// (model: chance/keys).
  mutating func checkIdentities() {
    checkIdentities("source", channels.map { ($0.name, $0.place) })
    checkIdentities("source", incidents.map { ($0.name, $0.place) })
    checkIdentities("cause", causes.map { ($0.name.text, Place(path: "journey.causes")) })
    checkIdentities("team", teams.map { ($0.team.name.text, $0.place) })
    checkIdentities("rule", zip(triage.policy.rules, triage.places).map { ($0.name.text, $1) })
    for team in teams {
      checkIdentities("shift", zip(team.team.shifts, team.shiftPlaces).map { ($0.name.text, $1) })
      for shift in team.team.shifts { checkIdentities("break", shift.breaks.map { ($0.name.text, team.place) }) }
      checkIdentities("activity", zip(team.team.shrinkage, team.activityPlaces).map { ($0.name.text, $1) })
    }
  }

  private mutating func checkIdentities(_ kind: StaticString, _ things: [(name: String, place: Place)]) {
    var known: [UInt16: String] = [:]
    for thing in things {
      let identity = Name(thing.name).identity(kind: kind)
      if let other = known[identity], other != thing.name {
        diagnostics.error(
          "identity", at: thing.place,
          "\(Shown.quoted(other)) and \(Shown.quoted(thing.name)) would draw the same luck (both have number \(identity)): rename one of them"
        )
      }
      known[identity] = thing.name
    }
  }

  // MARK: Queues and teams

  mutating func checkQueues() {
    if queues.names.count > Bounds.named, let place = queues.places.last {
      diagnostics.error(.limit, at: place, "at most \(Bounds.named) queues are allowed")
    }
    let handled = teams.flatMap(\.handles)
    for (name, place) in zip(queues.names, queues.places) {
      let handling = teams.filter { $0.handles.contains(name) }
      let isStaffed = handling.contains { $0.team.shifts.contains { $0.people > 0 && !$0.intervals.isEmpty } }
      if handling.isEmpty {
        diagnostics.error(
          "unreachable-queue", at: place, "no team handles the queue \(Shown.quoted(name))",
          suggestion: NearestWord.to(name, among: handled))
      } else if !isStaffed {
        diagnostics.error(
          "unreachable-queue", at: place,
          "no team that handles the queue \(Shown.quoted(name)) has people on shift while its calendar is open")
      }
    }
    guard isBase else { return }
    for team in teams where !team.handles.isEmpty {
      guard !team.handles.contains(where: { queues.names.contains($0) }) else { continue }
      diagnostics.warning("unused", at: team.place, "nothing comes to the queues that this team handles")
    }
  }

  mutating func checkOrder() {
    guard customers.population.tiers.count > 1, !customers.isOrdered, triage.policy.discipline.looksAtTiers else {
      return
    }
    guard triage.policy.rules.contains(where: { $0.treatment == .personal || $0.comeback != nil }) else { return }
    let word = String(describing: triage.policy.discipline.keyword)
    diagnostics.error(
      "tier-order", at: customers.place,
      "work is ordered by \(Shown.quoted(word)): tier_order is needed, the most valuable tier first")
  }

  // MARK: Rules

  mutating func checkRules() {
    let tiers = customers.population.tiers.count
    let cells = tiers * 4 * channels.count
    // Which severities of a cell of tier, band (or none) and channel earlier rules have taken.
    var taken = [UInt8](repeating: 0, count: cells)
    let hasFailures = !causes.isEmpty
    for (rule, place) in zip(triage.policy.rules, triage.places) {
      var possible = false
      var free = false
      let takesAll =
        rule.sample >= 1 && rule.match.causes == .max && rule.match.steps == .max && !rule.match.isDetailed
      for cell in 0..<cells {
        let (tier, band, channel) = (cell / 4 / channels.count, cell / channels.count % 4, cell % channels.count)
        guard has(rule.match.tiers, tier), has(rule.match.bands, band), has(rule.match.channels, channel),
          channels[channel].channel.share(ofBand: band) > 0,
          rule.match.sources & (channels[channel].channel.isIndirect ? 2 : 1) != 0,
          rule.match.requests != 2 || channels[channel].channel.contactRequested > 0
        else { continue }
        var severities: UInt8 = 0
        let failures = hasFailures ? failureShare(ofBand: band, channels[channel].channel) : 0
        if failures > 0 { severities |= 7 }
        if failures < 1 { severities |= 8 }
        severities &= UInt8(rule.match.severities & 15)
        if rule.match.causes != .max { severities &= 7 }
        if severities != 0 { possible = true }
        if severities & ~taken[cell] != 0 { free = true }
        if takesAll { taken[cell] |= severities }
      }
      if !possible {
        diagnostics.warning("never-matches", at: place, "this rule can never match: its conditions exclude each other")
      } else if !free {
        diagnostics.warning(
          "never-matches", at: place, "this rule can never match: earlier rules take all that it could")
      }
    }
  }

  private func has(_ mask: UInt64, _ index: Int) -> Bool { mask >> UInt64(index) & 1 == 1 }

  /// Share of a channel's items of a band, or without a score, behind which there is a failure.
  func failureShare(ofBand band: Int, _ channel: Channel) -> Double {
    band < 3 ? outcome.failureShares[band] : 1 - channel.detector.falseAlarms
  }

  // MARK: Amounts

  mutating func checkVolumes() {
    var items = 0.0
    for channel in channels { items += channel.items }
    let place = Place(path: "channels", position: channels.first?.place.position ?? .standard)
    guard items <= Bounds.items else {
      let millions = CanonicalJSON.number((items / 1e6).rounded())
      diagnostics.error(
        .limit, at: place, "about \(millions) million feedback items in the run are too many: at most 200 million")
      return
    }
    guard !causes.isEmpty, clock.length > 0 else { return }
    var silent = 0.0
    for cause in causes {
      for severity in 0..<3 {
        silent += cause.share * cause.severities[severity] / outcome.voiceProbabilities[severity]
      }
    }
    var failures = 0.0
    for channel in channels {
      var share = 0.0
      for band in 0..<3 { share += channel.channel.bands[band] * outcome.failureShares[band] }
      failures += channel.items * share
    }
    let years = Double(clock.length) / Double(Units.year)
    let each = failures * silent / years / Double(customers.population.count)
    guard each > Bounds.failuresPerCustomer else { return }
    diagnostics.error(
      .limit, at: place,
      "these volumes mean \(CanonicalJSON.number(each.rounded())) failures of each customer in a year, silent ones included; at most 366"
    )
  }

  mutating func checkMoney() {
    let months = Double(clock.length + clock.followUp) / Double(Units.month) + 600
    var margin = 0.0
    for tier in customers.population.tiers { margin += Double(tier.seats) * tier.margin.mean * months }
    if margin > Bounds.money {
      diagnostics.error(
        .limit, at: customers.marginPlaces.first ?? customers.place,
        "all margins together are more than the simulator can count")
    }
    var labour = 0.0
    for team in teams {
      var people = 0
      for shift in team.team.shifts { people += shift.people }
      let hours = Double(clock.length) / Double(Units.hour)
      labour += Double(people) * hours * Double(team.team.hourlyCost) / 1e6 * (1 + team.team.overtimeFactor)
      let years = Double(clock.length) / Double(Units.year)
      for tool in money.tools where tool.isPerPerson { labour += Double(people) * years * Double(tool.yearly) / 1e6 }
      if let attrition = team.team.workforce.attrition {
        labour += Double(people) * (1 + hours / 24 * attrition.hazard) * Double(attrition.costPerHire) / 1e6
      }
    }
    var items = 0.0
    for channel in channels { items += channel.items }
    var dearest = 0.0
    for rule in triage.policy.rules { dearest = max(dearest, Double(rule.unitCost) / 1e6) }
    for cause in causes {
      for loss in cause.losses {
        dearest = max(
          dearest, Double(loss) / 1e6 * max(1, resolution.plan.remedyShareOfLoss * resolution.plan.remedyCostShare))
      }
    }
    if labour + items * dearest > Bounds.money {
      let place = Place(path: "teams", position: teams.first?.place.position ?? .standard)
      diagnostics.error(.limit, at: place, "all costs together are more than the simulator can count")
    }
  }

  mutating func checkAuthority() {
    let plan = resolution.plan
    if let approval = plan.approvalQueue, queues.names.indices.contains(approval) {
      let name = queues.names[approval]
      let handling = teams.filter { $0.handles.contains(name) }
      if !handling.isEmpty, !handling.contains(where: { $0.team.remedyLimit > 0 }) {
        diagnostics.warning(
          "authority", at: resolution.approvalPlace,
          "no team that handles approvals has an authority.remedy_limit of its own")
      }
      return
    }
    guard plan.remedyOffered > 0 else { return }
    var largest = 0.0
    for cause in causes { for loss in cause.losses { largest = max(largest, Double(loss) * plan.remedyShareOfLoss) } }
    var names: Set<String> = []
    for rule in triage.policy.rules {
      // Where no queue could be read there is none.
      for queue in [rule.treatment == .personal ? rule.queue : nil, rule.comeback?.queue] {
        if let queue, queues.names.indices.contains(queue) { names.insert(queues.names[queue]) }
      }
    }
    let limits = teams.filter { team in team.handles.contains { names.contains($0) } }.map {
      Double($0.team.remedyLimit)
    }
    guard let most = limits.max(), largest > most else { return }
    diagnostics.warning(
      "authority", at: resolution.remedyPlace,
      "remedies up to \(CanonicalJSON.number(largest / 1e6)) are needed, teams may grant \(CanonicalJSON.number(most / 1e6)), and there is no resolution.approval"
    )
  }

  // MARK: Unused parts

  mutating func checkUnused() {
    for (kind, name, place) in places where used[kind]?.contains(name) != true {
      diagnostics.warning("unused", at: place, "nothing uses this \(kind.rawValue)")
    }
  }
}

extension Channel {
  /// Share of its items that have a score band; 3 stands for none.
  func share(ofBand band: Int) -> Double {
    if isIndirect { return band == 3 ? 1 : 0 }
    return band < 3 ? bands[band] : 0
  }
}
