import ClosedLoop
import EventKernel
import Scenarios
import Testing

/// What the fields of the macro loop and of money say reaches the plan.
@Suite("Fields of causes and money")
struct MacroFieldsTests {
  private func text(macro: String = "", outcome: String = "{}", money: String? = nil, team: String = "") -> String {
    var text = Given.minimal.replacingFirst(
      #""outcome": {}"#, by: "\"outcome\": \(outcome)" + (macro.isEmpty ? "" : ", \"macro\": \(macro)"))
    if let money { text = text.replacingFirst(#"{ "discount_rate": "8%/year" }"#, by: money) }
    if !team.isEmpty { text = text.replacingFirst(#""hourly_cost": 30"#, by: #""hourly_cost": 30, "# + team) }
    return text
  }

  private func plan(_ text: String) throws -> Plan {
    let reading = Given.scenario(text)
    return try #require(reading.scenario, "\(Given.shown(reading))").plan
  }

  @Test("news of fixes have their defaults, and none by the sceptic's preset")
  func news() throws {
    let usual = try #require(plan(text(macro: "{}")).macro)
    #expect(usual.toldRelief == 0.1 && usual.toldResponse == 1.05 && usual.asksTold == 1)
    #expect(abs(usual.fixes[0].effect.mean - 0.6) < 1e-9)
    let sceptic = try #require(plan(text(macro: "{}", outcome: #"{ "preset": "conservative" }"#)).macro)
    #expect(sceptic.toldRelief == 0 && sceptic.toldResponse == 1 && sceptic.asksTold == 0)
    #expect(abs(sceptic.fixes[0].effect.mean - 0.4) < 1e-9)
    let stated = try #require(
      plan(
        text(
          macro: #"{ "told_response": 1.2, "told_for": "26w", "fix_survey": "50%", "fix": { "effect": "70%" } }"#,
          outcome: #"{ "preset": "conservative" }"#)
      ).macro)
    #expect(stated.toldResponse == 1.2 && stated.toldFor == 26 * Time.week && stated.asksTold == 0.5)
    #expect(stated.fixes[0].effect == .constant(0.7))
  }

  @Test("a cause that is not there is told the nearest that is", arguments: ["causes", "coding"])
  func unknownCause(_ section: String) {
    let macro =
      section == "causes"
      ? #"{ "causes": { "bil": { "cost": 5 } } }"# : #"{ "coding": { "confused": { "bil": { "bill": 1 } } } }"#
    let shown = Given.shown(Given.scenario(text(macro: macro)))
    #expect(shown.contains("error[unknown-key]") && shown.contains(#"did you mean "bill""#), "\(shown)")
  }

  @Test("tools cost by the time, for all or for each person; leading costs hours")
  func money() throws {
    let money = try plan(
      text(
        money: #"""
          { "tools": { "platform": "1000/month", "seats": { "cost": "480/year", "per_person": true } },
            "management": { "hours": "4h/w", "hourly_cost": 70 } }
          """#)
    ).money
    #expect(money.tools.map(\.yearly) == [12_000_000_000, 480_000_000])
    #expect(money.tools.map(\.isPerPerson) == [false, true])
    // 4 of 168 hours of 365.25 days at 70.
    let yearly = 4.0 / 168 * 8766 * 70
    #expect(abs(Double(money.yearlyManagement) / 1e6 - yearly) < 1e-5)
  }

  @Test(
    "money that is written wrong is told where and why",
    arguments: [
      (#"{ "tools": { "platform": 1000 } }"#, "money per time"),
      (#"{ "tools": { "platform": "99999999/month" } }"#, "at most 10000000 a year"),
      (#"{ "tools": { "platform": { "costs": "5/month" } } }"#, #"did you mean "cost""#),
      (#"{ "management": { "hours": "4h/w" } }"#, "hourly_cost"),
      (#"{ "management": { "hours": "4h/w", "hourly_cost": 9999999 } }"#, "at most 1000000"),
    ])
  func wrongMoney(money: String, reason: String) {
    let shown = Given.shown(Given.scenario(text(money: money)))
    #expect(shown.contains("error[") && shown.contains(reason), "\(shown)")
  }

  @Test("a hire costs what attrition says, and somebody must follow to cost it")
  func hiring() throws {
    let team = #""attrition": { "rate": "30%/year", "hiring": "8w", "cost_per_hire": 4500 }"#
    let attrition = try #require(plan(text(team: team)).teams[0].workforce.attrition)
    #expect(attrition.costPerHire == 4_500_000_000)
    let nobody = #""attrition": { "rate": "30%/year", "cost_per_hire": 4500 }"#
    let shown = Given.shown(Given.scenario(text(team: nobody)))
    #expect(shown.contains("nobody follows those who leave"), "\(shown)")
  }
}
