import ClosedLoop
import Scenarios
import Testing

@Suite("A parameter")
struct ParameterTests {
  static func resolved(_ outcome: String) throws -> (scenario: Scenario, sources: Sources) {
    let reading = Given.scenario(Given.minimal.replacingFirst(#""outcome": {}"#, by: "\"outcome\": \(outcome)"))
    return (try #require(reading.scenario, "\(Given.shown(reading))"), reading.sources)
  }

  @Test("stands in the table for every single value of the outcome model, and in the order of the scenario")
  func everyField() throws {
    let (scenario, sources) = try Self.resolved("{}")
    let lines = Origins.lines(of: scenario.resolved, in: sources).map(\.path).filter {
      $0.hasPrefix("outcome.") && $0 != "outcome.preset" && !$0.hasPrefix("outcome.hazard.")
    }
    #expect(lines == Parameter.outcome.map(\.path))
    #expect(Set(lines).count == lines.count)
  }

  @Test("has the default that the reader takes")
  func defaults() throws {
    let (scenario, sources) = try Self.resolved("{}")
    let lines = Origins.lines(of: scenario.resolved, in: sources)
    for parameter in Parameter.outcome {
      let line = try #require(lines.first { $0.path == parameter.path })
      #expect(parameter.defaults.map(\.value) == [line.value], "\(parameter.path)")
      #expect(line.origin == "default")
    }
  }

  @Test("says what it is, where it comes from and how to find one's own", arguments: Parameter.all.map(\.path))
  func isComplete(path: String) throws {
    let parameter = try #require(Parameter.all.first { $0.path == path })
    for text in [parameter.meaning, parameter.form, parameter.source.text, parameter.advice, parameter.bounds] {
      #expect(!text.isEmpty && text.count < 140, "\(text)")
    }
    #expect(!parameter.defaults.isEmpty, "\(path) has a default that can be shown")
  }

  @Test("has its default where it lies inside a part that a scenario need not have")
  func nested() throws {
    func defaults(_ path: String) throws -> [String: String] {
      let parameter = try #require(Parameter.all.first { $0.path == path })
      return Dictionary(uniqueKeysWithValues: parameter.defaults.map { ($0.path, $0.value) })
    }
    #expect(try defaults("resolution.escalation.solves") == ["resolution.escalation.solves": "0.85"])
    let reach = try defaults("contact.reach")
    #expect(reach["contact.reach.mean"] == "0.4" && reach["contact.reach.concentration"] == "3")
  }

  @Test("is named as weak where nobody wrote it, only assumptions support it, and something depends on it")
  func weakInputs() throws {
    let plain = try Self.resolved("{}").scenario.weakInputs
    #expect(plain.contains("outcome.causal_share") && plain.contains("outcome.leave_probability.mid"))
    #expect(!plain.contains("outcome.reliability"), "it was observed")
    #expect(!plain.contains { $0.hasPrefix("outcome.survey.") }, "nobody is asked")
    let written = try Self.resolved(#"{ "causal_share": 0.3, "survey": { "invited": 1 } }"#).scenario.weakInputs
    #expect(!written.contains("outcome.causal_share"))
    #expect(written.contains("outcome.survey.response"))
  }

  @Test("may come from a preset, and what is written beside it wins")
  func presets() throws {
    let (scenario, sources) = try Self.resolved(#"{ "preset": "optimistic", "factors": { "recovered": 0.25 } }"#)
    #expect(scenario.plan.outcome.causalShare == 0.6)
    #expect(scenario.plan.outcome.recoveredFactor == 0.25)
    let lines = scenario.explained(in: sources)
    let share = try #require(lines.first { $0.line.path == "outcome.causal_share" })
    #expect(share.origin.hasPrefix("preset optimistic") && share.parameter?.strength == .assumed)
    let factor = try #require(lines.first { $0.line.path == "outcome.factors.recovered" })
    #expect(factor.origin.hasPrefix("desk.json:") && factor.parameter == nil)
  }

  @Test("of every preset is one that exists and lies within its bounds", arguments: OutcomePreset.all.map(\.name))
  func presetIsSound(name: String) throws {
    let reading = Given.scenario(
      Given.minimal.replacingFirst(#""outcome": {}"#, by: "\"outcome\": { \"preset\": \"\(name)\" }"))
    #expect(reading.scenario != nil && reading.diagnostics.isEmpty, "\(Given.shown(reading))")
    let changed = Parameter.outcome.filter { $0.presets.contains { $0.name == name } }
    #expect(name == "default" ? changed.isEmpty : !changed.isEmpty)
  }

  @Test("reads back from the resolved scenario as the same plan")
  func readsBack() throws {
    let outcome =
      #"{ "preset": "stress", "hazard": { "shape": "sbg", "alpha": 0.8, "beta": 3 }, "survey": { "invited": "80%" } }"#
    let (scenario, _) = try Self.resolved(outcome)
    let again = Given.scenario(CanonicalJSON.document(scenario.resolved))
    let plan = try #require(again.scenario, "\(Given.shown(again))").plan
    #expect(plan.outcome.overContact.factor == 1.3)
    #expect(plan.outcome.renewalMix == RenewalMix(alpha: 0.8, beta: 3))
    #expect(plan.population.contract == scenario.plan.population.contract)
    #expect(plan.outcome.survey.invited == 0.8)
  }
}
