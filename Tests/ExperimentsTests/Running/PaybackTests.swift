import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("Payback")
struct PaybackTests {
  private func payback(_ change: (inout Plan) -> Void) async throws -> Payback {
    var plan = Given.plan()
    change(&plan)
    let result = try await Experiment(try PreparedPlan(plan), rule: .fixed(4)).run()
    return try #require(result.payback)
  }

  @Test("is at once where nothing is spent and nobody is harmed")
  func free() async throws {
    let payback = try await payback {
      $0.teams = []
      $0.queues = []
      $0.triage.rules = []
    }
    #expect(payback.time == 0 && payback.earliest == 0 && payback.latest == 0)
  }

  @Test("never comes where the cost is beyond all that can come back")
  func never() async throws {
    let payback = try await payback { $0.money.yearlyManagement = 1_000_000_000_000_000 }
    #expect(payback.time == nil && payback.earliest == nil && payback.latest == nil)
    let last = try #require(payback.weeks.last)
    #expect(last.net.value < 0 && last.spent > 1_000_000)
  }

  @Test("is the week from whose end on the mean never lies below zero again, and its interval holds it")
  func crossing() async throws {
    let payback = try await payback { $0.teams[0].hourlyCost = 20_000 }
    let time = try #require(payback.time)
    for (week, sums) in payback.weeks.enumerated() {
      #expect(abs(sums.net.value - (sums.received - sums.spent)) < 1e-6)
      if week + 1 >= time { #expect(sums.net.value >= 0) }
    }
    if time > 1 { #expect(payback.weeks[time - 2].net.value < 0) }
    #expect(try #require(payback.earliest) <= time)
    if let latest = payback.latest { #expect(latest >= time) }
  }
}
