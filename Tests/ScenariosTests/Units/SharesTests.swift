import Scenarios
import Testing

@Suite struct SharesTests {
  @Test(arguments: [("18%", 0.18), ("0%", 0), ("100%", 1), ("0.5%", 0.005), ("7 %", 0.07), ("85.7%", 0.857)])
  func `a percentage is the nearest fraction`(text: String, share: Double) throws {
    #expect(try Units.share(text) == share)
  }

  @Test func `every tenth of a percent is correctly rounded`() throws {
    for tenth in 0...1_000 {
      #expect(try Units.share("\(tenth / 10).\(tenth % 10)%") == Double(tenth) / 1_000)
    }
  }

  @Test func `the range is the caller's`() throws {
    #expect(try Units.share("120%", in: 0...2) == 1.2)
    #expect(try Units.share(18.0, in: 0...20) == 18)
    #expect(Given.remedy { () throws(Remedy) in try Units.share("-5%") } == "this share is between 0% and 100%")
    #expect(
      Given.remedy { () throws(Remedy) in try Units.share("60%", in: 0...0.5) } == "this share is between 0% and 50%")
  }

  @Test(arguments: [
    ("18", "a share is a percentage, \"18%\", or a number without quotes, 18"),
    ("1,5%", "a decimal point is a dot: \"0.5%\""), ("%", "a share is needed: \"18%\" or 0.18"),
    ("a lot", "a share is needed: \"18%\" or 0.18"), ("", "a share is needed: \"18%\" or 0.18"),
  ]) func `another text has a remedy`(text: String, remedy: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.share(text) } == remedy)
  }

  @Test func `a number above one was probably a percentage`() {
    #expect(
      Given.remedy { () throws(Remedy) in try Units.share(18) } == "a share is between 0% and 100%; did you mean 18%")
  }
}
