import ClosedLoop
import EventKernel
import Scenarios
import Testing

/// Open hours of several places against a walk over the run in steps of five minutes that knows only the rules of the
/// zones: over daylight-saving days of both hemispheres, a year end, holidays, half days and exceptions.
///
/// No range begins or ends within an hour that a clock repeats or skips.
@Suite struct CalendarsTests {
  private static let step: Int64 = 300
  private static let weeks = 30

  /// A place as it is written in the scenario and as the walk knows it.
  private struct Place: Sendable {
    var zone: ZoneRules
    /// Minutes of the day, by weekday.
    var weekly: [[ClosedRange<Int>]]
    var closed: Set<Int64> = []
    var halfDays: [Int64: Int] = [:]
    var open: [Int64: [ClosedRange<Int>]] = [:]

    func isOpen(at instant: Int64) -> Bool {
      let local = instant + Int64(zone.offset(at: instant))
      let day = ZoneRules.floorDivide(local, 86_400)
      let minute = Int((local - day * 86_400) / 60)
      func lies(_ ranges: [ClosedRange<Int>]) -> Bool {
        ranges.contains { minute >= $0.lowerBound && minute < $0.upperBound }
      }
      if let ranges = open[day] { return lies(ranges) }
      if closed.contains(day) { return false }
      if let end = halfDays[day], minute >= end { return false }
      return lies(weekly[ZoneRules.weekday(day)])
    }
  }

  private static let office = [540...720, 780...1020]
  private static let places: [Place] = [
    Place(
      zone: .berlin, weekly: Array(repeating: office, count: 5) + [[600...840], []],
      closed: [ZoneRules.day(2026, 12, 25), ZoneRules.day(2027, 1, 1)], halfDays: [ZoneRules.day(2026, 12, 24): 720],
      open: [ZoneRules.day(2027, 3, 28): [0...240, 480...600]]),
    Place(
      zone: .newYork, weekly: Array(repeating: [480...1320], count: 5) + [[], []],
      closed: [ZoneRules.day(2026, 11, 26)], halfDays: [ZoneRules.day(2026, 12, 31): 780]),
    Place(zone: .sydney, weekly: Array(repeating: [0...1440], count: 7), closed: [ZoneRules.day(2027, 4, 5)]),
    Place(zone: .kolkata, weekly: Array(repeating: [570...1110], count: 6) + [[]]),
  ]

  private static let text = Given.minimal
    .replacingFirst(
      #""start": "2027-01-04", "time_zone": "UTC", "warm_up": "1w", "measure": "4w", "drain": "1w""#,
      by: #""start": "2026-10-05", "time_zone": "Europe/Berlin", "warm_up": "1w", "measure": "28w", "drain": "1w""#
    )
    .replacingFirst(
      #""desk": { "weekly": { "mon-fri": ["09:00-17:00"] } }"#,
      by: """
        "desk": { "weekly": { "mon-fri": ["09:00-17:00"] } },
        "berlin": { "weekly": { "mon-fri": ["09:00-12:00", "13:00-17:00"], "sat": ["10:00-14:00"] },
          "closed": ["2026-12-25", "2027-01-01"], "half_days": { "2026-12-24": "12:00" },
          "open": { "2027-03-28": ["00:00-04:00", "08:00-10:00"] } },
        "york": { "time_zone": "America/New_York", "weekly": { "mon-fri": ["08:00-22:00"] }, "closed": ["2026-11-26"],
          "half_days": { "2026-12-31": "13:00" } },
        "sydney": { "time_zone": "Australia/Sydney", "weekly": { "mon-sun": ["00:00-24:00"] }, "closed": ["2027-04-05"] },
        "kolkata": { "time_zone": "Asia/Kolkata", "weekly": { "mon-sat": ["09:30-18:30"] } }
        """
    )
    .replacingFirst(
      #""contact": { "attempts": 3 }"#,
      by:
        #""contact": { "attempts": 3, "callable": "desk", "zones": { "east": { "share": "30%", "time_zone": "Asia/Kolkata" } } }"#
    )
    .replacingFirst(#""volume": "200/w""#, by: #""volume": "20/w""#)

  private static func plan(_ text: String = text) throws -> Plan {
    let reading = ScenarioReader.read("desk.json") { path in
      path == "desk.json" ? .success(Array(text.utf8)) : .failure(.missing)
    } offsets: {
      ZoneRules.offsets($0, $1, $2)
    }
    return try #require(reading.scenario, "\(Given.shown(reading))").plan
  }

  private static func calendar(_ name: String, in plan: Plan) throws -> WorkCalendar {
    try #require(plan.calendars.first(where: { $0.name.utf8.elementsEqual(name.utf8) }))
  }

  /// Seconds since 1970 of tick 0: local midnight in Berlin, in summer time.
  private static var origin: Int64 { ZoneRules.day(2026, 10, 5) * 86_400 - 7_200 }

  /// Open seconds before each step, by walking.
  private static func walk(_ place: Place) -> [Int64] {
    var before: [Int64] = [0]
    for index in 0..<Int64(weeks) * 7 * 288 {
      before.append((before.last ?? 0) + (place.isOpen(at: origin + index * step) ? step : 0))
    }
    return before
  }

  @Test(arguments: zip(["berlin", "york", "sydney", "kolkata"], 0..<4))
  func `open hours are those of a walk by the rules of the zone`(_ name: String, _ index: Int) throws {
    let calendar = try Self.calendar(name, in: Self.plan())
    let before = Self.walk(Self.places[index])
    for (place, open) in before.enumerated() {
      let tick = Int64(place) * Self.step * Time.second
      guard calendar.openTime(from: 0, to: tick) != open * Time.second else { continue }
      Issue.record("\(name): \(calendar.openTime(from: 0, to: tick) / Time.second), not \(open), at step \(place)")
      return
    }
  }

  @Test(arguments: zip(["berlin", "york", "sydney", "kolkata"], 0..<4))
  func `business time is additive, monotone and its own inverse in every zone`(_ name: String, _ index: Int) throws {
    let calendar = try Self.calendar(name, in: Self.plan())
    let before = Self.walk(Self.places[index])
    let last = Int64(before.count - 1) * Self.step * Time.second
    /// Open time before an instant, by the walk.
    func open(_ tick: Ticks) -> Ticks {
      let place = Int(tick / (Self.step * Time.second))
      let rest = tick - Int64(place) * Self.step * Time.second
      return before[place] * Time.second + (before[place + 1] > before[place] ? rest : 0)
    }
    let chance = Chance(seed: 9, replication: UInt64(index), domain: 3)
    for entity in 0..<1500 {
      let draws = chance.block(entity: UInt64(entity), purpose: 1)
      let start = Ticks(draws.u0 * Double(last) * 0.8)
      let first = Ticks(draws.u1 * 40 * Double(Time.hour)) + 1
      let second = Ticks(draws.u2 * 40 * Double(Time.hour)) + 1
      let middle = calendar.adding(first, to: start)
      guard middle < last - Time.day else { continue }
      #expect(open(middle) == open(start) + first)
      #expect(open(middle - 1) == open(start) + first - 1)
      #expect(calendar.adding(second, to: middle) == calendar.adding(first + second, to: start))
      let inTime = calendar.lastInstant(inTime: first, from: start)
      guard inTime < last - Time.day else { continue }
      #expect(open(inTime) == open(start) + first)
      #expect(open(inTime + 1) == open(start) + first + 1)
    }
  }

  @Test(arguments: zip(["berlin", "york", "sydney", "kolkata"], 0..<4))
  func `open days begin and end by the clock of the place`(_ name: String, _ index: Int) throws {
    let plan = try Self.plan()
    let calendar = try Self.calendar(name, in: plan)
    let place = Self.places[index]
    // The closing time of each local day that opens.
    var closing: [(day: Int64, end: Int64)] = []
    for step in 0..<Int64(Self.weeks) * 7 * 288 {
      let instant = Self.origin + step * Self.step
      guard place.isOpen(at: instant) else { continue }
      let day = ZoneRules.floorDivide(instant + Int64(place.zone.offset(at: instant)), 86_400)
      let end = (step + 1) * Self.step * Time.second
      if closing.last?.day == day { closing[closing.count - 1].end = end } else { closing.append((day, end)) }
    }
    for hour in stride(from: Int64(5), to: Int64(Self.weeks - 3) * 168, by: 7) {
      let instant = Self.origin + hour * 3_600
      let today = ZoneRules.floorDivide(instant + Int64(place.zone.offset(at: instant)), 86_400)
      let following = closing.filter { $0.day > today }
      let told = calendar.closing(
        ofFollowingOpenDay: 3, after: hour * Time.hour, civil: calendar.civil ?? plan.civil)
      guard told != following[2].end else { continue }
      Issue.record("\(name), hour \(hour): \(told), not \(following[2].end)")
      return
    }
  }

  @Test func `business time meets examples worked by hand`() throws {
    let plan = try Self.plan(
      Given.minimal.replacingFirst(#""start": "2027-01-04""#, by: #""start": "2025-03-03""#)
        .replacingFirst(#""measure": "4w""#, by: #""measure": "52w""#)
        .replacingFirst(#""starts": "2027-01-20""#, by: #""starts": "2025-03-20""#)
        .replacingFirst(#""volume": "200/w""#, by: #""volume": "20/w""#))
    let desk = plan.calendars[1]
    func at(_ month: Int64, _ day: Int64, _ minutes: Int64, year: Int64 = 2025) -> Ticks {
      (ZoneRules.day(year, month, day) - ZoneRules.day(2025, 3, 3)) * Time.day + minutes * Time.minute
    }
    #expect(desk.adding(8 * Time.hour, to: at(3, 7, 960)) == at(3, 10, 960))
    #expect(desk.adding(Time.hour, to: at(3, 7, 1020)) == at(3, 10, 600))
    #expect(desk.adding(4 * Time.hour, to: at(3, 8, 720)) == at(3, 10, 780))
    #expect(desk.adding(8 * Time.hour, to: at(3, 10, 480)) == at(3, 10, 1020))
    #expect(desk.adding(40 * Time.hour, to: at(3, 10, 540)) == at(3, 14, 1020))
    #expect(desk.adding(150 * Time.minute, to: at(12, 31, 990)) == at(1, 1, 660, year: 2026))
    // Model: desk/deadlines.
    #expect(desk.adding(0, to: at(3, 8, 720)) == at(3, 8, 720))
    #expect(desk.lastInstant(inTime: 8 * Time.hour, from: at(3, 7, 1020)) == at(3, 11, 540))
  }

  @Test func `a team works by the clock of its site, by default that of its calendar`() throws {
    let text = Self.text.replacingFirst(
      #""calendar": "desk", "shifts""#, by: #""calendar": "kolkata", "shifts""#)
    for written in [
      text, text.replacingFirst(#""hourly_cost": 30"#, by: #""time_zone": "Asia/Kolkata", "hourly_cost": 30"#),
    ] {
      let plan = try Self.plan(written)
      let intervals = plan.teams[0].shifts[0].intervals
      // Nine to five there, from half past nine on: the first day begins at four hours UTC, six in Berlin.
      #expect(intervals[0].start == 6 * Time.hour)
      #expect(intervals[0].end == 13 * Time.hour + 30 * Time.minute)
      // The end of Berlin's summer time does not move them.
      #expect(intervals[15].start == 21 * Time.day + 6 * Time.hour)
      #expect(plan.teams[0].civil != nil)
    }
  }

  @Test func `customers of a zone are rung in the callable hours by their own clock`() throws {
    let plan = try Self.plan()
    let zone = try #require(plan.zones.first)
    let local = try #require(zone.calendars.first)
    #expect(plan.calendars[local.calendar].name.utf8.elementsEqual("desk".utf8))
    // Nine o'clock in Kolkata is half past three UTC.
    #expect(plan.calendars[local.local].starts[0] == 5 * Time.hour + 30 * Time.minute)
    #expect(zone.civil.hourOfDay(at: 12 * Time.hour) == 15)
  }
}
