import ClosedLoop
import EventKernel

/// A team with what is needed to check it when all queues are known.
struct DraftTeam {
  var team: Team
  var handles: [String]
  var prefers: [String]
  var calendar: Int
  var place: Place
  var shiftPlaces: [Place]
  var activityPlaces: [Place]
  var handlesPlaces: [Place]
}

extension Draft {
  mutating func readTeams(_ scenario: inout ObjectReader) {
    let read =
      scenario.map("teams", .default([:]), called: "a team", count: 0...Bounds.named) { name, reader -> DraftTeam? in
        readTeam(name, &reader)
      } ?? []
    teams = read.map(\.value)
    var people = 0
    var personDays = 0
    for team in teams {
      for shift in team.team.shifts {
        people += shift.people
        personDays += shift.people * shift.intervals.count
      }
    }
    if people > Bounds.allPeople {
      scenario.error(.limit, at: "teams", "all teams together have at most \(Bounds.allPeople) people, not \(people)")
    }
    if personDays > Bounds.personDays {
      scenario.error(
        .limit, at: "teams", "people times their working intervals are at most \(Bounds.personDays), not \(personDays)")
    }
    if intervalCounts.shifts > Bounds.intervals {
      scenario.error(.limit, at: "teams", "all shifts together have at most \(Bounds.intervals) intervals in the run")
    }
  }

  private mutating func readTeam(_ name: String, _ reader: inout ObjectReader) -> DraftTeam {
    var cost = reader.money("hourly_cost", per: .hour) ?? 0
    if cost > 1_000_000_000_000 {
      reader.error(.range, at: "hourly_cost", "an hour costs at most 1000000")
      cost = 0
    }
    let factor = reader.number("overtime_factor", .default(1.25), in: 0...10) ?? 1.25
    let calendar = calendar(&reader, "calendar", .default("always")) ?? 0
    let site = readZone(&reader) ?? calendars.calendars[calendar].civil
    let breaks = readBreaks(&reader)
    let shifts =
      reader.map("shifts", called: "a shift", count: 1...100) { name, shift -> (Shift, Place)? in
        var read = readShift(name, calendar: calendar, site, &shift)
        read.breaks = Self.breaks(ofTeam: breaks, ofShift: readBreaks(&shift))
        return (read, shift.place)
      } ?? []
    var staffed = shifts.map(\.value.0)
    readAway(&reader, &staffed)
    let (shrinkage, activityPlaces) = readShrinkage(&reader)
    let absence = readAbsence(&reader)
    let handles = reader.oneOrMore("handles", of: .name, count: 1...Bounds.named) ?? []
    let prefers =
      reader.list(
        "prefers", .default([]), of: .reference(to: handles, called: "a queue that the team handles"),
        count: 0...Bounds.named) ?? []
    var limit: Int64 = 0
    reader.fields("authority", .default([:]), called: "the authority of a team") {
      limit = $0.money("remedy_limit", .default(0)) ?? 0
    }
    let workforce = readWorkforce(&reader, activities: shrinkage)
    let handlesPlaces = handles.indices.map { reader.place(of: "handles", item: $0) }
    var team = Team(
      name: Name(name), hourlyCost: cost, overtimeFactor: factor, shifts: staffed, shrinkage: shrinkage,
      absence: absence, handles: [], prefers: [], remedyLimit: limit)
    team.civil = site
    team.workforce = workforce
    return DraftTeam(
      team: team, handles: handles, prefers: prefers, calendar: calendar, place: reader.place,
      shiftPlaces: shifts.map(\.value.1), activityPlaces: activityPlaces, handlesPlaces: handlesPlaces)
  }

  private mutating func readShift(
    _ name: String, calendar: Int, _ site: CivilClock?, _ reader: inout ObjectReader
  ) -> Shift {
    let staffing = reader.isObject("people") ? readStaffing(&reader) : nil
    let people = staffing?.people ?? (reader.isObject("people") ? 0 : reader.integer("people", in: Bounds.people) ?? 0)
    var week = WeekTable()
    if reader.has("weekly"), !reader.isObject("weekly") {
      if reader.choice("weekly", of: ["always"]) != nil, let day = try? Units.clockRange("00:00-24:00") {
        week.days = Array(repeating: [day], count: 7)
      }
    } else {
      week = WeekTable.read(&reader, "weekly") ?? WeekTable()
    }
    let most = Bounds.intervals - intervalCounts.shifts + 1
    let civil = site ?? clock.civil
    let own = intervals(days: clock.days, most: most, by: site) { week.days[civil.weekday(ofDay: $0)] }
    intervalCounts.shifts += own.count
    var shift = Shift(name: Name(name), people: people, intervals: Self.common(own, calendars.calendars[calendar]))
    shift.away = staffing?.away ?? []
    return shift
  }

  /// What of sorted intervals lies within the open time of a calendar.
  static func common(
    _ intervals: [(start: Ticks, end: Ticks)], _ calendar: WorkCalendar
  ) -> [(start: Ticks, end: Ticks)] {
    if calendar.isAlways { return intervals }
    var result: [(start: Ticks, end: Ticks)] = []
    var place = 0
    for interval in intervals {
      while place < calendar.ends.count, calendar.ends[place] <= interval.start { place += 1 }
      var open = place
      while open < calendar.starts.count, calendar.starts[open] < interval.end {
        let start = max(interval.start, calendar.starts[open])
        let end = min(interval.end, calendar.ends[open])
        if end > start { result.append((start, end)) }
        open += 1
      }
    }
    return result
  }

  private func readShrinkage(_ reader: inout ObjectReader) -> ([Shrinkage], [Place]) {
    guard reader.isObject("shrinkage") else {
      let share = reader.share("shrinkage", .default(0), in: 0...0.95) ?? 0
      return share > 0
        ? ([Shrinkage(name: Name("shrinkage"), share: share)], [reader.place(of: "shrinkage")]) : ([], [])
    }
    let place = reader.place(of: "shrinkage")
    let read = reader.table("shrinkage", of: .share(in: 0...0.95), count: 0...100) ?? []
    var sum = 0.0
    for activity in read { sum += activity.value }
    if sum > 0.95 { reader.error("share-sum", at: "shrinkage", "all time off the desk is at most 95%") }
    return (read.map { Shrinkage(name: Name($0.name), share: $0.value) }, read.map { _ in place })
  }

  private mutating func readAbsence(_ reader: inout ObjectReader) -> Absence? {
    guard reader.has("absence") else {
      _ = reader.value("absence", .optional, as: .anything)
      return nil
    }
    return reader.object("absence", called: "the absence") { absence -> Absence? in
      let rate = absence.share("rate", in: 0...0.9)
      let isGeometric = absence.isObject("spell") && isGeometricSpell(absence)
      let mean: Double?
      var spell: Distribution?
      if isGeometric {
        mean = absence.object("spell", called: "a spell of absence") { spell -> Double? in
          _ = spell.choice("dist", of: ["geometric"])
          return spell.duration("mean", in: Units.day...(3_650 * Units.day)).map { Double($0) / Double(Units.day) }
        }
      } else {
        spell = law(&absence, "spell", unit: .time)?.scaled(by: 1 / 86_400)
        mean = spell.map { AbsenceSpells.meanDays($0) }
        if let law = spell, law.mean > 3_650 {
          absence.error(.range, at: "spell", "a spell lasts at most ten years on average")
          return nil
        }
      }
      guard let rate, let mean else { return nil }
      guard rate <= (1 - rate) * mean else {
        absence.error(
          .range, at: "rate",
          "spells of this length do not make up so much absence: at most \(percent(mean / (1 + mean)))")
        return nil
      }
      var read = Absence(rate: rate, meanSpell: mean)
      read.spell = spell
      return read
    }
  }

  /// Whether spells have the law that needs no memory of their length.
  private func isGeometricSpell(_ absence: ObjectReader) -> Bool {
    absence.peek("dist", in: "spell") == "geometric"
  }

  func percent(_ share: Double) -> String { CanonicalJSON.number((share * 1e4).rounded() / 1e2) + "%" }
}
