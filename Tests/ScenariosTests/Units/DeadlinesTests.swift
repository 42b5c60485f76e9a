import Scenarios
import Testing

@Suite struct DeadlinesTests {
  @Test func `a deadline is a duration or open days`() throws {
    #expect(try Units.deadline("4h") == .time(4 * Units.hour))
    #expect(try Units.deadline("1h 30m") == .time(90 * Units.minute))
    #expect(try Units.deadline("3 open days") == .openDays(3))
    #expect(try Units.deadline("1 open day").text == "1 open day")
    #expect(try Units.deadline("5 open days").text == "5 open days")
  }

  @Test(arguments: [
    ("3 working days", "days of a calendar are written \"3 open days\""),
    ("x open days", "days of a calendar are written \"3 open days\""),
    ("3 open", "days of a calendar are written \"3 open days\""), ("0 open days", "from 1 to 1000 open days"),
    ("3 days", "no such unit; did you mean 3d"), ("3", "a duration needs a unit: \"3h\" or \"3m\""),
  ]) func `another text has a remedy`(text: String, remedy: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.deadline(text) } == remedy)
  }

  @Test func `no text whatever stops the reading of a unit`() {
    var random = SplitMix(state: 99)
    let letters = Array("0123456789.,-+:/% TEURhdwmsonfritue\u{301}é\0\t")
    for _ in 0..<50_000 {
      let text = String((0..<random.below(14)).map { _ in letters[random.below(letters.count)] })
      _ = try? Units.duration(text)
      _ = try? Units.deadline(text)
      _ = try? Units.rate(text)
      _ = try? Units.shareRate(text)
      _ = try? Units.timeRate(text)
      _ = try? Units.share(text)
      _ = try? Units.money(text, currency: "EUR")
      _ = try? Units.moneyRate(text, currency: "EUR")
      _ = try? Units.date(text)
      _ = try? Units.dateTime(text)
      _ = try? Units.clockRange(text)
      _ = try? Units.hourRange(text)
      _ = try? Units.weekdays(text)
    }
  }
}
