import EventKernel
import PortableMath

/// Technical solutions: a link to repair it oneself, a voucher, an answer that no person writes.
extension Replication {
  /// Sends a case its technical solution, and lets the customer make something of it, or not.
  mutating func treatAutomatically(_ index: Int, rule: TriageRule) {
    let now = agenda.now
    let discounted = ledger.post(
      .automation, rule.unitCost, at: now, factor: discountFactor(at: now), phases: phases)
    if phases.isMeasured(now) {
      items.tallies[tally(of: index)].automationCost += rule.unitCost
      items.tallies[tally(of: index)].automationCostDiscounted += discounted
    }
    if cases[index].isMeasured { items.tallies[tally(of: index)].automated += 1 }
    watchMoment(.treatedAutomatically, index)
    cases[index].fit = prepared.plan.outcome.fit(of: .automated)
    if solvesItself(index, rule) {
      if rule.countsAsResponse {
        cases[index].firstResponse = now
        watchResponse(index)
      }
      guard let reaction = rule.reaction else {
        solveAutomatically(index)
        return
      }
      if rule.countsAsResponse {
        cases[index].isResponded = true
        apply(.respond, to: index)
      } else {
        apply(.acknowledge, to: index)
      }
      awaitReaction(reaction, of: index)
      return
    }
    cases[index].bareApologies &+= 1
    apply(.acknowledge, to: index)
    if let comeback = rule.comeback, returns(index, comeback) {
      setStage(index, .automated)
      cases[index].queue = Int16(comeback.queue)
      cases[index].workType = Int16(comeback.work)
      choosePlan(of: index)
      let due = now + comeback.after
      if due < phases.drainEnd {
        cases[index].step = agenda.schedule(.caseReturns(Int32(index)), at: due, rank: Rank.comeback)
      }
      watch(index)
    } else if let reaction = rule.reaction {
      awaitReaction(reaction, of: index)
    } else {
      close(index, as: .automated)
    }
  }

  /// Leaves a case with its technical solution for as long as its customer takes over it.
  private mutating func awaitReaction(_ reaction: Distribution, of index: Int) {
    setStage(index, .automated)
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.reaction)
    let due = agenda.now + Time.ticks(seconds: reaction.quantile(draws.u0))
    if due < phases.drainEnd {
      cases[index].step = agenda.schedule(.automationEnds(Int32(index)), at: due, rank: Rank.comeback)
    }
    watch(index)
  }

  /// The customer has done what the technical solution says, or has let it lie: either way the case is closed.
  mutating func automationEnds(_ index: Int) {
    cases[index].step = 0
    let rule = prepared.plan.triage.rules[Int(cases[index].rule)]
    if solvesItself(index, rule) { solveAutomatically(index) } else { close(index, as: .automated) }
  }

  private mutating func solveAutomatically(_ index: Int) {
    let now = agenda.now
    cases[index].isResponded = true
    cases[index].firstSolved = now
    cases[index].lastSolved = now
    watchSolution(index)
    if cases[index].isMeasured {
      items.tallies[tally(of: index)].automatedSolved += 1
      items.tallies[tally(of: index)].reactionElapsed += now - cases[index].received
    }
    close(index, as: .automated)
  }

  private mutating func solvesItself(_ index: Int, _ rule: TriageRule) -> Bool {
    chance.block(entity: cases[index].item, purpose: Purpose.fortune).u1 < rule.solves
  }

  private mutating func returns(_ index: Int, _ comeback: AutomatedReturn) -> Bool {
    chance.block(entity: cases[index].item, purpose: Purpose.fortune).u2 < comeback.share
  }

  /// An automated case that did not solve itself goes to people, with a promise of its own if its rule says so.
  mutating func caseReturns(_ index: Int) {
    cases[index].step = 0
    series[day(of: agenda.now)].opened += 1
    watchHour(of: agenda.now) { $0.opened += 1 }
    if let promise = prepared.plan.triage.rules[Int(cases[index].rule)].comeback?.promise {
      promiseAnew(index, promise: promise)
    }
    if cases[index].isMeasured {
      items.tallies[tally(of: index)].personal += 1
      items.tallies[tally(of: index)].automatedReturned += 1
    }
    startPlan(of: index)
  }

  /// Gives a case a promise that counts from now, and moves what it has counted so far to those with that promise.
  private mutating func promiseAnew(_ index: Int, promise: Int) {
    let (response, resolution) = prepared.deadlines(of: promise, from: agenda.now)
    cases[index].promise = Int16(promise)
    watchPromise(of: index)
    setDeadlines(of: index, response: response, resolution: resolution)
    setPromiseTimer(of: index)
    let old = tally(of: index)
    let place = items.place(
      of: Membership(
        tier: Int(cases[index].tier), channel: Int(cases[index].channel), sla: promise,
        treatment: Int(cases[index].treatment), severity: cases[index].failure.severityIndex,
        cause: cases[index].failure?.cause ?? -1))
    cases[index].tally = Int32(place)
    cases[index].isPromisedAnew = true
    guard cases[index].isMeasured else { return }
    items.noteItem(band: cases[index].band, failure: cases[index].failure, at: old, times: -1)
    items.noteItem(band: cases[index].band, failure: cases[index].failure, at: place)
    items.tallies[old].automated -= 1
    items.tallies[place].automated += 1
  }
}
