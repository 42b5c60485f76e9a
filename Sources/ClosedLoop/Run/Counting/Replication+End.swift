import EventKernel
import PortableMath

extension Replication {
  /// Ends the run: open cases are counted as such, staff is paid, fates are followed to the horizon, identities checked.
  ///
  /// - Returns: whom the programme kept or lost.
  mutating func finish() -> ContiguousArray<ChangedFate> {
    for index in desk.cases.indices where desk.cases[index].stage != .unused { endOpenCase(index) }
    for person in desk.roster.people.indices {
      desk.roster.people[person].since = min(desk.roster.people[person].since, phases.drainEnd)
      bookTime(of: person)
    }
    records.items.sum(into: &records.measures)
    payScheduledHours()
    records.payRunningCosts()
    records.items.shareLabour(in: &records.measures)
    countStaff()
    let changedFates = records.watching.watch.fates ? countFates() : []
    records.notePayback()
    records.measures.windowTicks = phases.windowEnd - phases.windowStart
    checkIdentities()
    return changedFates
  }

  private mutating func endOpenCase(_ index: Int) {
    let now = agenda.now
    let stage = desk.cases[index].stage
    switch stage {
    case .unused, .closed: break
    case .waiting, .held: records.audit.waitingStays += Int128(now - desk.cases[index].stageSince)
    case .inWork: records.audit.workStays += Int128(now - desk.cases[index].stageSince)
    case .awaitingCustomer: endCustomerWait(index)
    case .triage, .betweenAttempts, .automated, .parked: break
    }
    if stage != .closed {
      records.audit.openStays += Int128(now - desk.cases[index].openedAt)
      desk.cases[index].ending = .open
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
              let time = worked * Int64(paid)
              records.payLabour(Ledger.cost(of: time, hourly: terms.hourlyCost), for: time, team: team, at: start)
            }
          }
        }
      }
    }
  }

  private mutating func countStaff() {
    for person in desk.roster.people.indices {
      let record = desk.roster.people[person].inWindow
      for group in [0, records.measures.layout.group(.team, Int(desk.roster.people[person].team))] {
        records.measures.groups[group].staff += record
        records.measures.groups[group].vacant += desk.roster.careers[person].vacantInWindow
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
    for row in customers.book.rows.indices {
      if customers.book.rows[row].generation == 0 { touched[Int(customers.book.rows[row].tier)] += 1 }
      guard customers.book.isOriginal(row) else { continue }
      if customers.book.thinning.isFollowed {
        customers.book.advance(row, to: phases.windowEnd)
        if customers.book.rows[row].with.isPresent {
          staying[Int(customers.book.rows[row].tier)] += customers.book.rows[row].margin
        }
      }
      customers.book.advanceToExit(row, by: horizon)
      let customer = customers.book.rows[row]
      guard customer.with.exit > start else { continue }
      let without = customer.diverged ? customer.without : customer.with
      let kept = customer.with.isPresent && !without.isPresent
      let lost = !customer.with.isPresent && without.isPresent
      let marginWithout = millionths(prepared.realisedMargin(customer.margin, until: without.exit))
      var margin: Int64 = 0
      var terminal: Int64 = 0
      if customer.diverged && (customer.with.exit != without.exit || customers.book.terms.isLifelong) {
        margin = millionths(
          prepared.realisedMargin(customer.margin, until: customer.with.exit)
            - prepared.realisedMargin(customer.margin, until: without.exit))
        records.noteFlow(of: customer, without: without)
        if prepared.plan.money.countsTerminalValue {
          let discounted = exponential(-customers.book.terms.discount * days(horizon - start))
          let life = customers.book.terms.isLifelong ? customers.book.lives[row] : Life(joined: 0)
          let left = customer.with.isPresent ? customers.book.terminalValue(of: row, leaving: life.withLeaving) : 0
          let right = without.isPresent ? customers.book.terminalValue(of: row, leaving: life.withoutLeaving) : 0
          terminal = millionths((left - right) * discounted)
        }
      }
      if records.watching.watch.customers && customer.diverged { note(row, without, realised: margin + terminal) }
      if kept || lost {
        changed.append(
          ChangedFate(
            seat: customer.slot, generation: customer.generation, tier: customer.tier, isKept: kept,
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
    records.watching.journal.customers.sort { ($0.seat, $0.generation) < ($1.seat, $1.generation) }
    changed.sort { ($0.seat, $0.generation) < ($1.seat, $1.generation) }
    return changed
  }

  /// Counts customers of a tier, and among all.
  private mutating func count(_ realised: RealisedFates, _ presence: Presence, tier: Int) {
    records.measures.groups[0].realised += realised
    records.measures.presence[0] += presence
    let group = records.measures.layout.group(.tier, tier)
    records.measures.groups[group].realised += realised
    records.measures.presence[group] += presence
  }

  /// Counts customers of whom nothing was heard, as expected, by how many of each tier were touched.
  private mutating func countUntouched(_ touched: [Int]) {
    for (tier, terms) in prepared.plan.population.tiers.enumerated() {
      let outcome = prepared.calibration.untouched[tier]
      let paying = outcome.discountedDays(rate: customers.book.terms.discount, phases: phases)
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
  private mutating func note(_ row: Int, _ without: Fate, realised: Int64) {
    let customer = customers.book.rows[row]
    let horizon = max(phases.horizon, phases.windowEnd)
    func exit(_ fate: Fate) -> CustomerRecord.Exit {
      if fate.isPresent { return .present }
      return fate.exit == customer.uncontrollableExit ? .uncontrollable : .controllable
    }
    let terminal =
      prepared.plan.money.countsTerminalValue
      ? customers.book.terminalValue(of: row)
        * exponential(-customers.book.terms.discount * days(horizon - phases.windowStart))
      : 0
    records.watching.journal.customers.append(
      CustomerRecord(
        seat: customer.slot, generation: customer.generation, tier: customer.tier, with: exit(customer.with),
        without: exit(without), exitWith: customer.with.exit, exitWithout: without.exit, margin: customer.margin,
        expected: customer.uplift, realised: realised,
        value: millionths(prepared.realisedMargin(customer.margin, until: Time.never) + terminal)))
  }

  private mutating func checkIdentities() {
    let flow = records.audit.flow
    records.audit.equal("every item received is in exactly one final state", flow.received, flow.accounted)
    records.audit.equal(
      "the integral of open cases is the sum of their stays", records.audit.openIntegral, records.audit.openStays)
    records.audit.equal(
      "the integral of waiting cases is the sum of their waits", records.audit.waitingIntegral,
      records.audit.waitingStays)
    records.audit.equal(
      "the integral of cases that wait for their customer is the sum of these waits", records.audit.customerIntegral,
      records.audit.customerStays)
    records.audit.equal(
      "the integral of busy people is the sum of services", records.audit.busyIntegral, records.audit.workStays)
    for index in desk.roster.people.indices {
      let person = desk.roster.people[index]
      let record = person.total
      records.audit.equal(
        "scheduled time is idle, busy, off-desk, absent, break and inbound time", record.scheduled,
        record.idle + record.busy + record.offDesk + record.absent + record.onBreak + record.inbound)
      var scheduled: Ticks = 0
      for interval in prepared.rota[Int(person.team)][Int(person.shift)].intervals {
        scheduled += interval.end - interval.start
      }
      records.audit.equal(
        "a person's scheduled time and the seat's empty time are that of the shift",
        record.scheduled + desk.roster.careers[index].vacant, scheduled)
    }
    records.checkMoney()
    records.checkStates()
  }

}

extension Records {
  /// The window's items by final state, in every group.
  mutating func checkStates() {
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

extension PreparedPlan {
  /// Discounted margin from the window's start until a fate ends or the horizon comes, at so much a day.
  func realisedMargin(_ margin: Double, until exit: Ticks) -> Double {
    if exit >= max(plan.phases.horizon, plan.phases.windowEnd) { return margin * customers.discountedDays }
    return margin * annuity(days(exit - plan.phases.windowStart), rate: customers.discount)
  }
}
