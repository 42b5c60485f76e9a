public import EventKernel

extension Plan {
  /// One queue that never closes: what the formulas of queueing theory are about.
  ///
  /// Arrivals are Poisson, all work is alike and nobody asks twice, so that waits, losses and occupancy are those of
  /// M/G/c, of M/M/c+M with exponential service and patience, and so on. Its queue, team, tier, channel and kind of work
  /// are called `queue`, `servers`, `customers`, `arrivals` and `service`; with a promise, that is called `promise`.
  ///
  /// - Parameters:
  ///   - arrivals: in an hour.
  ///   - service: time of one piece of work, in seconds.
  ///   - servers: people who are always there.
  ///   - patience: time until a waiting customer gives up, in seconds; nil where nobody does.
  ///   - promise: elapsed time within which work should begin, in ticks; nil for no promise.
  ///   - discipline: the order in which waiting work is taken.
  ///   - warmUp: time before the window, in ticks.
  ///   - measure: length of the window, in ticks; a week is left after it to finish what it brought.
  ///   - seed: of all chance.
  /// - Precondition: there is at least one server.
  public static func queue(
    arrivals: Double, service: Distribution, servers: Int, patience: Distribution? = nil, promise: Ticks? = nil,
    discipline: Discipline = .fifo, warmUp: Ticks = Time.week, measure: Ticks = 52 * Time.week, seed: UInt64 = 1
  ) -> Plan {
    precondition(servers > 0, "a queue has a server")
    let phases = Phases(warmUp: warmUp, measure: measure, drain: Time.week)
    // So many customers that nobody writes while his last case is open.
    let count = 10_000_000
    var plan = Plan(
      seed: seed, phases: phases,
      population: Population(
        count: count, replacement: .steady,
        tiers: [
          Tier(name: "customers", firstSeat: 0, seats: count, margin: .constant(1), churn: .total(0.1))
        ]),
      channels: [Channel(name: "arrivals", arrivals: .evenly(perWeek: arrivals * 168))],
      triage: TriagePolicy(rules: [TriageRule(name: "all", promise: promise.map { _ in 0 })], discipline: discipline),
      work: [WorkType(name: "service", attemptFailed: .constant(0), talk: service)], queues: ["queue"],
      teams: [
        Team(
          name: "servers",
          shifts: [Shift(name: "always", people: servers, intervals: [(0, phases.drainEnd)])], handles: [0])
      ])
    if let promise {
      plan.promises = [
        Promise(name: "promise", calendar: 0, firstResponse: .duration(promise), resolution: nil)
      ]
    }
    plan.contact.givesUpAfter = patience
    return plan
  }
}
