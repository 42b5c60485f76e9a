import ClosedLoop
import EventKernel

/// Reading time zones beside the scenario's own: of calendars, teams and customers.
extension Draft {
  /// Reads `"time_zone"`, and its offsets where the scenario carries them, as civil time on the scenario's ticks; nil
  /// where none is written.
  func readZone(_ reader: inout ObjectReader) -> CivilClock? {
    guard reader.has("time_zone") else {
      _ = reader.value("time_zone", .optional, as: .anything)
      if reader.has("offsets") {
        reader.error(.missingKey, at: "offsets", "offsets belong to a time_zone: name it")
      }
      _ = reader.value("offsets", .optional, as: .anything)
      return nil
    }
    guard let zone = reader.text("time_zone") else {
      _ = reader.value("offsets", .optional, as: .anything)
      return nil
    }
    var presence = Presence.optional
    if !reader.has("offsets") {
      if let found = offsets(zone, clock.start, clock.days + Bounds.daysBeyond + 2) {
        presence = .default(Self.json(found, start: clock.start))
      } else {
        reader.error(
          "time-zone", at: "time_zone", "no such time zone: \"America/New_York\", \"UTC\", as in the IANA database")
      }
    }
    return civil(of: Self.offsets(&reader, presence, start: clock.start))
  }

  /// Civil time of offsets that begin at their own local midnight of the first day.
  private func civil(of zone: ZoneOffsets) -> CivilClock {
    let midnight = Int64(clock.start.dayNumber) * 86_400 - Int64(zone.initial)
    let home = clock.offsets.initial
    func shift(_ offset: Int) -> Ticks { Int64(offset - home) * Time.second }
    // What holds at first holds long before: no day of the scenario's needs more than two before its own first.
    let first = CivilClock.Shift(start: -30 * Time.day, shift: shift(zone.initial))
    let later = zone.changes.map { change in
      CivilClock.Shift(
        start: (change.second + midnight - clock.startInstant) * Time.second, shift: shift(change.offset))
    }
    return CivilClock(
      firstDay: Int64(clock.start.dayNumber), firstOffset: Int64(home) * Time.second, shifts: [first] + later)
  }

  // MARK: Customers elsewhere

  /// Reads `{ "lisbon": { "share": "20%", "time_zone": "Europe/Lisbon", "tier": "gold" } }`.
  mutating func readZones(_ contact: inout ObjectReader) {
    let read =
      contact.map("zones", .default([:]), called: "a zone of customers", count: 0...Bounds.zones) {
        name, reader -> CustomerZone? in
        let share = reader.share("share", .default(1)) ?? 0
        if !reader.has("time_zone") {
          reader.add(
            Diagnostic(.error, .missingKey, at: reader.place, "a zone of customers needs \"time_zone\""))
        }
        let civil = readZone(&reader)
        let tiers = bits(&reader, "tier", customers.population.tiers.map(\.name.text), "a tier")
        let channels = bits(&reader, "channel", channels.map(\.name), "a channel")
        return civil.map {
          CustomerZone(
            name: Name(name), share: share, tiers: tiers, channels: channels, civil: $0, calendars: [])
        }
      } ?? []
    zones = read.map(\.value)
    for tier in customers.population.tiers.indices where tier < 64 {
      for channel in channels.indices where channel < 64 {
        var sum = 0.0
        for zone in zones where zone.tiers >> UInt64(tier) & 1 == 1 && zone.channels >> UInt64(channel) & 1 == 1 {
          sum += zone.share
        }
        if sum > 1 + Bounds.shareTolerance {
          contact.error(
            "share-sum", at: "zones",
            "of \(Shown.quoted(customers.population.tiers[tier].name.text)) over"
              + " \(Shown.quoted(channels[channel].name)), the zones take \(percent(sum)): at most 100%")
          return
        }
      }
    }
  }

  private func bits(
    _ reader: inout ObjectReader, _ field: String, _ names: [String], _ called: String
  ) -> UInt64 {
    if !reader.has(field) {
      _ = reader.value(field, .optional, as: .anything)
      return .max
    }
    var bits: UInt64 = 0
    for word in reader.oneOrMore(field, of: .reference(to: names, called: called), count: 1...Bounds.masked) ?? [] {
      if let index = names.firstIndex(of: word), index < 64 { bits |= 1 << UInt64(index) }
    }
    return bits
  }

  /// Gives every zone the callable hours of the contact plans by its own clock.
  mutating func localiseCallable(_ callable: [Int]) {
    for zone in zones.indices {
      for calendar in callable where calendar > 0 {
        guard !zones[zone].calendars.contains(where: { $0.calendar == calendar }) else { continue }
        let local = local(calendar, zones[zone].civil, in: zones[zone].name.text)
        zones[zone].calendars.append(CustomerZone.LocalCalendar(calendar: calendar, local: local))
      }
    }
  }
}
