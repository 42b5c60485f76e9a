import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("The verdict on a gate")
struct GateVerdictTests {
  private func estimate(_ low: Double, _ high: Double) -> Estimate {
    Estimate(
      value: (low + high) / 2, standardError: 1, interval: Interval(low: low, high: high), count: 30, level: 0.95,
      method: .mean)
  }

  private func gate(_ relation: Relation, _ bound: GateBound = .value(10)) -> Gate {
    Gate(instance: 0, relation: relation, bound: bound, isWarning: false)
  }

  @Test("The side of the whole interval decides")
  func sides() {
    #expect(gate(.atLeast).verdict(on: estimate(10, 12)) == .passed)
    #expect(gate(.atLeast).verdict(on: estimate(8, 9)) == .failed)
    #expect(gate(.atLeast).verdict(on: estimate(9, 11)) == .undecided(.boundInside))
    #expect(gate(.atMost).verdict(on: estimate(8, 10)) == .passed)
    #expect(gate(.atMost).verdict(on: estimate(11, 12)) == .failed)
    #expect(gate(.atMost).verdict(on: estimate(9, 11)) == .undecided(.boundInside))
  }

  @Test("A strict bound is not met by the bound itself")
  func strict() {
    #expect(gate(.above).verdict(on: estimate(10, 12)) == .undecided(.boundInside))
    #expect(gate(.above).verdict(on: estimate(8, 10)) == .failed)
    #expect(gate(.below).verdict(on: estimate(8, 10)) == .undecided(.boundInside))
    #expect(gate(.below).verdict(on: estimate(10, 12)) == .failed)
    #expect(gate(.below).verdict(on: estimate(10, 10)) == .failed)
    #expect(gate(.atLeast).verdict(on: estimate(10, 10)) == .passed)
  }

  @Test("Nothing is green that nobody knows")
  func doubts() {
    var single = estimate(20, 20)
    single.interval = nil
    #expect(gate(.atLeast).verdict(on: single) == .undecided(.noInterval))
    #expect(gate(.atLeast).verdict(on: nil) == .undecided(.notObserved))
    let golden = gate(.atLeast, .golden(relative: -0.02, absolute: 0))
    #expect(golden.verdict(on: estimate(20, 30)) == .undecided(.noGolden))
  }
}
