import Scenarios
import Testing

@Suite struct WeekdaysTests {
  @Test func `every day and every range is read and written alike`() throws {
    for first in Units.Weekday.allCases {
      #expect(try Units.weekdays(first.rawValue) == [first])
      for last in Units.Weekday.allCases where last != first {
        let text = "\(first.rawValue)-\(last.rawValue)"
        let days = try Units.weekdays(text)
        #expect(days.first == first)
        #expect(days.last == last)
        #expect(Units.text(weekdays: days) == text)
      }
    }
    #expect(try Units.weekdays("mon-fri").count == 5)
    #expect(try Units.weekdays("fri-mon") == [.friday, .saturday, .sunday, .monday])
  }

  @Test(arguments: [
    ("monday", "days are mon, tue, wed, thu, fri, sat, sun; did you mean mon"),
    ("Mon-fri", "days are mon, tue, wed, thu, fri, sat, sun; did you mean mon"),
    ("mon-mon", "a range has two different days; the whole week is \"mon-sun\""),
    ("mon-tue-wed", "days are mon, tue, wed, thu, fri, sat, sun, or a range: \"mon-fri\""),
    ("mo", "days are mon, tue, wed, thu, fri, sat, sun, or a range: \"mon-fri\""),
    ("", "days are mon, tue, wed, thu, fri, sat, sun, or a range: \"mon-fri\""),
  ]) func `another text has a remedy`(text: String, remedy: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.weekdays(text) } == remedy)
  }
}
