import Scenarios
import Testing

@Suite struct InstantsTests {
  @Test func `times of UTC are read to the second and written shortly`() throws {
    #expect(try Units.instant("1970-01-01T00:00Z") == 0)
    #expect(try Units.instant("2027-03-28T01:00Z") == 1_806_195_600)
    for text in ["2027-03-28T01:00Z", "1969-12-31T23:59:59Z", "1901-12-13T20:45:52Z"] {
      #expect(Units.text(instant: try Units.instant(text)) == text)
    }
    for text in ["", "2027-03-28", "2027-03-28T01:00", "2027-03-28T01Z", "2027-03-28T01:00:60Z", "2027-02-30T01:00Z"] {
      #expect(throws: Remedy.self) { try Units.instant(text) }
    }
  }

  @Test func `offsets have a sign`() throws {
    for (text, seconds) in [("+02:00", 7_200), ("-03:30", -12_600), ("+00:19:32", 1_172), ("+00:00", 0)] {
      #expect(try Units.zoneOffset(text) == seconds)
      #expect(Units.text(offset: seconds) == text)
    }
    for text in ["", "2h", "+2", "+02", "02:00", "+02:60", "+19:00", "+0200"] {
      #expect(throws: Remedy.self) { try Units.zoneOffset(text) }
    }
  }
}
