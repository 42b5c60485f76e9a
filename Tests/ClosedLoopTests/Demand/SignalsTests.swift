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
    var plans = [plan(sensitivity: 0, falseAlarms: 0), plan(sensitivity: 1, falseAlarms: 0)]
    for index in plans.indices { plans[index].triage.rules = [] }
    let prepared = try plans.map { try PreparedPlan($0) }
    // Stated churn holds what is silent, seen or not.
    for (one, other) in zip(prepared[0].calibration.hazards, prepared[1].calibration.hazards) {
      #expect(abs(one.level / other.level - 1) < 1e-9)
    }
    var differences: [Double] = []
    for replication in 0..<10 {
      var left: [Double] = []
      for (index, plan) in plans.enumerated() {
        let result = try #require(try prepared[index].replicate(UInt64(replication)))
        // Nobody answers: with the programme and without it every customer does the same.
        #expect(result.value("churn.share", of: plan) == result.value("churn.share_without", of: plan))
        #expect(result.value("customers.net", of: plan) == 0 && result.value("clv.saved", of: plan) == 0)
        let detected = try #require(result.value("failures.detected", of: plan))
        #expect((detected > 0) == (index == 1))
        left.append(try #require(result.value("churn.share_without", of: plan)))
      }
      differences.append(left[1] - left[0])
    }
    // Whoever is seen is followed one by one instead of in expectation: the same but for luck.
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let square = differences.reduce(0) { $0 + $1 * $1 } / count
    let error = ((square - mean * mean) / (count - 1)).squareRoot()
    #expect(abs(mean) <= 4 * error, "\(mean), standard error \(error)")
    // An eighth of the customers is seen; were a failure felt twice, a hundredth of them and more would leave besides.
    #expect(error < 0.000_3, "\(error)")
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
