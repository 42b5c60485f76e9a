import ClosedLoop
import EventKernel

/// All calendars by index; index 0 never closes and is called "always", or of a clock "elapsed".
struct CalendarBook {
  var names = ["always"]
  var calendars = [WorkCalendar.always(Name("always"))]
  var places: [Place] = [Place(path: "calendars")]
  var weekly: [[[Units.ClockRange]]] = [[]]
  /// What was written, to be read again by the clock of another place; nothing for the one that never closes.
  var written: [WrittenCalendar?] = [nil]

  /// Share of a week in which a calendar is open, holidays aside.
  func openShare(of index: Int) -> Double {
    if index == 0 { return 1 }
    var open: Int64 = 0
    for day in weekly[index] { for range in day { open += range.microseconds } }
    return Double(open) / Double(Units.week)
  }
}

/// A calendar as it is written.
struct WrittenCalendar {
  var weekly = WeekTable()
  var closed: [Units.Date] = []
  var closedLike: [(name: String, place: Place)] = []
  var open: [Int: [Units.ClockRange]] = [:]
  /// When it closes on half days, by day.
  var halfDays: [Int: Units.ClockTime] = [:]
  /// Civil time of its place, where it is not the scenario's.
  var civil: CivilClock?
  /// All closed days, those of other calendars included.
  var allClosed: Set<Int> = []

  /// The open ranges of a day.
  func ranges(ofDay date: Int, weekday: Int) -> [Units.ClockRange] {
    if let ranges = open[date] { return ranges }
    if allClosed.contains(date) { return [] }
    guard let closing = halfDays[date] else { return weekly.days[weekday] }
    return weekly.days[weekday].compactMap { range in
      guard range.end > closing else { return range }
      return range.start < closing ? Units.ClockRange(start: range.start, end: closing) : nil
    }
  }
}

/// Ranges of the days of a week, Monday first.
struct WeekTable {
  var days: [[Units.ClockRange]] = Array(repeating: [], count: 7)

  /// Reads `{ "mon-fri": ["09:00-12:00", "13:00-17:00"], "sat": ["10:00-14:00"] }`.
  static func read(_ reader: inout ObjectReader, _ name: String, _ presence: Presence = .required) -> WeekTable? {
    guard let entries = reader.table(name, presence, keys: .weekdays, ofListsOf: .clockRange, count: 0...31) else {
      return nil
    }
    var table = WeekTable()
    for (days, ranges) in entries {
      for day in days { table.days[day.index] += ranges }
    }
    for index in table.days.indices {
      table.days[index].sort { $0.start < $1.start }
      if let fault = Self.fault(table.days[index]) {
        reader.error("overlap", at: name, "on \(Units.Weekday.allCases[index].rawValue) \(fault)")
        table.days[index] = []
      }
    }
    return table
  }

  /// What is wrong with the sorted ranges of a day.
  static func fault(_ ranges: [Units.ClockRange]) -> String? {
    guard ranges.count <= Bounds.rangesOfDay else { return "there are more than \(Bounds.rangesOfDay) ranges" }
    for (first, second) in zip(ranges, ranges.dropFirst()) where second.start < first.end {
      return "\(first.text) and \(second.text) overlap"
    }
    return nil
  }
}

extension Draft {
  mutating func readCalendars(_ scenario: inout ObjectReader) {
    hasBacklog = scenario.has("backlog")
    let read =
      scenario.map("calendars", .default([:]), called: "a calendar", count: 0...Bounds.calendars) {
        name, reader -> (WrittenCalendar, Place)? in
        if name == "always" || name == "elapsed" {
          reader.add(Diagnostic(.error, .name, at: reader.place, "\"\(name)\" is built in: choose another name"))
        }
        return (readCalendar(&reader), reader.place)
      } ?? []
    let written = read.map { ($0.name, $0.value.0) }
    for (name, value) in read where name != "always" {
      var closed: Set<Int> = []
      var seen: Set<String> = []
      collectClosed(of: name, among: written, into: &closed, seen: &seen)
      calendars.names.append(name)
      calendars.places.append(value.1)
      calendars.weekly.append(value.0.weekly.days)
      places.append((.calendar, name, value.1))
      var own = value.0
      own.allClosed = closed
      add(own, named: name)
    }
    if intervalCounts.calendars > Bounds.intervals {
      scenario.error(
        .limit, at: "calendars", "all calendars together open at most \(Bounds.intervals) times in the run")
    }
  }

  /// Compiles a calendar and notes it among all.
  private mutating func add(_ written: WrittenCalendar, named name: String) {
    let intervals = intervals(of: written)
    intervalCounts.calendars += intervals.count
    var calendar = WorkCalendar(name: Name(name), intervals: intervals)
    calendar.civil = written.civil
    calendars.calendars.append(calendar)
    calendars.written.append(written)
  }

  /// A calendar's hours by the clock of another place; where it has a place of its own it stays what it is.
  mutating func local(_ calendar: Int, _ civil: CivilClock, in zone: String) -> Int {
    guard var written = calendars.written[calendar], written.civil == nil else { return calendar }
    written.civil = civil
    let name = "\(calendars.names[calendar]) (\(zone))"
    calendars.names.append(name)
    calendars.places.append(calendars.places[calendar])
    calendars.weekly.append(calendars.weekly[calendar])
    add(written, named: name)
    return calendars.calendars.count - 1
  }

  private func readCalendar(_ reader: inout ObjectReader) -> WrittenCalendar {
    var calendar = WrittenCalendar()
    calendar.civil = readZone(&reader)
    calendar.weekly = WeekTable.read(&reader, "weekly", .default([:])) ?? WeekTable()
    calendar.closed = reader.list("closed", .default([]), of: .date, count: 0...10_000) ?? []
    if reader.has("closed_like") {
      let names = reader.oneOrMore("closed_like", of: .text) ?? []
      for (index, name) in names.enumerated() {
        calendar.closedLike.append((name, reader.place(of: "closed_like", item: index)))
      }
    }
    let halves = reader.table("half_days", .default([:]), keys: .date, of: .clockTime, count: 0...10_000) ?? []
    for (date, time) in halves { calendar.halfDays[date.dayNumber] = time }
    let open =
      reader.table(
        "open", .default([:]), keys: .date, ofListsOf: .clockRange, count: 0...10_000) ?? []
    for (date, ranges) in open {
      let sorted = ranges.sorted { $0.start < $1.start }
      if calendar.open[date.dayNumber] != nil {
        reader.error("overlap", at: "open", "\(date.text) is written twice")
      } else if let fault = WeekTable.fault(sorted) {
        reader.error("overlap", at: "open", "on \(date.text) \(fault)")
      } else {
        calendar.open[date.dayNumber] = sorted
      }
    }
    return calendar
  }

  private mutating func collectClosed(
    of name: String, among all: [(String, WrittenCalendar)], into closed: inout Set<Int>, seen: inout Set<String>
  ) {
    guard seen.insert(name).inserted, let calendar = all.first(where: { $0.0 == name })?.1 else { return }
    for date in calendar.closed { closed.insert(date.dayNumber) }
    for other in calendar.closedLike {
      if all.contains(where: { $0.0 == other.name }) {
        use(other.name, .calendar)
        collectClosed(of: other.name, among: all, into: &closed, seen: &seen)
      } else {
        let names = all.map(\.0)
        diagnostics.error(
          .unknownName, at: other.place, "no such calendar; declared are \(Shown.choices(names))",
          suggestion: NearestWord.to(other.name, among: names))
      }
    }
  }

  private func intervals(of calendar: WrittenCalendar) -> [(start: Ticks, end: Ticks)] {
    let most = Bounds.intervals - intervalCounts.calendars + 1
    let civil = calendar.civil ?? clock.civil
    let (first, days) = (hasBacklog ? -Bounds.daysBefore : 0, clock.days + Bounds.daysBeyond)
    return intervals(from: first, days: days, most: most, by: calendar.civil) { day in
      calendar.ranges(ofDay: clock.start.dayNumber + day, weekday: civil.weekday(ofDay: day))
    }
  }

  /// Ticks of the ranges of so many days from the first, sorted; what a change of the clock lets meet is cut.
  ///
  /// After so many it ends, before they fill the memory: the caller says that there are too many.
  ///
  /// - Parameters:
  ///   - first: The first day, 0 for that of the run.
  ///   - place: Civil time of another place; its days begin before or after those of the scenario.
  func intervals(
    from first: Int = 0, days: Int, most: Int, by place: CivilClock? = nil, ranges: (_ day: Int) -> [Units.ClockRange]
  ) -> [(start: Ticks, end: Ticks)] {
    var result: [(start: Ticks, end: Ticks)] = []
    let civil = place ?? clock.civil
    let isElsewhere = place != nil
    var last = isElsewhere && first == 0 ? 0 : Ticks.min
    for day in (isElsewhere ? first - 1 : first)..<(isElsewhere ? days + 1 : days) where result.count < most {
      for range in ranges(day) {
        let start = max(last, civil.instant(day: day, timeOfDay: range.start.microseconds))
        let end = civil.instant(day: day, timeOfDay: range.end.microseconds)
        guard end > start else { continue }
        result.append((start, end))
        last = end
      }
    }
    return result
  }

  /// Reads the name of a calendar as its index, and checks that it opens.
  mutating func calendar(
    _ reader: inout ObjectReader, _ name: String, _ presence: Presence, alsoElapsed: Bool = false
  ) -> Int? {
    let known = alsoElapsed ? ["elapsed"] + calendars.names : calendars.names
    guard let word = reader.value(name, presence, as: .reference(to: known, called: "a calendar")) else { return nil }
    guard let index = calendars.names.firstIndex(of: word), index > 0 else { return 0 }
    use(word, .calendar)
    let opening = calendars.calendars[index].opening(from: 0)
    if opening >= max(clock.length, 1) {
      reader.error("never-open", at: name, "the calendar \(Shown.quoted(word)) does not open in the run")
    }
    return index
  }
}
