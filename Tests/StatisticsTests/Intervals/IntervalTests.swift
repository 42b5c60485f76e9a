import Statistics
import Testing

struct IntervalTests {
  @Test func `an interval holds its ends and what lies between`() {
    let interval = Interval(centre: 2, halfWidth: 0.5)
    #expect(interval.contains(1.5))
    #expect(interval.contains(2.5))
    #expect(!interval.contains(2.6))
    #expect(interval.halfWidth == 0.5)
  }

  @Test func `shares stay between zero and one`() {
    #expect(Interval(low: -0.1, high: 1.2).clampedToShare == Interval(low: 0, high: 1))
  }
}
