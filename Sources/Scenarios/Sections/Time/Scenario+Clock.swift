import ClosedLoop
import EventKernel

/// When and how long is simulated.
struct ClockSection {
  var start = Units.Date(dayNumber: 0)
  var warmUp: Int64 = 0
  /// Whether a pilot is to choose it; until then it is a usual one.
  var choosesWarmUp = false
  var measure: Int64 = Units.week
  var drain: Int64 = 0
  var followUp: Int64 = 0
  var civil = CivilClock(firstDay: 0)
  var offsets = ZoneOffsets.utc

  var phases: Phases { Phases(warmUp: warmUp, measure: measure, drain: drain, followUp: followUp) }
  /// Warm-up, measurement and drain.
  var length: Int64 { warmUp + measure + drain }
  /// Civil days that the run touches.
  var days: Int { Int(length / Units.day) + 2 }
  /// Seconds since 1970 of local midnight of the first day.
  var startInstant: Int64 { Int64(start.dayNumber) * 86_400 - Int64(offsets.initial) }
}

extension Draft {
  mutating func readClock(_ scenario: inout ObjectReader) {
    let offsetsOf = offsets
    let read = scenario.object("clock", called: "the clock") { reader -> ClockSection in
      var section = ClockSection()
      let start = reader.date("start")
      let zone = reader.text("time_zone", .default("UTC"))
      (section.warmUp, section.choosesWarmUp) = Self.readWarmUp(&reader)
      section.measure = reader.duration("measure", in: Units.hour...Bounds.longestRun) ?? Units.week
      section.drain = reader.duration("drain", .default("4w"), in: 0...Bounds.longestRun) ?? 0
      section.followUp = reader.duration("follow_up", .default("52w"), in: 0...Bounds.longestFollowUp) ?? 0
      if section.length > Bounds.longestRun {
        reader.error(.limit, at: "measure", "warm_up, measure and drain together are at most 20 years")
        (section.warmUp, section.drain, section.measure) = (0, 0, Units.week)
      }
      section.start = start ?? Units.Date(dayNumber: 20_822)
      var presence = Presence.optional
      if !reader.has("offsets"), start != nil, let zone {
        if let found = offsetsOf(zone, section.start, section.days + Bounds.daysBeyond) {
          presence = .default(Self.json(found, start: section.start))
        } else {
          reader.error(
            "time-zone", at: "time_zone", "no such time zone: \"Europe/Berlin\", \"UTC\", as in the IANA database")
        }
      }
      section.offsets = Self.offsets(&reader, presence, start: section.start)
      section.civil = CivilClock(
        firstDay: Int64(section.start.dayNumber), firstOffset: Int64(section.offsets.initial) * Time.second,
        shifts: section.offsets.changes.map {
          CivilClock.Shift(
            start: $0.second * Time.second, shift: Int64($0.offset - section.offsets.initial) * Time.second)
        })
      if Self.goesBackADay(section.civil) {
        reader.error(.range, at: "offsets", "a change of the clock may not lead back to the day before")
        (section.civil, section.offsets) = (CivilClock(firstDay: Int64(section.start.dayNumber)), .utc)
      }
      return section
    }
    clock = read ?? ClockSection()
  }

  /// Reads a duration, or `"auto"`: then it is four weeks until a pilot has chosen it.
  private static func readWarmUp(_ clock: inout ObjectReader) -> (length: Int64, isAutomatic: Bool) {
    guard clock.peek("warm_up") == "auto" else {
      return (clock.duration("warm_up", .default("4w"), in: 0...Bounds.longestRun) ?? 0, false)
    }
    _ = clock.choice("warm_up", of: ["auto"])
    return (4 * Units.week, true)
  }

  /// Reads `{ "initial": "+01:00", "changes": { "2027-03-28T01:00Z": "+02:00" } }`.
  ///
  /// `initial` holds before the first change; changes before the start are taken in, so that `start` can be moved.
  static func offsets(
    _ clock: inout ObjectReader, _ presence: Presence, start: Units.Date
  ) -> ZoneOffsets {
    let read = clock.object("offsets", presence, called: "the offsets of the time zone") { reader -> ZoneOffsets in
      var result = ZoneOffsets(initial: reader.value("initial", as: .zoneOffset) ?? 0)
      let changes =
        reader.table("changes", .default([:]), keys: .instant, of: .zoneOffset, count: 0...Bounds.offsetChanges) ?? []
      var last = Int64.min
      for change in changes {
        guard change.key > last else {
          reader.error(.range, at: "changes", "changes stand in the order of time, each once")
          break
        }
        last = change.key
        let midnight = Int64(start.dayNumber) * 86_400 - Int64(result.initial)
        if result.changes.isEmpty, change.key <= midnight {
          result.initial = change.value
        } else {
          result.changes.append((change.key, change.value))
        }
      }
      let midnight = Int64(start.dayNumber) * 86_400 - Int64(result.initial)
      result.changes = result.changes.map { ($0.second - midnight, $0.offset) }.filter { $0.0 > 0 }
      return result
    }
    return read ?? .utc
  }

  /// Whether an hour of the run lies on an earlier local day than the hour before it; no zone's does.
  private static func goesBackADay(_ civil: CivilClock) -> Bool {
    civil.shifts.contains { change in
      let before = (change.start - 1) / Time.hour * Time.hour
      return civil.day(at: before + Time.hour) < civil.day(at: before)
    }
  }

  static func json(_ offsets: ZoneOffsets, start: Units.Date) -> JSONValue {
    let midnight = Int64(start.dayNumber) * 86_400 - Int64(offsets.initial)
    let changes = offsets.changes.prefix(Bounds.offsetChanges).map { change in
      JSONMember(
        key: Units.text(instant: midnight + change.second), value: JSONValue(Units.text(offset: change.offset)))
    }
    return [
      "initial": JSONValue(Units.text(offset: offsets.initial)), "changes": JSONValue(.object(JSONObject(changes))),
    ]
  }
}
