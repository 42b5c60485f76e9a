extension Draft {
  mutating func readShapes(_ scenario: inout ObjectReader) {
    shapes["flat"] = ContiguousArray(repeating: 1, count: 168)
    let read =
      scenario.map("shapes", .default([:]), called: "a shape", count: 0...Bounds.named) {
        name, reader -> (ContiguousArray<Double>, Place)? in
        if name == "flat" {
          reader.add(Diagnostic(.error, .name, at: reader.place, "\"flat\" is built in: choose another name"))
        }
        let weights = reader.has("csv") ? readRecordedShape(&reader) : Self.readShape(&reader)
        guard let weights else { return (ContiguousArray(repeating: 1, count: 168), reader.place) }
        return (normalised(weights, &reader), reader.place)
      } ?? []
    for (name, value) in read where name != "flat" {
      shapes[name] = value.0
      places.append((.shape, name, value.1))
    }
  }

  private static func readShape(_ reader: inout ObjectReader) -> ContiguousArray<Double>? {
    let weight = Scalar<Double>.number(in: 0...1e6)
    let hours = readDay(&reader, "by_hour", .default(["00-24": 1]), of: weight)
    let days = reader.table("by_day", .default(["mon-sun": 1]), keys: .weekdays, of: weight, count: 1...31)
    var byDay = [Double?](repeating: nil, count: 7)
    for entry in days ?? [] {
      for day in entry.key {
        if byDay[day.index] != nil {
          reader.error("overlap", at: "by_day", "\(day.rawValue) is written twice")
          return nil
        }
        byDay[day.index] = entry.value
      }
    }
    guard let hours, days != nil else { return nil }
    if let missing = byDay.firstIndex(where: { $0 == nil }) {
      reader.error(
        "gap", at: "by_day", "\(Units.Weekday.allCases[missing].rawValue) is missing: every day is needed once")
      return nil
    }
    if let missing = hours.firstIndex(where: { $0 == nil }) {
      reader.error("gap", at: "by_hour", "the hour from \(Units.padded(missing)) is missing: every hour is needed once")
      return nil
    }
    var weights = ContiguousArray<Double>()
    for day in byDay { for hour in hours { weights.append((day ?? 0) * (hour ?? 0)) } }
    return weights
  }

  /// Reads a number for hours of the day: nil for those that are not said.
  static func readDay(
    _ reader: inout ObjectReader, _ name: String, _ presence: Presence, of scalar: Scalar<Double>
  ) -> [Double?]? {
    guard let entries = reader.table(name, presence, keys: .hourRange, of: scalar, count: 0...24) else { return nil }
    var hours = [Double?](repeating: nil, count: 24)
    for entry in entries {
      for hour in (entry.key.start.minutes / 60)..<(entry.key.end.minutes / 60) {
        if hours[hour] != nil {
          reader.error("overlap", at: name, "the hour from \(Units.padded(hour)) is written twice")
          return nil
        }
        hours[hour] = entry.value
      }
    }
    return hours
  }

  private mutating func readRecordedShape(_ reader: inout ObjectReader) -> ContiguousArray<Double>? {
    let path = reader.text("csv")
    let hour = reader.text("hour")
    let weight = reader.text("weight")
    guard let path, let hour, let weight else { return nil }
    let place = reader.place(of: "csv")
    var weights = [Double?](repeating: nil, count: 168)
    readRows(
      path, at: place, columns: [(hour, reader.place(of: "hour")), (weight, reader.place(of: "weight"))], limit: 10_000
    ) { cells, _ throws(Remedy) in
      guard let hour = Units.number(cells[0]), hour < 168 else {
        throw .range("an hour of the week is a whole number from 0, Monday's first, to 167")
      }
      guard weights[hour] == nil else { throw Remedy("overlap", "this hour stands here twice") }
      guard let weight = Decimal(cells[1], allowsExponent: true)?.value(), weight >= 0, weight <= 1e12 else {
        throw .range("a weight is a number from 0 to 10^12")
      }
      weights[hour] = weight
      return true
    }
    if let missing = weights.firstIndex(where: { $0 == nil }) {
      if !diagnostics.hasErrors { diagnostics.error("gap", at: place, "the file lacks hour \(missing) of the week") }
      return nil
    }
    return ContiguousArray(weights.map { $0 ?? 0 })
  }

  private func normalised(_ weights: ContiguousArray<Double>, _ reader: inout ObjectReader) -> ContiguousArray<Double> {
    var sum = 0.0
    for weight in weights { sum += weight }
    guard sum > 0 else {
      reader.add(Diagnostic(.error, .range, at: reader.place, "some hour has an intensity above 0"))
      return ContiguousArray(repeating: 1, count: 168)
    }
    return ContiguousArray(weights.map { $0 * 168 / sum })
  }
}
