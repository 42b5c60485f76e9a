import Scenarios
import Testing

@Suite struct DurationsTests {
  @Test(
    arguments: [
      ("90s", 90_000_000), ("15m", 900_000_000), ("4h", 14_400_000_000), ("2d", 172_800_000_000),
      ("1w", 604_800_000_000), ("1h 30m", 5_400_000_000), ("1h30m", 5_400_000_000), ("1.5h", 5_400_000_000),
      ("250ms", 250_000), ("7us", 7), ("0s", 0), ("0.000001s", 1), ("1w 2d 3h 4m 5s 6ms 7us", 788_645_006_007),
      ("90 s", 90_000_000), ("50000w", Units.longestDuration), ("0.1h", 360_000_000),
    ] as [(String, Int64)]) func `a duration is whole microseconds`(text: String, microseconds: Int64) throws
  {
    #expect(try Units.duration(text) == microseconds)
  }

  @Test(arguments: [
    ("", "a duration is a number and a unit of w, d, h, m, s: \"1h 30m\""),
    ("8", "a duration needs a unit: \"8h\" or \"8m\""),
    ("1h 30", "a duration needs a unit: \"30h\" or \"30m\""),
    ("h", "a duration is a number and a unit of w, d, h, m, s: \"1h 30m\""),
    ("-4h", "a duration cannot be negative"),
    ("1,5h", "a decimal point is a dot: \"1.5h\""),
    ("30m 1h", "larger units stand first, and each once: \"1h 30m\""),
    ("1h 1h", "larger units stand first, and each once: \"1h 30m\""),
    ("8 hours", "no such unit; did you mean 8h"),
    ("8min", "no such unit; did you mean 8m"),
    ("8H", "no such unit; did you mean 8h"),
    ("2 months", "months and years differ in length: write weeks or days, \"4w\" or \"365d\""),
    ("8x", "\"x\" is no unit of a duration; there are w, d, h, m, s, ms, us"),
    ("0.1us", "time is counted in whole microseconds: fewer decimals, please"),
    ("50001w", "a duration is at most \"50000w\""),
    ("999999999999999999w", "a duration is at most \"50000w\""),
    ("1234567890123456789s", "\"1234567890123456789\" is no number of at most 18 digits"),
    ("1.2.3h", "\"1.2.3\" is no number of at most 18 digits"),
    (" 8h", "a duration is a number and a unit of w, d, h, m, s: \"1h 30m\""),
    ("\n", "a duration is a number and a unit of w, d, h, m, s: \"1h 30m\""),
  ]) func `another text has a remedy`(text: String, remedy: String) {
    #expect(Given.remedy { () throws(Remedy) in try Units.duration(text) } == remedy)
  }

  @Test func `a duration is written in its largest whole unit, and reads back`() throws {
    #expect(Units.text(duration: 0) == "0s")
    #expect(Units.text(duration: 90 * Units.second) == "90s")
    #expect(Units.text(duration: 48 * Units.hour) == "2d")
    #expect(Units.text(duration: 90 * Units.minute) == "90m")
    var random = SplitMix(state: 5)
    let units = [1, 1_000, Units.second, Units.minute, Units.hour, Units.day, Units.week]
    for _ in 0..<20_000 {
      let duration = units[random.below(7)] * Int64(random.below(50_001))
      #expect(try Units.duration(Units.text(duration: duration)) == duration)
    }
  }
}
