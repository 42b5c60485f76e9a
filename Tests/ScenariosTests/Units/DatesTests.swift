import Scenarios
import Testing

@Suite struct DatesTests {
  @Test func `every day from 1900 to 2199 has its number, weekday and text`() throws {
    var number = -25_567
    var weekday = 0
    for year in 1900...2199 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (month, days) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        #expect(Units.Date(year: year, month: month + 1, day: days + 1) == nil)
        for day in 1...days {
          let date = try #require(Units.Date(year: year, month: month + 1, day: day))
          #expect(date.dayNumber == number)
          #expect(date.weekday.index == weekday)
          #expect(date.parts == (year, month + 1, day))
          number += 1
          weekday = (weekday + 1) % 7
        }
      }
    }
    #expect(try Units.date("1970-01-01").dayNumber == 0)
  }

  @Test(arguments: ["2027-01-04", "1900-01-01", "2199-12-31", "2028-02-29"])
  func `a date is read and written alike`(text: String) throws { #expect(try Units.date(text).text == text) }

  @Test func `the fourth of January 2027 is a Monday`() throws {
    #expect(try Units.date("2027-01-04").weekday == .monday)
  }

  @Test(arguments: [
    ("2027-1-4", "a date is year-month-day: \"2027-01-04\""),
    ("04.01.2027", "a date is year-month-day: \"2027-01-04\""),
    ("", "a date is year-month-day: \"2027-01-04\""), ("2027-+1-04", "a date is year-month-day: \"2027-01-04\""),
    ("2027-13-01", "there is no month 13"), ("2027-02-29", "there is no such day: 2027-02 has 28 days"),
    ("2027-00-01", "there is no month 00"), ("1899-12-31", "dates go from 1900 to 2199"),
  ]) func `another text has a remedy`(text: String, remedy: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.date(text) } == remedy)
  }

  @Test func `a time of a day is read and written alike`() throws {
    let start = try Units.dateTime("2027-04-12T08:00")
    #expect(start.text == "2027-04-12T08:00")
    #expect(start.time.minutes == 480)
    #expect(try Units.dateTime("2027-04-12").text == "2027-04-12T00:00")
    #expect(
      Given.remedy { () throws(Remedy) in try Units.dateTime("2027-04-12 08:00") }
        == "a T stands between day and time: \"2027-04-12T08:00\"")
    #expect(Given.remedy { () throws(Remedy) in try Units.dateTime("aTbTc") }.contains("a time of a day"))
  }
}
