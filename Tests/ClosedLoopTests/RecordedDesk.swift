import ClosedLoop
import EventKernel

/// Desks whose feedback comes at recorded times and whose work takes fixed times, so that a run can be told by hand.
extension Given {
  /// A desk with one channel for each recorded time, always open; nothing happens but what a test adds.
  ///
  /// - Parameters:
  ///   - times: hours at which one item of each channel is received.
  ///   - minutes: of work on the items of each channel; a work type each.
  ///   - people: of the one team, who handle queue 0.
  static func recorded(
    _ times: [Double], minutes: [Double], people: Int = 1, tiers: Int = 1, discipline: Discipline = .fifo,
    days: Int64 = 30, seed: UInt64 = 5
  ) -> Plan {
    let phases = Phases(warmUp: 0, measure: days * Time.day, drain: 0, followUp: 0)
    var plan = empty(phases: phases, seed: seed)
    let each = 20_000
    plan.population = Population(
      count: tiers * each, replacement: .steady,
      tiers: (0..<tiers).map {
        Tier(
          name: name("tier\($0)"), firstSeat: $0 * each, seats: each, margin: .constant(10), churn: .netOfFailures(0))
      })
    plan.channels = times.indices.map { index in
      Channel(
        name: name("channel\(index)"), arrivals: .trace([Time.ticks(seconds: times[index] * 3600)]),
        dayFactorVariation: 0, bursts: [], identified: 1, phoneConsent: 1, mailConsent: 1, validContact: 1,
        bands: [1, 0, 0], delay: nil, patience: .constant(86_400), expectsAnswer: 0, prefersPhone: nil)
    }
    plan.work = minutes.indices.map {
      WorkType(
        name: name("work\($0)"), prepare: .constant(0), attemptFailed: .constant(0), talk: .constant(minutes[$0] * 60),
        wrapUp: .constant(0))
    }
    plan.triage.discipline = discipline
    plan.triage.rules = times.indices.map { index in
      var match = RuleMatch()
      match.channels = 1 << UInt64(index)
      return TriageRule(
        name: name("rule\(index)"), match: match, sample: 1, treatment: .personal, queue: 0,
        work: min(index, minutes.count - 1))
    }
    plan.queues = [name("desk")]
    plan.teams = [team("team", people: people, handles: [0], until: phases.drainEnd)]
    return plan
  }

  /// A team that is always there.
  static func team(_ label: String, people: Int, handles: [Int], until end: Ticks) -> Team {
    Team(
      name: name(label), hourlyCost: 0, overtimeFactor: 1,
      shifts: [Shift(name: name("always"), people: people, intervals: [(0, end)])], shrinkage: [], absence: nil,
      handles: handles, prefers: [], remedyLimit: 0)
  }

  /// Hours from feedback to first start of the one item of each channel; nil where nobody started.
  static func waits(_ plan: Plan, replication: UInt64 = 0) throws -> [Double?] {
    let result = try PreparedPlan(plan).replicate(replication)
    return plan.channels.indices.map { result?.value("wait.time.mean", .channel, $0, of: plan) }
  }
}
