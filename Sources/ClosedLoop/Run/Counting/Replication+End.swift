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
        measures.groups[group].scheduled += sheet.scheduled
        measures.groups[group].busy += sheet.busy
        measures.groups[group].idle += sheet.idle
        measures.groups[group].offDesk += sheet.offDesk
        measures.groups[group].absent += sheet.absent
        measures.groups[group].onBreak += sheet.onBreak
        measures.groups[group].inbound += sheet.inbound
        measures.groups[group].vacant += roster.careers[person].vacantInWindow
        measures.groups[group].overtime += sheet.overtime
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
    // Of each tier, and of all in the last row.
    let all = prepared.plan.population.tiers.count
    var fates = Table(repeating: GroupTally(), count: all + 1)
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
      let daysWith = days(min(customer.with.exit, horizon) - start)
      let daysWithout = days(min(without.exit, horizon) - start)
      let tier = Int(customer.tier)
      func count(_ tally: inout GroupTally) {
        tally.originals += 1
        if kept { tally.keptRealised += 1 }
        if lost { tally.lostRealised += 1 }
        tally.marginRealised += margin
        tally.marginWithout += marginWithout
        tally.terminalRealised += terminal
        if !customer.with.isPresent { tally.leftWith += 1 }
        if !without.isPresent { tally.leftWithout += 1 }
        tally.daysWith += daysWith
        tally.daysWithout += daysWithout
        if customer.groupAtEnd < 3 {
          tally.presentWith += 1
          tally.netPromotersWith += Double(customer.groupAtEnd) - 1
        }
        if customer.groupAtEndWithout < 3 {
          tally.presentWithout += 1
          tally.netPromotersWithout += Double(customer.groupAtEndWithout) - 1
        }
      }
      count(&fates[tier])
      count(&fates[all])
    }
    for place in fates.indices {
      let group = place == all ? 0 : measures.layout.group(.tier, place)
      measures.groups[group].originals += fates[place].originals
      measures.groups[group].keptRealised += fates[place].keptRealised
      measures.groups[group].lostRealised += fates[place].lostRealised
      measures.groups[group].marginRealised += fates[place].marginRealised
      measures.groups[group].marginWithout += fates[place].marginWithout
      measures.groups[group].terminalRealised += fates[place].terminalRealised
      measures.groups[group].leftWith += fates[place].leftWith
      measures.groups[group].leftWithout += fates[place].leftWithout
      measures.groups[group].daysWith += fates[place].daysWith
      measures.groups[group].daysWithout += fates[place].daysWithout
      measures.groups[group].presentWith += fates[place].presentWith
      measures.groups[group].presentWithout += fates[place].presentWithout
      measures.groups[group].netPromotersWith += fates[place].netPromotersWith
      measures.groups[group].netPromotersWithout += fates[place].netPromotersWithout
    }
    for (tier, terms) in prepared.plan.population.tiers.enumerated() {
      let untouched = terms.seats - touched[tier]
      let outcome = prepared.calibration.untouched[tier]
      let paying = outcome.discountedDays(rate: customers.terms.discount, phases: phases)
      let margin = millionths(Double(untouched) * terms.margin.mean * 12 / 365.25 * paying)
      for group in [0, measures.layout.group(.tier, tier)] {
        measures.groups[group].originals += Int64(untouched)
        measures.groups[group].leftWith += Double(untouched) * outcome.left
        measures.groups[group].leftWithout += Double(untouched) * outcome.left
        measures.groups[group].daysWith += Double(untouched) * outcome.days
        measures.groups[group].daysWithout += Double(untouched) * outcome.days
        measures.groups[group].marginWithout += margin
        measures.groups[group].presentWith += Double(untouched) * outcome.presentAtEnd
        measures.groups[group].presentWithout += Double(untouched) * outcome.presentAtEnd
        measures.groups[group].netPromotersWith += Double(untouched) * outcome.netPromoters
        measures.groups[group].netPromotersWithout += Double(untouched) * outcome.netPromoters
      }
    }
    var untouched = ContiguousArray<Int>()
    for (tier, terms) in prepared.plan.population.tiers.enumerated() { untouched.append(terms.seats - touched[tier]) }
    countAvoided(untouched: untouched, staying: staying)
    watching.journal.customers.sort { ($0.seat, $0.generation) < ($1.seat, $1.generation) }
    changed.sort { ($0.seat, $0.generation) < ($1.seat, $1.generation) }
    return changed
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
