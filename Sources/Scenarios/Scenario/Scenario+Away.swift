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
}
