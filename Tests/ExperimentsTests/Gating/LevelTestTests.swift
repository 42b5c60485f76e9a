import ClosedLoop
import EventKernel
import Experiments
import Statistics
import Testing

@Suite("A gate with a fixed bound")
struct LevelTestTests {
  private let metric: Metric
  private let rates = ErrorRates(falseAlarm: 0.05, falsePass: 0.05)

  init() throws {
    metric = try #require(Metric.catalogue.first { $0.name.description == "backlog.count" })
  }

  private func test(_ relation: Relation, _ bound: Double, _ rates: ErrorRates) -> LevelTest {
    LevelTest(
      Gate(instance: 0, relation: relation, bound: .value(bound), isWarning: false), of: metric, rates: rates)
  }

  @Test("A share that was always met proves no more than its cases can")
  func noSpread() throws {
    let share = try #require(Metric.catalogue.first { $0.name.description == "sla.first_response.met" })
    func verdict(_ relation: Relation, _ bound: Double, _ met: Double, of cases: Double) -> GateVerdict {
      let gate = Gate(instance: 0, relation: relation, bound: .value(bound), isWarning: false)
      return LevelTest(gate, of: share, rates: rates).verdict(
        on: Array(repeating: Observation(met, over: cases), count: 20))
    }
    // Of a hundred cases none is missed one time in three where 98.9 % are met, of ten thousand hardly ever.
    #expect(verdict(.atLeast, 0.99, 5, of: 5) == .undecided(.boundInside))
    #expect(verdict(.atLeast, 0.99, 500, of: 500) == .passed)
    #expect(verdict(.atLeast, 0.9, 5, of: 5) == .passed)
    #expect(verdict(.atLeast, 0.005, 0, of: 5) == .undecided(.boundInside))
    #expect(verdict(.atLeast, 0.005, 0, of: 500) == .failed)
  }

  /// The verdict after looks at so many replications, at most the last.
  private func verdict(
    _ relation: Relation, _ bound: Double, _ law: Distribution, _ drawn: inout Drawn, looks: [Int] = [20, 40, 80]
  ) -> GateVerdict {
    let observations = drawn.values(law, looks[looks.count - 1])
    let test = test(relation, bound, rates.perLook(tests: 1, looks: looks.count))
    for count in looks {
      let verdict = test.verdict(on: Array(observations.prefix(count)))
      if verdict == .passed || verdict == .failed { return verdict }
    }
    return .undecided(.boundInside)
  }

  private func count(
    _ wanted: GateVerdict, of uses: Int, _ relation: Relation, _ bound: Double, _ law: Distribution, seed: UInt64
  ) -> Int {
    var drawn = Drawn(seed: seed)
    return (0..<uses).count { _ in verdict(relation, bound, law, &drawn) == wanted }
  }

  @Test(
    "A requirement at its very bound fails no more often than stated, over all looks", arguments: [1, 2] as [UInt64])
  func falseAlarms(seed: UInt64) {
    for relation in [Relation.atLeast, .atMost] {
      let failed = count(.failed, of: 1_000, relation, 1, Drawn.nearlyNormal, seed: seed)
      #expect(BinomialTest.atLeast(failed, of: 1_000, rate: 0.05) > 0.001)
      // Bonferroni over three looks gives something away, but not everything.
      #expect(BinomialTest.atMost(failed, of: 1_000, rate: 0.02) > 0.001)
    }
    // A mean of skewed values that must not rise: Student's law errs to the safe side.
    let failed = count(.failed, of: 1_000, .atMost, 1, Drawn.skewed, seed: seed)
    #expect(BinomialTest.atLeast(failed, of: 1_000, rate: 0.05) > 0.001)
  }

  @Test("A requirement that just does not hold is passed no more often than stated, over all looks")
  func falsePasses() {
    let passed = count(.passed, of: 1_000, .above, 1.000_001, Drawn.nearlyNormal, seed: 3)
    #expect(BinomialTest.atLeast(passed, of: 1_000, rate: 0.05) > 0.001)
  }

  @Test("A bound at some distance is decided, and most often early")
  func power() {
    var drawn = Drawn(seed: 4)
    // Five standard errors of twenty values.
    let far = 1 - 5 * 0.02 / (20.0).squareRoot()
    let early = (0..<200).count { _ in verdict(.atLeast, far, Drawn.nearlyNormal, &drawn, looks: [20]) == .passed }
    #expect(early > 190)
    let failed = (0..<200).count { _ in verdict(.atMost, far, Drawn.nearlyNormal, &drawn) == .failed }
    #expect(failed == 200)
  }

  @Test("The bound of a look is Student's, at the look's share of the error")
  func critical() {
    // Mean 12.5, standard deviation of 20 values 2·sqrt(20/19)·..., computed here in full.
    let observations = (0..<20).map { Observation($0 % 2 == 0 ? 10.0 : 15.0) }
    let error = (2.5 * 2.5 * 20 / 19 / 20).squareRoot()
    // t(19) at 1 − .001/200: the factor for 100 metrics on two sides.
    let share = ErrorRates(falseAlarm: 0.001 / 200, falsePass: 0.001 / 200)
    let edge = 12.5 - 5.9494 * error
    #expect(test(.atLeast, edge - 0.001, share).verdict(on: observations) == .passed)
    #expect(test(.atLeast, edge + 0.001, share).verdict(on: observations) == .undecided(.boundInside))
    #expect(test(.atMost, edge - 0.001, share).verdict(on: observations) == .failed)
    #expect(test(.atMost, edge + 0.001, share).verdict(on: observations) == .undecided(.boundInside))
  }

  @Test("Less than ten observed replications decide nothing")
  func few() {
    let test = test(.atLeast, 0, rates)
    #expect(test.verdict(on: Array(repeating: Observation(5), count: 9)) == .undecided(.tooFew))
    let sparse = Array(repeating: Observation.nothing, count: 30) + Array(repeating: Observation(5), count: 9)
    #expect(test.verdict(on: sparse) == .undecided(.tooFew))
    #expect(test.verdict(on: Array(repeating: .nothing, count: 30)) == .undecided(.notObserved))
    #expect(test.verdict(on: Array(repeating: Observation(5), count: 10)) == .passed)
  }
}
