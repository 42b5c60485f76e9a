internal import EventKernel
internal import PortableMath

/// A station of servers as queueing theory draws it, on the product's kernel: one queue, laws of arrival, work and patience.
///
/// Time is in hours.
struct Station: ~Copyable, Simulation {
  /// What is simulated.
  struct Terms: Sendable {
    /// Time between arrivals, where there is no finite source; thinned to `rate` where that is given.
    var gap = Distribution.exponential(mean: 1)
    /// Arrivals an hour at a time, and the most there are; nil where gaps are as `gap` says.
    var rate: (@Sendable (Double) -> Double)?
    var greatestRate = 0.0
    /// Customers who come, are served, and come again after a while; nil where they are without number.
    var sources: Int?
    var service = Distribution.exponential(mean: 1)
    /// Time until a waiting customer leaves.
    var patience: Distribution?
    /// Share of customers who do not wait at all.
    var impatient = 0.0
    /// Share of served customers who come back at once.
    var returns = 0.0
    /// Servers from a time on.
    var servers: [(from: Double, count: Int)] = [(0, 1)]
    /// Room for so many, the served ones included.
    var capacity = Int.max
    /// Arrivals end here.
    var arrivalsEnd = Double.infinity
    /// Nothing is counted before.
    var warmUp = 0.0
    /// The end.
    var end = 1000.0
    /// Times at which the number present is looked at.
    var looks: [Double] = []
    /// A wait beyond this is a long one.
    var longWait = 0.0
    /// Time at the station beyond this is a long one.
    var longStay = 0.0
  }

  /// What was seen from the warm-up on.
  struct Sight: Sendable {
    var arrived = 0.0
    var blocked = 0.0
    var left = 0.0
    var served = 0.0
    var delayed = 0.0
    var waited = 0.0
    /// Waits not beyond the long one, of those served.
    var soonServed = 0.0
    /// Waits not beyond the long one, of all.
    var soon = 0.0
    var stayed = 0.0
    var longStays = 0.0
    /// Integrals over time of those present, waiting, served.
    var present = 0.0
    var waiting = 0.0
    var busy = 0.0
    var idle = 0.0
    var span = 0.0
    var looks: [Double] = []
  }

  enum Event: BitwiseCopyable, Sendable {
    case departure(UInt32)
    case staff(UInt32)
    case leave(UInt32)
    case arrival
    case look
    case countingStarts
  }

  struct Customer: BitwiseCopyable {
    var arrival: Double
    var isWaiting: Bool
    var isCounted: Bool
    var handle: UInt64
  }

  private let terms: Terms
  private let chance: Chance
  private var agenda = Agenda<Event>(capacity: 64)
  private var customers = ContiguousArray<Customer>()
  private var queue = ContiguousArray<UInt32>()
  private var head = 0
  private var waitingCount = 0
  private var busyCount = 0
  private var servers: Int
  private var thinking: Int
  private var clock = 0.0
  private var since = 0.0
  private var draws: UInt64 = 0
  private(set) var sight = Sight()

  init(_ terms: Terms, seed: UInt64, replication: UInt64) {
    self.terms = terms
    chance = Chance(seed: seed, replication: replication, domain: 3)
    servers = terms.servers[0].count
    thinking = terms.sources ?? 0
    since = terms.warmUp
    for (number, change) in terms.servers.enumerated().dropFirst() {
      agenda.schedule(.staff(UInt32(number)), at: Self.ticks(change.from), rank: 1)
    }
    for look in terms.looks { agenda.schedule(.look, at: Self.ticks(look), rank: 5) }
    agenda.schedule(.countingStarts, at: Self.ticks(terms.warmUp), rank: 0)
    for _ in 0..<(terms.sources ?? 1) { scheduleArrival() }
  }

  /// What one replication shows.
  static func sight(_ terms: Terms, seed: UInt64, replication: Int) -> Sight {
    var station = Station(terms, seed: seed, replication: UInt64(replication))
    station.run(through: ticks(terms.end))
    station.integrate(to: terms.end)
    return station.sight
  }

  private static func ticks(_ hours: Double) -> Ticks { Time.ticks(hours * 3.6e9) }

  mutating func next(through limit: Ticks) -> Event? { agenda.next(through: limit) }

  mutating func handle(_ event: Event) {
    let now = Double(agenda.now) / 3.6e9
    integrate(to: now)
    switch event {
    case .arrival: arrive(now)
    case .departure(let number): depart(Int(number), now)
    case .leave(let number): giveUp(Int(number), now)
    case .staff(let number):
      servers = terms.servers[Int(number)].count
      startWaiting(now)
    case .look: sight.looks.append(Double(busyCount + waitingCount))
    case .countingStarts: break
    }
  }

  private mutating func uniform() -> Double {
    draws += 1
    return chance.uniform(entity: draws, purpose: 0)
  }

  /// Adds what has lasted since the last event.
  private mutating func integrate(to now: Double) {
    if now > since {
      let span = now - since
      sight.span += span
      sight.present += span * Double(busyCount + waitingCount)
      sight.waiting += span * Double(waitingCount)
      sight.busy += span * Double(busyCount)
      if busyCount + waitingCount == 0 { sight.idle += span }
      since = now
    }
    clock = now
  }

  private mutating func scheduleArrival() {
    var time = clock
    if let rate = terms.rate {
      repeat {
        time += -logarithm(uniform()) / terms.greatestRate
      } while time < terms.arrivalsEnd && uniform() * terms.greatestRate > rate(time)
    } else {
      time += terms.gap.quantile(uniform())
    }
    if time < min(terms.arrivalsEnd, terms.end) { agenda.schedule(.arrival, at: Self.ticks(time), rank: 4) }
  }

  private mutating func arrive(_ now: Double) {
    if terms.sources == nil { scheduleArrival() }
    let isCounted = now >= terms.warmUp
    if isCounted { sight.arrived += 1 }
    if busyCount + waitingCount >= terms.capacity {
      if isCounted { sight.blocked += 1 }
      return
    }
    enter(Customer(arrival: now, isWaiting: false, isCounted: isCounted, handle: 0), now)
  }

  /// A customer is served at once, waits, or leaves at once.
  private mutating func enter(_ customer: Customer, _ now: Double) {
    let number = customers.count
    customers.append(customer)
    if busyCount < servers && waitingCount == 0 {
      serve(number, now, wait: 0)
      return
    }
    if customer.isCounted { sight.delayed += 1 }
    if terms.impatient > 0, uniform() < terms.impatient {
      count(wait: 0, of: number, isServed: false)
      return
    }
    customers[number].isWaiting = true
    queue.append(UInt32(number))
    waitingCount += 1
    if let patience = terms.patience {
      let end = now + patience.quantile(uniform())
      customers[number].handle = agenda.schedule(.leave(UInt32(number)), at: Self.ticks(end), rank: 3)
    }
  }

  private mutating func serve(_ number: Int, _ now: Double, wait: Double) {
    busyCount += 1
    count(wait: wait, of: number, isServed: true)
    agenda.schedule(.departure(UInt32(number)), at: Self.ticks(now + terms.service.quantile(uniform())))
  }

  private mutating func count(wait: Double, of number: Int, isServed: Bool) {
    guard customers[number].isCounted else { return }
    sight.waited += wait
    if isServed { sight.served += 1 } else { sight.left += 1 }
    if wait <= terms.longWait {
      sight.soon += 1
      if isServed { sight.soonServed += 1 }
    }
  }

  private mutating func depart(_ number: Int, _ now: Double) {
    busyCount -= 1
    let customer = customers[number]
    if terms.returns > 0, uniform() < terms.returns {
      startWaiting(now)
      enter(Customer(arrival: customer.arrival, isWaiting: false, isCounted: customer.isCounted, handle: 0), now)
      return
    }
    if customer.isCounted {
      sight.stayed += now - customer.arrival
      if now - customer.arrival > terms.longStay { sight.longStays += 1 }
    }
    if terms.sources != nil { scheduleArrival() }
    startWaiting(now)
  }

  private mutating func giveUp(_ number: Int, _ now: Double) {
    guard customers[number].isWaiting else { return }
    customers[number].isWaiting = false
    waitingCount -= 1
    count(wait: now - customers[number].arrival, of: number, isServed: false)
    if terms.sources != nil { scheduleArrival() }
  }

  private mutating func startWaiting(_ now: Double) {
    while busyCount < servers && waitingCount > 0 {
      let number = Int(queue[head])
      head += 1
      guard customers[number].isWaiting else { continue }
      customers[number].isWaiting = false
      waitingCount -= 1
      if customers[number].handle != 0 { agenda.cancel(customers[number].handle) }
      serve(number, now, wait: now - customers[number].arrival)
    }
  }
}
