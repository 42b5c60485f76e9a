import ClosedLoop
import EventKernel
import Testing

@Suite("Promises week by week")
struct WeeklyPromisesTests {
  @Test("add up to those of the window, for all, each tier, channel and promise")
  func sums() throws {
    let plan = Given.queue(perHour: 6, meanService: 12, servers: 2, measure: 3 * Time.week, seed: 3)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let weeks = Int((plan.phases.windowEnd - plan.phases.windowStart) / Time.week)
    #expect(result.weeks.weekCount == weeks)
    let instances = Metric.instances(of: plan)
    var seen = 0
    for (place, instance) in instances.enumerated() {
      let name = Metric.catalogue[instance.metric].name.description
      guard name == "sla.first_response.met" else { continue }
      guard WeeklyPromises.dimensions.contains(instance.dimension) else {
        #expect(result.weeks.tally(instance.dimension, instance.group, week: 0) == nil)
        continue
      }
      var met: Int32 = 0
      var decided: Int32 = 0
      for week in 0..<weeks {
        let tally = try #require(result.weeks.tally(instance.dimension, instance.group, week: week))
        met += tally.responseMet
        decided += tally.responseMet + tally.responseMissed
      }
      #expect(Double(met) == result.observations[place].numerator)
      #expect(Double(decided) == result.observations[place].denominator)
      seen += Int(decided)
    }
    #expect(seen > 0)
  }
}
