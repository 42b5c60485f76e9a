import ClosedLoop
import EventKernel
import Experiments
import Statistics
import Testing

@Suite("A gate against a golden")
struct ChangeTestTests {
  private let metric: Metric
  private let share: Metric

  init() throws {
    metric = try #require(Metric.catalogue.first { $0.name.description == "backlog.count" })
    share = try #require(Metric.catalogue.first { $0.name.description == "sla.first_response.met" })
  }

  private func test(
    _ relation: Relation, relative: Double = 0, absolute: Double = 0, _ metric: Metric,
    rates: ErrorRates = ErrorRates(falseAlarm: 0.01, falsePass: 0.05)
  ) -> ChangeTest {
    let bound = GateBound.golden(relative: relative, absolute: absolute)
    return ChangeTest(
      Gate(instance: 0, relation: relation, bound: bound, isWarning: false), of: metric, rates: rates)
  }

  @Test("golden - 2% is measured by the golden's size, also below 0")
  func bound() {
    #expect(ChangeTest.bound(relative: -0.02, absolute: 0, golden: 200) == 196)
    #expect(ChangeTest.bound(relative: -0.02, absolute: 0, golden: -200) == -204)
    #expect(ChangeTest.bound(relative: 0, absolute: 3, golden: -200) == -197)
  }

  @Test("The same run passes what allows it, and nothing stricter")
  func same() {
    var drawn = Drawn(seed: 1)
    let values = drawn.values(Drawn.skewed, 20)
    #expect(test(.atLeast, metric).outcome(now: values, accepted: values, paired: true).verdict == .passed)
    #expect(test(.atMost, metric).outcome(now: values, accepted: values, paired: true).verdict == .passed)
    let loss = test(.atLeast, relative: -0.02, metric).outcome(now: values, accepted: values, paired: true)
    #expect(loss.verdict == .passed)
    #expect(test(.above, metric).outcome(now: values, accepted: values, paired: true).verdict == .failed)
    let gain = test(.atLeast, relative: 0.02, metric).outcome(now: values, accepted: values, paired: true)
    #expect(gain.verdict == .failed)
  }

  @Test("Pairing sees a change that independent runs cannot")
  func pairing() throws {
    var drawn = Drawn(seed: 2)
    let accepted = drawn.values(Drawn.skewed, 30, times: 100)
    let noise = drawn.values(Drawn.nearlyNormal, 30)
    // One more in each replication, and some luck of its own.
    let now = zip(accepted, noise).map { Observation($0.numerator + $1.numerator) }
    let paired = test(.atMost, metric).outcome(now: now, accepted: accepted, paired: true)
    #expect(paired.verdict == .failed)
    let moved = try #require(paired.difference)
    #expect(abs(moved.value - 1) < 0.02)
    #expect(moved.count == 30)
    let apart = test(.atMost, metric).outcome(now: now, accepted: accepted, paired: false)
    #expect(apart.verdict == .undecided(.boundInside))
    #expect(try #require(apart.difference).standardError > 20 * moved.standardError)
  }

  @Test("Ratios of sums are compared by their linearised values")
  func ratios() throws {
    let over = [100.0, 90, 110, 85, 105, 98, 108, 92, 100, 95]
    let met = [80.0, 72, 95, 60, 88, 79, 91, 70, 82, 77]
    let accepted = zip(met, over).map { Observation($0, over: $1) }
    let now = zip(met, over).map { Observation($0 - 10, over: $1) }
    let outcome = test(.atLeast, relative: -0.02, share).outcome(now: now, accepted: accepted, paired: true)
    #expect(outcome.verdict == .failed)
    let moved = try #require(outcome.difference)
    // 10 of 98.3 fewer in each replication.
    #expect(abs(moved.value + 100 / over.reduce(0, +)) < 1e-12)
  }

  @Test("What cannot be compared is undecided")
  func doubts() {
    let few = Array(repeating: Observation(1), count: 9)
    #expect(test(.atLeast, metric).outcome(now: few, accepted: few, paired: true).verdict == .undecided(.tooFew))
    let none = Array(repeating: Observation.nothing, count: 20)
    let some = Array(repeating: Observation(1), count: 20)
    let outcome = test(.atLeast, metric).outcome(now: none, accepted: some, paired: true)
    #expect(outcome.verdict == .undecided(.notObserved))
  }

  @Test("Nothing changed: at the very bound it fails no more often than stated", arguments: [true, false])
  func falseAlarms(paired: Bool) {
    var drawn = Drawn(seed: 5)
    let test = test(.atLeast, metric, rates: ErrorRates(falseAlarm: 0.05, falsePass: 0.05))
    let failed = (0..<1_000).count { _ in
      let (accepted, now) = (drawn.values(Drawn.skewed, 20), drawn.values(Drawn.skewed, 20))
      return test.outcome(now: now, accepted: accepted, paired: paired).verdict == .failed
    }
    #expect(BinomialTest.atLeast(failed, of: 1_000, rate: 0.05) > 0.001)
    #expect(failed > 10)
  }
}
