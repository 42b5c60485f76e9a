import ClosedLoop
import EventKernel
import Testing

@Suite("A case that waits for its customer")
struct CustomerWaitTests {
  /// A case every hour and a half or so, ten minutes of work, people at all times; half of all conversations end with a
  /// question to the customer, who takes ten hours.
  static func plan(waits: Double = 0.5) -> Plan {
    var plan = Given.queue(perHour: 0.7, meanService: 10, servers: 3, measure: 8 * Time.week, seed: 31)
    plan.resolution.solvedAtContact = 0.5
    plan.resolution.waits = waits
    plan.resolution.waitsFor = .constant(36_000)
    plan.promises[0].resolution = .duration(10 * Time.hour)
    return plan.withFailures
  }

  static func value(_ name: String, _ plan: Plan) throws -> Double {
    let result = try #require(try PreparedPlan(plan).replicate(0))
    return try #require(result.value(name, of: plan), "\(name) was not observed")
  }

  @Test("comes back as often as the coin falls so, and each wait is as long as the law says")
  func waits() throws {
    let plan = Self.plan()
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let share = try #require(result.observation("customer_wait.share", of: plan))
    // Every conversation waits with one half: of n cases half wait at all, and those twice on average.
    let cases = share.denominator
    #expect(cases > 800)
    #expect(abs(share.numerator / cases - 0.5) < 4 * (0.25 / cases).squareRoot())
    let time = try #require(result.observation("customer_wait.time.mean", of: plan))
    // A geometric number of waits has mean 2 and variance 2; the clock is elapsed, so both clocks agree.
    #expect(abs(time.numerator / time.denominator / 10 - 2) < 4 * (2 / time.denominator).squareRoot())
    #expect(time == result.observation("customer_wait.time_business.mean", of: plan))
    // Some of these wait when the run ends; nobody is unsolved.
    #expect(result.value("cases.unsolved", of: plan) == 0)
    let once = try #require(result.value("contact.first_contact_resolution", of: plan))
    #expect(abs(once - 0.5) < 0.08)
  }

  @Test("stops its resolution clock if the promise says so, and is late without it")
  func clock() throws {
    let paused = Self.plan()
    #expect(try Self.value("sla.resolution.met", paused) == 1)
    var running = paused
    running.promises[0].pausesForCustomer = false
    // Ten hours are gone in the first wait: whoever waits is late, whoever does not is in time.
    let result = try #require(try PreparedPlan(running).replicate(0))
    let met = try #require(result.value("sla.resolution.met", of: running))
    let waited = try #require(result.value("customer_wait.share", of: running))
    #expect(met == 1 - waited)
    // The customer's own time is the same on both; the clock that stands still counts work and queue alone.
    for name in ["resolution.time.mean", "customer_wait.time.mean", "resolution.total_time.mean"] {
      #expect(try Self.value(name, paused) == (try Self.value(name, running)))
    }
    let worked = try Self.value("resolution.time_business.mean", paused)
    let elapsed = try Self.value("resolution.time.mean", paused)
    #expect(worked < 1)
    #expect(try Self.value("resolution.time_business.mean", running) == elapsed)
    #expect(elapsed > 8)
  }

  @Test("has its deadline moved in the promise's own calendar")
  func calendar() {
    // Monday to Wednesday, nine to five.
    let hours = (0..<3).map { day in
      (start: Int64(day) * Time.day + 9 * Time.hour, end: Int64(day) * Time.day + 17 * Time.hour)
    }
    let office = WorkCalendar(name: Given.name("office"), intervals: hours)
    func at(_ day: Int64, _ hour: Int64) -> Ticks { day * Time.day + hour * Time.hour }
    // Due on Tuesday at 12; waiting from Monday 15 to Tuesday 11 are four open hours: due on Tuesday at 16.
    #expect(office.deadline(at(1, 12), pausedFrom: at(0, 15), to: at(1, 11)) == at(1, 16))
    // A night costs nothing.
    #expect(office.deadline(at(1, 12), pausedFrom: at(0, 17), to: at(1, 9)) == at(1, 12))
    // Two hours more than Tuesday has: the last instant with so much open time is Wednesday at 10.
    #expect(office.deadline(at(1, 16), pausedFrom: at(0, 15), to: at(0, 17)) == at(2, 10))
    // Beyond the calendar nothing is due any more.
    #expect(office.deadline(at(2, 16), pausedFrom: at(0, 9), to: at(0, 17)) == Time.never)
    #expect(office.deadline(Time.never, pausedFrom: at(0, 9), to: at(0, 17)) == Time.never)
  }

  @Test("gets the paused open time added, whatever the pause", arguments: 0..<40)
  func openTime(_ seed: Int) {
    let hours = (0..<30).filter { $0 % 7 < 5 && $0 % 11 != seed % 11 }.map { day in
      (start: Int64(day) * Time.day + 8 * Time.hour, end: Int64(day) * Time.day + Int64(12 + day % 6) * Time.hour)
    }
    let calendar = WorkCalendar(name: Given.name("office"), intervals: hours)
    let received = Int64(seed) * 7 * Time.hour
    let deadline = calendar.lastInstant(inTime: 20 * Time.hour, from: received)
    let start = received + Int64(seed) * 40 * Time.minute
    let end = start + Int64(seed * seed) * 3 * Time.minute
    let moved = calendar.deadline(deadline, pausedFrom: start, to: end)
    #expect(
      calendar.openTime(before: moved) - calendar.openTime(before: deadline) == calendar.openTime(from: start, to: end))
  }

  @Test("that is closed or left open while it waits keeps every identity", arguments: [1.0, 30, 200])
  func ends(hours: Double) throws {
    var plan = Given.desk(customers: 20_000, perWeek: 120, people: 2, measure: 8 * Time.week, churn: 0.6, seed: 33)
    plan.resolution.waits = 0.2
    plan.resolution.solvedAtContact = 0.3
    plan.resolution.waitsFor = .exponential(mean: hours * 3600)
    plan.contact.planEnds = 6 * Time.day
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect((result.value("customer_wait.share", of: plan) ?? 0) > 0.1)
    #expect((result.value("cases.expired", of: plan) ?? 0) > 0)
  }

  @Test("that never does takes the course it took")
  func off() throws {
    var plan = Self.plan(waits: 0)
    let first = try #require(try PreparedPlan(plan).replicate(0))
    plan.resolution.waitsFor = .constant(1)
    plan.promises[0].pausesForCustomer = false
    let second = try #require(try PreparedPlan(plan).replicate(0))
    #expect(first.fingerprint == second.fingerprint)
    #expect(first.value("customer_wait.share", of: plan) == 0)
  }
}

extension Plan {
  /// The same plan where every item is a failure of the only cause.
  fileprivate var withFailures: Plan {
    var plan = self
    plan.outcome.failureShares = [1, 1, 1]
    plan.causes = [Cause(name: Given.name("bill"), share: 1, severities: [1, 0, 0], losses: [0, 0, 0])]
    return plan
  }
}
