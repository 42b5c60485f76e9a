import ClosedLoop
import EventKernel
import Testing

@Suite("A civil clock")
struct CivilClockTests {
  /// Berlin from Monday 2027-03-22: summer time begins on Sunday 28 March at two.
  static let spring = CivilClock(
    firstDay: 20_899, firstOffset: Time.hour,
    shifts: [CivilClock.Shift(start: 6 * Time.day + 2 * Time.hour, shift: Time.hour)])
  /// Berlin from Monday 2027-10-25: it ends on Sunday 31 October at three.
  static let autumn = CivilClock(
    firstDay: 21_116, firstOffset: 2 * Time.hour,
    shifts: [CivilClock.Shift(start: 6 * Time.day + 3 * Time.hour, shift: -Time.hour)])

  @Test("knows the weekday of its first day")
  func weekday() {
    #expect(Self.spring.firstWeekday == 0)
    #expect(Self.autumn.weekday(ofDay: 6) == 6)
    #expect(CivilClock(firstDay: 0).firstWeekday == 3)
  }

  @Test("moves a time of day by the hour that was skipped")
  func skipsAnHour() {
    #expect(Self.spring.instant(day: 6, timeOfDay: 9 * Time.hour) == 6 * Time.day + 8 * Time.hour)
    #expect(Self.spring.instant(day: 6, timeOfDay: Time.hour) == 6 * Time.day + Time.hour)
    // Half past two does not exist: the clock jumps there.
    #expect(
      Self.spring.instant(day: 6, timeOfDay: 2 * Time.hour + 30 * Time.minute) == 6 * Time.day + 2 * Time.hour)
    #expect(Self.spring.hourOfDay(at: 6 * Time.day + 2 * Time.hour) == 3)
    #expect(Self.spring.day(at: 7 * Time.day - Time.hour) == 7)
  }

  @Test("takes the first of two equal times when the clock goes back")
  func repeatsAnHour() {
    #expect(
      Self.autumn.instant(day: 6, timeOfDay: 2 * Time.hour + 30 * Time.minute)
        == 6 * Time.day + 2 * Time.hour + 30 * Time.minute)
    #expect(Self.autumn.instant(day: 6, timeOfDay: 9 * Time.hour) == 6 * Time.day + 10 * Time.hour)
    #expect(Self.autumn.day(at: 7 * Time.day) == 6)
  }

  @Test("inverts itself at every full hour but the skipped one")
  func inverts() {
    for clock in [Self.spring, Self.autumn] {
      for hour in 0..<(14 * 24) {
        let tick = clock.instant(day: hour / 24, timeOfDay: Int64(hour % 24) * Time.hour)
        if clock.shift(at: tick) + tick == Int64(hour) * Time.hour {
          #expect(clock.day(at: tick) == hour / 24)
          #expect(clock.hourOfDay(at: tick) == hour % 24)
        } else {
          #expect(hour == 6 * 24 + 2)
        }
      }
    }
  }
}
