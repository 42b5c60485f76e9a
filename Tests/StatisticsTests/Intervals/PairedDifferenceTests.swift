import Statistics
import Testing

struct PairedDifferenceTests {
  @Test func `pairing finds the oracle's difference`() {
    let paired = PairedDifference(scenarioA, scenarioB, level: 0.95)
    #expect(relativeError(paired.estimate.value, 0.49) < 1e-13)
    #expect(relativeError(paired.standardDeviation, 0.2078995484) < 1e-9)
    #expect(relativeError(paired.t, 7.4531958605) < 1e-10)
    #expect(relativeError(paired.pValue, 3.8790560462e-05) < 1e-9)
    #expect(relativeError(paired.estimate.interval?.low, 0.341277622309) < 3e-12)
    #expect(relativeError(paired.estimate.interval?.high, 0.638722377691) < 3e-12)
    #expect((paired.correlation ?? 0) > 0.9)
    #expect((paired.gain ?? 0) > 10)
  }

  @Test func `the gain is what pairing saves`() {
    // Var(A) + Var(B) over Var(A - B) = 1 / (1 - correlation) for equal variances.
    let paired = PairedDifference([1, 2, 3, 4], [1, 3, 2, 4], level: 0.95)
    #expect(relativeError(paired.correlation, 0.8) < 1e-14)
    #expect(relativeError(paired.gain, 5) < 1e-14)
  }

  @Test func `equal scenarios and single pairs give no NaN`() {
    let same = PairedDifference([1, 2, 3], [1, 2, 3], level: 0.95)
    #expect(same.pValue == 1)
    #expect(same.t == nil)
    #expect(same.gain == nil)
    let shifted = PairedDifference([2, 3, 4], [1, 2, 3], level: 0.95)
    #expect(shifted.pValue == 0)
    let single = PairedDifference([2], [1], level: 0.95)
    #expect(single.pValue == nil)
    #expect(single.correlation == nil)
    #expect(single.estimate.interval == nil)
  }
}
