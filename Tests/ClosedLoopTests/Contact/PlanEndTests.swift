import ClosedLoop
import EventKernel
import Testing

@Suite("Ends of contact plans")
struct PlanEndTests {
  /// Far more work than one person can do, so that most plans end.
  private func crowded() -> Plan {
    var plan = Given.queue(
      perHour: 30, meanService: 20, servers: 1, shares: [0.5, 0.5], measure: 2 * Time.week, seed: 5)
    plan.contact.planEnds = 3 * Time.hour
    return plan
  }

  private func cases(of plan: Plan) throws -> [CaseRecord] {
    var watch = Watch()
    watch.cases = true
    var cases: [CaseRecord] = []
    _ = try PreparedPlan(plan).replicate(0, watching: watch, record: { cases += $0.cases })
    return cases
  }

  @Test("come exactly when they are due, for all who wait so long, and for nobody else")
  func exact() throws {
    let cases = try cases(of: crowded())
    let ended = cases.filter { $0.ending == .planEnded && $0.services == 0 }
    #expect(ended.count > 1000)
    #expect(ended.allSatisfy { $0.closed == $0.received + 3 * Time.hour })
    // Whoever was started waited less long than the plan lasts.
    let started = cases.filter { $0.firstStart >= 0 }
    #expect(started.count > 500)
    #expect(started.allSatisfy { $0.firstStart <= $0.received + 3 * Time.hour })
  }

  @Test("of shorter plans come between those of longer ones")
  func several() throws {
    var plan = crowded()
    var short = plan.contact
    short.planEnds = Time.hour
    plan.contactPlans = [short]
    var upper = RuleMatch()
    upper.tiers = 1
    plan.triage.rules[0].match = upper
    var lower = plan.triage.rules[0]
    lower.name = Given.name("lower")
    lower.match.tiers = 2
    lower.contact = 0
    plan.triage.rules.append(lower)
    let cases = try cases(of: plan)
    for (tier, length) in [(0, 3 * Time.hour), (1, Time.hour)] {
      let ended = cases.filter { Int($0.tier) == tier && $0.ending == .planEnded && $0.services == 0 }
      #expect(ended.count > 300)
      #expect(ended.allSatisfy { $0.closed == $0.received + length })
    }
  }

  @Test("change nothing where they lie beyond the run")
  func never() throws {
    var unending = crowded()
    unending.contact.planEnds = nil
    var late = unending
    late.contact.planEnds = 1000 * Time.week
    let first = try PreparedPlan(unending).replicate(0)
    let second = try PreparedPlan(late).replicate(0)
    #expect(try #require(first).fingerprint == #require(second).fingerprint)
  }
}
