import ClosedLoop
import EventKernel
import Testing

@Suite("News of a fix")
struct FixSurveyTests {
  /// Fixes that are built and told of, and do not work: with and without them all takes the same course.
  static func told(_ change: (inout MacroPlan) -> Void) -> Plan {
    var plan = MacroLoopTests.small()
    plan.triage.rules = []
    plan.outcome.survey.response = 0.4
    var macro = MacroLoopTests.loop(plan, effect: 0, after: 12 * Time.week)
    macro.tellsCustomers = true
    macro.toldRelief = 0
    macro.toldResponse = 1
    change(&macro)
    plan.macro = macro
    return plan
  }

  private func value(_ metric: String, _ plan: Plan) throws -> Double {
    try #require(MacroLoopTests.run(plan).value(metric, of: plan))
  }

  @Test("is followed by a survey that changes no course")
  func changesNothing() throws {
    let asked = Self.told { $0.asksTold = 1 }
    let silent = Self.told { $0.asksTold = 0 }
    let one = try MacroLoopTests.run(asked)
    let other = try MacroLoopTests.run(silent)
    #expect(one.fingerprint == other.fingerprint)
    #expect(try #require(one.value("causes.survey_response", of: asked)) > 0.2)
    #expect(other.value("causes.survey_response", of: silent) == nil)
    for (place, instance) in Metric.instances(of: asked).enumerated() {
      let name = Metric.catalogue[instance.metric].name.description
      if name.hasPrefix("nps.fix_survey") || name == "causes.survey_response" { continue }
      #expect(one.observations[place] == other.observations[place], "\(name)")
    }
  }

  @Test("that relieves nobody leaves scores as they are without it, answer by answer")
  func sameScores() throws {
    let plan = Self.told { $0.asksTold = 1 }
    let result = try MacroLoopTests.run(plan)
    let with = try #require(result.observation("nps.fix_survey", of: plan))
    #expect(with == result.observation("nps.fix_survey_twin", of: plan))
    #expect(with.denominator > 50)
  }

  @Test("makes those who hear it answer more readily, as far as is stated")
  func response() throws {
    let plain = try value("causes.survey_response", Self.told { $0.asksTold = 1 })
    let more = try value("causes.survey_response", Self.told { $0.toldResponse = 1.5 })
    let none = try value("causes.survey_response", Self.told { $0.toldResponse = 0 })
    let late = try value("causes.survey_response", Self.told { ($0.toldResponse, $0.toldFor) = (0, 0) })
    #expect(none == 0 && late == plain)
    #expect(abs(more / plain - 1.5) < 0.15, "\(more) \(plain)")
  }

  @Test("reaches of those who told the share that is counted")
  func informed() throws {
    let plan = Self.told { $0.asksTold = 1 }
    let informed = try #require(MacroLoopTests.run(plan).observation("causes.informed", of: plan))
    #expect(informed.numerator > 100 && informed.numerator < informed.denominator)
    #expect(try value("causes.told", plan) == informed.numerator)
  }
}
