import EventKernel
import PortableMath

/// Customers who live by another clock.

extension DeskState {
  /// A calendar of the plan as it opens where a case's customer lives.
  @inline(__always) func local(_ calendar: Int, of index: Int) -> Int {
    let zone = Int(cases[index].zone)
    guard zone > 0 else { return calendar }
    for known in prepared.plan.zones[zone - 1].calendars where known.calendar == calendar { return known.local }
    return calendar
  }

  /// The hour of day where a case's customer lives.
  @inline(__always) func localHour(of index: Int, at tick: Ticks) -> Int {
    let zone = Int(cases[index].zone)
    return zone > 0
      ? prepared.plan.zones[zone - 1].civil.hourOfDay(at: tick) : prepared.plan.civil.hourOfDay(at: tick)
  }
}

extension PreparedPlan {
  /// The zone of a case's customer by his own draw, as `Case.zone`; asked only where the plan has zones.
  func zone(ofCustomer entity: UInt64, _ content: Content, _ chance: Chance) -> UInt8 {
    var draw = chance.uniform(entity: entity, purpose: Purpose.zone)
    for place in plan.zones.indices {
      let zone = plan.zones[place]
      let isMeant =
        zone.tiers >> UInt64(content.tier) & 1 == 1 && zone.channels >> UInt64(content.channel) & 1 == 1
      guard isMeant else { continue }
      if draw < zone.share { return UInt8(place + 1) }
      draw -= zone.share
    }
    return 0
  }
}
