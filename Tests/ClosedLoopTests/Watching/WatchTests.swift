import ClosedLoop
import EventKernel
import Testing

@Suite("What is watched of a replication")
struct WatchTests {
  @Test("who does not ask for fates gets the same course and the same figures of the desk")
  func fates() throws {
    let plan = Given.desk(customers: 20_000, perWeek: 160, people: 2, measure: 6 * Time.week, seed: 31)
    let prepared = try PreparedPlan(plan)
    var watch = Watch()
    watch.fates = false
    let whole = try #require(try prepared.replicate(3))
    let desk = try #require(try prepared.replicate(3, watching: watch))
    #expect(desk.fingerprint == whole.fingerprint)
    #expect(desk.events == whole.events)
    var same = 0
    var others = 0
    for (place, instance) in Metric.instances(of: plan).enumerated() {
      let left = whole.observations[place]
      let right = desk.observations[place]
      let isSame = left.numerator == right.numerator && left.denominator == right.denominator
      if Metric.catalogue[instance.metric].scope == .desk {
        #expect(isSame, "\(Metric.catalogue[instance.metric].name)")
        same += 1
      } else if !isSame {
        others += 1
      }
    }
    #expect(same > 20)
    #expect(others > 0)
  }
}
