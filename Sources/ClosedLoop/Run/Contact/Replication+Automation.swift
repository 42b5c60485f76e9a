import EventKernel
import PortableMath

/// Technical solutions: a link to repair it oneself, a voucher, an answer that no person writes.
extension Replication {
  /// Sends a case its technical solution, and lets the customer make something of it, or not.
  mutating func treatAutomatically(_ index: Int) {
    let now = agenda.now
    let rule = Int(desk.cases[index].rule)
    let unitCost = prepared.rules[rule].unitCost
    let discounted = records.ledger.post(
      .automation, unitCost, at: now, factor: prepared.customers.discountFactor(at: now), phases: phases)
    if phases.isMeasured(now) {
      records.items.tallies[desk.tally(of: index)].automationCost += unitCost
      records.items.tallies[desk.tally(of: index)].automationCostDiscounted += discounted
    }
    if desk.cases[index].isMeasured { records.items.tallies[desk.tally(of: index)].automated += 1 }
    watchMoment(.treatedAutomatically, index)
    desk.cases[index].fit = prepared.channels[Int(desk.cases[index].channel)].fit(of: .automated)
    if desk.solvesItself(index) {
      if prepared.rules[rule].countsAsResponse {
        desk.cases[index].firstResponse = now
        watchResponse(index)
      }
      guard let reaction = prepared.plan.triage.rules[rule].reaction else {
        solveAutomatically(index)
        return
      }
      if prepared.rules[rule].countsAsResponse {
        desk.cases[index].isResponded = true
        apply(.respond, to: index)
      } else {
        apply(.acknowledge, to: index)
      }
      awaitReaction(reaction, of: index)
      return
    }
    desk.cases[index].bareApologies &+= 1
    apply(.acknowledge, to: index)
    if let comeback = prepared.plan.triage.rules[rule].comeback, desk.returns(index, comeback) {
      setStage(index, .automated)
      desk.cases[index].queue = Int16(comeback.queue)
      desk.cases[index].workType = Int16(comeback.work)
      desk.choosePlan(of: index)
      let due = now + comeback.after
      if due < phases.drainEnd {
        desk.cases[index].step = agenda.schedule(.caseReturns(Int32(index)), at: due, rank: Rank.comeback)
      }
      watch(index)
    } else if let reaction = prepared.plan.triage.rules[rule].reaction {
      awaitReaction(reaction, of: index)
    } else {
      close(index, as: .automated)
    }
  }

  /// Leaves a case with its technical solution for as long as its customer takes over it.
  private mutating func awaitReaction(_ reaction: Distribution, of index: Int) {
    setStage(index, .automated)
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.reaction)
    let due = agenda.now + Time.ticks(seconds: reaction.quantile(draws.u0))
    if due < phases.drainEnd {
      desk.cases[index].step = agenda.schedule(.automationEnds(Int32(index)), at: due, rank: Rank.comeback)
    }
    watch(index)
  }

  /// The customer has done what the technical solution says, or has let it lie: either way the case is closed.
  mutating func automationEnds(_ index: Int) {
    desk.cases[index].step = 0
    if desk.solvesItself(index) { solveAutomatically(index) } else { close(index, as: .automated) }
  }

  private mutating func solveAutomatically(_ index: Int) {
    let now = agenda.now
    desk.cases[index].isResponded = true
    desk.cases[index].firstSolved = now
    desk.cases[index].lastSolved = now
    watchSolution(index)
    if desk.cases[index].isMeasured {
      records.items.tallies[desk.tally(of: index)].automatedSolved += 1
      records.items.tallies[desk.tally(of: index)].reactionElapsed += now - desk.cases[index].received
    }
    close(index, as: .automated)
  }

  /// An automated case that did not solve itself goes to people, with a promise of its own if its rule says so.
  mutating func caseReturns(_ index: Int) {
    desk.cases[index].step = 0
    records.series[records.day(of: agenda.now)].opened += 1
    records.watchHour(of: agenda.now) { $0.opened += 1 }
    if let promise = prepared.plan.triage.rules[Int(desk.cases[index].rule)].comeback?.promise {
      promiseAnew(index, promise: promise)
    }
    if desk.cases[index].isMeasured {
      records.items.tallies[desk.tally(of: index)].personal += 1
      records.items.tallies[desk.tally(of: index)].automatedReturned += 1
    }
    startPlan(of: index)
  }

  /// Gives a case a promise that counts from now, and moves what it has counted so far to those with that promise.
  private mutating func promiseAnew(_ index: Int, promise: Int) {
    let (response, resolution) = prepared.deadlines(of: promise, from: agenda.now)
    desk.cases[index].promise = Int16(promise)
    watchPromise(of: index)
    desk.setDeadlines(of: index, response: response, resolution: resolution)
    setPromiseTimer(of: index)
    let old = desk.tally(of: index)
    let place = records.items.place(
      of: Membership(
        tier: Int(desk.cases[index].tier), channel: Int(desk.cases[index].channel), sla: promise,
        treatment: Int(desk.cases[index].treatment), severity: desk.cases[index].failure.severityIndex,
        cause: desk.cases[index].failure?.cause ?? -1))
    desk.cases[index].tally = Int32(place)
    desk.cases[index].isPromisedAnew = true
    guard desk.cases[index].isMeasured else { return }
    records.items.noteItem(band: desk.cases[index].band, failure: desk.cases[index].failure, at: old, times: -1)
    records.items.noteItem(band: desk.cases[index].band, failure: desk.cases[index].failure, at: place)
    records.items.tallies[old].automated -= 1
    records.items.tallies[place].automated += 1
  }
}

extension DeskState {
  @inline(__always) func solvesItself(_ index: Int) -> Bool {
    chance.block(entity: cases[index].item, purpose: Purpose.itemHeterogeneity).u1
      < prepared.rules[Int(cases[index].rule)].solves
  }

  @inline(__always) func returns(_ index: Int, _ comeback: AutomatedReturn) -> Bool {
    chance.block(entity: cases[index].item, purpose: Purpose.itemHeterogeneity).u2 < comeback.share
  }
}
