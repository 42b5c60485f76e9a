import ClosedLoop
import EventKernel
import Testing

@Suite("Indirect feedback")
struct SignalsTests {
  /// A survey, and behaviour beside it of which a detector sees a part.
  private func plan(
    sensitivity: Double, falseAlarms: Double, perWeek: Double = 500, customers: Int = 50_000
  ) -> Plan {
    var plan = Given.desk(customers: customers, perWeek: 300, measure: 13 * Time.week)
    var behaviour = plan.channels[0]
    behaviour.name = Given.name("behaviour")
    behaviour.identity = behaviour.name.identity(kind: "source")
    behaviour.arrivals = .weekly(perWeek: perWeek, shape: Given.flat)
    behaviour.dayFactorVariation = 0
    behaviour.delay = nil
    behaviour.bands = [0, 0, 0]
    behaviour.isIndirect = true
    behaviour.detector = Detector(sensitivity: sensitivity, falseAlarms: falseAlarms)
    plan.channels.append(behaviour)
    return plan
  }

  @Test("brings what the detector sees, and false alarms as their share of detections")
  func detections() throws {
    let plan = plan(sensitivity: 0.6, falseAlarms: 0.12)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let seen = try #require(result.value("failures.detected", of: plan))
    let wrong = try #require(result.value("feedback.false_alarms", of: plan))
    let expected = 500.0 * 13 * 0.6
    #expect(abs(seen - expected) < 5 * expected.squareRoot())
    let alarms = expected * 0.12 / 0.88
    #expect(abs(wrong - alarms) < 5 * alarms.squareRoot())
    #expect(result.value("feedback.received", .channel, 1, of: plan) == seen + wrong)
    #expect(result.value("failures.voiced", .channel, 1, of: plan) == 0)
  }

  @Test("carries no score: what is known of the score is what customers told")
  func scores() throws {
    let with = plan(sensitivity: 0.6, falseAlarms: 0.12)
    let without = plan(sensitivity: 0, falseAlarms: 0)
    let seen = try #require(try PreparedPlan(with).replicate(0))
    let unseen = try #require(try PreparedPlan(without).replicate(0))
    #expect(seen.value("nps.observed", of: with) == unseen.value("nps.observed", of: without))
    #expect(seen.value("nps.observed", .channel, 1, of: with) == nil)
  }

  @Test("leaves a customer whom nobody answers as he was, seen or not")
  func fate() throws {
    var outcomes: [ReplicationResult] = []
    var plans: [Plan] = []
    for sensitivity in [0.0, 1.0] {
      var plan = plan(sensitivity: sensitivity, falseAlarms: 0)
      plan.triage.rules = []
      plans.append(plan)
      outcomes.append(try #require(try PreparedPlan(plan).replicate(0)))
    }
    // Who is seen is followed one by one instead of in expectation: the same but for luck.
    let unseen = try #require(outcomes[0].value("churn.share_without", of: plans[0]))
    let seen = try #require(outcomes[1].value("churn.share_without", of: plans[1]))
    #expect(abs(seen - unseen) < 0.003)
    #expect(outcomes[0].value("failures.detected", of: plans[0]) == 0)
  }

  @Test("is part of what is silent: the stated churn needs no correction for it")
  func netting() throws {
    let with = plan(sensitivity: 0.6, falseAlarms: 0.12, perWeek: 100)
    let without = plan(sensitivity: 0.6, falseAlarms: 0.12, perWeek: 0)
    let one = try Calibration.solve(with)
    let other = try Calibration.solve(without)
    for (tier, hazard) in one.hazards.enumerated() {
      #expect(abs(hazard.level / other.hazards[tier].level - 1) < 1e-9)
    }
  }

  @Test("covers more of the failures the more the detector sees")
  func coverage() throws {
    var covered: [Double] = []
    for sensitivity in [0.0, 0.4, 0.8] {
      let plan = plan(sensitivity: sensitivity, falseAlarms: 0.1)
      let result = try #require(try PreparedPlan(plan).replicate(0))
      covered.append(try #require(result.value("loop.coverage", of: plan)))
    }
    #expect(covered[0] < covered[1] && covered[1] < covered[2])
  }

  @Test("costs work where it is wrong, and wins nobody")
  func falseAlarms() throws {
    var plan = plan(sensitivity: 0, falseAlarms: 0)
    // A detector that sees nothing has no detections to be wrong about; one that is nearly always wrong has.
    plan.channels[1].detector = Detector(sensitivity: 0.05, falseAlarms: 0.95)
    plan.channels[0].arrivals = .weekly(perWeek: 0, shape: Given.flat)
    plan.triage.rules[0].match = RuleMatch()
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let wrong = try #require(result.value("feedback.false_alarms", of: plan))
    let seen = try #require(result.value("failures.detected", of: plan))
    #expect(wrong > 10 * seen)
    #expect(try #require(result.value("cases.opened", .severity, 3, of: plan)) > 0)
    #expect(result.value("clv.saved", .severity, 3, of: plan) == 0)
  }
}
