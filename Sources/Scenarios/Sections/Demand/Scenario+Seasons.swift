import PortableMath

/// How a volume changes over the year: factors by month or by week, one on average over a year.
struct Season {
  /// 12 factors, or 53.
  var factors: [Double]

  /// The factor of a day.
  func factor(on date: Units.Date) -> Double {
    factors.count == 12 ? factors[date.parts.month - 1] : factors[date.week - 1]
  }
}

extension Draft {
  /// Reads `{ "retail": { "by_month": { "jan-oct": 1, "nov-dec": 1.6 } } }`: only ratios matter.
  mutating func readSeasons(_ scenario: inout ObjectReader) {
    let read =
      scenario.map("seasons", .default([:]), called: "a season", count: 0...Bounds.named) {
        name, reader -> (Season, Place)? in
        if name == "none" {
          reader.add(Diagnostic(.error, .name, at: reader.place, "\"none\" is built in: choose another name"))
        }
        let isWeekly = reader.has("by_week")
        if isWeekly, reader.has("by_month") {
          reader.error(.range, at: "by_month", "a season has by_month or by_week, not both")
        }
        let factors = isWeekly ? Self.readWeeks(&reader) : Self.readMonths(&reader)
        return (Season(factors: factors ?? Array(repeating: 1, count: 12)), reader.place)
      } ?? []
    for (name, value) in read where name != "none" {
      seasons[name] = value.0
      places.append((.season, name, value.1))
    }
  }

  private static var factor: Scalar<Double> { .number(in: 0...1_000) }

  private static func readMonths(_ reader: inout ObjectReader) -> [Double]? {
    guard let entries = reader.table("by_month", keys: .months, of: factor, count: 1...12) else { return nil }
    var months = [Double?](repeating: nil, count: 12)
    for entry in entries {
      for month in entry.key {
        if months[month.index] != nil {
          reader.error("overlap", at: "by_month", "\(month.rawValue) is written twice")
          return nil
        }
        months[month.index] = entry.value
      }
    }
    if let missing = months.firstIndex(where: { $0 == nil }) {
      let name = Units.Month.allCases[missing].rawValue
      reader.error("gap", at: "by_month", "\(name) is missing: every month is needed once")
      return nil
    }
    let days = [31, 28.2425, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return normalised(months.map { $0 ?? 0 }, weights: days, at: "by_month", &reader)
  }

  private static func readWeeks(_ reader: inout ObjectReader) -> [Double]? {
    guard let entries = reader.table("by_week", keys: .weeks, of: factor, count: 1...53) else { return nil }
    var weeks = [Double?](repeating: nil, count: 53)
    for entry in entries {
      for week in entry.key {
        if weeks[week - 1] != nil {
          reader.error("overlap", at: "by_week", "week \(week) is written twice")
          return nil
        }
        weeks[week - 1] = entry.value
      }
    }
    // Few years have a 53rd week; it is as the one before it.
    if weeks[52] == nil { weeks[52] = weeks[51] }
    if let missing = weeks.firstIndex(where: { $0 == nil }) {
      reader.error("gap", at: "by_week", "week \(missing + 1) is missing: every week is needed once")
      return nil
    }
    let share = 365.2425 / 7 - 52
    return normalised(
      weeks.map { $0 ?? 0 }, weights: Array(repeating: 1, count: 52) + [share], at: "by_week", &reader)
  }

  private static func normalised(
    _ factors: [Double], weights: [Double], at field: String, _ reader: inout ObjectReader
  ) -> [Double]? {
    var (sum, whole) = (0.0, 0.0)
    for (factor, weight) in zip(factors, weights) {
      sum += factor * weight
      whole += weight
    }
    guard sum > 0 else {
      reader.error(.range, at: field, "some part of the year has a factor above 0")
      return nil
    }
    return factors.map { $0 * whole / sum }
  }

  /// Reads a channel's season and growth; factors of the days of the run, none where every day is alike.
  ///
  /// The stated volume is that of an average day of the first year's season, at the rate of the first day of the run.
  mutating func readDayProfile(_ reader: inout ObjectReader) -> ContiguousArray<Double> {
    let season = readSeason(&reader, "season", .default(JSONValue(arrivals.season)))
    let growth = readGrowth(&reader, .default(JSONValue(arrivals.growth.text))) ?? arrivals.growth
    guard season != nil || growth.share != 0 else { return [] }
    let rate = logarithm(1 + growth.share) / (Double(growth.period.microseconds) / Double(Units.day))
    return ContiguousArray(
      (0..<clock.days).map { day in
        let grown = growth.share == 0 ? 1 : exponential(min(rate * Double(day), 100))
        return grown * (season?.factor(on: Units.Date(dayNumber: clock.start.dayNumber + day)) ?? 1)
      })
  }

  private mutating func readSeason(_ reader: inout ObjectReader, _ field: String, _ presence: Presence) -> Season? {
    let names = ["none"] + places.compactMap { $0.kind == .season ? $0.name : nil }
    guard let name = reader.value(field, presence, as: .reference(to: names, called: "a season")) else { return nil }
    use(name, .season)
    return seasons[name]
  }

  private func readGrowth(_ reader: inout ObjectReader, _ presence: Presence) -> Units.ShareRate? {
    reader.value("growth", presence, as: .shareRate(in: -0.99...10))
  }

  /// Reads what holds for every channel that says nothing of its own.
  mutating func readUsualProfile(_ reader: inout ObjectReader, into section: inout ArrivalSection) {
    let names = ["none"] + places.compactMap { $0.kind == .season ? $0.name : nil }
    if let name = reader.value("season", .default("none"), as: .reference(to: names, called: "a season")) {
      section.season = name
      use(name, .season)
    }
    if let growth = readGrowth(&reader, .default("0%/year")) { section.growth = growth }
  }
}
