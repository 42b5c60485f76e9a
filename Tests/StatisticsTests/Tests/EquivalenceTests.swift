import Statistics
import Testing

struct EquivalenceTests {
  let example = Equivalence(difference: 0.4, standardError: 0.5, degreesOfFreedom: 29, tolerance: 1.5)

  @Test func `the two one-sided tests have the oracle's values`() {
    #expect(relativeError(example.pValue, 0.017963379575) < 1e-10)
    #expect(relativeError(example.interval(alpha: 0.05).low, -0.449563513267) < 5e-12)
    #expect(relativeError(example.interval(alpha: 0.05).high, 1.249563513267) < 5e-12)
    #expect(relativeError(example.pValueOfNoDifference, 0.430215668551) < 1e-11)
  }

  @Test func `the verdict has three values`() {
    #expect(example.verdict(failure: 0.001, equivalence: 0.05) == .equivalent)
    #expect(example.verdict(failure: 0.001, equivalence: 0.01) == .inconclusive)
    let far = Equivalence(difference: -4, standardError: 0.5, degreesOfFreedom: 29, tolerance: 1.5)
    #expect(far.verdict(failure: 0.001, equivalence: 0.05) == .different)
    let exact = Equivalence(difference: 0, standardError: 0, degreesOfFreedom: 29, tolerance: 0.1)
    #expect(exact.verdict(failure: 0.001, equivalence: 0.05) == .equivalent)
    #expect(exact.pValue == 0)
  }
}
