import ClosedLoop
import EventKernel
import Experiments
import Testing

@Suite("A forecast for a backlog")
struct BacklogForecastTests {
  /// Cases that were open before, each an hour of work, at a desk that never closes; little new comes in.
  private func forecast(cases: Int, people: Int, replications: Int = 3) async throws -> BacklogForecast? {
    var plan = Given.plan(people: people, perWeek: 1)
    plan.work[0].prepare = .constant(0)
    plan.work[0].talk = .constant(3600)
    plan.work[0].wrapUp = .constant(0)
    plan.work[0].attemptFailed = nil
    plan.contact.planEnds = nil
    plan.outcome.leaveProbabilities = [0, 0, 0]
    plan.population.tiers[0].churn = .netOfFailures(0)
    if people > 0 { plan.resolution.solvedAtContact = 1 }
    plan.backlog = (0..<cases).map {
      OpenCase(
        received: Int64($0 - cases) * Time.minute, tier: 0, channel: 0, severity: -1, rule: 0, attempts: 0)
    }
    return try await Experiment(PreparedPlan(plan), rule: .fixed(replications)).run().backlogForecast
  }

  @Test("says the day on which the last old case is closed, which is work divided by people")
  func cleared() async throws {
    // 96 hours of work: one person is done after four days, two after two.
    for (people, day) in [(1, 4), (2, 2), (4, 1)] {
      let forecast = try #require(try await forecast(cases: 96, people: people))
      #expect(forecast.cases == 96)
      #expect(forecast.cleared.median == day && forecast.cleared.p10 == day && forecast.cleared.p90 == day)
      // The queue is as usual, which is empty, from about then on.
      let back = try #require(forecast.back.median)
      #expect(back <= day)
      #expect(forecast.usual < 1)
    }
  }

  @Test("is silent where nothing was open, and knows no day that lies beyond the run")
  func never() async throws {
    #expect(try await forecast(cases: 0, people: 1) == nil)
    // Three weeks have 504 hours.
    let forecast = try #require(try await forecast(cases: 600, people: 1))
    #expect(forecast.cleared.median == nil && forecast.cleared.p10 == nil && forecast.cleared.p90 == nil)
  }
}
