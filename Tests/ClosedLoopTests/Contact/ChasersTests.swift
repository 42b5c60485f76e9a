import ClosedLoop
import EventKernel
import Testing

@Suite("Customers who chase")
struct ChasersTests {
  /// Thirty items at once on Monday morning and two people who need an hour for each: the last waits fourteen hours.
  static func rush(_ chasers: Chasers?) -> Plan {
    var plan = Given.queue(perHour: 1, meanService: 60, servers: 2, measure: Time.week, seed: 51)
    plan.channels[0].arrivals = .trace(ContiguousArray((0..<30).map { Int64($0) + Time.hour }))
    plan.work[0].talk = .constant(3600)
    plan.chasers = chasers
    return plan
  }

  static func chasers(share: Double = 1, hours: Double, times: Int = 20, minutes: Double = 10) -> Chasers {
    Chasers(
      share: share, after: .constant(hours * 3600), times: times, handling: .constant(minutes * 60))
  }

  static func value(_ name: String, _ plan: Plan) throws -> Double {
    let result = try #require(try PreparedPlan(plan).replicate(0))
    return try #require(result.value(name, of: plan), "\(name) was not observed")
  }

  @Test("ask once for every stretch of silence, until somebody takes their case")
  func counts() throws {
    // Ten minutes nothing: cases 2k and 2k+1 start k hours after they came, less than a millisecond apart.
    let plan = Self.rush(Self.chasers(hours: 4.4, minutes: 0))
    // Started after k = 0...14 hours, each has chased ⌊k / 4.4⌋ times: 0 ×5, 1 ×4, 2 ×5, 3 ×1, two cases each.
    let expected = Double(2 * (4 * 1 + 5 * 2 + 1 * 3))
    #expect(try Self.value("contact.chases", plan) * 30 == expected)
    #expect(try Self.value("contact.chases", Self.rush(Self.chasers(hours: 4.4, times: 1, minutes: 0))) * 30 == 20)
    #expect(try Self.value("contact.chases", Self.rush(Self.chasers(hours: 14.5))) == 0)
  }

  @Test("make work: everyone's wait grows, and people are busy longer by what the chases add")
  func sign() throws {
    let calm = Self.rush(nil)
    let plan = Self.rush(Self.chasers(hours: 4.5))
    #expect(try Self.value("wait.time.mean", plan) > (try Self.value("wait.time.mean", calm)))
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let chases = try #require(result.observation("contact.chases", of: plan)).numerator
    #expect(chases > 26)
    let hours = try Self.value("staff.hours", plan)
    let busy = try Self.value("staff.utilisation", plan) * hours
    #expect(abs(busy - 30 - chases / 6) < 1e-6)
  }

  @Test("are served before all others if that raises their priority, at the cost of those who keep silent")
  func priority() throws {
    // One item an hour and one person who needs an hour and a quarter for each: a queue that grows for a week.
    func wait(_ share: Double, raises: Bool) throws -> Double {
      var plan = Self.rush(Self.chasers(share: share, hours: 6, times: 1, minutes: 0))
      plan.phases = Phases(warmUp: 0, measure: Time.week, drain: 4 * Time.week, followUp: 0)
      plan.channels[0].arrivals = .trace(ContiguousArray((0..<168).map { Int64($0) * Time.hour + 1 }))
      plan.work[0].talk = .constant(4500)
      plan.teams[0].shifts = [Shift(name: Given.name("always"), people: 1, intervals: [(0, plan.phases.drainEnd)])]
      plan.chasers?.raisesPriority = raises
      let result = try #require(try PreparedPlan(plan).replicate(0))
      // The spread of waits shows whether somebody overtakes: their mean stays, as one case is as long as another.
      return try #require(result.value("wait.time.p95", of: plan))
    }
    let inOrder = try wait(0.3, raises: false)
    let raised = try wait(0.3, raises: true)
    #expect(raised > 1.1 * inOrder)
    #expect(try wait(1, raises: false) == inOrder)
  }

  @Test("are those whose luck says so: a share of them, the same under every policy")
  func share() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 120, people: 1, measure: 8 * Time.week, seed: 52)
    plan.chasers = Self.chasers(share: 0.3, hours: 2, times: 1, minutes: 0)
    plan.contact.messageCountsAsResponse = false
    let few = try Self.value("contact.chases", plan)
    plan.chasers?.share = 1
    let all = try Self.value("contact.chases", plan)
    #expect(few > 0.15 && few < 0.45 * all)
  }

  @Test("need no second word where the desk has had one")
  func word() throws {
    // Everybody gets a message after a minute, again every two hours, and is never reached: silence is never long.
    var plan = Given.queue(perHour: 1, meanService: 10, servers: 4, measure: Time.week, seed: 53)
    plan.work[0].attemptFailed = .constant(60)
    plan.contact.attempts = 12
    plan.contact.gaps = [2 * Time.hour]
    plan.contact.reach = (0.01, 100_000)
    plan.chasers = Self.chasers(hours: 3)
    #expect(try Self.value("contact.chases", plan) == 0)
    // Without the messages eleven gaps of two hours and a minute hold seven silences of three hours.
    plan.contact.messageCountsAsResponse = false
    #expect(abs(try Self.value("contact.chases", plan) - 7) < 0.01)
  }

  @Test("who are none leave a run as it was")
  func off() throws {
    let calm = try #require(try PreparedPlan(Self.rush(nil)).replicate(0))
    let none = try #require(try PreparedPlan(Self.rush(Self.chasers(share: 0, hours: 1))).replicate(0))
    #expect(calm.fingerprint == none.fingerprint)
    #expect(calm.observations == none.observations)
  }
}
