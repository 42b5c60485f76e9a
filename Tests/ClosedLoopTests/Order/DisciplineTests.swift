import ClosedLoop
import EventKernel
import Testing

/// Each discipline against a second telling of its rule: six cases that came while the only person was busy, in the
/// order in which they are started.
@Suite("A discipline")
struct DisciplineTests {
  private struct Waiting {
    var channel: Int
    var tier: Int
    var received: Double
    var deadline: Double
    var work: Double
  }

  private static let tiers = 3
  private static let arrivals = [0.5, 3.5, 6.5, 9.5, 12.5, 15.5]
  /// Hours in which the first work, of the last channel, is done.
  private static let first = 20.0
  private static let works = [0.5, 2.0, 0.25, 1.0, 0.75, 1.5]

  private static func target(_ tier: Int, _ channel: Int) -> Double {
    10 + Double((tier * 17 + channel * 29) % 37) + Double(tier) / 10 + Double(channel) / 100
  }

  /// A desk with a promise for each tier and channel, so that results show each case by itself.
  private static func plan(_ discipline: Discipline) -> Plan {
    var plan = Given.recorded(
      arrivals + [0], minutes: works.map { $0 * 60 } + [first * 60], tiers: tiers, discipline: discipline, days: 10)
    plan.causes = [Cause(name: Given.name("bill"), share: 1, severities: [0, 1, 0], losses: [0, 0, 0])]
    for tier in 0..<tiers {
      // Worth so different that no age outweighs it.
      plan.population.tiers[tier].margin = .constant([10_000, 100, 1][tier])
      plan.population.tiers[tier].churn = .netOfFailures(0.1)
    }
    var rules = [plan.triage.rules[arrivals.count]]
    for tier in 0..<tiers {
      for channel in arrivals.indices {
        var rule = plan.triage.rules[channel]
        rule.name = Given.name("rule\(tier)\(channel)")
        rule.match.tiers = 1 << UInt64(tier)
        rule.promise = plan.promises.count
        plan.promises.append(
          Promise(
            name: Given.name("promise\(tier)\(channel)"), calendar: 0,
            firstResponse: .duration(Time.ticks(seconds: target(tier, channel) * 3600)), resolution: nil))
        rules.append(rule)
      }
    }
    plan.triage.rules = rules
    return plan
  }

  /// Whether one case goes before another at an instant, told by the definitions of model: desk/orders-of-work.
  private static func precedes(_ a: Waiting, _ b: Waiting, _ discipline: Discipline, at now: Double) -> Bool {
    func aged(_ waiting: Waiting) -> Int { waiting.tier - Int((now - waiting.received) / 8) }
    switch discipline {
    case .fifo: return a.received < b.received
    case .newestFirst: return a.received > b.received
    case .valueTier: return (a.tier, a.received) < (b.tier, b.received)
    case .ageing: return (aged(a), a.received) < (aged(b), b.received)
    case .earliestDue: return a.deadline < b.deadline
    case .leastSlack: return a.deadline - a.work < b.deadline - b.work
    // The same work and the same age for all: the more is at stake the sooner, then first come.
    case .valueAtRisk: return (a.tier, a.channel) < (b.tier, b.channel)
    }
  }

  private static func starts(_ waiting: [Waiting], _ discipline: Discipline) -> [Int: Double] {
    var waiting = waiting
    var starts: [Int: Double] = [:]
    var now = first
    while var next = waiting.first {
      for other in waiting where precedes(other, next, discipline, at: now) { next = other }
      starts[next.channel] = now
      now += next.work
      waiting.removeAll { $0.channel == next.channel }
    }
    return starts
  }

  @Test("orders waiting work as its definition says", arguments: Discipline.allCases)
  func orders(_ discipline: Discipline) throws {
    var plan = Self.plan(discipline)
    let isByValue = discipline == .valueAtRisk
    if isByValue {
      for index in Self.arrivals.indices {
        plan.work[index].talk = .constant(1800)
        plan.channels[index].arrivals = .trace([Time.hour / 2])
      }
    }
    let prepared = try PreparedPlan(plan)
    var seen: Set<[Int]> = []
    for replication in 0..<12 {
      let result = try #require(try prepared.replicate(UInt64(replication)))
      var waiting: [Waiting] = []
      var observed: [Int: Double] = [:]
      for tier in 0..<Self.tiers {
        for channel in Self.arrivals.indices {
          let promise = tier * Self.arrivals.count + channel
          guard let wait = result.value("wait.time.mean", .sla, promise, of: plan) else { continue }
          let received = isByValue ? 0.5 : Self.arrivals[channel]
          observed[channel] = received + wait
          waiting.append(
            Waiting(
              channel: channel, tier: tier, received: received, deadline: received + Self.target(tier, channel),
              work: isByValue ? 0.5 : Self.works[channel]))
        }
      }
      #expect(waiting.count == Self.arrivals.count)
      let expected = Self.starts(waiting, discipline)
      for channel in Self.arrivals.indices {
        let (start, told) = (observed[channel] ?? -1, expected[channel] ?? -2)
        #expect(abs(start - told) < 1e-6, "replication \(replication), channel \(channel): \(start), not \(told)")
      }
      seen.insert(waiting.sorted { expected[$0.channel] ?? 0 < expected[$1.channel] ?? 0 }.map(\.channel))
    }
    // What depends on tiers has met different orders.
    switch discipline {
    case .fifo, .newestFirst: #expect(seen.count == 1)
    case .valueTier, .ageing, .earliestDue, .leastSlack, .valueAtRisk: #expect(seen.count > 3)
    }
  }

  @Test("newest first lets who came while somebody was busy go before all who came earlier")
  func newestFirst() throws {
    // The first takes four hours. Meanwhile three more come, and one when only the oldest is left.
    let plan = Given.recorded(
      [0, 1, 2, 3, 4.75], minutes: [240, 30, 30, 30, 30], discipline: .newestFirst)
    #expect(try Given.waits(plan) == [0, 4.5, 2.5, 1, 0.25])
  }

  @Test("newest first has the mean wait of first come, and the waits of a busy period")
  func newestFirstByFormula() throws {
    // One person, 4.5 cases an hour, 6 could be served: load 0.75, and half an hour's mean wait in both orders, since work
    // is taken without regard to its length. First come: P(wait > t) = 0.75 exp(-1.5 t). Last come: P(wait > t) =
    // 0.75 P(busy period > t), whose density is exp(-10.5 t) I1(2 t sqrt(27)) / (t sqrt(0.75)), integrated by hand.
    func waits(_ discipline: Discipline) throws -> (mean: Double, median: Double, late: Double) {
      let plan = Given.queue(
        perHour: 4.5, meanService: 10, servers: 1, discipline: discipline, measure: 600 * Time.week)
      let result = try #require(try PreparedPlan(plan).replicate(0))
      return (
        try #require(result.value("wait.time.mean", of: plan)), try #require(result.value("wait.time.p50", of: plan)),
        try #require(result.value("wait.time.p95", of: plan))
      )
    }
    let first = try waits(.fifo)
    #expect(abs(first.mean - 0.5) < 0.027)
    #expect(abs(first.median - 0.2703) < 0.02)
    #expect(abs(first.late - 1.8054) < 0.12)
    let newest = try waits(.newestFirst)
    #expect(abs(newest.mean - 0.5) < 0.027)
    #expect(abs(newest.median - 0.0805) < 0.006)
    #expect(abs(newest.late - 2.2935) < 0.2)
  }

  @Test("is overruled by the starvation limit: whoever has waited longer goes first, oldest first")
  func starvation() throws {
    var plan = Self.plan(.valueTier)
    // At 20 hours the first five have been eligible for more than six hours; the work on them lets the last starve too.
    plan.triage.starvationLimit = 6 * Time.hour
    let result = try #require(try PreparedPlan(plan).replicate(0))
    var start = Self.first
    for channel in Self.arrivals.indices {
      let wait = try #require(result.value("wait.time.mean", .channel, channel, of: plan))
      #expect(abs(Self.arrivals[channel] + wait - start) < 1e-6, "\(channel)")
      start += Self.works[channel]
    }
  }

  @Test("of samples takes the stated share, the same items in every variant")
  func sampling() throws {
    var plan = Given.desk(customers: 200_000, perWeek: 1500, measure: 4 * Time.week)
    plan.triage.rules[0].match = RuleMatch()
    plan.triage.rules[0].treatment = .acknowledge
    plan.channels[0].identified = 1
    plan.channels[0].validContact = 1
    plan.channels[0].mailConsent = 1
    plan.triage.rules[0].sample = 0.2
    func share(_ plan: Plan) throws -> (taken: Double, received: Double) {
      let result = try #require(try PreparedPlan(plan).replicate(0))
      return (
        try #require(result.value("cases.acknowledged", of: plan)),
        try #require(result.value("feedback.received", of: plan))
      )
    }
    let before = try share(plan)
    #expect(abs(before.taken / before.received - 0.2) < 0.02)
    // Other rules before it that take nothing leave its marks alone.
    var nothing = plan.triage.rules[0]
    nothing.name = Given.name("nothing")
    nothing.sample = 0
    plan.triage.rules.insert(nothing, at: 0)
    #expect(try share(plan) == before)
  }

  @Test("does not see what the quarantine filters")
  func quarantine() throws {
    var plan = Given.recorded([1, 3, 30], minutes: [30])
    plan.population = Population(
      count: 1, replacement: .steady,
      tiers: [Tier(name: Given.name("all"), firstSeat: 0, seats: 1, margin: .constant(10), churn: .netOfFailures(0))])
    plan.triage.quarantine = Time.day
    let result = try #require(try PreparedPlan(plan).replicate(0))
    // The first closes at 1:30; 3:00 is within the day after it, 30:00 is not.
    #expect(result.value("cases.filtered", of: plan) == 1)
    #expect(try Given.waits(plan) == [0, nil, 0])
  }
}
