import EventKernel
import PortableMath

/// The touched customers of a replication and their fates: what failures, waiting and answers do to them.
///
/// Only customers to whom something voiced has happened have a row; the rest meet the same in both fates and are
/// counted in closed form. A row is advanced when somebody looks at it, so that a year without contact costs nothing.
struct CustomerBook: ~Copyable {
  let terms: CustomerTerms
  /// Whether nothing can happen to any of them, as their terms say.
  let isInert: Bool
  let silence: SilentIntensity
  let chance: Chance

  var rows: Table<Customer>
  var failures: Table<Failure>
  /// One for each row where the plan needs it, else none.
  var lives = Table<Life>()
  var freeFailure: Int32 = -1
  /// Row of the customer who holds each slot, or -1.
  private var slots: Block<Int32>
  var pending = Table<Failure>()
  var remembered = Table<RememberedFailure>()
  /// First of the rows that may be used again, or -1.
  private var freeRow: Int32 = -1

  /// Integrals over all that was advanced, for the pilot: relative level in days, hazard of failures.
  var levelExposure = 0.0
  var shockExposure = 0.0
  var backgroundTime: Ticks = 0
  var backgroundCount: UInt32 = 0
  var nextBackgroundPending = false
  /// Whether anybody asks what customers are worth.
  var prices = true
  /// The prospect that was found last: what follows a move in the same instant begins with it. Whatever changes a fate
  /// forgets it.
  var foreseen: Foreseen?

  struct Foreseen: BitwiseCopyable {
    var row: Int
    var time: Ticks
    var prospect: Prospect
  }
  /// What fixes leave of the failures, for the *with* fate.
  var thinning: Thinning
  /// What fixes have kept from customers who are followed one by one, by tier and cause.
  var avoided: ContiguousArray<AvoidedTally>

  init(_ terms: CustomerTerms, chance: Chance, silence: SilentIntensity) {
    self.terms = terms
    isInert = terms.isInert
    self.chance = chance
    self.silence = silence
    thinning = Thinning(terms.plan)
    avoided = ContiguousArray(
      repeating: AvoidedTally(), count: terms.plan.population.tiers.count * thinning.fixes.count)
    slots = Block(repeating: -1, count: terms.hasSlots ? terms.population : 0)
    rows = Table(room: terms.hasSlots && !terms.isInert ? terms.expectedTouched : 1)
    failures = Table(room: terms.hasSlots ? min(terms.expectedFailures, 2_000_000) : 8)
  }

  // MARK: Who sits where

  /// The row of the customer who holds a slot with the programme, advanced to an instant; -1 where nobody does.
  mutating func occupant(ofSlot slot: Int, at tick: Ticks) -> Int {
    var row = Int(slots[slot])
    if isInert { return row >= 0 ? row : takeSlotLightly(slot) }
    if row < 0 {
      row = appendCustomer(slot: UInt32(slot), generation: 0, born: 0)
      slots[slot] = Int32(row)
    }
    while true {
      advance(row, to: tick)
      if rows[row].with.isPresent { return row }
      switch terms.replacement {
      case .none: return -1
      case .steady: break
      }
      let successor = appendCustomer(
        slot: rows[row].slot, generation: rows[row].generation &+ 1, born: rows[row].with.exit)
      let stays = rows[row].diverged && rows[row].without.isPresent
      rows[successor].previous = stays ? Int32(row) : rows[row].previous
      slots[slot] = Int32(successor)
      row = successor
    }
  }

  /// A row for a customer to whom nothing can happen: it says where the slot's open case is, and no more.
  private mutating func takeSlotLightly(_ slot: Int) -> Int {
    let tier = UInt8(terms.plan.population.tier(ofSeat: slot))
    var row = Int(freeRow)
    if row >= 0 {
      // Nothing else of a row changes as long as nothing can happen.
      freeRow = rows[row].previous
      rows[row].slot = UInt32(slot)
      rows[row].tier = tier
      rows[row].previous = -1
      rows[row].openCase = -1
      rows[row].lastClosed = Ticks.min
    } else {
      row = rows.count
      rows.append(
        Customer(
          slot: UInt32(slot), generation: 0, tier: tier, born: 0, time: 0, level: 0, margin: 0, attitude: 0))
    }
    slots[slot] = Int32(row)
    return row
  }

  /// Forgets a customer who has no case any more and to whom nothing can happen.
  @inline(__always) mutating func forgetIfInert(_ row: Int) {
    if isInert && terms.plan.triage.quarantine == 0 { forget(row) }
  }

  private mutating func forget(_ row: Int) {
    slots[Int(rows[row].slot)] = -1
    rows[row].previous = freeRow
    freeRow = Int32(row)
  }

  /// The row of a slot as it is, or -1 where nobody of it has been touched.
  func touched(slot: Int) -> Int { Int(slots[slot]) }

  /// The earlier customer of a row's slot who is still present without the programme, advanced; -1 for none.
  mutating func remaining(besides row: Int, at tick: Ticks) -> Int {
    let previous = Int(rows[row].previous)
    guard previous >= 0 else { return -1 }
    advance(previous, to: tick)
    if rows[previous].without.isPresent { return previous }
    rows[row].previous = -1
    return -1
  }

  /// Who is still there without the programme of those who sat on a slot before its row, or was the last; -1 for none.
  ///
  /// - Parameter row: who sits there with the programme, or -1.
  mutating func remaining(onSlot slot: Int, besides row: Int, at tick: Ticks) -> Int {
    if row >= 0 { return remaining(besides: row, at: tick) }
    let last = touched(slot: slot)
    return rows[last].diverged && rows[last].without.isPresent ? last : -1
  }

  /// Whether a row's fates count: those who sat there when the window opened.
  @inline(__always) func isOriginal(_ row: Int) -> Bool { rows[row].born <= terms.phases.windowStart }

  private mutating func appendCustomer(slot: UInt32, generation: UInt16, born: Ticks) -> Int {
    let tierIndex = terms.plan.population.tier(ofSeat: Int(slot))
    let hazard = terms.calibration.hazards[tierIndex]
    let entity = customerEntity(slot: slot, generation: generation)
    let birth = chance.block(entity: entity, purpose: Purpose.birth)
    let heterogeneity = chance.block(entity: entity, purpose: Purpose.customerHeterogeneity)
    let frailty = terms.frailty(of: birth.u2)
    let margin = terms.margins[tierIndex].quantile(birth.u3) * 12 / 365.25
    var customer = Customer(
      slot: slot, generation: generation, tier: UInt8(tierIndex), born: born, time: born,
      level: frailty * hazard.level, margin: margin,
      attitude: terms.firstMean + terms.firstDeviation * Normal.quantile(heterogeneity.u0))
    if generation == 0 { customer.time = -180 * Time.day }
    let row = rows.count
    rows.append(customer)
    if terms.hasLives {
      let joined =
        generation == 0 ? joining(chance.uniform(entity: entity, purpose: Purpose.tenure, sub: 0)) : born
      lives.append(Life(joined: joined))
    }
    if generation == 0 {
      startBackground(at: -180 * Time.day)
      followBackground(row: row, entity: entity, to: 0)
      advance(row, to: 0)
    }
    let lives = logarithms(birth.u0, birth.u1)
    rows[row].with.budget = -lives.x
    rows[row].uncontrollableExit =
      hazard.uncontrollable > 0 ? born + ticksUp(-lives.y / hazard.uncontrollable) : Time.never
    rows[row].silentMass = silence.mass(at: born)
    findNextSilent(row)
    return row
  }

  // MARK: What the desk may know

  /// Value of a customer as the customer file and the observed score show it: frailty one, no failure
  /// (model: desk/customer-file).
  ///
  /// Who has given no score is taken for a passive.
  @inline(__always) func estimatedValue(of row: Int, band: Band?) -> Double {
    let hazard = terms.calibration.hazards[Int(rows[row].tier)]
    let group = Int((band ?? .passive).rawValue)
    return rows[row].margin / (hazard.level * terms.laws.level(group) + hazard.uncontrollable + terms.discount)
  }

  /// The attitude of a customer now, without the programme.
  @inline(__always) func attitude(of row: Int) -> Double {
    rows[row].attitude - (rows[row].diverged ? rows[row].without.deficit : rows[row].with.deficit)
  }
}

/// Days to ticks, rounded up and clamped to `Time.never`.
func ticksUp(_ days: Double) -> Ticks {
  let ticks = days * 86_400_000_000
  guard ticks < 0x1p60 else { return Time.never }
  let whole = Ticks(ticks)
  return Double(whole) < ticks ? whole + 1 : whole
}
