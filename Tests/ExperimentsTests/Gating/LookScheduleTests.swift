import ClosedLoop
import Experiments
import Testing

@Suite("When a test is looked at")
struct LookScheduleTests {
  @Test("Looks double up to the greatest number")
  func doubling() {
    #expect(LookSchedule(first: 20, greatest: 400).counts == [20, 40, 80, 160, 320, 400])
    #expect(LookSchedule(first: 20, greatest: 40).counts == [20, 40])
    #expect(LookSchedule(first: 20, greatest: 41).counts == [20, 40, 41])
    #expect(LookSchedule(first: 20, greatest: 20).counts == [20])
    #expect(LookSchedule(first: 20, greatest: 7).counts == [7])
    #expect(LookSchedule(first: 1, greatest: .max).last == .max)
  }

  @Test("A scenario's own rule says between which numbers")
  func rules() {
    #expect(LookSchedule(.fixed(10)).counts == [10])
    #expect(LookSchedule(.fixed(50)).counts == [20, 40, 50])
    let rule = LookSchedule(
      .until(instance: 0, halfWidth: 1, isRelative: false, level: 0.95, least: 30, greatest: 100))
    #expect(rule.counts == [30, 60, 100])
    let early = LookSchedule(
      .until(instance: 0, halfWidth: 1, isRelative: false, level: 0.95, least: 2, greatest: 40))
    // Less than ten decide nothing, so nobody looks.
    #expect(early.counts == [10, 20, 40])
  }

  @Test("Given pairs are halved while halves are not too few, three looks at most")
  func pairs() {
    #expect(LookSchedule(pairs: 20).counts == [20])
    #expect(LookSchedule(pairs: 39).counts == [39])
    #expect(LookSchedule(pairs: 64).counts == [32, 64])
    #expect(LookSchedule(pairs: 80).counts == [20, 40, 80])
    #expect(LookSchedule(pairs: 1_000).counts == [250, 500, 1_000])
  }
}
