import EventKernel

/// The triage desk of the benchmark: three classes, the best served first, and customers who give up.
struct TriageTerms: BitwiseCopyable {
  /// Arrivals an hour.
  var perHour = 95.0
  /// Shares of the first class, and of the first two.
  var firstShare = 0.1
  var secondShare = 0.4
  var servers = 20
  var serviceMinutes = 12.0
  var patienceMinutes = 60.0
  /// Minutes within which a start counts as prompt.
  var promptMinutes = 15.0

  /// Means in microseconds.
  var means: CustomersAhead.Means {
    CustomersAhead.Means(gap: 3600e6 / perHour, service: serviceMinutes * 60e6, patience: patienceMinutes * 60e6)
  }

  /// The words below which a customer is of the first class, and of the first two.
  var borders: (UInt64, UInt64) { (UInt64(firstShare * 0x1p64), UInt64(secondShare * 0x1p64)) }
}

/// What a desk saw of its customers, by class.
struct TriageTally: BitwiseCopyable {
  /// Of one class.
  struct Row: BitwiseCopyable {
    var arrived: Int64 = 0
    var abandoned: Int64 = 0
    /// Ticks, of all.
    var waited: Int64 = 0
    var prompt: Int64 = 0
    /// Arrivals that found every server busy.
    var delayed: Int64 = 0
  }

  var first = Row()
  var second = Row()
  var third = Row()

  subscript(place: Int) -> Row {
    get { place == 0 ? first : place == 1 ? second : third }
    set {
      switch place {
      case 0: first = newValue
      case 1: second = newValue
      default: third = newValue
      }
    }
  }

  /// State changes: arrivals, and ends by service or by giving up.
  var events: Int64 { 2 * (first.arrived + second.arrived + third.arrived) }

  /// The measured side of the answers known exactly, in their order.
  var answers: [Double] {
    let rows = [first, second, third]
    func share(_ part: (Row) -> Int64) -> [Double] { rows.map { Double(part($0)) / Double($0.arrived) } }
    let delayed = rows.reduce(0) { $0 + $1.delayed }
    return share(\.abandoned) + share(\.waited).map { $0 / 60e6 } + share(\.prompt)
      + [Double(delayed) / Double(events / 2)]
  }
}

/// The desk on the kernel: arrivals beside the agenda, patience as an event that a start cancels.
///
/// Waiting customers are linked through their rows; the first three rows are the lanes' own ends, so putting in and taking
/// out have no branch.
struct TriageDesk: ~Copyable, Simulation {
  enum Event: BitwiseCopyable, Sendable {
    case arrival
    case serviceEnds
    case givesUp(UInt32)
  }

  struct Row: BitwiseCopyable {
    var next: UInt32
    var previous: UInt32
    var lane: UInt32 = 0
    var arrival: Ticks = 0
    var service: Ticks = 0
    var patience: UInt64 = 0
  }

  private let terms: TriageTerms
  private let borders: (UInt64, UInt64)
  private let prompt: Ticks
  private var agenda = Agenda<Event>(capacity: 64)
  private var ahead: CustomersAhead
  private var coming: CustomersAhead.Customer
  private var nextArrival: Ticks
  private var idle: Int
  private var rows: Block<Row>
  private var firstFree: UInt32 = 0
  private var tallies = Block(repeating: TriageTally.Row(), count: 3)

  init(_ terms: TriageTerms, chance: Chance) {
    self.terms = terms
    borders = terms.borders
    prompt = Time.ticks(seconds: terms.promptMinutes * 60)
    idle = terms.servers
    ahead = CustomersAhead(chance, means: terms.means)
    coming = ahead.take()
    nextArrival = coming.gap
    rows = Block(repeating: Row(next: 0, previous: 0), count: 3)
    for lane in 0..<3 { rows[lane] = Row(next: UInt32(lane), previous: UInt32(lane)) }
  }

  mutating func next(through limit: Ticks) -> Event? {
    if let event = agenda.next(through: min(limit, nextArrival)) { return event }
    return nextArrival <= limit ? .arrival : nil
  }

  mutating func handle(_ event: Event) {
    switch event {
    case .arrival: arrive()
    case .serviceEnds: startNext()
    case .givesUp(let row): giveUp(Int(row))
    }
  }

  private mutating func arrive() {
    let now = nextArrival
    let customer = coming
    coming = ahead.take()
    nextArrival = now &+ coming.gap
    let lane = (customer.word < borders.0 ? 0 : 1) &+ (customer.word < borders.1 ? 0 : 1)
    tallies[lane].arrived &+= 1
    if idle > 0 {
      idle &-= 1
      tallies[lane].prompt &+= 1
      agenda.schedule(.serviceEnds, at: now &+ customer.service)
      return
    }
    tallies[lane].delayed &+= 1
    if firstFree == 0 { makeRoom() }
    let row = firstFree
    let place = Int(row)
    firstFree = rows[place].next
    let last = rows[lane].previous
    rows[place] = Row(
      next: UInt32(truncatingIfNeeded: lane), previous: last, lane: UInt32(truncatingIfNeeded: lane), arrival: now,
      service: customer.service, patience: agenda.schedule(.givesUp(row), at: now &+ customer.patience))
    rows[Int(last)].next = row
    rows[lane].previous = row
  }

  /// A server is free: the first customer of the best lane that has one is next.
  private mutating func startNext() {
    let first = rows[0].next
    let second = rows[1].next
    let third = rows[2].next
    let place = Int(first != 0 ? first : second != 1 ? second : third)
    guard place > 2 else {
      idle &+= 1
      return
    }
    let now = agenda.now
    agenda.schedule(.serviceEnds, at: now &+ rows[place].service)
    agenda.cancel(rows[place].patience)
    let waited = now &- rows[place].arrival
    let lane = Int(rows[place].lane)
    tallies[lane].waited &+= waited
    tallies[lane].prompt &+= waited <= prompt ? 1 : 0
    remove(place)
  }

  private mutating func giveUp(_ place: Int) {
    let lane = Int(rows[place].lane)
    tallies[lane].abandoned &+= 1
    tallies[lane].waited &+= agenda.now &- rows[place].arrival
    remove(place)
  }

  private mutating func remove(_ place: Int) {
    let next = rows[place].next
    let previous = rows[place].previous
    rows[Int(previous)].next = next
    rows[Int(next)].previous = previous
    rows[place].next = firstFree
    firstFree = UInt32(truncatingIfNeeded: place)
  }

  @inline(never) private mutating func makeRoom() {
    let used = rows.count
    rows.resize(to: 2 * used + 61, filler: Row(next: 0, previous: 0))
    for row in used..<(rows.count - 1) { rows[row].next = UInt32(row + 1) }
    firstFree = UInt32(used)
  }

  /// Runs for so long.
  mutating func tally(through horizon: Ticks) -> TriageTally {
    run(through: horizon)
    var tally = TriageTally()
    for lane in 0..<3 { tally[lane] = tallies[lane] }
    return tally
  }
}
