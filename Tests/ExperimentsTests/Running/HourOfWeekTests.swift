import ClosedLoop
import EventKernel
import Experiments
import Statistics
import Testing

@Suite("The hours of the week")
struct HourOfWeekTests {
  private func watched(_ plan: Plan, replications: Int) async throws -> RunResult {
    var experiment = Experiment(try PreparedPlan(plan), rule: .fixed(replications), threads: 2)
    experiment.watch.hours = true
    return try await experiment.run()
  }

  @Test("add up to the window: what was received, promised and broken")
  func sums() async throws {
    var plan = Given.plan(people: 1, perWeek: 200)
    plan.promises[0].firstResponse = .duration(10 * Time.minute)
    let result = try await watched(plan, replications: 1)
    let hours = result.hoursOfWeek
    #expect(hours.map(\.hour) == Array(0..<168))
    let received = hours.reduce(0) { $0 + $1.received } * 2
    #expect(abs(received - (try #require(result.estimate("feedback.received")?.value))) < 1e-6)
    let promised = hours.reduce(0) { $0 + $1.promised }
    let broken = hours.reduce(0) { $0 + $1.promised * ($1.breach?.value ?? 0) }
    let met = try #require(result.estimate("sla.first_response.met")?.value)
    #expect(promised > 100 && met < 1)
    #expect(abs(1 - broken / promised - met) < 1e-9)
  }

  @Test("show a promise as likely to be broken where nobody works, and safe where somebody does")
  func breaches() async throws {
    var plan = Given.plan(people: 4, perWeek: 60)
    // From eight to eight on each day; four hours are promised on a clock that runs at night.
    plan.teams[0].shifts[0].intervals = (0..<21).map {
      (start: $0 * Time.day + 8 * Time.hour, end: $0 * Time.day + 20 * Time.hour)
    }
    plan.work[0].attemptFailed = nil
    let hours = try await watched(plan, replications: 20).hoursOfWeek
    for hour in hours {
      guard let breach = hour.breach?.value else { continue }
      // Who writes from eight in the evening to four in the morning waits for more than four hours.
      switch hour.hour % 24 {
      case 20...23, 0...2: #expect(breach == 1, "hour \(hour.hour)")
      case 8...18: #expect(breach == 0, "hour \(hour.hour)")
      case let other: #expect([3, 4, 5, 6, 7, 19].contains(other))
      }
      // After eight they finish what is in hand.
      if 8...19 ~= hour.hour % 24 { #expect(hour.staffed == 4) } else { #expect(hour.staffed < 0.2) }
    }
  }
}
