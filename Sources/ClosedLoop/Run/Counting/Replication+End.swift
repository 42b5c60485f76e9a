import EventKernel
import PortableMath

extension Replication {
  /// Ends the run: open cases are counted as such, staff is paid, fates are followed to the horizon, identities checked.
  ///
  /// - Returns: whom the programme kept or lost.
  mutating func finish() -> ContiguousArray<ChangedFate> {
    for index in cases.indices where cases[index].stage != .unused { endOpenCase(index) }
    for person in roster.people.indices {
      roster.people[person].since = min(roster.people[person].since, phases.drainEnd)
      bookTime(of: person)
    }
    items.sum(into: &measures)
    payScheduledHours()
    payRunningCosts()
    items.shareLabour(in: &measures)
    countStaff()
    let changedFates = watching.watch.fates ? countFates() : []
    notePayback()
    measures.windowTicks = phases.windowEnd - phases.windowStart
    checkIdentities()
    return changedFates
  }

  private mutating func endOpenCase(_ index: Int) {
    let now = agenda.now
    let stage = cases[index].stage
    switch stage {
    case .unused, .closed: break
    case .waiting, .held: audit.waitingStays += Int128(now - cases[index].stageSince)
    case .inWork: audit.workStays += Int128(now - cases[index].stageSince)
    case .awaitingCustomer: endCustomerWait(index)
    case .triage, .betweenAttempts, .automated, .parked: break
    }
    if stage != .closed {
      audit.openStays += Int128(now - cases[index].openedAt)
      cases[index].ending = .open
      bookStay(index)
    }
    conclude(index)
  }

  private mutating func payScheduledHours() {
    for (team, terms) in prepared.plan.teams.enumerated() where !prepared.teams[team].paysByDay {
      for (shift, days) in zip(terms.shifts, prepared.rota[team]) {
        for day in days.days {
          let intervals = days.intervals[Int(day.first)..<Int(day.first + day.count)]
          let paid = shift.people - (shift.away.isEmpty ? 0 : shift.unpaid(at: intervals[Int(day.first)].start))
          for interval in intervals {
            let start = max(interval.start, phases.windowStart)
            let worked = min(interval.end, phases.windowEnd) - start
            if worked > 0 && paid > 0 {
              payLabour(Ledger.cost(of: worked * Int64(paid), hourly: terms.hourlyCost), team: team, at: start)
            }
          }
        }
      }
    }
  }

  private mutating func countStaff() {
    for person in roster.people.indices {
      let sheet = roster.people[person].inWindow
      for group in [0, measures.layout.group(.team, Int(roster.people[person].team))] {
        measures.groups[group].staff += sheet
        measures.groups[group].vacant += roster.careers[person].vacantInWindow
      }
    }
  }

  /// Follows everybody who sat there when the window opened to the horizon, in both fates.
  private mutating func countFates() -> ContiguousArray<ChangedFate> {
    var changed = ContiguousArray<ChangedFate>()
    let start = phases.windowStart
    let horizon = max(phases.horizon, phases.windowEnd)
    var touched = prepared.plan.population.tiers.map { _ in 0 }
    var staying = ContiguousArray(repeating: 0.0, count: touched.count)
    for row in customers.rows.indices {
      if customers.rows[row].generation == 0 { touched[Int(customers.rows[row].tier)] += 1 }
      guard customers.isOriginal(row) else { continue }
      if customers.thinning.isFollowed {
        customers.advance(row, to: phases.windowEnd)
        if customers.rows[row].with.isPresent { staying[Int(customers.rows[row].tier)] += customers.rows[row].margin }
      }
      customers.advance(row, to: horizon)
      let customer = customers.rows[row]
      guard customer.with.exit > start else { continue }
      let without = customer.diverged ? customer.without : customer.with
      let kept = customer.with.isPresent && !without.isPresent
      let lost = !customer.with.isPresent && without.isPresent
      let marginWithout = millionths(realisedMargin(customer, without))
      var margin: Int64 = 0
      var terminal: Int64 = 0
      if customer.diverged && (customer.with.exit != without.exit || customers.terms.isLifelong) {
        margin = millionths(realisedMargin(customer, customer.with) - realisedMargin(customer, without))
        noteFlow(of: customer, without: without)
        if prepared.plan.money.countsTerminalValue {
          let discounted = exponential(-customers.terms.discount * days(horizon - start))
          let life = customers.terms.isLifelong ? customers.lives[row] : Life(joined: 0)
          let left = customer.with.isPresent ? customers.terminalValue(of: row, leaving: life.withLeaving) : 0
          let right = without.isPresent ? customers.terminalValue(of: row, leaving: life.withoutLeaving) : 0
          terminal = millionths((left - right) * discounted)
        }
      }
      if watching.watch.customers && customer.diverged { note(customer, without, realised: margin + terminal) }
      if kept || lost {
        changed.append(
          ChangedFate(
            seat: customer.seat, generation: customer.generation, tier: customer.tier, isKept: kept,
            value: margin + terminal))
      }
      var realised = RealisedFates()
      realised.originals = 1
      realised.kept = kept ? 1 : 0
      realised.lost = lost ? 1 : 0
      realised.margin = margin
      realised.marginWithout = marginWithout
      realised.terminal = terminal
      var presence = Presence()
      presence.leftWith = customer.with.isPresent ? 0 : 1
      presence.leftWithout = without.isPresent ? 0 : 1
      presence.daysWith = days(min(customer.with.exit, horizon) - start)
      presence.daysWithout = days(min(without.exit, horizon) - start)
      if customer.groupAtEnd < 3 {
        presence.presentWith = 1
        presence.netPromotersWith = Double(customer.groupAtEnd) - 1
      }
      if customer.groupAtEndWithout < 3 {
        presence.presentWithout = 1
        presence.netPromotersWithout = Double(customer.groupAtEndWithout) - 1
      }
      count(realised, presence, tier: Int(customer.tier))
    }
    countUntouched(touched)
    var untouched = ContiguousArray<Int>()
    for (tier, terms) in prepared.plan.population.tiers.enumerated() { untouched.append(terms.seats - touched[tier]) }
    countAvoided(untouched: untouched, staying: staying)
    watching.journal.customers.sort { ($0.seat, $0.generation) < ($1.seat, $1.generation) }
    changed.sort { ($0.seat, $0.generation) < ($1.seat, $1.generation) }
    return changed
  }

  /// Counts customers of a tier, and among all.
  private mutating func count(_ realised: RealisedFates, _ presence: Presence, tier: Int) {
    measures.groups[0].realised += realised
    measures.presence[0] += presence
    let group = measures.layout.group(.tier, tier)
    measures.groups[group].realised += realised
    measures.presence[group] += presence
  }

  /// Counts customers of whom nothing was heard, as expected, by how many of each tier were touched.
  private mutating func countUntouched(_ touched: [Int]) {
    for (tier, terms) in prepared.plan.population.tiers.enumerated() {
      let outcome = prepared.calibration.untouched[tier]
      let paying = outcome.discountedDays(rate: customers.terms.discount, phases: phases)
      let untouched = Double(terms.seats - touched[tier])
      var realised = RealisedFates()
      realised.originals = Int64(terms.seats - touched[tier])
      realised.marginWithout = millionths(untouched * terms.margin.mean * 12 / 365.25 * paying)
      var presence = Presence()
      presence.leftWith = untouched * outcome.left
      presence.leftWithout = presence.leftWith
      presence.daysWith = untouched * outcome.days
      presence.daysWithout = presence.daysWith
      presence.presentWith = untouched * outcome.presentAtEnd
      presence.presentWithout = presence.presentWith
      presence.netPromotersWith = untouched * outcome.netPromoters
      presence.netPromotersWithout = presence.netPromotersWith
      count(realised, presence, tier: tier)
    }
  }

  /// Writes a customer down with both fates.
  private mutating func note(_ customer: Customer, _ without: Fate, realised: Int64) {
    let horizon = max(phases.horizon, phases.windowEnd)
    func exit(_ fate: Fate) -> CustomerRecord.Exit {
      if fate.isPresent { return .present }
      return fate.exit == customer.uncontrollableExit ? .uncontrollable : .controllable
    }
    let terminal =
      prepared.plan.money.countsTerminalValue
      ? customers.terminalValue(of: customer)
        * exponential(-customers.terms.discount * days(horizon - phases.windowStart))
      : 0
    var present = Fate()
    present.exit = Time.never
    watching.journal.customers.append(
      CustomerRecord(
        seat: customer.seat, generation: customer.generation, tier: customer.tier, with: exit(customer.with),
        without: exit(without), exitWith: customer.with.exit, exitWithout: without.exit, margin: customer.margin,
        expected: customer.uplift, realised: realised,
        value: millionths(realisedMargin(customer, present) + terminal)))
  }

  /// Discounted margin from the window's start until a fate ends or the horizon comes.
  private mutating func realisedMargin(_ customer: Customer, _ fate: Fate) -> Double {
    let span = days(min(fate.exit, max(phases.horizon, phases.windowEnd)) - phases.windowStart)
    let rate = customers.terms.discount
    return customer.margin * (rate > 0 ? (1 - exponential(-rate * span)) / rate : span)
  }

  private mutating func checkIdentities() {
    let flow = audit.flow
    audit.equal("every item received is in exactly one final state", flow.received, flow.accounted)
    audit.equal("the integral of open cases is the sum of their stays", audit.openIntegral, audit.openStays)
    audit.equal("the integral of waiting cases is the sum of their waits", audit.waitingIntegral, audit.waitingStays)
    audit.equal(
      "the integral of cases that wait for their customer is the sum of these waits", audit.customerIntegral,
      audit.customerStays)
    audit.equal("the integral of busy people is the sum of services", audit.busyIntegral, audit.workStays)
    for index in roster.people.indices {
      let person = roster.people[index]
      let sheet = person.total
      audit.equal(
        "scheduled time is idle, busy, off-desk, absent, break and inbound time", sheet.scheduled,
        sheet.idle + sheet.busy + sheet.offDesk + sheet.absent + sheet.onBreak + sheet.inbound)
      var scheduled: Ticks = 0
      for interval in prepared.rota[Int(person.team)][Int(person.shift)].intervals {
        scheduled += interval.end - interval.start
      }
      audit.equal(
        "a person's scheduled time and the seat's empty time are that of the shift",
        sheet.scheduled + roster.careers[index].vacant, scheduled)
    }
    checkMoney()
    checkStates()
  }

  /// The window's items by final state, in every group.
  private mutating func checkStates() {
    for index in measures.groups.indices {
      let group = measures.groups[index]
      let states =
        group.notContactable + group.attached + group.filtered + group.untreated + group.acknowledged
        + group.automatedClosed + group.solved + group.unsolved + group.unreachable + group.planEnded + group.gaveUp
        + group.customerLeft + group.open
      audit.equal("every measured item is in exactly one final state", group.received, states)
    }
  }
}
