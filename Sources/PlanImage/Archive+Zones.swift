internal import ClosedLoop
internal import EventKernel

/// The walk over the zones of customers.
extension Archive {
  mutating func pass(_ zones: inout [CustomerZone]) {
    let blank = CustomerZone(
      name: .blank, share: 0, tiers: 0, channels: 0, civil: CivilClock(firstDay: 0), calendars: [])
    pass(&zones, blank: blank) {
      $0.pass(&$1.name)
      $0.pass(&$1.share)
      $0.pass(&$1.tiers)
      $0.pass(&$1.channels)
      $0.pass(&$1.civil)
      $0.pass(&$1.calendars, blank: CustomerZone.LocalCalendar(calendar: 0, local: 0)) {
        $0.pass(&$1.calendar)
        $0.pass(&$1.local)
      }
    }
  }
}
