import ClosedLoop
import EventKernel
import Testing

@Suite("A case that comes back")
struct ReopeningTests {
  /// Six minutes of work, nobody waits for people; a share of solved cases comes back after exactly two days.
  static func plan(_ share: Double) -> Plan {
    var plan = Given.queue(perHour: 1, meanService: 6, servers: 6, measure: 8 * Time.week, seed: 71)
    plan.work[0].talk = .constant(360)
    plan.outcome.failureShares = [1, 1, 1]
    plan.causes = [Cause(name: Given.name("bill"), share: 1, severities: [1, 0, 0], losses: [0, 0, 0])]
    plan.resolution.reopened = share
    plan.resolution.reopenedAfter = .constant(2 * 86_400)
    return plan
  }

  @Test("is the same case, whose first solution stays and whose last one moves")
  func clocks() throws {
    let plan = Self.plan(0.5)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    func value(_ name: String) throws -> Double { try #require(result.value(name, of: plan), "\(name)") }
    #expect(try value("resolution.time.mean") == 0.1)
    // Each solution is followed by another with one half: one more on average, two days and six minutes later.
    let total = try #require(result.observation("resolution.total_time.mean", of: plan))
    let mean = total.numerator / total.denominator
    let round = 48.1
    let error = round * (2 / total.denominator).squareRoot()
    #expect(total.denominator > 1000)
    #expect(abs(mean - 0.1 - round) < 4 * error)
    #expect(try value("resolution.total_time_business.mean") == mean)
    // No new case is opened for it: cases are as many as items that found none open, and those solved at first stay so.
    let once = try value("contact.first_contact_resolution")
    let back = try value("reopen.share")
    #expect(abs(once + back - 1) < 0.02)
    #expect(abs(back - 0.5) < 4 * (0.25 / total.denominator).squareRoot())
  }

  @Test("never does where nothing is said, and then both clocks agree")
  func never() throws {
    let plan = Self.plan(0)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let first = try #require(result.observation("resolution.time.mean", of: plan))
    #expect(first == result.observation("resolution.total_time.mean", of: plan))
    #expect(result.value("reopen.share", of: plan) == 0)
  }
}
