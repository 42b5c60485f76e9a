import Scenarios
import Testing

@Suite struct WholeNumbersTests {
  private let numbers: WholeNumbers

  init() {
    let text = """
      { "teams": { "desk": { "hourly_cost": 30.5, "shifts": { "early": { "people": 2 }, "late": { "people": 3 } } },
                   "a.b": { "shifts": { "day": { "people": 1 } } } },
        "contact": { "attempts": 4, "gaps": [3] } }
      """
    let value = JSONParser.parse(Array(text.utf8), from: SourceID.standard).value ?? [:]
    numbers = WholeNumbers(in: value)
  }

  @Test func `each has the path under which it can be set`() {
    #expect(
      numbers.fields.map(\.path) == [
        "teams.desk.shifts.early.people", "teams.desk.shifts.late.people", "teams.\"a.b\".shifts.day.people",
        "contact.attempts",
      ])
    #expect(numbers.people.map(\.value) == [2, 3, 1])
  }

  @Test(arguments: [
    ("teams.desk.shifts.late.peopel", "teams.desk.shifts.late.people"),
    ("late.people", "teams.desk.shifts.late.people"),
    ("contact.attemps", "contact.attempts"),
  ])
  func `one that is not there is answered with the nearest`(path: String, nearest: String) {
    guard case .failure(let remedy) = numbers.field(path) else {
      Issue.record("\(path) is found")
      return
    }
    #expect(remedy.suggestion == nearest)
  }
}
