import EventKernel
import PortableMath
import Testing

/// One counter, customers without memory: the smallest model with a known answer.
private struct SingleServer: ~Copyable, Simulation {
  enum Event: BitwiseCopyable, Sendable { case arrival, departure }

  private var agenda = Agenda<Event>(capacity: 2)
  private var present = TimeAverage()
  private let chance = Chance(seed: 3, replication: 0, domain: 3)
  private var customer: UInt64 = 0
  private var served: UInt64 = 0
  private var nextArrival: Ticks = 0

  mutating func next(through limit: Ticks) -> Event? {
    if let event = agenda.next(through: min(limit, nextArrival)) { return event }
    guard nextArrival <= limit else { return nil }
    agenda.advance(to: nextArrival)
    return .arrival
  }

  mutating func handle(_ event: Event) {
    switch event {
    case .arrival:
      nextArrival += Time.ticks(-1e6 * logarithm(chance.block(entity: customer, purpose: 0).u0))
      customer += 1
      present.change(by: 1, at: agenda.now)
      if present.level == 1 { serve() }
    case .departure:
      present.change(by: -1, at: agenda.now)
      if present.level > 0 { serve() }
    }
  }

  private mutating func serve() {
    agenda.schedule(
      .departure, at: agenda.now + Time.ticks(-0.5e6 * logarithm(chance.block(entity: served, purpose: 0).u1)))
    served += 1
  }

  func averagePresent(through time: Ticks) -> Double? { present.average(through: time) }
  func now() -> Ticks { agenda.now }
}

@Suite struct SimulationTests {
  @Test("a single server at half load holds one customer on average")
  func singleServer() {
    var model = SingleServer()
    let horizon = 1_000_000 * Time.second
    model.run(through: horizon)
    // The asymptotic variance of the number present is 2 rho (1 + rho) / (1 - rho)^4 = 24 per service time.
    let error = (24 * 0.5 / 1_000_000).squareRoot()
    #expect(abs((model.averagePresent(through: horizon) ?? 0) - 1) < 4.9 * error)
    #expect(model.now() <= horizon)
  }

  @Test("a run in pieces is the run in one")
  func pieces() {
    var whole = SingleServer()
    whole.run(through: 1000 * Time.second)
    var parts = SingleServer()
    for second in 1...1000 { parts.run(through: Ticks(second) * Time.second) }
    let horizon = 1000 * Time.second
    #expect(whole.averagePresent(through: horizon) == parts.averagePresent(through: horizon))
    #expect(whole.now() == parts.now())
  }
}
