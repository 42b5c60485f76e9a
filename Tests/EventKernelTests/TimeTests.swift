import EventKernel
import Testing

@Suite struct TimeTests {
  @Test("the units are multiples of a microsecond")
  func units() {
    #expect(Time.second == 1_000_000)
    #expect(Time.week == 7 * 24 * 60 * 60 * Time.second)
  }

  @Test("three times never is still a time")
  func never() {
    #expect(Time.never > 70_000 * 365 * Time.day)
    #expect(Time.never + Time.never + Time.never > 0)
  }

  @Test(
    "seconds become the nearest tick, a tie goes up",
    arguments: [
      (0.0, 0), (1.0, 1_000_000), (0.000_000_4, 0), (0.000_001_5, 2), (0.000_002_5, 3), (86_400.0, 86_400_000_000),
      (1e9, 1_000_000_000_000_000),
    ] as [(Double, Ticks)])
  func seconds(seconds: Double, expected: Ticks) {
    #expect(Time.ticks(seconds: seconds) == expected)
  }

  @Test("a duration longer than any run is never", arguments: [1e13, 1e30, Double.greatestFiniteMagnitude])
  func longest(seconds: Double) {
    #expect(Time.ticks(seconds: seconds) == Time.never)
  }

  @Test("the fast conversion gives the checked ticks, ties included")
  func fast() {
    var words = Words(1)
    var differences = 0
    for scale in [1.0, 0x1p20, 0x1p36, 0x1p51, 0x1p52 - 1] {
      for _ in 0..<20_000 {
        let microseconds = words.uniform() * scale
        let half = Double(Int64(microseconds)) + 0.5
        for value in [microseconds, half, half.nextDown, half.nextUp] where value < 0x1p52 {
          if Time.ticks(value) != Int64(value + 0.5) { differences += 1 }
        }
      }
    }
    #expect(differences == 0)
    #expect(Time.ticks(0) == 0)
    #expect(Time.ticks(0x1p52 - 1) == 0xF_FFFF_FFFF_FFFF)
  }

  @Test("a negative or endless duration stops the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = Time.ticks(seconds: -1) }
    await #expect(processExitsWith: .failure) { _ = Time.ticks(seconds: .infinity) }
    await #expect(processExitsWith: .failure) { _ = Time.ticks(seconds: .nan) }
  }
}
