import ClosedLoop
import EventKernel

extension Draft {
  /// Reads when people of a team are away and gives each shift its part of them.
  ///
  /// `{ "flu": { "starts": "2027-02-01", "lasts": "2w", "share": "20%" } }`, or so many `people`.
  func readAway(_ team: inout ObjectReader, _ shifts: inout [Shift]) {
    let counts = shifts.map(\.people)
    var all = 0
    for count in counts { all += count }
    let clock = clock
    let read =
      team.map("away", .default([:]), called: "a time away", count: 0...100) { _, reader -> Away? in
        let starts = reader.dateTime("starts")
        let lasts = reader.duration("lasts", in: Units.hour...Bounds.longestRun)
        let people = Self.readPeople(&reader, of: all)
        let isPaid = reader.boolean("paid", .default(true)) ?? true
        guard let starts, let lasts, let people else { return nil }
        let start = clock.civil.instant(
          day: starts.date.dayNumber - clock.start.dayNumber, timeOfDay: starts.time.microseconds)
        if start + lasts <= 0 || start >= clock.length {
          reader.warning("outside-run", at: "starts", "this lies outside the run and changes nothing")
        }
        return Away(start: start, end: start + lasts, people: people, isPaid: isPaid)
      } ?? []
    for (_, away) in read {
      let parts = Self.seats(of: away.people, shares: counts.map(Double.init))
      for (index, part) in parts.enumerated() where part > 0 {
        var own = away
        own.people = min(part, counts[index])
        shifts[index].away.append(own)
      }
    }
  }

  /// Reads `people` or a `share` of the team, which is rounded to whole people, one at least.
  private static func readPeople(_ reader: inout ObjectReader, of all: Int) -> Int? {
    guard reader.has("share") else { return reader.integer("people", in: 0...max(all, 0)) }
    if reader.has("people") { reader.error(.range, at: "people", "write people or share, not both") }
    guard let share = reader.share("share") else { return nil }
    return share > 0 && all > 0 ? max(1, Int(share * Double(all) + 0.5)) : 0
  }

  /// Reads how many people of a shift are there on each day, from a file with one row for a day.
  ///
  /// `{ "csv": "staff.csv", "date": "date", "count": "people" }`: a day that is not there has nobody. The shift has as
  /// many people as its greatest day, and on the others some of them are away without pay.
  mutating func readStaffing(_ shift: inout ObjectReader) -> (people: Int, away: [Away])? {
    let clock = clock
    var counts = [Int](repeating: 0, count: clock.days)
    var isRead = false
    shift.fields("people", called: "the people of each day") { daily in
      let path = daily.text("csv")
      let date = daily.text("date")
      let count = daily.text("count")
      let from = daily.date("from", .default(JSONValue(clock.start.text))) ?? clock.start
      guard let path, let date, let count else { return }
      isRead = true
      let dropped = readRows(
        path, at: daily.place(of: "csv"),
        columns: [(date, daily.place(of: "date")), (count, daily.place(of: "count"))], limit: 1_000_000
      ) { cells, _ throws(Remedy) in
        let day = try Units.date(cells[0]).dayNumber - from.dayNumber
        guard let number = Units.number(cells[1]), Bounds.people.contains(number) else {
          throw .range("people are a whole number up to \(Bounds.people.upperBound)")
        }
        guard counts.indices.contains(day) else { return false }
        counts[day] = number
        return true
      }
      let kept = counts.count { $0 > 0 }
      if dropped > 0, kept == 0 {
        diagnostics.warning(
          "outside-run", at: daily.place(of: "csv"), "no row of this file lies in the run: nobody is on this shift")
      }
    }
    guard isRead, let most = counts.max() else { return nil }
    var away: [Away] = []
    for (day, count) in counts.enumerated() where count < most {
      let start = clock.civil.instant(day: day, timeOfDay: 0)
      let end = clock.civil.instant(day: day + 1, timeOfDay: 0)
      // Days alike are one stretch.
      if let last = away.indices.last, away[last].end == start, away[last].people == most - count {
        away[last].end = end
      } else {
        away.append(Away(start: start, end: end, people: most - count, isPaid: false))
      }
    }
    return (most, away)
  }
}
