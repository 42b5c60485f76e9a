import ClosedLoop
import EventKernel
import Testing

@Suite("Thanks to promoters")
struct AdvocacyTests {
  static func thanked() -> Plan {
    var plan = Given.desk(customers: 60_000, perWeek: 300, seed: 70)
    var promoters = RuleMatch()
    promoters.bands = 4
    plan.triage.rules.append(
      TriageRule(
        name: Given.name("thanks"), match: promoters, sample: 0.5, treatment: .personal, queue: 0, work: 1))
    return plan
  }

  @Test("give stories and referrals at their stated shares and values, and take time for stories")
  func gives() throws {
    var plan = Self.thanked()
    let plain = try #require(try PreparedPlan(plan).replicate(0))
    #expect(plain.value("advocacy.value", of: plan) == 0)
    plan.outcome.advocacy.acceptance = 0.2
    plan.outcome.advocacy.storyValue = 100_000_000
    plan.outcome.advocacy.storyMinutes = 30
    plan.outcome.advocacy.referrals = 0.1
    plan.outcome.advocacy.referralValue = 40_000_000
    plan.money.discountRate = 0
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let thanked = try #require(result.value("advocacy.thanked", of: plan))
    let stories = try #require(result.value("advocacy.stories", of: plan))
    let referrals = try #require(result.value("advocacy.referrals", of: plan))
    #expect(thanked > 500)
    #expect(abs(stories - 0.2 * thanked) < 4 * (0.16 * thanked).squareRoot())
    #expect(abs(referrals - 0.1 * thanked) < 4 * (0.1 * thanked).squareRoot())
    #expect(result.value("advocacy.value", of: plan) == 100 * stories + 40 * referrals)
    let busy = try #require(result.value("staff.utilisation", of: plan))
    #expect(try busy > #require(plain.value("staff.utilisation", of: plan)))
  }
}
