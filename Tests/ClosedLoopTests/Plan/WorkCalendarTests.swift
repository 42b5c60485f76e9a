import ClosedLoop
import EventKernel
import Testing

@Suite("A work calendar")
struct WorkCalendarTests {
  /// Monday to Friday, nine to five; day 0 is the Monday of the oracle's week.
  static func office(days: Int = 400) -> WorkCalendar {
    var intervals: [(start: Ticks, end: Ticks)] = []
    for day in 0..<days where day % 7 < 5 { intervals.append((at(day, 9), at(day, 17))) }
    return WorkCalendar(name: Given.name("office"), intervals: intervals)
  }

  static func at(_ day: Int, _ hour: Double) -> Ticks {
    Int64(day) * Time.day + Time.ticks(seconds: hour * 3600)
  }

  @Test(
    "adds open hours as an independent calendar does",
    arguments: [
      (4, 16.0, 8.0, 7, 16.0), (4, 17.0, 1.0, 7, 10.0), (5, 12.0, 4.0, 7, 13.0), (7, 8.0, 8.0, 7, 17.0),
      (7, 9.0, 40.0, 11, 17.0),
    ] as [(Int, Double, Double, Int, Double)])
  func addsOpenHours(_ row: (Int, Double, Double, Int, Double)) {
    let result = Self.office().adding(Time.ticks(seconds: row.2 * 3600), to: Self.at(row.0, row.1))
    #expect(result == Self.at(row.3, row.4))
  }

  @Test("leaves an instant alone when nothing is added, open or not")
  func addsNothing() {
    #expect(Self.office().adding(0, to: Self.at(5, 12)) == Self.at(5, 12))
    #expect(Self.office().adding(0, to: Self.at(4, 12)) == Self.at(4, 12))
  }

  @Test("lets a promise that ends at closing time be kept until the next opening")
  func lastInstantInTime() {
    let office = Self.office()
    // Friday nine o'clock and eight hours: open time stands still until Monday nine.
    #expect(office.lastInstant(inTime: 8 * Time.hour, from: Self.at(4, 9)) == Self.at(7, 9))
    #expect(office.lastInstant(inTime: 4 * Time.hour, from: Self.at(4, 15)) == Self.at(7, 11))
  }

  @Test("is additive, monotone, and its own inverse")
  func isAdditive() {
    let office = Self.office()
    let chance = Chance(seed: 3, replication: 0, domain: 3)
    for index in 0..<2000 {
      let draws = chance.block(entity: UInt64(index), purpose: 1)
      let start = Ticks(draws.u0 * 200 * Double(Time.day))
      let first = Ticks(draws.u1 * 60 * Double(Time.hour)) + 1
      let second = Ticks(draws.u2 * 60 * Double(Time.hour)) + 1
      let middle = office.adding(first, to: start)
      #expect(office.openTime(from: start, to: middle) == first)
      #expect(office.adding(second, to: middle) == office.adding(first + second, to: start))
      let last = office.lastInstant(inTime: first, from: start)
      #expect(office.openTime(from: start, to: last) == first)
      #expect(office.openTime(from: start, to: last + 1) == first + 1)
      #expect(middle <= last)
    }
  }

  @Test("with open hours around the clock counts elapsed time")
  func alwaysIsElapsed() {
    let always = WorkCalendar.always(Given.name("always"))
    #expect(always.adding(5 * Time.hour, to: 77) == 5 * Time.hour + 77)
    #expect(always.openTime(from: 3, to: 10) == 7)
    #expect(always.lastInstant(inTime: 9, from: 1) == 10)
  }

  @Test("closes the n-th following open day at its closing time")
  func followingOpenDays() {
    let office = Self.office()
    let civil = CivilClock(firstDay: 20_157)  // a Monday
    #expect(civil.firstWeekday == 0)
    #expect(office.closing(ofFollowingOpenDay: 3, after: Self.at(0, 10), civil: civil) == Self.at(3, 17))
    #expect(office.closing(ofFollowingOpenDay: 3, after: Self.at(3, 10), civil: civil) == Self.at(8, 17))
    #expect(office.closing(ofFollowingOpenDay: 1, after: Self.at(5, 10), civil: civil) == Self.at(7, 17))
  }
}
