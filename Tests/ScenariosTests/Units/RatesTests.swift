import Scenarios
import Testing

@Suite struct RatesTests {
  @Test(arguments: ["620/w", "95/h", "3/d", "2/min", "0.5/s", "10/month", "7/year", "0/w"])
  func `a rate is read and written alike`(text: String) throws {
    #expect(try Units.rate(text).text == text)
  }

  @Test func `a rate says how many in a second and a week`() throws {
    #expect(try Units.rate("604800/w").perSecond == 1)
    #expect(try Units.rate("2/min").perWeek == 20_160)
    #expect(try Units.rate(" 6 / d ").perWeek == 42)
  }

  @Test(arguments: [
    ("620", "a rate is so many in a time: \"620/w\", \"95/h\", \"3/d\" or \"2/min\""),
    ("/w", "a rate is so many in a time: \"620/w\", \"95/h\", \"3/d\" or \"2/min\""),
    ("1/2/w", "a rate is so many in a time: \"620/w\", \"95/h\", \"3/d\" or \"2/min\""),
    ("3/m", "\"/m\" could be minutes or months: write \"/min\" or \"/month\""),
    ("3/week", "no such unit; did you mean /w"),
    ("3/x", "after the slash stands one of s, min, h, d, w, month, year"),
    ("-3/w", "a rate cannot be negative"),
    ("2000000000/w", "a rate is at most 1000000000 in its time"),
  ]) func `another text has a remedy`(text: String, remedy: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.rate(text) } == remedy)
  }

  @Test func `a share per time is read and written alike`() throws {
    let rate = try Units.shareRate("8%/year")
    #expect(rate.share == 0.08)
    #expect(rate.period == .year)
    #expect(rate.text == "8%/year")
    #expect(try Units.shareRate("0.5%/month").text == "0.5%/month")
    #expect(
      Given.remedy { () throws(Remedy) in try Units.shareRate("8%") } == "a share per time is needed: \"8%/year\"")
    #expect(
      Given.remedy { () throws(Remedy) in try Units.shareRate("8/year") } == "a share per time is needed: \"8%/year\"")
  }

  @Test func `a time per time has no more time than there is`() throws {
    #expect(try Units.timeRate("6h/w").time == 6 * Units.hour)
    #expect(try Units.timeRate("12h/d").fraction == 0.5)
    #expect(try Units.timeRate("12h/w").text == "12h/w")
    #expect(Given.remedy { () throws(Remedy) in try Units.timeRate("25h/d") } == "a d has no more than 1d")
    #expect(Given.remedy { () throws(Remedy) in try Units.timeRate("6h") } == "a time per time is needed: \"6h/w\"")
  }

  @Test func `a year has twelve equal months`() {
    #expect(Units.month * 12 == Units.year)
    #expect(Units.month == 2_629_800 * Units.second)
  }
}
