import EventKernel

/// One server, customers without memory: the queue M/M/1 on the kernel.
///
/// Arrivals are the one busy source, so their next time is kept beside the agenda.
struct SingleServer: ~Copyable, Simulation {
  enum Event: BitwiseCopyable, Sendable {
    case arrival
    case departure
  }

  struct Customer: BitwiseCopyable {
    var arrival: Ticks
    var service: Ticks
  }

  private var agenda = Agenda<Event>(capacity: 2)
  private var ahead: CustomersAhead
  private var waiting = RingQueue<Customer>()
  private var nextArrival: Ticks
  private var coming: CustomersAhead.Customer
  /// When the customer in service came.
  private var inService: Ticks = 0
  private var isBusy = false
  private let customers: Int
  private var arrived = 0
  private var stays: Int64 = 0

  /// A server that this many customers come to, by means in microseconds.
  init(customers: Int, gap: Double, service: Double, chance: Chance) {
    self.customers = customers
    ahead = CustomersAhead(chance, means: CustomersAhead.Means(gap: gap, service: service, patience: 0))
    coming = ahead.take()
    nextArrival = coming.gap
  }

  mutating func next(through limit: Ticks) -> Event? {
    if let event = agenda.next(through: min(limit, nextArrival)) { return event }
    return nextArrival <= limit ? .arrival : nil
  }

  mutating func handle(_ event: Event) {
    switch event {
    case .arrival: arrive()
    case .departure: depart()
    }
  }

  private mutating func arrive() {
    let now = nextArrival
    let service = coming.service
    arrived &+= 1
    coming = ahead.take()
    nextArrival = arrived < customers ? now &+ coming.gap : .max
    if isBusy {
      waiting.append(Customer(arrival: now, service: service))
    } else {
      isBusy = true
      inService = now
      agenda.schedule(.departure, at: now &+ service)
    }
  }

  private mutating func depart() {
    let now = agenda.now
    stays &+= now &- inService
    guard let next = waiting.removeFirst() else {
      isBusy = false
      return
    }
    inService = next.arrival
    agenda.schedule(.departure, at: now &+ next.service)
  }

  /// Lets all customers come and go; returns their mean stay in microseconds.
  mutating func meanStay() -> Double {
    run(through: Time.never)
    return Double(stays) / Double(customers)
  }
}
