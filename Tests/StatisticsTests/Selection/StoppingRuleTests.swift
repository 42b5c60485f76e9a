import Statistics
import Testing

struct StoppingRuleTests {
  func estimate(_ value: Double, _ halfWidth: Double) -> Estimate {
    Estimate(
      value: value, standardError: halfWidth / 2, interval: Interval(centre: value, halfWidth: halfWidth), count: 20,
      level: 0.95, method: .mean)
  }

  @Test func `the absolute rule looks at the half-width`() {
    let rule = StoppingRule(precision: .absolute(0.5), cap: 40)
    #expect(rule.decision(after: 20, estimates: [estimate(10, 0.5)]) == .stop)
    #expect(rule.decision(after: 20, estimates: [estimate(10, 0.5), estimate(1, 0.6)]) == .continueTo(28))
    #expect(rule.decision(after: 36, estimates: [estimate(10, 0.6)]) == .continueTo(40))
    #expect(rule.decision(after: 40, estimates: [estimate(10, 0.6)]) == .stopAtCap)
  }

  @Test func `the relative rule bounds the relative error`() {
    let rule = StoppingRule(precision: .relative(0.25), cap: 100)
    #expect(rule.decision(after: 20, estimates: [estimate(-10, 2)]) == .stop)
    #expect(rule.decision(after: 20, estimates: [estimate(10, 2.1)]) == .continueTo(28))
  }

  @Test func `nothing is decided before the first look or without an interval`() {
    let rule = StoppingRule(precision: .absolute(1), cap: 100)
    #expect(rule.decision(after: 4, estimates: [estimate(10, 0)]) == .continueTo(20))
    #expect(!rule.isMet(by: Estimate.mean(of: [1], level: 0.95)))
  }
}
