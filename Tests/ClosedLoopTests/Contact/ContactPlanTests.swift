import ClosedLoop
import EventKernel
import Testing

@Suite("A contact plan")
struct ContactPlanTests {
  /// People at all times, calls of ten minutes, letters of five; customers who are never reached by a call in time.
  static func plan(reach: (alpha: Double, beta: Double)? = (1.2, 1.8)) -> Plan {
    var plan = Given.queue(perHour: 4, meanService: 10, servers: 4, measure: 4 * Time.week, seed: 41)
    plan.work[0].attemptFailed = .constant(60)
    plan.work.append(
      WorkType(
        name: Given.name("letter"), prepare: .constant(0), attemptFailed: nil, talk: .constant(300),
        wrapUp: .constant(0)))
    plan.contact.attempts = 4
    plan.contact.gaps = [Time.hour]
    plan.contact.reach = reach
    plan.contact.messageCountsAsResponse = false
    return plan
  }

  static func result(_ plan: Plan) throws -> ReplicationResult { try #require(try PreparedPlan(plan).replicate(0)) }

  /// Chance that so many attempts all fail, from a beta law of reachability: Γ(β+n)Γ(α+β) / Γ(β)Γ(α+β+n).
  static func missed(_ attempts: Int, _ alpha: Double, _ beta: Double) -> Double {
    (0..<attempts).reduce(1) { $0 * (beta + Double($1)) / (alpha + beta + Double($1)) }
  }

  @Test("leaves as many unreached as the beta law of own reachability says")
  func reaches() throws {
    let plan = Self.plan()
    let share = try #require(try Self.result(plan).observation("contact.reached", of: plan))
    let expected = 1 - Self.missed(4, 1.2, 1.8)
    let error = (expected * (1 - expected) / share.denominator).squareRoot()
    #expect(share.denominator > 2000)
    #expect(abs(share.numerator / share.denominator - expected) < 4 * error)
  }

  @Test("goes over to writing after the stated number of failures, and then nobody is unreachable")
  func switches() throws {
    var plan = Self.plan()
    plan.contact.channelSwitch = ChannelSwitch(after: 2, work: 1, wait: 0)
    let result = try Self.result(plan)
    let share = try #require(result.observation("contact.switched", of: plan))
    let expected = Self.missed(2, 1.2, 1.8)
    let error = (expected * (1 - expected) / share.denominator).squareRoot()
    #expect(abs(share.numerator / share.denominator - expected) < 4 * error)
    #expect(result.value("cases.unreachable", of: plan) == 0)
    let attempts = try #require(result.value("contact.attempts", of: plan))
    #expect(attempts <= 2)
    // The same customers are reached by the first two calls with and without the change.
    let calls = try #require(try Self.result(Self.plan()).value("contact.attempts", of: Self.plan()))
    #expect(attempts < calls)
  }

  @Test("rings on where the customer may not be written to")
  func consent() throws {
    var plan = Self.plan()
    plan.channels[0].mailConsent = 0
    let before = try Self.result(plan)
    plan.contact.channelSwitch = ChannelSwitch(after: 1, work: 1, wait: 0)
    let after = try Self.result(plan)
    #expect(after.value("contact.switched", of: plan) == 0)
    #expect(after.fingerprint == before.fingerprint)
  }

  @Test("waits the stated time before it writes")
  func wait() throws {
    var plan = Self.plan(reach: (0.01, 100_000))
    plan.contact.channelSwitch = ChannelSwitch(after: 1, work: 1, wait: 5 * Time.hour)
    let result = try Self.result(plan)
    // Nobody is reached: a minute for the failed call, five hours, five minutes for the letter, and next to no queue.
    let mean = try #require(result.value("response.time.mean", of: plan))
    #expect(mean > 5.0999 && mean < 5.2)
  }

  @Test("of a rule goes before that of its work, which goes before the general one")
  func precedence() throws {
    var plan = Self.plan(reach: (0.01, 100_000))
    var patient = plan.contact
    patient.attempts = 6
    var short = plan.contact
    short.attempts = 2
    plan.contactPlans = [patient, short]
    func attempts(_ plan: Plan) throws -> Double {
      try #require(try Self.result(plan).value("contact.attempts", of: plan))
    }
    // Cases of the window's last hours have the drain's week to be rung to the end.
    #expect(try attempts(plan) == 4)
    plan.work[0].contact = 0
    #expect(try attempts(plan) == 6)
    plan.triage.rules[0].contact = 1
    #expect(try attempts(plan) == 2)
  }

  @Test("with a name and nothing of its own does what the general one does")
  func same() throws {
    var plan = Self.plan()
    let general = try Self.result(plan)
    plan.contactPlans = [plan.contact]
    plan.triage.rules[0].contact = 0
    let named = try Self.result(plan)
    #expect(general.fingerprint == named.fingerprint)
    #expect(general.observations == named.observations)
  }
}
