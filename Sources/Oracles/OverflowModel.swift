internal import EventKernel

/// Two kinds of calls, a server of its own for each and one for both; who finds none free is lost.
struct OverflowModel: ~Copyable, Simulation {
  enum Event: BitwiseCopyable, Sendable {
    case departure(UInt8)
    case arrival(UInt8)
  }

  private let rates: [Double]
  private let chance: Chance
  private var agenda = Agenda<Event>(capacity: 8)
  private var isBusy = [false, false, false]
  private var draws: UInt64 = 0
  private(set) var arrived = [0.0, 0.0]
  private(set) var lost = [0.0, 0.0]

  /// Service takes an hour on average.
  init(rates: [Double], seed: UInt64, replication: UInt64) {
    self.rates = rates
    chance = Chance(seed: seed, replication: replication, domain: 3)
    for kind in 0..<2 { schedule(.arrival(UInt8(kind)), mean: 1 / rates[kind]) }
  }

  mutating func next(through limit: Ticks) -> Event? { agenda.next(through: limit) }

  mutating func handle(_ event: Event) {
    switch event {
    case .departure(let server): isBusy[Int(server)] = false
    case .arrival(let kind):
      let kind = Int(kind)
      schedule(.arrival(UInt8(kind)), mean: 1 / rates[kind])
      arrived[kind] += 1
      if let server = [kind, 2].first(where: { !isBusy[$0] }) {
        isBusy[server] = true
        schedule(.departure(UInt8(server)), mean: 1)
      } else {
        lost[kind] += 1
      }
    }
  }

  private mutating func schedule(_ event: Event, mean: Double) {
    draws += 1
    let hours = Distribution.exponential(mean: mean).quantile(chance.uniform(entity: draws, purpose: 0))
    agenda.schedule(event, at: agenda.now + Time.ticks(hours * 3.6e9))
  }
}
