import ClosedLoop
import Scenarios
import Testing

@Suite struct RequirementTextTests {
  private func parse(_ text: String) throws -> Result<Requirement, Remedy> {
    Requirement.parse(text, in: try #require(Given.scenario(Given.minimal).scenario).plan)
  }

  @Test(
    arguments: [
      ("sla.first_response.met >= 90%", nil),
      ("sla.first_response.met >= 90% on at least 95% of weeks", Requirement.Chance(share: 0.95, of: .weeks)),
      ("sla.resolution.met>=0.8 on at least 0.5 of replications", .init(share: 0.5, of: .replications)),
      ("money.net_benefit >= 0 on at least 90% of replications", .init(share: 0.9, of: .replications)),
    ] as [(String, Requirement.Chance?)])
  func `a requirement is a gate on average or with a chance`(text: String, chance: Requirement.Chance?) throws {
    #expect(try parse(text).get().chance == chance)
  }

  @Test(arguments: [
    ("customers.saved >= 3 on at least 90% of weeks", "not tallied week by week"),
    ("sla.first_response.met[severity=low] >= 90% on at least 90% of weeks", "not by severity"),
    ("sla.first_response.met >= 90% on at least 90% of days", "write \"of weeks\""),
    ("sla.first_response.met >= 90% on at least 100% of weeks", "between 0% and 100%"),
    ("sla.first_response.met >= 90% on 90% of weeks", "on at least 90% of weeks"),
    ("sla.first_response.met >= 100%", "can certify all or none"),
    ("sla.first_response.met >= golden - 1%", "a value for its bound"),
    ("money.cost <= 1000", "grows with people"), ("sla.first_responce.met >= 90%", "no such metric"),
  ])
  func `anything else is refused with a remedy`(text: String, remedy: String) throws {
    guard case .failure(let told) = try parse(text) else {
      Issue.record("\(text) is read")
      return
    }
    #expect(told.text.contains(remedy), "\(told.text)")
  }
}
