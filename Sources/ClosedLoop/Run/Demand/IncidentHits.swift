import EventKernel

/// Whom the incidents of a run hit, and when the desk hears of it or the customer feels it: known before the run begins.
///
/// An incident's k-th victim is the k-th slot of a shuffle of its own, so that nobody is hit twice and a larger incident
/// hits the same customers and some more.
struct IncidentHits: ~Copyable {
  /// Bits that tell the items of an incident from those of a channel: no hour and no record has this piece.
  static let piece: UInt64 = 0xFFFFE << 28

  private let chance: Chance
  private let incidents: [Incident]
  /// Of all incidents one after the other, each in order of time.
  private var hits = Table<Hit>()
  private var cursors = Table<Cursor>()

  struct Hit: BitwiseCopyable {
    var time: Ticks
    var ordinal: UInt32
  }

  struct Cursor: BitwiseCopyable {
    var next: Int
    var end: Int
  }

  init(_ plan: Plan, chance: Chance) {
    self.chance = chance
    incidents = plan.incidents
    for incident in plan.incidents {
      var times = ContiguousArray<Hit>()
      for ordinal in 0..<incident.count(among: plan.population.count) {
        let draws = chance.block(
          entity: Self.entity(of: incident, UInt64(ordinal)), purpose: Purpose.incident)
        let luck = IncidentLuck(draws, incident)
        times.append(Hit(time: luck.occurs + luck.delay, ordinal: UInt32(ordinal)))
      }
      times.sort { ($0.time, $0.ordinal) < ($1.time, $1.ordinal) }
      let first = hits.count
      for hit in times { hits.append(hit) }
      cursors.append(Cursor(next: first, end: hits.count))
    }
  }

  private static func entity(of incident: Incident, _ ordinal: UInt64) -> UInt64 {
    UInt64(incident.identity) << 48 | piece | ordinal
  }

  /// The next hit of an incident, or nil when it has no more. What came before the run is left out.
  mutating func next(of incident: Int) -> Arrivals.Item? {
    while cursors[incident].next < cursors[incident].end {
      let hit = hits[cursors[incident].next]
      cursors[incident].next += 1
      guard hit.time >= 0 else { continue }
      let entity = Self.entity(of: incidents[incident], UInt64(hit.ordinal))
      return Arrivals.Item(
        entity: entity, time: hit.time, draws: chance.block(entity: entity, purpose: Purpose.incident))
    }
    return nil
  }

  /// The slot of the customer to whom it occurs.
  func seat(of item: UInt64, incident: Int, among customers: Int) -> Int {
    let shuffle = SlotShuffle(count: customers, identity: incidents[incident].identity, chance: chance)
    return shuffle.seat(at: Int(item & 0xFFF_FFFF))
  }
}

/// When an incident occurs to a customer, where it is voiced and how long after.
struct IncidentLuck {
  let occurs: Ticks
  /// Place among the incident's voices, or nil where the customer keeps silent.
  let voice: Int?
  /// From then to the feedback, 0 for the silent.
  let delay: Ticks

  init(_ draws: Draws, _ incident: Incident) {
    occurs = incident.start + Time.ticks(seconds: draws.u0 * Double(incident.length) / 1e6)
    var place: Int?
    var rest = draws.u1
    for (index, voice) in incident.voices.enumerated() where place == nil {
      if rest < voice.share { place = index } else { rest -= voice.share }
    }
    voice = place
    delay = place == nil ? 0 : Time.ticks(seconds: draws.u2 * Double(incident.within) / 1e6)
  }
}

/// A shuffle of the slots that needs no table: four Feistel rounds over the next even power of two, walked until the
/// result is a slot.
struct SlotShuffle {
  private let count: Int
  private let entity: UInt64
  private let chance: Chance
  /// Bits of half a number.
  private let half: Int

  /// A shuffle of `count` slots, at most 2^32, under the identity of what shuffles.
  init(count: Int, identity: UInt16, chance: Chance) {
    self.count = count
    entity = UInt64(identity) << 48 | IncidentHits.piece
    self.chance = chance
    var half = 1
    while Int64(1) << Int64(2 * half) < Int64(count) { half += 1 }
    self.half = half
  }

  /// The slot at a place of the shuffle; every slot stands at one place. O(1): four walks at most on average.
  func seat(at place: Int) -> Int {
    let mask = (UInt64(1) << UInt64(half)) - 1
    var number = UInt64(place)
    repeat {
      var left = number >> UInt64(half)
      var right = number & mask
      for round in 0..<4 {
        let word = chance.block(
          entity: entity, purpose: Purpose.incidentSeat, sub: UInt32(round) << 16 | UInt32(right)
        ).word0
        (left, right) = (right, left ^ (word & mask))
      }
      number = left << UInt64(half) | right
    } while number >= UInt64(count)
    return Int(number)
  }
}
