import ClosedLoop
import EventKernel
import Testing

@Suite("Customers in another time zone")
struct CustomerZoneTests {
  /// A desk that is always staffed and rings from nine to five of Mondays to Fridays.
  private func desk(_ times: [Double]) -> Plan {
    var plan = Given.recorded(times, minutes: [1], people: 50)
    plan.calendars.append(WorkCalendarTests.office(days: 60))
    plan.contact.callable = 1
    return plan
  }

  /// A zone six hours behind, and the calendar of its nine to five.
  private func addZone(share: Double, channels: UInt64 = .max, to plan: inout Plan) {
    let later = zip(plan.calendars[1].starts, plan.calendars[1].ends).map {
      (start: $0 + 6 * Time.hour, end: $1 + 6 * Time.hour)
    }
    plan.calendars.append(WorkCalendar(name: Given.name("office (west)"), intervals: later))
    plan.zones.append(
      CustomerZone(
        name: Given.name("west"), share: share, tiers: .max, channels: channels,
        civil: CivilClock(firstDay: 20_822, shifts: [CivilClock.Shift(start: -30 * Time.day, shift: -6 * Time.hour)]),
        calendars: [CustomerZone.LocalCalendar(calendar: 1, local: 2)]))
  }

  @Test("are rung in their own callable hours")
  func localHours() throws {
    var plan = desk([10, 10, 20])
    #expect(try Given.waits(plan) == [0, 0, 13])
    addZone(share: 1, channels: 6, to: &plan)
    // Ten and twenty o'clock are four and fourteen there.
    #expect(try Given.waits(plan) == [0, 5, 0])
  }

  @Test("are the stated share of customers, each always the same")
  func share() throws {
    var plan = desk([10])
    plan.population.count = 500
    plan.population.tiers[0].seats = 500
    plan.channels[0].arrivals = .trace(
      ContiguousArray((0..<20).flatMap { day in (0..<200).map { Int64(day) * Time.day + 10 * Time.hour + $0 } }))
    plan.teams[0].shifts[0].people = 300
    addZone(share: 0.3, to: &plan)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let wait = try #require(result.observation("wait.time.mean", .channel, 0, of: plan))
    // On working days a customer of the west waits five hours, others none; weekends add what falls into them.
    var home = desk([10])
    home.channels = plan.channels
    home.population = plan.population
    home.teams = plan.teams
    let none = try #require(try PreparedPlan(home).replicate(0)?.observation("wait.time.mean", .channel, 0, of: home))
    let added = wait.numerator / wait.denominator - none.numerator / none.denominator
    #expect(abs(added / 5 - 0.3) < 0.07, "\(added)")
  }

  @Test("are reached by their own hour of day")
  func localReach() throws {
    // In the morning nobody picks up, in the afternoon everybody does; ten o'clock there is sixteen here.
    var plan = desk([16])
    plan.contact.reach = (1e6, 1)
    plan.contact.reachByHour = (0..<24).map { $0 < 12 ? 0 : 1 }
    plan.contact.messageShare = 0
    #expect(try PreparedPlan(plan).replicate(0)?.value("contact.reached", of: plan) == 1)
    addZone(share: 1, to: &plan)
    #expect(try PreparedPlan(plan).replicate(0)?.value("contact.reached", of: plan) == 0)
  }
}
