import ClosedLoop
import EventKernel
import PortableMath
import Testing

@Suite("A survey after closing")
struct SurveyTests {
  /// Detractors are acknowledged at once, and all are asked and answer a few days later.
  static func asked(drop: Double, seed: UInt64 = 60) -> Plan {
    var plan = Given.desk(customers: 100_000, perWeek: 800, seed: seed)
    plan.phases = Phases(warmUp: 0, measure: 26 * Time.week, drain: 8 * Time.week, followUp: 26 * Time.week)
    var detractors = RuleMatch()
    detractors.bands = 1
    plan.triage.rules = [TriageRule(name: Given.name("thanks"), match: detractors, sample: 1, treatment: .acknowledge)]
    plan.outcome.attitudeDrops = [drop, drop, drop]
    plan.outcome.survey.invited = 1
    plan.outcome.survey.response = 1000
    plan.outcome.survey.answerSigma = 0.5
    plan.outcome.ordinaryRecovery = 0
    return plan
  }

  /// Chance that a detractor's second score is a detractor's too: mean over attitudes given the first, by quadrature.
  static func stillDetractors(reliability: Double) -> Double {
    let border = -0.613
    let noise = (1 - reliability).squareRoot()
    var both = 0.0
    let steps = 4000
    for step in 0..<steps {
      let attitude = reliability.squareRoot() * Normal.quantile((Double(step) + 0.5) / Double(steps))
      let below = Normal.cumulative((border - attitude) / noise)
      both += below * below
    }
    return both / Double(steps) / Normal.cumulative(border)
  }

  @Test("changes no course: all but what it asks is the same to the last bit")
  func changesNothing() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 200, seed: 61)
    plan.outcome.recovery.bareApologies = 0.4
    let silent = try #require(try PreparedPlan(plan).replicate(3))
    plan.outcome.survey.invited = 1
    plan.outcome.survey.response = 0.9
    let asked = try #require(try PreparedPlan(plan).replicate(3))
    #expect(asked.fingerprint == silent.fingerprint)
    #expect((asked.value("survey.response", of: plan) ?? 0) > 0.3)
    for (place, instance) in Metric.instances(of: plan).enumerated() {
      let name = Metric.catalogue[instance.metric].name.description
      let belongs = ["survey.", "nps.follow", "csat", "ces", "recovery.latent", "recovery.observed"]
      if belongs.contains(where: { name.hasPrefix($0) }) { continue }
      #expect(asked.observations[place] == silent.observations[place], "\(name)")
    }
    #expect(asked.changedFates.map(\.value) == silent.changedFates.map(\.value))
  }

  @Test("shows of a programme without power what its twin shows: regression to the mean")
  func regression() throws {
    let plan = Self.asked(drop: 0.8)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let with = try #require(result.value("recovery.observed_conversion", of: plan))
    let twin = try #require(result.value("recovery.observed_conversion_twin", of: plan))
    #expect(abs(with - twin) < 0.08, "\(with) and \(twin): an acknowledgement does little")
    #expect(twin > 0.3, "\(twin) of the detractors are none any more without anybody's doing")
    #expect(result.value("recovery.latent", of: plan) == 0)
  }

  @Test("shows of a programme that works more than its twin, and less than it takes credit for")
  func work() throws {
    var plan = Given.desk(customers: 40_000, perWeek: 400, seed: 62)
    plan.outcome.survey.invited = 1
    plan.outcome.survey.response = 1000
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let with = try #require(result.value("recovery.observed_conversion", of: plan))
    let twin = try #require(result.value("recovery.observed_conversion_twin", of: plan))
    let latent = try #require(result.value("recovery.latent", of: plan))
    #expect(with > twin)
    #expect(with - twin < latent, "conversion \(with), twin \(twin), recovered \(latent)")
  }

  @Test("has the recovery paradox in satisfaction and nowhere else, and at first failures only")
  func paradox() throws {
    var plan = Given.desk(customers: 30_000, perWeek: 300, seed: 63)
    plan.outcome.survey.invited = 1
    plan.outcome.survey.response = 1000
    plan.outcome.survey.paradox = 0
    let plain = try #require(try PreparedPlan(plan).replicate(0))
    plan.outcome.survey.paradox = 0.6
    let lifted = try #require(try PreparedPlan(plan).replicate(0))
    #expect(try #require(lifted.value("csat", of: plan)) > #require(plain.value("csat", of: plan)))
    for metric in ["nps.follow_up", "ces", "churn.share", "clv.saved", "nps.true", "recovery.latent"] {
      #expect(lifted.observation(metric, of: plan) == plain.observation(metric, of: plan), "\(metric)")
    }
  }

  @Test("finds ease lower where customers had to be contacted more often")
  func ease() throws {
    var plan = Given.desk(customers: 20_000, perWeek: 200, seed: 64)
    plan.outcome.survey.invited = 1
    plan.outcome.survey.response = 1000
    let plain = try #require(try PreparedPlan(plan).replicate(0))
    plan.resolution.solvedAtContact = 0
    plan.resolution.empoweredBonus = 0
    plan.resolution.escalated = 1
    let escalated = try #require(try PreparedPlan(plan).replicate(0))
    #expect(try #require(escalated.value("ces", of: plan)) < #require(plain.value("ces", of: plan)))
  }

  @Test("of a population without the programme has the NPS of the stated thresholds, failures included")
  func steadyState() throws {
    var plan = Given.desk(customers: 40_000, perWeek: 300, churn: 0.24, seed: 65)
    plan.triage.rules = []
    let stated =
      100 * (1 - Normal.cumulative(plan.outcome.promoterThreshold) - Normal.cumulative(plan.outcome.detractorThreshold))
    let measured = try #require(try PreparedPlan(plan).replicate(0)?.value("nps.twin", of: plan))
    #expect(abs(measured - stated) < 7, "\(measured) against \(stated)")
    plan.outcome.histogram = .solved
    let solved = try #require(try PreparedPlan(plan).replicate(0)?.value("nps.twin", of: plan))
    // Whoever is content stays longer, so that the rest is above what the solver sets.
    let miss = abs(solved - stated)
    #expect(miss < 3 && miss < abs(measured - stated), "\(solved) against \(stated)")
    plan.outcome.histogram = .failureFree
    let free = try #require(try PreparedPlan(plan).replicate(0)?.value("nps.twin", of: plan))
    #expect(free < measured, "failures come on top of a histogram that is said to be without: \(free)")
  }
}
