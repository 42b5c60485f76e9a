import EventKernel
import PortableMath

/// The touched customers of a replication and their fates: what failures, waiting and answers do to them.
///
/// Only customers to whom something voiced has happened have a row; the rest meet the same in both fates and are
/// counted in closed form. A row is advanced when somebody looks at it, so that a year without contact costs nothing.
struct CustomerBook: ~Copyable {
  let terms: CustomerTerms
  let silence: SilentIntensity
  let chance: Chance

  var rows: Table<Customer>
  var failures: Table<Failure>
  private var freeFailure: Int32 = -1
  /// Row of the customer who sits on each seat, or -1.
  private var seats: Block<Int32>
  private var pending = Table<Failure>()
  /// First of the rows that may be used again, or -1.
  private var freeRow: Int32 = -1

  /// Integrals over all that was advanced, for the pilot: relative level in days, hazard of failures.
  private(set) var levelExposure = 0.0
  private(set) var shockExposure = 0.0
  /// What fixes leave of the failures, for the *with* fate.
  var thinning: Thinning
  /// What fixes have kept from customers who are followed one by one, by tier and cause.
  var avoided: ContiguousArray<AvoidedTally>

  private var backgroundTime: Ticks = 0
  private var backgroundCount: UInt32 = 0

  init(_ terms: CustomerTerms, chance: Chance, silence: SilentIntensity) {
    self.terms = terms
    self.chance = chance
    self.silence = silence
    thinning = Thinning(terms.plan)
    avoided = ContiguousArray(
      repeating: AvoidedTally(), count: terms.plan.population.tiers.count * thinning.fixes.count)
    seats = Block(repeating: -1, count: terms.hasSeats ? terms.population : 0)
    rows = Table(room: terms.hasSeats && !terms.isInert ? terms.expectedTouched : 1)
    failures = Table(room: terms.hasSeats ? min(terms.expectedFailures, 2_000_000) : 8)
  }

  // MARK: Who sits where

  /// The row of the customer who sits on a seat with the programme, advanced to an instant; -1 where nobody does.
  mutating func occupant(ofSeat seat: Int, at tick: Ticks) -> Int {
    var row = Int(seats[seat])
    if terms.isInert { return row >= 0 ? row : seatLightly(seat) }
    if row < 0 {
      row = appendCustomer(seat: UInt32(seat), generation: 0, born: 0)
      seats[seat] = Int32(row)
    }
    while true {
      advance(row, to: tick)
      if rows[row].with.isPresent { return row }
      switch terms.replacement {
      case .none: return -1
      case .steady: break
      }
      let successor = appendCustomer(
        seat: rows[row].seat, generation: rows[row].generation &+ 1, born: rows[row].with.exit)
      let stays = rows[row].diverged && rows[row].without.isPresent
      rows[successor].previous = stays ? Int32(row) : rows[row].previous
      seats[seat] = Int32(successor)
      row = successor
    }
  }

  /// A row for a customer to whom nothing can happen: it says where the seat's open case is, and no more.
  private mutating func seatLightly(_ seat: Int) -> Int {
    let customer = Customer(
      seat: UInt32(seat), generation: 0, tier: UInt8(terms.plan.population.tier(ofSeat: seat)), born: 0, time: 0,
      level: 0, margin: 0, attitude: 0)
    var row = Int(freeRow)
    if row >= 0 {
      freeRow = rows[row].previous
      rows[row] = customer
    } else {
      row = rows.count
      rows.append(customer)
    }
    seats[seat] = Int32(row)
    return row
  }

  /// Forgets a customer who has no case any more and to whom nothing can happen.
  mutating func forgetIfInert(_ row: Int) {
    guard terms.isInert && terms.plan.triage.quarantine == 0 else { return }
    seats[Int(rows[row].seat)] = -1
    rows[row].previous = freeRow
    freeRow = Int32(row)
  }

  /// The row of a seat as it is, or -1 where nobody of it has been touched.
  func touched(seat: Int) -> Int { Int(seats[seat]) }

  /// The earlier customer of a row's seat who is still present without the programme, advanced; -1 for none.
  mutating func remaining(besides row: Int, at tick: Ticks) -> Int {
    let previous = Int(rows[row].previous)
    guard previous >= 0 else { return -1 }
    advance(previous, to: tick)
    if rows[previous].without.isPresent { return previous }
    rows[row].previous = -1
    return -1
  }

  /// Whether a row's fates count: those who sat there when the window opened.
  func isOriginal(_ row: Int) -> Bool { rows[row].born <= terms.phases.windowStart }

  private mutating func appendCustomer(seat: UInt32, generation: UInt16, born: Ticks) -> Int {
    let tierIndex = terms.plan.population.tier(ofSeat: Int(seat))
    let hazard = terms.calibration.hazards[tierIndex]
    let entity = customerEntity(seat: seat, generation: generation)
    let birth = chance.block(entity: entity, purpose: Purpose.birth)
    let disposition = chance.block(entity: entity, purpose: Purpose.disposition)
    let frailty = terms.frailty?.quantile(birth.u2) ?? 1
    let margin = terms.margins[tierIndex].quantile(birth.u3) * 12 / 365.25
    var customer = Customer(
      seat: seat, generation: generation, tier: UInt8(tierIndex), born: born, time: born,
      level: frailty * hazard.level, margin: margin,
      attitude: terms.laws.meanDeficit + terms.firstDeviation * Normal.quantile(disposition.u0))
    if generation == 0 { customer.time = -180 * Time.day }
    let row = rows.count
    rows.append(customer)
    if generation == 0 {
      startBackground(at: -180 * Time.day)
      followBackground(row: row, entity: entity, to: 0)
      advance(row, to: 0)
    }
    rows[row].with.budget = -logarithm(birth.u0)
    rows[row].uncontrollableExit =
      hazard.uncontrollable > 0 ? born + ticksUp(-logarithm(birth.u1) / hazard.uncontrollable) : Time.never
    rows[row].silentMass = silence.mass(at: born)
    findNextSilent(row)
    return row
  }

  // MARK: Failures of average channels: before the run, and in the pilot

  private mutating func startBackground(at tick: Ticks) {
    backgroundTime = tick
    backgroundCount = 0
    nextBackgroundPending = false
  }

  private var nextBackgroundPending = false

  /// Adds a customer's background failures up to an instant; gaps are exponential, so that a stretch continues the last.
  mutating func followBackground(row: Int, entity: UInt64, to limit: Ticks) {
    guard terms.backgroundRate > 0 else { return }
    while true {
      let marks = chance.block(entity: entity, purpose: Purpose.history, sub: backgroundCount)
      if !nextBackgroundPending {
        backgroundTime += ticksUp(-logarithm(marks.u0) / terms.backgroundRate)
        nextBackgroundPending = true
      }
      guard backgroundTime < limit else { return }
      let more = chance.block(entity: entity, purpose: Purpose.historyMarks, sub: backgroundCount)
      backgroundCount += 1
      nextBackgroundPending = false
      let failure = BackgroundFailure(stratum: marks.u1, marks, more, terms.mix, terms.plan)
      advance(row, to: backgroundTime)
      guard failure.isVoiced else {
        strike(row, severity: failure.severity, fading: 1, fadingAttitude: 1)
        continue
      }
      let patience = failure.patienceDays.map { backgroundTime + ticksUp($0) } ?? Time.never
      let ordinary = failure.ordinaryDays.map { backgroundTime + ticksUp($0) } ?? Time.never
      addFailure(
        to: row, severity: failure.severity, delay: 0, ordinaryRecovery: ordinary, patienceEnds: patience,
        attitude: failure.attitude, isCommon: true, caseRow: -1)
    }
  }

  /// Replaces all rows by one customer without budgets, at a stratum of attitude.
  mutating func startPilotCustomer(stratum: Double, number: UInt32) {
    rows.removeAll()
    failures.removeAll()
    freeFailure = -1
    var customer = Customer(
      seat: number, generation: 0, tier: 0, born: 0, time: -180 * Time.day, level: 0, margin: 0,
      attitude: terms.laws.meanDeficit + terms.firstDeviation * Normal.quantile(stratum))
    customer.silentMass = 0
    rows.append(customer)
    startBackground(at: -180 * Time.day)
    followBackground(row: 0, entity: UInt64(number), to: 0)
    advance(0, to: 0)
    findNextSilent(0)
    levelExposure = 0
    shockExposure = 0
  }

  // MARK: Moving on

  private mutating func findNextSilent(_ row: Int) {
    let draws = chance.block(
      entity: rows[row].entity, purpose: Purpose.silence, sub: rows[row].silentCount)
    rows[row].silentMass += -logarithm(draws.u0) * Double(terms.population)
    rows[row].silentSeverity = UInt8(terms.mix.silentSeverities.index(of: draws.u1))
    rows[row].nextSilent = silence.instant(of: rows[row].silentMass)
  }

  /// Moves a customer's fates on to an instant: hazards are met, silent failures strike, patience ends.
  ///
  /// What is due at the instant itself happens too, so that whoever looks again finds nothing left to do.
  mutating func advance(_ row: Int, to limit: Ticks) {
    while true {
      if !rows[row].with.isPresent && (!rows[row].diverged || !rows[row].without.isPresent) {
        rows[row].time = max(rows[row].time, limit)
        return
      }
      if thinning.isFollowed { beginFollowing(row) }
      let change = nextChange(of: row)
      let next = min(limit, change)
      Self.drift(
        &rows[row], to: next, terms: terms, background: background(of: row), levels: &levelExposure,
        shocks: &shockExposure)
      if change > limit { return }
      if rows[row].nextSilent <= next { strikeSilently(row) }
      var failure = rows[row].failures
      while failure >= 0 {
        let following = failures[Int(failure)].next
        if failures[Int(failure)].nextChange <= next { changeByItself(Int(failure), row: row) }
        failure = following
      }
    }
  }

  /// The mean hazard of failures that a row's *with* fate meets beyond those that are followed one by one.
  private func background(of row: Int) -> Double {
    guard rows[row].time >= terms.phases.windowEnd else { return 0 }
    return thinning.isFollowed ? thinning.hazard(at: rows[row].time) : terms.laws.meanShockHazard
  }

  /// After the window fixes make the fates differ of all who have two.
  private mutating func beginFollowing(_ row: Int) {
    guard rows[row].time >= terms.phases.windowEnd, !rows[row].diverged, isOriginal(row) else { return }
    rows[row].diverged = true
    rows[row].without = rows[row].with
  }

  /// The next instant after the customer's own at which something happens by itself.
  func nextChange(of row: Int) -> Ticks {
    var next = rows[row].nextSilent
    if rows[row].uncontrollableExit > rows[row].time { next = min(next, rows[row].uncontrollableExit) }
    if rows[row].time < terms.phases.windowEnd {
      next = min(next, terms.phases.windowEnd)
    } else if thinning.isFollowed {
      next = min(next, thinning.nextBorder(after: rows[row].time))
    }
    var failure = rows[row].failures
    while failure >= 0 {
      next = min(next, failures[Int(failure)].nextChange)
      failure = failures[Int(failure)].next
    }
    return next
  }

  /// The next instant at which an open case must look at its customer: a change, or the end of the *with* fate.
  func nextWatch(of row: Int) -> Ticks {
    let next = min(nextChange(of: row), rows[row].time + 30 * Time.day)
    if cannotLeave(row, before: next) { return next }
    var customer = rows[row]
    // A pilot drift of a copy finds an exit on the way.
    var levels = 0.0
    var shocks = 0.0
    Self.drift(
      &customer, to: next, terms: terms, background: background(of: row), levels: &levels, shocks: &shocks)
    return customer.with.isPresent ? next : customer.with.exit
  }

  /// Whether the budget outlasts the greatest hazard that a stretch can hold; it may although this says no.
  private func cannotLeave(_ row: Int, before next: Ticks) -> Bool {
    guard rows[row].uncontrollableExit > next else { return false }
    let background = rows[row].time >= terms.phases.windowEnd ? terms.laws.meanShockHazard : 0
    let most =
      (rows[row].level * terms.laws.greatestLevel + background) * days(next - rows[row].time)
      + rows[row].with.shock * terms.laws.shockConstant
    return most * 1.000001 < rows[row].with.budget
  }

  /// Meets the hazard of a stretch in which nothing happens; a fate that ends in it gets its instant.
  ///
  /// - Parameter background: mean hazard of the failures that are not followed one by one, for *with*.
  private static func drift(
    _ customer: inout Customer, to next: Ticks, terms: CustomerTerms, background: Double, levels: inout Double,
    shocks: inout Double
  ) {
    let span = days(next - customer.time)
    guard span > 0 else { return }
    let isAfter = customer.time >= terms.phases.windowEnd
    let floor = isAfter ? terms.laws.meanDeficit : 0
    let otherBackground = isAfter ? terms.laws.meanShockHazard : 0
    let start = customer.time
    var position = 0.0
    var borders = LevelBorders()
    // Where there is no shock the first is never asked for, and no deficit stays none whatever the second.
    let isCalm =
      customer.with.shock == 0 && customer.with.deficit == floor
      && (!customer.diverged || customer.without.shock == 0 && customer.without.deficit == floor)
    let leftOfAll =
      isCalm ? SIMD2(1, 1) : exponentials(-span / terms.laws.shockConstant, -span / terms.laws.attitudeConstant)
    let leftAttitude = leftOfAll.y
    let deficit = customer.with.deficit
    let otherDeficit = customer.diverged ? customer.without.deficit : deficit
    let endDeficit = floor + (deficit - floor) * leftAttitude
    let otherEnd = customer.diverged ? floor + (otherDeficit - floor) * leftAttitude : endDeficit
    let base = customer.attitude
    let group = terms.laws.group(base: base, deficit: deficit)
    let otherGroup = customer.diverged ? terms.laws.group(base: base, deficit: otherDeficit) : group
    if group != terms.laws.group(base: base, deficit: endDeficit) {
      borders.insert(terms.laws.crossing(from: deficit, floor: floor, border: base - terms.laws.detractorBorder))
      borders.insert(terms.laws.crossing(from: deficit, floor: floor, border: base - terms.laws.promoterBorder))
    }
    if customer.diverged && otherGroup != terms.laws.group(base: base, deficit: otherEnd) {
      borders.insert(terms.laws.crossing(from: otherDeficit, floor: floor, border: base - terms.laws.detractorBorder))
      borders.insert(terms.laws.crossing(from: otherDeficit, floor: floor, border: base - terms.laws.promoterBorder))
    }
    while position < span {
      let end = min(span, borders.next(after: position))
      var withGroup = group
      var withoutGroup = otherGroup
      if borders.count > 0 {
        let left = exponential(-(position + end) / 2 / terms.laws.attitudeConstant)
        withGroup = terms.laws.group(base: base, deficit: floor + (deficit - floor) * left)
        withoutGroup =
          customer.diverged
          ? terms.laws.group(base: base, deficit: floor + (otherDeficit - floor) * left) : withGroup
      }
      let stretch = end - position
      let left = stretch == span ? leftOfAll.x : exponential(-stretch / terms.laws.shockConstant)
      let level = terms.laws.level(withoutGroup)
      levels += level * stretch
      shocks += customer.with.shock * terms.laws.shockConstant * (1 - left) + background * stretch
      meet(
        &customer.with,
        level: customer.level * (customer.diverged ? terms.laws.level(with: withGroup, without: withoutGroup) : level)
          + background, stretch: stretch, left: left, from: start, offset: position, terms: terms, end: next)
      if customer.diverged {
        meet(
          &customer.without, level: customer.level * level + otherBackground, stretch: stretch, left: left, from: start,
          offset: position, terms: terms, end: next)
      }
      position = end
    }
    customer.with.deficit = endDeficit
    if customer.diverged { customer.without.deficit = otherEnd }
    customer.time = next
    if customer.uncontrollableExit <= next {
      if customer.with.exit > customer.uncontrollableExit { customer.with.exit = customer.uncontrollableExit }
      if customer.diverged && customer.without.exit > customer.uncontrollableExit {
        customer.without.exit = customer.uncontrollableExit
      }
    }
  }

  /// Takes a stretch's hazard from a fate's budget.
  @inline(__always) private static func meet(
    _ fate: inout Fate, level: Double, stretch: Double, left: Double, from start: Ticks, offset: Double,
    terms: CustomerTerms, end: Ticks
  ) {
    if fate.isPresent {
      let used = level * stretch + fate.shock * terms.laws.shockConstant * (1 - left)
      if used < fate.budget {
        fate.budget -= used
      } else {
        let elapsed = terms.laws.daysUntil(budget: fate.budget, level: level, shock: fate.shock)
        fate.exit = min(end, start + ticksUp(offset + min(elapsed, stretch)))
        fate.budget = 0
      }
    }
    fate.shock *= left
  }

  // MARK: Failures

  private mutating func strikeSilently(_ row: Int) {
    let severity = Int(rows[row].silentSeverity)
    if let cause = silentlyAvoided(row, severity: severity) {
      avoidSilently(row, severity: severity, cause: cause)
    } else {
      strike(row, severity: severity, fading: 1, fadingAttitude: 1)
    }
    rows[row].silentCount += 1
    findNextSilent(row)
  }

  /// Prior failures of a customer now, each weighted by its age with a half-life (nu of formula 5.1).
  private func memory(of row: Int) -> Double {
    let memory = rows[row].memory
    guard memory > 0 else { return 0 }
    let age = days(rows[row].time - rows[row].memorySince)
    return memory * exponential(-age * 0.6931471805599453 / terms.model.recovery.priorHalfLife)
  }

  /// A failure hits both fates of a customer at his own instant.
  mutating func strike(_ row: Int, severity: Int, fading: Double, fadingAttitude: Double) {
    let shock = terms.amplitude(severity) * fading
    let drop = terms.drop(severity) * fadingAttitude
    rows[row].with.shock += shock
    rows[row].with.deficit += drop
    if rows[row].diverged {
      rows[row].without.shock += shock
      rows[row].without.deficit += drop
    }
    rows[row].memory = memory(of: row) + 1
    rows[row].memorySince = rows[row].time
  }

  /// A voiced failure of a customer at his own instant; returns the weight of prior failures.
  ///
  /// The score behind the item says what the attitude is now, so the base of the attitude is that and all drops.
  @discardableResult
  mutating func addFailure(
    to row: Int, severity: Int, delay: Double, ordinaryRecovery: Ticks, patienceEnds: Ticks, attitude: Double,
    isCommon: Bool, caseRow: Int32
  ) -> Double {
    let prior = memory(of: row)
    let left =
      delay > 0
      ? exponentials(-delay / terms.laws.shockConstant, -delay / terms.laws.attitudeConstant) : SIMD2(1, 1)
    strike(row, severity: severity, fading: left.x, fadingAttitude: left.y)
    rows[row].attitude = attitude + (rows[row].diverged ? rows[row].without.deficit : rows[row].with.deficit)
    var failure = Failure(
      next: rows[row].failures, caseRow: caseRow, isCommon: isCommon, time: rows[row].time,
      amplitude: terms.amplitude(severity) * left.x, drop: terms.drop(severity) * left.y)
    failure.ordinaryRecovery = ordinaryRecovery
    failure.with.patienceEnds = patienceEnds
    failure.without.patienceEnds = patienceEnds
    guard caseRow >= 0 || failure.nextChange < Time.never else { return prior }
    if freeFailure >= 0 {
      let place = freeFailure
      freeFailure = failures[Int(place)].next
      failures[Int(place)] = failure
      rows[row].failures = place
    } else {
      rows[row].failures = Int32(failures.count)
      failures.append(failure)
    }
    return prior
  }

  /// What becomes of a failure without anybody's doing: ordinary service solves it, or patience ends.
  private mutating func changeByItself(_ index: Int, row: Int) {
    let now = rows[row].time
    let failure = failures[index]
    var with = failure.with
    var without = failure.without
    if failure.ordinaryRecovery <= now {
      failures[index].ordinaryRecovery = Time.never
      with.recoverOrdinarily(terms.model)
      without.recoverOrdinarily(terms.model)
    }
    if with.patienceEnds <= now { with.ignore(terms.model) }
    if without.patienceEnds <= now { without.ignore(terms.model) }
    setFactors(index, row: row, with: with, without: without)
    releaseIfDone(index, row: row)
  }

  /// Gives a failure new factors and both fates what follows from them.
  private mutating func setFactors(_ index: Int, row: Int, with: FailureFactors, without: FailureFactors) {
    let failure = failures[index]
    let age = days(rows[row].time - failure.time)
    let left = exponentials(-age / terms.laws.shockConstant, -age / terms.laws.attitudeConstant)
    let shock = failure.amplitude * left.x
    let drop = failure.drop * left.y
    func apply(_ fate: inout Fate, _ old: FailureFactors, _ new: FailureFactors) {
      fate.shock = max(0, fate.shock + shock * (new.waiting * new.closing - old.waiting * old.closing))
      fate.deficit += drop * (old.relief - new.relief)
    }
    if failure.strikesWith { apply(&rows[row].with, failure.with, with) }
    if rows[row].diverged { apply(&rows[row].without, failure.without, without) }
    failures[index].with = with
    failures[index].without = without
  }

  private mutating func releaseIfDone(_ index: Int, row: Int) {
    guard failures[index].caseRow < 0, failures[index].nextChange == Time.never else { return }
    var place = rows[row].failures
    if place == Int32(index) {
      rows[row].failures = failures[index].next
    } else {
      while failures[Int(place)].next != Int32(index) { place = failures[Int(place)].next }
      failures[Int(place)].next = failures[index].next
    }
    failures[index].next = freeFailure
    freeFailure = Int32(index)
  }

  /// Lets the failures of a case go: nothing the desk does will touch them any more.
  mutating func detach(caseRow: Int32, row: Int) {
    var index = rows[row].failures
    while index >= 0 {
      let following = failures[Int(index)].next
      if failures[Int(index)].caseRow == caseRow {
        failures[Int(index)].caseRow = -1
        releaseIfDone(Int(index), row: row)
      }
      index = following
    }
  }

  // MARK: What the programme does

  /// Changes all failures that a case answers, at an instant; returns the prospects before and after where they count.
  ///
  /// Failures of the window change the *with* fate alone; those from before it, and those of newcomers, change both.
  mutating func change(
    caseRow: Int32, row: Int, at tick: Ticks, _ move: ProgrammeMove
  ) -> (before: Prospect, after: Prospect)? {
    advance(row, to: tick)
    guard rows[row].with.isPresent else { return nil }
    let newcomer = !isOriginal(row)
    var counts = false
    var index = rows[row].failures
    while index >= 0 {
      if failures[Int(index)].caseRow == caseRow && !failures[Int(index)].isCommon && !newcomer { counts = true }
      index = failures[Int(index)].next
    }
    var before = Prospect()
    let discounted =
      counts ? exponential(-terms.discount * days(max(terms.phases.horizon - rows[row].time, 0))) : 1
    if counts {
      if !rows[row].diverged {
        rows[row].diverged = true
        rows[row].without = rows[row].with
      }
      before = prospect(of: row, discounted: discounted)
    }
    index = rows[row].failures
    while index >= 0 {
      let failure = failures[Int(index)]
      if failure.caseRow == caseRow {
        var with = failure.with
        var without = failure.without
        move.apply(to: &with, at: tick, model: terms.model)
        if failure.isCommon || newcomer { move.apply(to: &without, at: tick, model: terms.model) }
        setFactors(Int(index), row: row, with: with, without: without)
      }
      index = failure.next
    }
    return counts ? (before, prospect(of: row, discounted: discounted)) : nil
  }

  /// Whether a case's customer has recovered from what the case is about.
  func hasRecovered(caseRow: Int32, row: Int) -> Bool {
    var index = rows[row].failures
    while index >= 0 {
      if failures[Int(index)].caseRow == caseRow && failures[Int(index)].with.isRecovered { return true }
      index = failures[Int(index)].next
    }
    return false
  }

  // MARK: What the desk may know

  /// Value of a customer as the customer file and the observed score show it: frailty one, no failure (decision 18).
  func estimatedValue(of row: Int, band: Int) -> Double {
    let hazard = terms.calibration.hazards[Int(rows[row].tier)]
    return rows[row].margin / (hazard.level * terms.laws.level(band) + hazard.uncontrollable + terms.discount)
  }

  /// The attitude of a customer now, without the programme.
  func attitude(of row: Int) -> Double {
    rows[row].attitude - (rows[row].diverged ? rows[row].without.deficit : rows[row].with.deficit)
  }

  // MARK: Prospects

  /// Expected discounted margin of a customer's *with* fate to the horizon if the programme does nothing further
  /// (V of decision 3), the value beyond it, and the chance to be there.
  ///
  /// Failures that are known go their way by themselves; further ones enter by their mean hazard and mean drop. Each
  /// stretch of constant level is formula (9.1) cut at its end. O(stretches · terms), about eight terms.
  ///
  /// - Parameter discounted: what money at the horizon is worth now.
  mutating func prospect(of row: Int, discounted: Double) -> Prospect {
    let customer = rows[row]
    pending.removeAll()
    var index = customer.failures
    while index >= 0 {
      if failures[Int(index)].nextChange < Time.never { pending.append(failures[Int(index)]) }
      index = failures[Int(index)].next
    }
    let hazard = terms.calibration.hazards[Int(customer.tier)]
    let background = terms.laws.meanShockHazard + hazard.uncontrollable
    let floor = terms.laws.meanDeficit
    let base = customer.attitude
    var result = Prospect()
    var weight = 1.0
    var with = customer.with
    var without = customer.diverged ? customer.without : customer.with
    var time = customer.time
    while time < terms.phases.horizon {
      var next = terms.phases.horizon
      for place in pending.indices { next = min(next, max(pending[place].nextChange, time)) }
      let span = days(next - time)
      var borders = LevelBorders()
      let detractor = base - terms.laws.detractorBorder
      let promoter = base - terms.laws.promoterBorder
      borders.insert(terms.laws.crossing(from: with.deficit, floor: floor, border: detractor))
      borders.insert(terms.laws.crossing(from: with.deficit, floor: floor, border: promoter))
      if without.deficit != with.deficit {
        borders.insert(terms.laws.crossing(from: without.deficit, floor: floor, border: detractor))
        borders.insert(terms.laws.crossing(from: without.deficit, floor: floor, border: promoter))
      }
      var position = 0.0
      while position < span {
        let end = min(span, borders.next(after: position))
        let stretch = end - position
        let left = exponentials(
          -stretch / terms.laws.shockConstant, -(position + end) / 2 / terms.laws.attitudeConstant)
        let level =
          customer.level
          * terms.laws.level(
            with: terms.laws.group(base: base, deficit: floor + (with.deficit - floor) * left.y),
            without: terms.laws.group(base: base, deficit: floor + (without.deficit - floor) * left.y)) + background
        let rate = level + terms.discount
        let amount = with.shock * terms.laws.shockConstant
        let shares = exponentials(-rate * stretch, -amount)
        result.margin +=
          weight * customer.margin
          * (shares.y * series(rate: rate, amount: amount, span: stretch, left: left.x, plain: shares.x))
        weight *= exponential(-rate * stretch - amount * (1 - left.x))
        with.shock *= left.x
        position = end
      }
      if next == terms.phases.horizon { break }
      let leftAttitude = exponential(-span / terms.laws.attitudeConstant)
      with.deficit = floor + (with.deficit - floor) * leftAttitude
      without.deficit = floor + (without.deficit - floor) * leftAttitude
      time = next
      for place in pending.indices where pending[place].nextChange <= time {
        Self.letPass(&pending[place], at: time, terms: terms, with: &with, without: &without)
      }
    }
    result.presence = weight / discounted
    if terms.countsTerminalValue { result.terminal = weight * terminalValue(of: customer) }
    return result
  }

  /// Value of a customer present at the horizon, as of then: the same state in both fates, no failure pending.
  func terminalValue(of customer: Customer) -> Double {
    let hazard = terms.calibration.hazards[Int(customer.tier)]
    let level =
      customer.level * terms.laws.level(terms.laws.group(base: customer.attitude, deficit: terms.laws.meanDeficit))
    return customer.margin / (level + terms.laws.meanShockHazard + hazard.uncontrollable + terms.discount)
  }

  /// ∫ exp(−rate·u − B·tau·(1 − e^(−u/tau))) du over a span, over exp(−B·tau): the series of formula (9.1).
  ///
  /// - Parameters:
  ///   - amount: B·tau.
  ///   - left: e^(−span/tau).
  ///   - plain: e^(−rate·span).
  private func series(rate: Double, amount: Double, span: Double, left: Double, plain: Double) -> Double {
    var power = 1.0
    var coefficient = 1.0
    var sum = 0.0
    for term in terms.termRates.indices {
      let exponent = rate + terms.termRates[term]
      sum += coefficient * (exponent > 0 ? (1 - plain * power) / exponent : span)
      power *= left
      coefficient *= amount / Double(term + 1)
      if coefficient < 1e-13 { break }
    }
    return sum
  }

  /// A known failure goes its way in a prospect.
  private static func letPass(
    _ failure: inout Failure, at tick: Ticks, terms: CustomerTerms, with: inout Fate, without: inout Fate
  ) {
    let age = days(tick - failure.time)
    let left = exponentials(-age / terms.laws.shockConstant, -age / terms.laws.attitudeConstant)
    let shock = failure.amplitude * left.x
    let drop = failure.drop * left.y
    let oldWith = failure.with
    let oldWithout = failure.without
    if failure.ordinaryRecovery <= tick {
      failure.ordinaryRecovery = Time.never
      failure.with.recoverOrdinarily(terms.model)
      failure.without.recoverOrdinarily(terms.model)
    }
    if failure.with.patienceEnds <= tick { failure.with.ignore(terms.model) }
    if failure.without.patienceEnds <= tick { failure.without.ignore(terms.model) }
    if failure.strikesWith {
      with.shock = max(
        0, with.shock + shock * (failure.with.waiting * failure.with.closing - oldWith.waiting * oldWith.closing))
      with.deficit += drop * (oldWith.relief - failure.with.relief)
    }
    without.deficit += drop * (oldWithout.relief - failure.without.relief)
  }
}

/// Something the programme does for a failure.
enum ProgrammeMove {
  /// An effective response, or a message left that counts as one: patience ends well.
  case respond
  /// An automatic acknowledgement.
  case acknowledge
  /// The case is closed.
  case close(recovered: Bool, solved: Bool, reached: Bool)
  /// The case is opened again.
  case reopen

  func apply(to factors: inout FailureFactors, at tick: Ticks, model: OutcomeModel) {
    switch self {
    case .respond:
      factors.patienceEnds = Time.never
    case .acknowledge:
      factors.waiting *= model.acknowledgedFactor
      if !factors.isRecovered && factors.relief == 0 { factors.relief = model.acknowledgedRelief }
      if factors.patienceEnds < Time.never {
        let left = Double(factors.patienceEnds - tick) * model.acknowledgedPatience
        factors.patienceEnds = tick + Time.ticks(seconds: left / 1e6)
      }
    case .close(let recovered, let solved, let reached):
      if recovered { factors.isRecovered = true }
      if factors.isRecovered {
        factors.patienceEnds = Time.never
        factors.closing = model.recoveredFactor
        factors.relief = model.recoveredRelief
      } else if solved {
        factors.patienceEnds = Time.never
        factors.closing = model.resolvedFactor
        factors.relief = model.resolvedRelief
      } else if reached {
        factors.patienceEnds = Time.never
        factors.closing = model.unsolvedFactor
        factors.relief = model.unsolvedRelief
      } else {
        factors.closing = 1
      }
    case .reopen:
      factors.isRecovered = false
      factors.closing = 1
      factors.relief = 0
    }
  }
}

/// Days to ticks, rounded up and clamped to `Time.never`.
func ticksUp(_ days: Double) -> Ticks {
  let ticks = days * 86_400_000_000
  guard ticks < 0x1p60 else { return Time.never }
  let whole = Ticks(ticks)
  return Double(whole) < ticks ? whole + 1 : whole
}
