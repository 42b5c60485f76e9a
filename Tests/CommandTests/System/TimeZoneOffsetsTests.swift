import Testing
import Command

@Suite("Offsets of time zones")
struct TimeZoneOffsetsTests {
  @Test("Berlin changes at 01:00 UTC on the last Sundays of March and October, 2020 to 2040")
  func berlin() throws {
    let start = CivilDate(year: 2020, month: 1, day: 1)
    let days = CivilDate(year: 2041, month: 1, day: 1).daysSince1970 - start.daysSince1970
    let offsets = try #require(timeZoneOffsets(in: "Europe/Berlin", from: start, days: days))
    var expected = [OffsetChange(instant: Int64(start.daysSince1970) * 86_400 - 3600, offset: 3600)]
    for year in 2020...2040 {
      expected.append(OffsetChange(instant: lastSunday(year, 3) * 86_400 + 3600, offset: 7200))
      expected.append(OffsetChange(instant: lastSunday(year, 10) * 86_400 + 3600, offset: 3600))
    }
    #expect(offsets == expected)
  }

  /// The last Sunday of a month with 31 days, in days since 1970.
  private func lastSunday(_ year: Int, _ month: Int) -> Int64 {
    let last = CivilDate(year: year, month: month, day: 31).daysSince1970
    return Int64(last - (last + 4) % 7)
  }

  @Test("Summer time of the south, half hours and zones without changes come out")
  func others() {
    let start = CivilDate(year: 2027, month: 1, day: 1)
    let first = Int64(start.daysSince1970) * 86_400
    #expect(timeZoneOffsets(in: "Asia/Kolkata", from: start, days: 365)?.map(\.offset) == [19_800])
    #expect(timeZoneOffsets(in: "UTC", from: start, days: 365) == [OffsetChange(instant: first, offset: 0)])
    #expect(
      timeZoneOffsets(in: "Australia/Lord_Howe", from: start, days: 365)?.map(\.offset) == [39_600, 37_800, 39_600])
  }

  @Test("A change for good is found as well as summer time")
  func lastingChange() {
    let start = CivilDate(year: 2016, month: 1, day: 1)
    let moscow = timeZoneOffsets(in: "Europe/Saratov", from: start, days: 365)
    #expect(moscow?.map(\.offset) == [10_800, 14_400])
    #expect(moscow?.last?.instant == Int64(CivilDate(year: 2016, month: 12, day: 3).daysSince1970) * 86_400 + 82_800)
  }

  @Test("A run that starts in summer starts with the offset of summer")
  func summerStart() {
    let offsets = timeZoneOffsets(in: "Europe/Berlin", from: CivilDate(year: 2027, month: 7, day: 1), days: 7)
    let midnight = Int64(CivilDate(year: 2027, month: 7, day: 1).daysSince1970) * 86_400 - 7200
    #expect(offsets == [OffsetChange(instant: midnight, offset: 7200)])
  }

  @Test("What is no identifier has no offsets", arguments: ["", "Europe/Berlim", "GMT+2", "europe/berlin", "../etc"])
  func unknown(identifier: String) {
    #expect(timeZoneOffsets(in: identifier, from: CivilDate(year: 2027, month: 1, day: 1), days: 7) == nil)
  }
}
