import EventKernel
import PortableMath

/// The way from feedback to the right queue: waiting for triage, misrouting, search.
extension Replication {
  /// Lets a fresh case wait until somebody triages it: for the next batch, or until the alert is read.
  mutating func awaitTriage(_ index: Int) {
    let now = agenda.now
    setStage(index, .triage)
    var due = now
    if prepared.plan.triage.timing.isBatched {
      due = prepared.plan.triage.timing.batch(after: now)
    } else if let law = prepared.notification {
      let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.triage)
      due = now + Time.ticks(seconds: law.quantile(draws.u0))
    }
    if due < phases.drainEnd {
      desk.cases[index].step = agenda.schedule(.caseIsTriaged(Int32(index)), at: due, rank: Rank.comeback)
    }
    watch(index)
  }

  /// Triage has come to a case.
  mutating func caseIsTriaged(_ index: Int) {
    desk.cases[index].step = 0
    if desk.cases[index].isMeasured {
      records.items.tallies[desk.tally(of: index)].triaged += 1
      records.items.tallies[desk.tally(of: index)].triageDelay += agenda.now - desk.cases[index].received
    }
    treat(index)
  }

  // MARK: The wrong queue

  /// Sends a case that people are to answer to a wrong queue, by its own draw.
  mutating func misroute(_ index: Int) {
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.triage)
    guard draws.u1 < prepared.misrouting else { return }
    let own = Int(desk.cases[index].queue)
    var others = 0
    for queue in prepared.wrongQueues where queue != own { others += 1 }
    guard others > 0 else { return }
    var place = min(Int(draws.u2 * Double(others)), others - 1)
    for queue in prepared.wrongQueues where queue != own {
      if place == 0 {
        desk.cases[index].queue = Int16(queue)
        break
      }
      place -= 1
    }
    desk.cases[index].ownQueue = Int16(own)
    desk.cases[index].task = .look
    if desk.cases[index].isMeasured { records.items.tallies[desk.tally(of: index)].misrouted += 1 }
  }

  /// A misrouted case goes to its own queue, where it stands by the time at which it first was queued.
  mutating func leaveWrongQueue(_ index: Int) {
    if desk.cases[index].isOverdue {
      close(index, as: .planEnded)
      return
    }
    desk.cases[index].task = .contact
    desk.cases[index].queue = desk.cases[index].ownQueue
    enqueueWhenCallable(index, isReturning: true)
    guard prepared.givesUp != nil else { return }
    if desk.cases[index].stage == .waiting { desk.newcomers.append(Int32(index)) } else { startPatience(of: index) }
  }

  // MARK: Search

}

extension DeskState {
  /// Seconds that somebody in a wrong queue spends on a case.
  @inline(__always) func lookInWrongQueue(_ index: Int) -> Double {
    prepared.look.quantile(chance.block(entity: cases[index].item, purpose: Purpose.triage).u3)
  }

  /// Seconds that whoever takes a case searches for what is known about it.
  @inline(__always) func search(for index: Int) -> Double {
    guard let law = prepared.search else { return 0 }
    // The ordinal of the service has been counted already.
    return law.quantile(
      chance.uniform(entity: cases[index].item, purpose: Purpose.search, sub: cases[index].services - 1))
  }
}
