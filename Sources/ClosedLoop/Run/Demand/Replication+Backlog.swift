import EventKernel

/// The cases that were open when the run began, and when the last of them was closed.
struct OldCases: BitwiseCopyable {
  /// How many are still open.
  var open: Int64 = 0
  /// When the last was closed; -1 while one is open.
  var clearedAt: Ticks = -1

  /// One of them is closed for the first time.
  mutating func close(at tick: Ticks) {
    open -= 1
    if open == 0 { clearedAt = tick }
  }
}

extension Replication {
  /// Bits that tell the items of the backlog from others.
  private static var backlogPiece: UInt64 { 0xFFFFD << 28 }

  /// Puts the cases that are open when the run begins into their queues.
  mutating func openBacklog() {
    let backlog = prepared.plan.backlog
    for number in backlog.indices { openOldCase(backlog[number], number: UInt64(number)) }
    desk.oldCases.open = Int64(backlog.count)
  }

  private mutating func openOldCase(_ open: OpenCase, number: UInt64) {
    let item = Self.backlogPiece | number
    desk.serial += 1
    records.audit.flow.received += 1
    records.fingerprint.fold(item ^ UInt64(bitPattern: open.received))
    let draws = chance.block(entity: item, purpose: Purpose.content)
    let isIndirect = prepared.channels[open.channel].isIndirect
    var content = Content(tier: open.tier, channel: open.channel, band: isIndirect ? nil : .detractor)
    if open.severity < 3, let causes = prepared.causes {
      let cause = causes.index(of: draws.u0)
      let severity = open.severity >= 0 ? open.severity : prepared.severities[cause].index(of: draws.u1)
      content.failure = FailureKind(cause: cause, severity: Severity(index: severity))
    }
    let customer = customers.book.occupant(ofSlot: freeSlot(ofTier: open.tier, draws.word2), at: 0)
    let index = appendCase(
      content, item: item, customer: customer, rule: open.rule, work: Int(prepared.rules[open.rule].work),
      at: open.received)
    desk.cases[index].openedAt = 0
    desk.cases[index].stageSince = 0
    desk.cases[index].queuedAt = open.received
    desk.takeTurn(index)
    desk.cases[index].attempts = UInt32(open.attempts)
    desk.cases[index].isOld = true
    if let failure = content.failure {
      occurBefore(index, failure, content, customer: customer, scorePosition: draws.u3)
    }
    desk.openCases += 1
    customers.book.rows[customer].openCase = Int32(index)
    setPromiseTimer(of: index)
    startOldPlan(of: index)
    watch(index)
  }

  /// A slot of a tier whose customer has no open case; there is one, for the scenario was checked for it.
  private mutating func freeSlot(ofTier tier: Int, _ word: UInt64) -> Int {
    let terms = prepared.plan.population.tiers[tier]
    var place = Int(Chance.bounded(word, below: UInt64(terms.seats)))
    for _ in 0..<terms.seats {
      let row = customers.book.touched(slot: terms.firstSeat + place)
      if row < 0 || customers.book.rows[row].openCase < 0 { break }
      place = place + 1 == terms.seats ? 0 : place + 1
    }
    return terms.firstSeat + place
  }

  /// The failure behind an old case: it occurred before the run, to both fates alike, and what is left of it counts.
  private mutating func occurBefore(
    _ index: Int, _ kind: FailureKind, _ content: Content, customer: Int, scorePosition: Double
  ) {
    let received = desk.cases[index].received
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.attitude)
    var failure = HeardFailure(severity: kind.severity.index, delay: days(-received))
    // Whoever has an open case waits for its answer, however the desk came to know of the failure.
    prepared.awaitAnswer(&failure, over: content.channel, isReachable: true, from: received, draws)
    if let band = content.band {
      failure.attitude = prepared.customers.score.attitude(
        band: Int(band.rawValue), within: scorePosition, given: draws.u0)
    }
    desk.cases[index].priorFailures = customers.book.addFailure(
      failure, to: customer, isCommon: true, caseRow: Int32(index))
  }

  /// What is open is still within its plan: a plan that would be over is counted from the beginning of the run.
  private mutating func startOldPlan(of index: Int) {
    let length = desk.contactTerms(of: index).planEnds
    let end = desk.cases[index].received + length
    awaitPlanEnd(of: index, at: end > 0 ? end : length)
    enqueueWhenCallable(index, isReturning: true)
    guard prepared.givesUp != nil else { return }
    if desk.cases[index].stage == .waiting { desk.newcomers.append(Int32(index)) } else { startPatience(of: index) }
  }
}
