import ClosedLoop
import EventKernel
import Testing

@Suite("Triage")
struct TriageTests {
  // MARK: When

  @Test("in batches takes feedback at the next batch after it, and its time is triage delay")
  func batches() throws {
    var plan = Given.recorded([1, 7.5, 8, 30], minutes: [6])
    plan.triage.timing.isBatched = true
    plan.triage.timing.batches = [8 * Time.hour, 32 * Time.hour]
    let result = try #require(try PreparedPlan(plan).replicate(0))
    // What comes at the stroke of eight has missed the batch of eight.
    let delays = (0..<4).map { result.value("triage.delay", .channel, $0, of: plan) }
    #expect(delays == [7, 0.5, 24, 2])
    let waits = (0..<4).map { result.value("wait.time.mean", .channel, $0, of: plan) }
    #expect(waits == [7, 0.6, 24, 2.1])
  }

  @Test("that no further batch follows leaves cases open")
  func lastBatch() throws {
    var plan = Given.recorded([1, 9], minutes: [6])
    plan.triage.timing.isBatched = true
    plan.triage.timing.batches = [8 * Time.hour]
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(result.value("cases.open", of: plan) == 1)
  }

  @Test("waits until an alert is read, and everything after it is later by so much")
  func notification() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 60, measure: 8 * Time.week)
    plan.triage.timing.notification = .constant(3600)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect(result.value("triage.delay", of: plan) == 1)
    let quick = try Given.waits(Given.recorded([1, 5], minutes: [6]))
    var slow = Given.recorded([1, 5], minutes: [6])
    slow.triage.timing.notification = .constant(90 * 60)
    #expect(quick == [0, 0])
    #expect(try Given.waits(slow) == [1.5, 1.5])
  }

  @Test("keeps its identities where it is late, errs and searches")
  func identities() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 120, people: 2, measure: 8 * Time.week)
    plan.triage.timing.notification = .exponential(mean: 7200)
    plan.triage.timing.misrouting = 0.3
    plan.triage.timing.look = .constant(180)
    plan.triage.timing.search = .exponential(mean: 240)
    plan.triage.starvationLimit = 3 * Time.day
    plan.contact.givesUpAfter = .exponential(mean: 400_000)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let misrouted = try #require(result.value("triage.misrouted", of: plan))
    #expect(abs(misrouted - 0.3) < 0.06, "\(misrouted)")
    #expect((result.value("cases.gave_up", of: plan) ?? 0) > 0)
  }

  // MARK: The wrong queue, and search

  @Test("that errs costs a look in a wrong queue, and the case comes to its own")
  func misrouting() throws {
    var plan = Given.recorded([1], minutes: [30])
    plan.queues.append(Given.name("other"))
    plan.teams.append(Given.team("others", people: 1, handles: [1], until: plan.phases.drainEnd))
    plan.triage.timing.misrouting = 1
    plan.triage.timing.look = .constant(180)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    // A look is no start; the people of the wrong queue spend three minutes, the right ones half an hour.
    #expect(result.value("wait.time.mean", of: plan) == 0.05)
    let busy = (0..<2).map { team in
      (result.value("staff.occupancy", .team, team, of: plan) ?? 0) * 30 * 24
    }
    #expect(abs(busy[0] - 0.5) < 1e-9 && abs(busy[1] - 0.05) < 1e-9, "\(busy)")
    #expect(result.value("triage.misrouted", of: plan) == 1)
  }

  @Test("that leaves people searching makes work longer, once for each person who takes a case")
  func search() throws {
    var plan = Given.recorded([1, 1], minutes: [30])
    plan.triage.timing.search = .constant(600)
    let waits = try Given.waits(plan)
    #expect(waits.compactMap { $0 }.sorted() == [0, 40.0 / 60])
  }

  // MARK: What rules ask

  /// A desk whose first rule acknowledges what it matches; nothing else is done.
  private func acknowledging(_ times: [Double], _ change: (inout RuleMatch) -> Void) -> Plan {
    var plan = Given.recorded(times, minutes: [6])
    plan.causes = [Cause(name: Given.name("bill"), share: 1, severities: [0, 1, 0], losses: [0, 40_000_000, 0])]
    var match = RuleMatch()
    change(&match)
    plan.triage.rules = [TriageRule(name: Given.name("first"), match: match, sample: 1, treatment: .acknowledge)]
    return plan
  }

  private func acknowledged(_ plan: Plan) throws -> [Double?] {
    let result = try #require(try PreparedPlan(plan).replicate(0))
    return plan.channels.indices.map { result.value("cases.acknowledged", .channel, $0, of: plan) }
  }

  @Test("tells direct from indirect feedback")
  func sources() throws {
    for source in 0..<2 {
      var plan = acknowledging([1, 2]) { $0.sources = 1 << UInt64(source) }
      plan.channels[1].isIndirect = true
      #expect(try acknowledged(plan) == (source == 0 ? [1, 0] : [0, 1]))
    }
  }

  @Test("knows who asks to be contacted: the stated share, with consent, among those who expect an answer")
  func requests() throws {
    var plan = Given.desk(customers: 200_000, perWeek: 2000, measure: 4 * Time.week)
    plan.channels[0].contactRequested = 0.4
    plan.channels[0].identified = 0.3
    plan.channels[0].validContact = 1
    plan.triage.rules[0].match = RuleMatch()
    plan.triage.rules[0].match.requests = 2
    plan.triage.rules[0].treatment = .acknowledge
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let received = try #require(result.value("feedback.received", of: plan))
    let taken = try #require(result.value("cases.acknowledged", of: plan))
    #expect(abs(taken / received - 0.4) < 0.02, "\(taken) of \(received)")
  }

  @Test("counts the earlier complaints of a customer within the period")
  func repeats() throws {
    // One customer, who complains on days 1, 5, 20 and 22, and tells of all that happens to him.
    var known: Calibration?
    func taken(_ least: Int, _ greatest: Int, _ days: Int64) throws -> [Double?] {
      var plan = acknowledging([24, 120, 480, 528]) {
        $0.repeats = RepeatMatch(least: least, greatest: greatest, within: days * Time.day)
      }
      plan.population = Population(
        count: 1, replacement: .steady,
        tiers: [Tier(name: Given.name("all"), firstSeat: 0, seats: 1, margin: .constant(10), churn: .netOfFailures(0))])
      // Nobody leaves because of a failure.
      plan.outcome.leaveProbabilities = [0, 0, 0]
      plan.outcome.voiceProbabilities = [1, 1, 1]
      let prepared = try PreparedPlan(plan, calibration: known)
      known = prepared.calibration
      let result = try #require(try prepared.replicate(0))
      return plan.channels.indices.map { result.value("cases.acknowledged", .channel, $0, of: plan) }
    }
    #expect(try taken(1, 8, 10) == [0, 1, 0, 1])
    #expect(try taken(1, 8, 3) == [0, 0, 0, 1])
    #expect(try taken(2, 8, 30) == [0, 0, 1, 1])
    #expect(try taken(0, 0, 10) == [1, 0, 1, 0])
  }

  @Test("compares the value at risk, as the file shows it, with a rule's range")
  func valueAtRisk() throws {
    var plan = acknowledging([1]) { _ in }
    plan.population.tiers[0].churn = .netOfFailures(0.2)
    let value = try #require(try PreparedPlan(plan).replicate(0)?.value("clv.at_risk", of: plan))
    #expect(value > 1)
    for (range, takes) in [
      (AmountRange(least: value - 0.001), 1.0), (AmountRange(least: value + 0.001), 0),
      (AmountRange(limit: value + 0.001), 1), (AmountRange(limit: value - 0.001), 0),
      (AmountRange(least: 0, limit: 2 * value), 1),
    ] {
      plan.triage.rules[0].match.valueAtRisk = range
      #expect(try acknowledged(plan) == [takes], "\(range)")
    }
  }

  @Test("judges expected uplift by what an answer saves, less the remedy")
  func expectedUplift() throws {
    var plan = acknowledging([1]) { _ in }
    plan.population.tiers[0].churn = .netOfFailures(0.2)
    // Everybody reached is solved and recovers: the answer leaves a part of the failure's hazard.
    plan.outcome.recovery.base = 60
    let value = try #require(try PreparedPlan(plan).replicate(0)?.value("clv.at_risk", of: plan))
    let leave = plan.outcome.leaveProbabilities[1]
    let stay = 1 - leave
    let saved = value / leave * (pow(stay, plan.outcome.recoveredFactor) - stay)
    plan.resolution.remedyOffered = 0.5
    plan.resolution.remedyShareOfLoss = 0.1
    let uplift = saved - 0.5 * 4
    for (least, takes) in [(uplift - 0.01, 1.0), (uplift + 0.01, 0)] {
      plan.triage.rules[0].match.expectedUplift = AmountRange(least: least)
      #expect(try acknowledged(plan) == [takes], "\(least)")
    }
    // A budget cuts the remedy that is counted.
    plan.triage.rules[0].remedyBudget = 1_000_000
    plan.triage.rules[0].match.expectedUplift = AmountRange(least: saved - 0.5 - 0.01)
    #expect(try acknowledged(plan) == [1])
  }

  private func pow(_ base: Double, _ exponent: Double) -> Double {
    // By squaring and square roots: independent of the engine's exponential.
    var result = 1.0
    var root = base
    var rest = exponent
    for _ in 0..<60 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return result
  }

  @Test("cuts a remedy to the rule's budget")
  func remedyBudget() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 200, measure: 8 * Time.week)
    plan.resolution.remedyOffered = 1
    let free = try #require(try PreparedPlan(plan).replicate(0)?.value("money.remedy", of: plan))
    plan.triage.rules[0].remedyBudget = 5_000_000
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let cut = try #require(result.value("money.remedy", of: plan))
    let solved = try #require(result.value("cases.solved", of: plan))
    #expect(cut < free / 2)
    #expect(cut <= 5 * solved)
  }
}
