import Scenarios
import Testing

@Suite struct ClockTimesTests {
  @Test func `every minute of the day is read and written alike`() throws {
    for minutes in 0...1440 {
      let time = try #require(Units.ClockTime(minutes: minutes))
      #expect(try Units.clockTime(time.text) == time)
    }
    #expect(try Units.clockTime("24:00").microseconds == Units.day)
  }

  @Test(arguments: ["9:00", "09", "09:00:00", "0900", "ab:cd", "", "09:0x", "-1:00"])
  func `other texts are no clock times`(text: String) {
    #expect(
      Given.remedy { () throws(Remedy) in try Units.clockTime(text) }
        == "a clock time is hour:minute with two digits each: \"09:00\"")
  }

  @Test(arguments: ["24:01", "25:00", "12:60", "99:99"]) func `times end at 24:00`(text: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.clockTime(text) } == "clock times go from 00:00 to 24:00")
  }

  @Test func `ranges of clock times and hours end later than they begin`() throws {
    #expect(try Units.clockRange("09:00-13:00").microseconds == 4 * Units.hour)
    #expect(try Units.clockRange("09:00 - 13:00").text == "09:00-13:00")
    #expect(try Units.hourRange("08-12").text == "08:00-12:00")
    #expect(try Units.hourRange("00-24").microseconds == Units.day)
    for text in ["22:00-06:00", "09:00-09:00"] {
      #expect(Given.remedy { () throws(Remedy) in try Units.clockRange(text) }.contains("later on the same day"))
    }
    #expect(Given.remedy { () throws(Remedy) in try Units.hourRange("20-25") } == "hours go from 00 to 24")
    for text in ["8-12", "08", "08-12-13", "", "a-b"] {
      #expect(
        Given.remedy { () throws(Remedy) in try Units.hourRange(text) }
          == "two hours with - between are needed: \"08-12\"")
    }
    #expect(Given.remedy { () throws(Remedy) in try Units.clockRange("09:00") }.contains("09:00-13:00"))
  }
}
