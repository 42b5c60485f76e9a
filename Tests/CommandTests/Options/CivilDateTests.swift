import Testing
import Command

@Suite("Days of the calendar")
struct CivilDateTests {
  @Test("Days are counted from 1 January 1970")
  func known() {
    #expect(CivilDate(year: 1970, month: 1, day: 1).daysSince1970 == 0)
    #expect(CivilDate(year: 2000, month: 3, day: 1).daysSince1970 == 11_017)
    #expect(CivilDate(year: 1969, month: 12, day: 31).daysSince1970 == -1)
  }

  @Test("Every day of 800 years comes back from its number, one after the other")
  func roundTrip() {
    let first = CivilDate(year: 1600, month: 1, day: 1).daysSince1970
    let last = CivilDate(year: 2399, month: 12, day: 31).daysSince1970
    #expect(last - first + 1 == 2 * 146_097)
    #expect((first...last).allSatisfy { CivilDate(daysSince1970: $0).daysSince1970 == $0 })
  }
}
